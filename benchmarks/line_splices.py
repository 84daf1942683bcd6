"""Makes pages of two: an article of an archive in the surroundings of another page, for training.

Records of an archive have no menus, but pleas and forms that were not removed: paragraphs that
recur in several articles of one source. So they show what news and what pleas read like, and the
surroundings of each page are seen around more than one article.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks.line_pages import Record
from index.cleaning.normalise import ends_like_a_sentence
from index.cleaning.templates import fingerprint

LEAST_LINES, LEAST_WORDS = 5, 120  # of a usable record
MOST_RECURRING = 0.35  # share of its words in recurring lines; with more it is a copy
LEAST_AROUND, MOST_LINES = 15, 1500  # lines around the body, and in all, of a usable page
PROSE = 8  # least words of a sentence taken as body
ALONE = 0.15  # share of records without surroundings
OFTEN = {"n4k_A": 4.0, "wcxb_article": 1.0, "l3s": 0.4, "dragnet": 0.25}
"""Weight of each collection when surroundings are drawn."""


@dataclass(frozen=True)
class Article:
    """One record: its title and lines, and which of these recur over its source's articles."""

    title: str
    lines: list[str]
    recurs: list[bool]


@dataclass
class Draft:
    """A page while it is put together, as columns."""

    lines: list[str] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    titles: list[bool] = field(default_factory=list)
    wanted: list[float] = field(default_factory=list)

    def add(self, line: str, label: int = 0, title: bool = False, wanted: float = 0.0) -> None:
        """Add a line with its label and target."""
        self.lines.append(line)
        self.labels.append(label)
        self.titles.append(title)
        self.wanted.append(wanted)

    def page(self, site: str, marked: bool, collection: str = "spliced") -> Record:
        """The finished page."""
        columns = map(np.array, (self.labels, self.titles, self.wanted))
        labels, titles, wanted = columns
        return Record(collection, site, self.lines, labels, "", titles, marked, wanted)


def articles(path: Path) -> list[Article]:
    """The records of a file (JSON Lines with ``source``, ``title``, ``text``) that can be used."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    texts = [[" ".join(x.split()) for x in row["text"].splitlines() if x.strip()] for row in rows]
    prints = [[fingerprint(line) for line in lines] for lines in texts]
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for row, own in zip(rows, prints, strict=True):
        counts[row["source"]].update(set(own))
    found = []
    for row, lines, own in zip(rows, texts, prints, strict=True):
        recurs = [counts[row["source"]][one] > 1 for one in own]
        sizes = [len(line.split()) for line in lines]
        repeated = sum(size for size, again in zip(sizes, recurs, strict=True) if again)
        enough = len(lines) >= LEAST_LINES and sum(sizes) >= LEAST_WORDS
        if row.get("title") and enough and repeated <= MOST_RECURRING * sum(sizes):
            found.append(Article(row["title"], lines, recurs))
    return found


def spliced(records: list[Record], archive: Path, count: int, seed: int = 5) -> list[Record]:
    """``count`` pages, each an article of the archive in the surroundings of one of the records."""
    chance = random.Random(seed)  # noqa: S311
    lenders = [record for record in records if lends(record)]
    often = [OFTEN[record.collection] for record in lenders]
    known = articles(archive)
    chosen = chance.sample(known, min(count, len(known)))
    return [
        alone(article)
        if chance.random() < ALONE
        else splice(chance.choices(lenders, often)[0], article, chance)
        for article in chosen
    ]


def lends(record: Record) -> bool:
    """Whether the page has enough surroundings for another article."""
    body = record.labels == 1
    around = (~body).sum() > LEAST_AROUND and len(record.lines) < MOST_LINES
    return record.collection in OFTEN and body.sum() >= LEAST_LINES and bool(around)


def alone(article: Article) -> Record:
    """The article without surroundings."""
    draft = Draft()
    draft.add(article.title, title=True)
    draft.add("")
    for line, recurs in zip(article.lines, article.recurs, strict=True):
        add_line(draft, line, recurs)
    return draft.page("none", False)


def add_line(draft: Draft, line: str, recurs: bool) -> None:
    """Add a line of a record: recurring ones are not body, sentences are, the rest is unknown."""
    sentence = ends_like_a_sentence(line) and len(line.split()) >= PROSE
    draft.add(line, int(not recurs), False, 0.0 if recurs else 1.0 if sentence else np.nan)


def splice(around: Record, article: Article, chance: random.Random) -> Record:
    """The article in place of the page's own; what interrupted that, at random places."""
    body = np.flatnonzero(around.labels == 1)
    spaced = float(np.median(np.diff(body))) >= 2
    draft, titled = Draft(), False
    for index in range(body[0]):
        titled |= lend(draft, around, index, article.title, title=True)
    if not titled and chance.random() < 0.7:
        draft.add(article.title, title=True)
        draft.add("")
    inside: dict[int, list[list[int]]] = {}
    for run in runs(around, body):
        inside.setdefault(chance.randrange(1, len(article.lines)), []).append(run)
    for place, (line, recurs) in enumerate(zip(article.lines, article.recurs, strict=True)):
        for index in (index for run in inside.get(place, []) for index in run):
            draft.add(around.lines[index], int(around.labels[index]))
            if spaced:
                draft.add("")
        add_line(draft, line, recurs)
        if spaced:
            draft.add("")
    for index in range(body[-1] + 1, len(around.lines)):
        lend(draft, around, index, article.title, title=False)
    return draft.page(around.site, around.marked)


def lend(draft: Draft, around: Record, index: int, headline: str, title: bool) -> bool:
    """Add a line of the page, with the new headline in place of its own; whether it was that."""
    own = bool(around.titles[index]) and bool(around.lines[index].strip())
    if own:
        draft.add(headline, title=title)
    else:
        draft.add(around.lines[index], int(around.labels[index]))
    return own


def runs(around: Record, body: np.ndarray) -> list[list[int]]:
    """What is between two body lines each, without empty lines."""
    between = (range(first + 1, last) for first, last in pairwise(body.tolist()))
    found = ([i for i in places if around.lines[i].strip()] for places in between)
    return [run for run in found if run]
