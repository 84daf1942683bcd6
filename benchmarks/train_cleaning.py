"""Trains the line model of ``index.cleaning`` and writes ``index/cleaning/data/lines.json``.

    python benchmarks/train_cleaning.py FOLDER --check site        # three folds, split by site
    python benchmarks/train_cleaning.py FOLDER --check collection  # leave one collection out
    python benchmarks/train_cleaning.py FOLDER --write             # train on all, write the model
    python benchmarks/train_cleaning.py FOLDER --write --without PAGES.jsonl.gz --model FILE
                                   # the same without the sites of PAGES, for train_page_model.py

FOLDER holds ``dev_NAME.jsonl.gz``: one page a record with ``lines``, ``lab`` (1: body line),
``gold`` and, where a collection marks them, ``comments``. Training needs jax and optax beside the
project's own dependencies; using the model needs numpy only. docs/cleaning.md explains the model.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import hashlib
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean
from urllib.parse import urlsplit

import jax
import numpy as np
import optax

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.line_network import Batch, Parameters, forward, loss, new_parameters
from index.cleaning.features import measure
from index.cleaning.model import BUCKETS, buckets, read_words
from index.evaluation.cleaning import overlap, same_words, shingles

# How often a collection is seen, and whether its editors count headlines as body (style 0) or not.
COLLECTIONS = {
    "n4k_A": (2.0, 1),
    "wcxb_article": (1.5, 1),
    "l3s": (1.0, 0),
    "cleanportaleval": (1.0, 0),
    "dragnet": (1.0, 0),
    "cleaneval": (0.2, 0),
}
MODEL = Path(__file__).parents[1] / "index" / "cleaning" / "data" / "lines.json"
LENGTHS = (128, 256, 512)  # lines of a page in training; each is compiled for
BATCH, DRAWN = 16, 24  # pages in a batch, batches drawn at once
AVERAGED = 0.995  # the answer is a running mean of the last steps


@dataclass(frozen=True)
class Record:
    """One page as read: all lines, the empty ones too; labels 0 other, 1 body, 2 comment."""

    collection: str
    site: str
    lines: list[str]
    labels: np.ndarray
    gold: str
    titles: np.ndarray  # which lines are the title; none where it is not known
    marked: bool  # whether its collection marks comments


@dataclass(frozen=True)
class Example:
    """One page, measured: only the lines that are not empty."""

    record: Record
    lines: list[str]
    looks: np.ndarray
    words: np.ndarray  # lines x (HEAD + TAIL), BUCKETS where there is no word
    pairs: np.ndarray
    size: np.ndarray  # words per line
    labels: np.ndarray
    titles: np.ndarray


def read_records(folder: Path, name: str) -> list[Record]:
    with gzip.open(folder / f"dev_{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [as_record(name, json.loads(line)) for line in file]


def sites(pages: Path) -> frozenset[str]:
    """The hosts of the pages: a model that is to judge them must not have learned from them."""
    with gzip.open(pages, "rt", encoding="utf-8") as file:
        return frozenset(urlsplit(json.loads(line)["url"]).netloc for line in file)


def as_record(collection: str, page: dict) -> Record:
    # Inside a line no line may end: the measurements count lines as str.splitlines does.
    lines = [" ".join(line.splitlines()) for line in page["lines"]]
    labels = np.array(page["lab"])
    labels[comment_lines(lines, labels, page.get("comments") or "")] = 2
    site = urlsplit(page.get("url") or "").netloc or str(page["id"])
    marked = collection in {"dragnet", "l3s"}
    titles = title_lines(lines, page.get("title") or "")
    return Record(collection, site, lines, labels, page["gold"], titles, marked)


def title_lines(lines: list[str], title: str) -> np.ndarray:
    """Which lines have the title's words, all but one in eight of them and hardly any other."""
    wanted = set(shingles(title)) if len(title.split()) > 4 else None

    def same(line: str) -> bool:
        if wanted is None:
            return bool(title) and same_words(title, line)
        own = set(shingles(line))
        return len(own & wanted) / len(own | wanted) > 0.75

    return np.array([same(line) for line in lines])


def comment_lines(lines: list[str], labels: np.ndarray, comments: str | list) -> list[int]:
    """Lines that are not body and stand, for the most part, in the comments a person marked."""
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
    )


