"""How well cleaning finds the article: shingle F1 of the body, comments leaked, metadata, speed.

The F1 is that of the article-extraction benchmark of Zyte (formerly Scrapinghub): body and gold
are bags of runs of four words; precision and recall are averaged over the pages, F1 is of those
averages.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from ..dates import parse_date
from ..model import CleanDocument, RawDocument

_WORD = re.compile(r"\w+")
_SHINGLE_WORDS = 4
_LEAK_LIMIT = 0.05

Shingles = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """A page and what a person found in it; None where nobody looked."""

    raw: RawDocument
    body: str
    title: str | None = None
    author: str | None = None
    published: datetime | None = None
    comments: str | None = None


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares of one page's shingles: found and right, found but wrong, missed. They sum to 1."""

    right: float
    wrong: float
    missed: float

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right; 1 if nothing was to be found or was."""
        found = self.right + self.wrong
        return self.right / found if found else float(not self.missed)

    @property
    def recall(self) -> float:
        """Of what was to be found, the share that was; 1 if nothing was to be found or was."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else float(not self.wrong)


@dataclass(frozen=True, slots=True)
class CleaningScore:
    """Averages over the pages, each 0 to 1, None where no page says what is right.

    ``comments_kept_out`` is the share of pages with comments that have less than 5 % of them in
    the body; ``title``, ``author`` and ``date`` are the shares found right.
    """

    pages: int
    f1: float
    precision: float
    recall: float
    comments_kept_out: float | None
    title: float | None
    author: float | None
    date: float | None
    documents_per_second: float


def score_pages(
    pages: Iterable[JudgedPage], clean: Callable[[RawDocument], CleanDocument]
) -> CleaningScore:
    """Cleans every page and compares. Only the cleaning is timed (CPU seconds of this process)."""
    overlaps: list[Overlap] = []
    kept_out: list[bool] = []
    title: list[bool] = []
    author: list[bool] = []
    day: list[bool] = []
    seconds = 0.0
    for page in pages:
        started = time.process_time()
        found = clean(page.raw)
        seconds += time.process_time() - started
        overlaps.append(overlap(page.body, found.text))
        if page.comments:
            kept_out.append(leaked(page.comments, page.body, found.text) < _LEAK_LIMIT)
        if page.title:
            title.append(same_words(page.title, found.title))
        if page.author:
            author.append(same_words(page.author, found.author or ""))
        if page.published:
            day.append(
                found.published is not None and found.published.date() == page.published.date()
            )
    precision = _mean([one.precision for one in overlaps if one.right + one.wrong]) or 0.0
    recall = _mean([one.recall for one in overlaps if one.right + one.missed]) or 0.0
    return CleaningScore(
        pages=len(overlaps),
        f1=_harmonic(precision, recall),
        precision=precision,
        recall=recall,
        comments_kept_out=_mean(kept_out),
        title=_mean(title),
        author=_mean(author),
        date=_mean(day),
        documents_per_second=len(overlaps) / seconds if seconds else 0.0,
    )


def overlap(gold: str, found: str) -> Overlap:
    """How the shingles of two texts, counted with repetition, agree."""
    wanted, got = shingles(gold), shingles(found)
    right = (wanted & got).total()
    everything = wanted.total() + got.total() - right
    if not everything:
        return Overlap(0.0, 0.0, 0.0)
    return Overlap(
        right / everything,
        (got.total() - right) / everything,
        (wanted.total() - right) / everything,
    )


def shingles(text: str) -> Shingles:
    """Every run of four words with how often it stands there; a shorter text is one run."""
    words = _WORD.findall(text)
    if not words:
        return Counter()
    if len(words) < _SHINGLE_WORDS:
        return Counter([tuple(words)])
    return Counter(zip(*(words[start:] for start in range(_SHINGLE_WORDS)), strict=False))


def leaked(comments: str, gold: str, found: str) -> float:
    """The share of the comments' shingles that stand in the body found and not in the gold."""
    theirs = shingles(comments) - shingles(gold)
    return (theirs & shingles(found)).total() / theirs.total() if theirs else 0.0


def same_words(gold: str, found: str) -> bool:
    """Whether two titles or names are the same, blind to case, punctuation and spacing."""
    return _words(gold) == _words(found)


def judged_page(record: Mapping[str, object], origin: str) -> JudgedPage:
    """A page from a record with ``gold`` and either ``lines`` or ``text`` or ``html``.

    Raises:
        ValueError: there is no gold text or no page in it.
    """
    gold, markup = record.get("gold"), record.get("html")
    lines, text = record.get("lines"), record.get("text")
    content = "\n".join(map(str, lines)) if isinstance(lines, list) else markup or text
    if not isinstance(gold, str) or not isinstance(content, str):
        raise ValueError(f"{origin}: needs `gold` and one of `lines`, `text`, `html`")
    url = _text(record, "url")
    raw = RawDocument(content, content is markup, origin, url=url)
    comments = record.get("comments")
    if isinstance(comments, list):
        comments = "\n".join(map(str, comments))
    return JudgedPage(
        raw,
        gold,
        title=_text(record, "title"),
        author=_text(record, "author"),
        published=parse_date(record.get("date")),
        comments=comments if isinstance(comments, str) and comments.strip() else None,
    )


def _text(record: Mapping[str, object], key: str) -> str | None:
    value = record.get(key)
    return value if isinstance(value, str) and value.strip() else None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _mean(values: list[float] | list[bool]) -> float | None:
    return fmean(values) if values else None


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0
