"""Pages for training the line model: read, measured, augmented, and stacked to batches."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np

from index.cleaning.features import measure
from index.cleaning.model import BUCKETS, HEAD, TAIL, buckets
from index.evaluation.cleaning import same_words, shingles

if TYPE_CHECKING:  # needs jax, which pages as such do not
    from benchmarks.line_network import Batch

LENGTHS = (128, 256, 512)  # lines of a page in training; the network is compiled for each
BLOCKS = (1, 1, 2, 3, 5, 8, 13, 21)  # lines removed together
THINNED = 0.35  # share of thinned pages among those drawn
LEFT_ALONE = {"cleaneval", "spliced", "framed"}  # not augmented: short, or made at random


@dataclass(frozen=True)
class Record:
    """One page as read: all lines, also empty ones; labels 0 other, 1 body, 2 comment."""

    collection: str
    site: str
    lines: list[str]
    labels: np.ndarray
    gold: str
    titles: np.ndarray  # which lines are the title; none where it is not known
    marked: bool  # whether its collection marks comments
    wanted: np.ndarray  # the target of body per line, 0 to 1; NaN: unknown
    trust: float = 1.0  # its weight in the loss


@dataclass(frozen=True)
class Example:
    """One page, measured: only its non-empty lines."""

    record: Record
    lines: list[str]
    looks: np.ndarray
    words: np.ndarray  # lines x (HEAD + TAIL), BUCKETS where there is no word
    pairs: np.ndarray
    size: np.ndarray  # words per line
    labels: np.ndarray
    titles: np.ndarray
    wanted: np.ndarray


def read_records(folder: Path, name: str) -> list[Record]:
    """The pages of a collection."""
    with gzip.open(folder / f"dev_{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [as_record(name, json.loads(line)) for line in file]


def sites(pages: Path) -> frozenset[str]:
    """The hosts of the pages, which a model that is evaluated on them must not be trained on."""
    with gzip.open(pages, "rt", encoding="utf-8") as file:
        return frozenset(urlsplit(json.loads(line)["url"]).netloc for line in file)


def as_record(collection: str, page: dict) -> Record:
    # No line may contain a line break: the measurements count lines as str.splitlines does.
    lines = [" ".join(line.splitlines()) for line in page["lines"]]
    labels = np.array(page["lab"])
    labels[comment_lines(lines, labels, page.get("comments") or "")] = 2
    site = urlsplit(page.get("url") or "").netloc or str(page["id"])
    marked = collection in {"dragnet", "l3s"}
    titles = title_lines(lines, page.get("title") or "")
    wanted = (labels == 1).astype(np.float32)
    return Record(collection, site, lines, labels, page["gold"], titles, marked, wanted)


def title_lines(lines: list[str], title: str) -> np.ndarray:
    """Which lines have nearly the title's words: a Jaccard similarity over .75 of their
    shingles."""
    wanted = set(shingles(title)) if len(title.split()) > 4 else None

    def same(line: str) -> bool:
        if wanted is None:
            return bool(title) and same_words(title, line)
        own = set(shingles(line))
        return len(own & wanted) / len(own | wanted) > 0.75

    return np.array([same(line) for line in lines])


def comment_lines(lines: list[str], labels: np.ndarray, comments: str | list) -> list[int]:
    """Lines that are not body and mostly occur in the comments that a person marked."""
    known = shingles("\n".join(map(str, comments)) if isinstance(comments, list) else comments)

    def inside(line: str) -> bool:
        own = shingles(line)
        return bool(own) and sum(one in known for one in own) / len(own) > 0.6

    return [i for i, line in enumerate(lines) if known and not labels[i] and inside(line)]


def measured(record: Record) -> Example:
    page = measure("\n".join(record.lines))
    at = page.numbers - 1
    words = read_words(page.first_word)
    return Example(
        record,
        [record.lines[i] for i in at],
        page.looks,
        table(buckets(page.words), words),
        table(buckets(page.pairs), words),
        page.sizes.astype(np.float32),
        record.labels[at],
        record.titles[at],
        record.wanted[at],
    )


def read_words(first: np.ndarray) -> np.ndarray:
    """The words of each line that the model reads, ``HEAD + TAIL`` per line; -1 for none."""
    sizes = np.diff(first)[:, None]
    head = np.where(np.arange(HEAD) < sizes, first[:-1, None] + np.arange(HEAD), -1)
    back = np.arange(TAIL) - TAIL
    tail = np.where(sizes + back >= HEAD, first[1:, None] + back, -1)
    return np.concatenate([head, tail], 1)


def table(values: np.ndarray, places: np.ndarray) -> np.ndarray:
    return np.append(values, BUCKETS)[places].astype(np.int32)


# --- augmented --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Page:
    """One page with its augmented variants."""

    variants: list[Example]
    thinned: list[Example]


def pages_of(records: list[Record], chance: random.Random) -> list[Page]:
    seen = [Page(variants(record, chance), thinned(record, chance)) for record in records]
    return [page for page in seen if page.variants]


def variants(record: Record, chance: random.Random) -> list[Example]:
    """The page as it is; from near its headline on; up to below its text; without its article."""
    body, whole = np.flatnonzero(record.labels == 1), np.arange(len(record.lines))
    parts = [whole]
    if len(body) and record.collection not in LEFT_ALONE:
        titles = np.flatnonzero(record.titles[: body[0] + 1])
        begin = max(0, body[0] - chance.randrange(8))
        if len(titles) and chance.random() < 0.6:
            begin = titles[-1]
        end = body[-1] + 1 + chance.randrange(20)
        both = max(0, body[0] - chance.randrange(8)) if chance.random() < 0.3 else 0
        parts += [whole[begin:], whole[both:end]]
        if chance.random() < 0.3:
            parts.append(np.flatnonzero(record.labels != 1))
    return [example for part in parts if len((example := measured(part_of(record, part))).size)]


def thinned(record: Record, chance: random.Random) -> list[Example]:
    """The page up to three times, without some of the other lines and a few of the body."""
    body = record.labels == 1
    if record.collection in LEFT_ALONE or not body.any():
        return []
    several = (measured(part_of(record, kept_lines(body, chance))) for _ in range(3))
    return [example for example in several if len(example.size)]


def kept_lines(body: np.ndarray, chance: random.Random) -> np.ndarray:
    """The lines kept: up to 70 % of the other blocks are removed, sometimes some body lines."""
    keep, share, first = np.ones(len(body), bool), chance.random() * 0.7, 0
    while first < len(body):
        block = slice(first, first + chance.choice(BLOCKS))
        if chance.random() < share:
            keep[block] &= body[block]
        first = block.stop
    places = np.flatnonzero(body)
    if len(places) > 8 and chance.random() < 0.4:
        begin = chance.randrange(len(places) - 4)
        long = chance.random() < 0.5
        end = begin + (chance.randrange(1, len(places) // 2) if long else 1)
        keep[places[begin] : places[min(end, len(places)) - 1] + 1] = False
    return np.flatnonzero(keep)


def part_of(record: Record, keep: np.ndarray) -> Record:
    """The page with only these lines."""
    return replace(
        record, lines=[record.lines[i] for i in keep], labels=record.labels[keep],
        titles=record.titles[keep], wanted=record.wanted[keep],
    )  # fmt: skip


def one_of(page: Page, chance: random.Random) -> Example:
    """A random variant, mostly the first; of long pages the beginning, or a random part."""
    examples = page.variants
    which = chance.choices(range(4), (0.6, 0.22, 0.15, 0.03))[0]
    example = examples[which] if which < len(examples) and len(examples) > 2 else examples[0]
    if page.thinned and chance.random() < THINNED:
        example = chance.choice(page.thinned)
    first, longest = 0, LENGTHS[-1]
    if len(example.lines) > longest and chance.random() < 0.4:
        first = chance.randrange(len(example.lines) - longest)
    part = slice(first, first + longest)
    e = example
    return replace(
        e, lines=e.lines[part], looks=e.looks[part], words=e.words[part], pairs=e.pairs[part],
        size=e.size[part], labels=e.labels[part], titles=e.titles[part], wanted=e.wanted[part],
    )  # fmt: skip


def batch_of(examples: list[Example], styles: list[float]) -> Batch:
    longest = max(len(e.lines) for e in examples)
    length = next((each for each in LENGTHS if each >= longest), 1 << longest.bit_length())

    def stack(get: Callable[[Example], np.ndarray], fill: float, dtype: type) -> np.ndarray:
        rows = []
        for e in examples:
            value = get(e)
            pad = [(0, length - len(value))] + [(0, 0)] * (value.ndim - 1)
            rows.append(np.pad(value, pad, constant_values=fill))
        return np.stack(rows).astype(dtype)

    return {
        "looks": stack(lambda e: e.looks, 0, np.float32),
        "words": stack(lambda e: e.words, BUCKETS, np.int32),
        "pairs": stack(lambda e: e.pairs, BUCKETS, np.int32),
        "size": stack(lambda e: e.size, 0, np.float32),
        "mask": stack(lambda e: np.ones(len(e.lines)), 0, np.float32),
        "body": stack(lambda e: e.wanted, 0, np.float32),
        "comment": stack(lambda e: e.labels == 2, 0, np.float32),
        "title": stack(lambda e: e.titles, 0, np.float32),
        "trust": np.array([e.record.trust for e in examples], np.float32),
        "marked": np.array([e.record.marked for e in examples], np.float32),
        "style": np.array(styles, np.float32),
    }