def table(values: np.ndarray, places: np.ndarray) -> np.ndarray:
    return np.append(values, BUCKETS)[places].astype(np.int32)


# --- training -------------------------------------------------------------------------------


def variants(record: Record, chance: random.Random) -> list[Example]:
    """The page as it is; begun near its headline; cut below its text; robbed of its article."""
    body, whole = np.flatnonzero(record.labels == 1), np.arange(len(record.lines))
    parts = [whole]
    if len(body) and COLLECTIONS[record.collection][0] >= 1:
        titles = np.flatnonzero(record.titles[: body[0] + 1])
        begin = max(0, body[0] - chance.randrange(8))
        if len(titles) and chance.random() < 0.6:
            begin = titles[-1]
        end = body[-1] + 1 + chance.randrange(20)
        both = max(0, body[0] - chance.randrange(8)) if chance.random() < 0.3 else 0
        parts += [whole[begin:], whole[both:end]]
        if chance.random() < 0.3:
            parts.append(np.flatnonzero(record.labels != 1))
    return [example for part in parts if len((example := measured(taken(record, part))).size)]


def taken(record: Record, keep: np.ndarray) -> Record:
    lines = [record.lines[i] for i in keep]
    return replace(record, lines=lines, labels=record.labels[keep], titles=record.titles[keep])


def one_of(examples: list[Example], chance: random.Random) -> Example:
    """A variant by chance, mostly the first; of long pages the beginning, or any part."""
    which = chance.choices(range(4), (0.6, 0.22, 0.15, 0.03))[0]
    example = examples[which] if which < len(examples) and len(examples) > 2 else examples[0]
    first, longest = 0, LENGTHS[-1]
    if len(example.lines) > longest and chance.random() < 0.4:
        first = chance.randrange(len(example.lines) - longest)
    part = slice(first, first + longest)
    e = example
    return replace(
        e, lines=e.lines[part], looks=e.looks[part], words=e.words[part], pairs=e.pairs[part],
        size=e.size[part], labels=e.labels[part], titles=e.titles[part],
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
        "body": stack(lambda e: e.labels == 1, 0, np.float32),
        "comment": stack(lambda e: e.labels == 2, 0, np.float32),
        "title": stack(lambda e: e.titles, 0, np.float32),
        "marked": np.array([e.record.marked for e in examples], np.float32),
        "style": np.array(styles, np.float32),
    }


def train(records: list[Record], epochs: int, seed: int = 7) -> Parameters:
    chance = random.Random(seed)  # noqa: S311
    pages = [seen for record in records if (seen := variants(record, chance))]
    weights = [COLLECTIONS[seen[0].record.collection][0] for seen in pages]
    steps = int(sum(weights) * epochs / BATCH)
    p = mean = new_parameters(jax.random.key(seed))
    schedule = optax.warmup_cosine_decay_schedule(0, 4e-3, steps // 20, steps, 4e-4)
    optimiser = optax.chain(
        optax.clip_by_global_norm(1.0), optax.adamw(schedule, weight_decay=1e-3)
    )
    state = optimiser.init(p)

    @jax.jit
    def step(p, mean, state, batch, key):
        value, slope = jax.value_and_grad(loss)(p, batch, key)
        update, state = optimiser.update(slope, state, p)
        p = optax.apply_updates(p, update)
        mean = jax.tree.map(lambda old, new: old + (new - old) * (1 - AVERAGED), mean, p)
        return p, mean, state, value

    key, seen, started = jax.random.key(seed + 1), [], time.process_time()
    while len(seen) < steps:
        drawn = [one_of(page, chance) for page in chance.choices(pages, weights, k=BATCH * DRAWN)]
        drawn.sort(key=lambda e: len(e.lines) + chance.random())
        batches = [drawn[at : at + BATCH] for at in range(0, len(drawn), BATCH)]
        chance.shuffle(batches)
        for batch in batches[: steps - len(seen)]:
            key, one = jax.random.split(key)
            styles = [float(COLLECTIONS[e.record.collection][1]) for e in batch]
            p, mean, state, value = step(p, mean, state, batch_of(batch, styles), one)
            seen.append(float(value))
        spent = time.process_time() - started
        print(f"  {len(seen)}/{steps} loss {fmean(seen[-DRAWN:]):.3f} {spent:.0f}s", flush=True)
    return jax.tree.map(np.asarray, mean)


def predict(p: Parameters, examples: list[Example], style: float = 1.0) -> list[np.ndarray]:
    run = jax.jit(lambda p, batch: forward(p, batch, None))
    answers: list[np.ndarray] = [np.zeros(0)] * len(examples)
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].lines))
    for at in range(0, len(order), BATCH):
        places = order[at : at + BATCH]
        batch = [examples[i] for i in places] + [examples[places[0]]] * (BATCH - len(places))
        logits = np.asarray(run(p, batch_of(batch, [style] * BATCH)))
        for row, i in enumerate(places):
            answers[i] = logits[row, : len(examples[i].lines)]
    return answers


