"""Makes hits of ranked articles: what is shown of each, with passages marked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..answer import ArticleSummary, Hit, PassageHit
from ..columns import FIRST_COMMENT, MarkingColumns, Words, decode_remarks
from ..highlight import (
    ArticleHighlights,
    ShownArticle,
    agreeing,
    highlight_all,
    mark,
)
from ..occurrences import Belief
from ..query.nodes import Leaf
from ..query.trees import Part
from ..ranking.evidence import Evidence, RankedPassage
from ..ranking.reranking import Ranked
from ..store import Copies, ShownRow, Store
from ..text.analysis import Analyzer

_UNMARKED = ArticleHighlights((), (), ())


class ChosenHit(NamedTuple):
    """An article to show, with the passages to show of it."""

    ranked: Ranked
    passages: tuple[RankedPassage, ...]


@dataclass(frozen=True, slots=True)
class Display:
    """How hits are shown: leaves that are ``unmarked`` get no highlights.

    ``comments``: whether comments are searched; ``explain``: whether hits have score parts;
    ``parts``: those of the query that an article may lack, so that it is said.
    """

    belief: Belief
    unmarked: frozenset[Leaf]
    comments: bool
    explain: bool
    parts: tuple[Part, ...] = ()

    def lacking(self, evidence: Evidence, place: int) -> tuple[str, ...]:
        """The parts that the article at this place lacks; words of most articles are no matter."""
        if not self.parts:
            return ()
        present = evidence.present(place) | self.unmarked
        lacking = (part.text for part in self.parts if not part.leaves & present)
        return tuple(dict.fromkeys(lacking))


class _Placed(NamedTuple):
    """A passage, its number among those of the body, or of the comments if it is a ``remark``, and
    where it starts and ends.
    """

    ranked: RankedPassage
    number: int
    start: int
    end: int
    remark: bool


def hits(
    rows: Mapping[int, ShownRow],
    listed: Mapping[int, ArticleSummary],
    display: Display,
    analyzer: Analyzer,
    evidence: Evidence,
    chosen: Sequence[ChosenHit],
    first_rank: int,
) -> tuple[Hit, ...]:
    """The hits with highlights; ``first_rank``, from 1, is that of the first.

    ``rows`` are their rows in the store and ``listed`` their summaries, by ordinal; ``evidence`` is
    what they were ranked by. Articles removed from the store are left out; one changed since it was
    ranked is shown without passages.
    """
    marked = _marked(rows, display, analyzer, evidence, chosen)
    present = ((one.ranked.ordinal, one) for one in chosen if one.ranked.ordinal in rows)
    return tuple(
        _hit(
            rank,
            one,
            listed[n],
            *marked.get(n, (_UNMARKED, {})),
            display.explain,
            display.lacking(evidence, one.ranked.place),
        )
        for rank, (n, one) in enumerate(present, first_rank)
    )


def _marked(
    rows: Mapping[int, ShownRow],
    display: Display,
    analyzer: Analyzer,
    evidence: Evidence,
    chosen: Sequence[ChosenHit],
) -> dict[int, tuple[ArticleHighlights, dict[int, PassageHit]]]:
    """The highlights of each unchanged article, and its passages by their ordinals."""
    wanted: dict[int, dict[int, RankedPassage]] = {}
    places: dict[int, int] = {}
    for one in chosen:
        n = one.ranked.ordinal
        wanted.setdefault(n, {}).update([(each.ordinal, each) for each in one.passages])
        places[n] = one.ranked.place
    numbers, marks = _unchanged(rows, places, evidence, display)
    placed = {n: _placed(rows[n], marks.places[at], wanted[n]) for at, n in enumerate(numbers)}
    found = highlight_all(
        evidence.occurrences,
        [_article(places[n], rows[n], passages) for n, passages in placed.items()],
        marks,
        evidence.streams,
        analyzer,
        belief=display.belief,
        unmarked=display.unmarked,
    )
    return {
        n: (highlights, _passage_hits(rows[n], passages, highlights))
        for (n, passages), highlights in zip(placed.items(), found, strict=True)
    }


def _unchanged(
    rows: Mapping[int, ShownRow], places: Mapping[int, int], evidence: Evidence, display: Display
) -> tuple[list[int], MarkingColumns]:
    """The articles not changed since they were ranked, by place, and their marking columns."""
    numbers = sorted(rows, key=places.__getitem__)
    marks = MarkingColumns.of([rows[n].marking for n in numbers], comments=display.comments)
    same = agreeing(evidence.streams, np.array([places[n] for n in numbers], np.int64), marks)
    if same.all():
        return numbers, marks
    numbers = [n for n, kept in zip(numbers, same.tolist(), strict=True) if kept]
    return numbers, MarkingColumns.of([rows[n].marking for n in numbers], comments=display.comments)


def _placed(row: ShownRow, places: Words, wanted: Mapping[int, RankedPassage]) -> list[_Placed]:
    """The wanted passages in order: those of the body, then those of the comments."""
    body = places.tolist()
    comments = decode_remarks(row.remarks) if row.remarks else ()
    placed: list[_Placed] = []
    new = tuple.__new__  # a third of the time that _Placed() takes
    for n, one in sorted(wanted.items()):
        if n < FIRST_COMMENT:
            if 4 * n < len(body):
                start, end = body[4 * n : 4 * n + 2]
                placed.append(new(_Placed, (one, n, start, end, False)))
        elif n - FIRST_COMMENT < len(comments):
            there = comments[n - FIRST_COMMENT]
            placed.append(_Placed(one, there.ordinal, there.start, there.end, True))
    return placed


def _article(place: int, row: ShownRow, placed: Iterable[_Placed]) -> ShownArticle:
    spans: tuple[list[tuple[int, int]], list[tuple[int, int]]] = [], []
    for _, _, start, end, remark in placed:
        spans[remark].append((start, end))
    summary = row.summary
    return ShownArticle(
        place,
        summary.title,
        summary.standfirst,
        row.text,
        summary.language,
        spans[0],
        row.comments,
        spans[1],
    )


def _passage_hits(
    row: ShownRow, placed: Iterable[_Placed], found: ArticleHighlights
) -> dict[int, PassageHit]:
    made: dict[int, PassageHit] = {}
    id = row.summary.id
    new = tuple.__new__  # a third of the time that PassageHit() takes
    for each, inside in zip(placed, (*found.passages, *found.remarks), strict=True):
        (ordinal, score), number, start, end, remark = each
        shown = (row.comments if remark else row.text)[start:end]
        name = f"{id}#c{number}" if remark else f"{id}#{number}"
        values = (name, number, score, start, end, shown, inside, mark(shown, inside))
        made[ordinal] = new(PassageHit, values)
    return made


def _hit(
    rank: int,
    one: ChosenHit,
    summary: ArticleSummary,
    found: ArticleHighlights,
    passages: Mapping[int, PassageHit],
    explain: bool,
    lacking: tuple[str, ...],
) -> Hit:
    return Hit(
        rank=rank,
        score=one.ranked.score,
        article=summary,
        title_highlights=found.title,
        title_html=mark(summary.title, found.title),
        standfirst_html=mark(summary.standfirst, found.standfirst),
        passages=tuple([passages[n] for n, _ in one.passages if n in passages]),
        parts=one.ranked.parts if explain else (),
        lacking=lacking,
    )


def with_copies(
    store: Store,
    copies: Copies,
    listed: Mapping[int, ArticleSummary],
    alone: Collection[int] = (),
) -> dict[int, ArticleSummary]:
    """The summaries with the numbers and sources of copies; ``alone`` are known to have none."""
    others = [n for n in listed if n not in alone]
    beside = copies.beside(others) if others else {}
    copied = store.summaries([n for one in beside.values() for n in one.ordinals]) if beside else {}
    summaries = dict(listed)
    for n, found in beside.items():
        sources = [copied[other].source for other in found.ordinals if other in copied]
        also_in = dict.fromkeys(name for name in sources if name and name != summaries[n].source)
        summaries[n] = summaries[n]._replace(duplicates=found.count, also_in=tuple(also_in))
    return summaries
