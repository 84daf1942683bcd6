"""Quality of cleaning: shingle F1 of the body, comments leaked, metadata, speed.

The F1 is that of the article-extraction benchmark of Zyte (formerly Scrapinghub): body and gold
are bags of runs of four words; precision and recall are averaged over the pages, F1 is of those
averages.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from statistics import fmean, harmonic_mean

from ..model import CleanDocument, RawDocument
from ..text.dates import parse_date
from .lines import BadLine, records

_WORD = re.compile(r"\w+")
_SHINGLE_WORDS = 4
_LEAK_LIMIT = 0.05
_READ_TOGETHER = 64  # pages

Shingles = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """A page and what a person found in it; None where it was not judged."""

    raw: RawDocument
    body: str
    title: str | None = None
    author: str | None = None
    published: datetime | None = None
    comments: str | None = None


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares of one page's shingles: found and right, found but wrong, missed; they sum to 1."""

    right: float
    wrong: float
    missed: float

    @property
    def precision(self) -> float:
        """The share of the found shingles that are right; 1 if there are none, found or gold."""
        found = self.right + self.wrong
        return self.right / found if found else float(not self.missed)

    @property
    def recall(self) -> float:
        """The share of the gold shingles that were found; 1 if there are none, found or gold."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else float(not self.wrong)


@dataclass(frozen=True, slots=True)
class CleaningScore:
    """Averages over the pages, each 0 to 1; None where no page was judged.

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


@dataclass(frozen=True, slots=True)
class _Judgement:
    """What was found right of one page; None where it was not judged."""

    overlap: Overlap
    kept_out: bool | None
    title: bool | None
    author: bool | None
    date: bool | None


def score_pages(
    pages: Iterable[JudgedPage],
    clean_many: Callable[[Sequence[RawDocument]], Iterable[CleanDocument]],
) -> CleaningScore:
    """Cleans every page and compares. Only the cleaning is timed (CPU seconds of this process)."""
    judged: list[_Judgement] = []
    seconds = 0.0
    rest = iter(pages)
    while batch := list(islice(rest, _READ_TOGETHER)):
        started = time.process_time()
        found = list(clean_many([page.raw for page in batch]))
        seconds += time.process_time() - started
        judged += map(_judge, batch, found)
    overlaps = [each.overlap for each in judged]
    precision = _mean(one.precision for one in overlaps if one.right + one.wrong) or 0.0
    recall = _mean(one.recall for one in overlaps if one.right + one.missed) or 0.0
    return CleaningScore(
        pages=len(judged),
        f1=harmonic_mean((precision, recall)),
        precision=precision,
        recall=recall,
        comments_kept_out=_mean(each.kept_out for each in judged),
        title=_mean(each.title for each in judged),
        author=_mean(each.author for each in judged),
        date=_mean(each.date for each in judged),
        documents_per_second=len(judged) / seconds if seconds else 0.0,
    )


def _judge(page: JudgedPage, found: CleanDocument) -> _Judgement:
    day = found.published.date() if found.published else None
    return _Judgement(
        overlap(page.body, found.text),
        leaked(page.comments, page.body, found.text) < _LEAK_LIMIT if page.comments else None,
        same_words(page.title, found.title) if page.title else None,
        same_words(page.author, found.author or "") if page.author else None,
        day == page.published.date() if page.published else None,
    )


def overlap(gold: str, found: str) -> Overlap:
    """How far the shingles of two texts, counted with repetition, agree."""
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
    """Every run of four words with its count; a shorter text is one run."""
    words = _WORD.findall(text)
    if not words:
        return Counter()
    if len(words) < _SHINGLE_WORDS:
        return Counter([tuple(words)])
    return Counter(zip(*(words[start:] for start in range(_SHINGLE_WORDS)), strict=False))


def leaked(comments: str, gold: str, found: str) -> float:
    """The share of the comments' shingles that are in the found body but not in the gold one."""
    theirs = shingles(comments) - shingles(gold)
    return (theirs & shingles(found)).total() / theirs.total() if theirs else 0.0


def same_words(gold: str, found: str) -> bool:
    """Whether two titles or names are the same, blind to case, punctuation and spacing."""
    return _words(gold) == _words(found)


def judged_pages(paths: Iterable[Path]) -> Iterator[JudgedPage]:
    """The pages in these files of JSON lines, and in the files of folders (*.jsonl, *.jsonl.gz).

    Raises:
        BadLine: a line that is no judged page, or a damaged file.
        OSError: no such file, or it cannot be read.
    """
    for path in paths:
        for file in sorted(path.rglob("*.jsonl*")) if path.is_dir() else [path]:
            for origin, record in records(file):
                yield judged_page(record, origin)


def judged_page(record: Mapping[str, object], origin: str) -> JudgedPage:
    """A page from a record with ``gold`` and either ``lines`` or ``text`` or ``html``.

    Raises:
        BadLine: there is no gold text or no page in it.
    """
    gold, markup = record.get("gold"), record.get("html")
    lines, text = record.get("lines"), record.get("text")
    content = "\n".join(map(str, lines)) if isinstance(lines, list) else markup or text
    if not isinstance(gold, str) or not isinstance(content, str):
        raise BadLine(f"{origin}: needs `gold` and one of `lines`, `text`, `html`")
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


def _mean(values: Iterable[float | None]) -> float | None:
    """The mean of those that are known; None if none is."""
    known = [value for value in values if value is not None]
    return fmean(known) if known else None