def macro_f1(examples: list[Example], kept: list[np.ndarray]) -> tuple[float, float, float]:
    overlaps = [
        overlap(
            e.record.gold, "\n".join(line for line, keep in zip(e.lines, mask, strict=True) if keep)
        )
        for e, mask in zip(examples, kept, strict=True)
    ]
    precision = fmean(o.precision for o in overlaps if o.right + o.wrong)
    recall = fmean(o.recall for o in overlaps if o.right + o.missed)
    return 2 * precision * recall / (precision + recall), precision, recall


def fold(site: str) -> int:
    return int(hashlib.md5(site.encode(), usedforsecurity=False).hexdigest(), 16) % 3


def split(
    data: dict[str, list[Record]], by: str
) -> Iterator[tuple[str, list[Record], list[Record]]]:
    """Name, training and test records; no site is in both."""
    everything = [record for records in data.values() for record in records]
    if by == "site":
        for number in range(3):
            test = [r for r in everything if fold(r.site) == number]
            yield f"fold {number}", [r for r in everything if fold(r.site) != number], test
        return
    for name, records in data.items():
        sites = {record.site for record in records}
        training = [r for r in everything if r.collection != name and r.site not in sites]
        yield f"without {name}", training, records


def check(data: dict[str, list[Record]], by: str, epochs: int) -> None:
    """Prints macro F1 per collection, of pages whose site (or collection) was held out."""
    found: dict[str, list[tuple[Example, np.ndarray]]] = {name: [] for name in data}
    for name, training, test in split(data, by):
        print(name, len(training), len(test))
        parameters = train(training, epochs)
        for collection in data:
            pages = [measured(r) for r in test if r.collection == collection]
            style = COLLECTIONS[collection][1]
            logits = predict(parameters, pages, style)
            found[collection] += zip(pages, logits, strict=True)
    for collection, pairs in found.items():
        pages = [page for page, _ in pairs]
        f1 = macro_f1(pages, [logits[:, 0] > 0 for _, logits in pairs])
        print(f"{collection}: F1 {f1[0]:.4f} precision {f1[1]:.4f} recall {f1[2]:.4f}")
        titled = [page.titles[logits[:, 2].argmax()] for page, logits in pairs if page.titles.any()]
        print("  title line right", fmean(map(float, titled)) if titled else None)


def stored(parameters: Parameters) -> dict:
    """The model as ``index.cleaning.model`` reads it: news style folded in, numbers rounded."""
    p = dict(parameters)
    p["look_bias"] = p["look_bias"] + p.pop("style")
    p["out_bias"] = p["out_bias"] + p.pop("out_style")
    arrays = {}
    for name, array in p.items():
        bits = 8 if name in {"words", "pairs"} else 16
        scale = float(np.abs(array).max()) / (2 ** (bits - 1) - 1)
        whole = np.round(array / scale).astype(f"<i{bits // 8}")
        data = base64.b64encode(whole.tobytes()).decode()
        arrays[name] = {"shape": list(array.shape), "bits": bits, "scale": scale, "data": data}
    return {"about": "docs/cleaning.md", "arrays": arrays}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", choices=["site", "collection"])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--without", type=Path, help="pages whose sites are left out (JSON Lines)")
    parser.add_argument("--model", type=Path, default=MODEL, help="where to write")
    parser.add_argument("--epochs", type=int, default=13)
    options = parser.parse_args()
    data = {name: read_records(options.folder, name) for name in COLLECTIONS}
    if options.check:
        check(data, options.check, options.epochs)
    if options.write:
        left_out = sites(options.without) if options.without else frozenset()
        records = [r for some in data.values() for r in some if r.site not in left_out]
        parameters = train(records, options.epochs)
        options.model.write_text(json.dumps(stored(parameters), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
