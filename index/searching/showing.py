"""What is shown of ranked articles: their passages, marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ..answer import Highlight, PassageHit
from ..columns.marking import MarkingColumns
from ..columns.ranking import FIRST_COMMENT, remark_places
from ..columns.words import Words
from ..highlight import highlight_all
from ..highlight.mentions import agreeing
from ..highlight.shown import BODY, COMMENTS, STANDFIRST, TITLE, ShownArticle
from ..matching import Zone
from ..query.nodes import Leaf
from ..ranking.evidence import Evidence, RankedPassage
from ..ranking.reranking import Ranked
from ..store.article_rows import ShownRow
from .question import Question


class ChosenHit(NamedTuple):
    """An article to show, with the passages to show of it."""

    ranked: Ranked
    passages: tuple[RankedPassage, ...]


class _Placed(NamedTuple):
    """A passage, the text it is of, its number among those of this text, and its start and end."""

    ranked: RankedPassage
    zone: int
    number: int
    start: int
    end: int


class Marked(NamedTuple):
    """The highlights of an article, and its passages by their ordinals."""

    title: tuple[Highlight, ...]
    standfirst: tuple[Highlight, ...]
    passages: Mapping[int, PassageHit]


UNMARKED = Marked((), (), {})


def marked(
    question: Question,
    evidence: Evidence,
    rows: Mapping[int, ShownRow],
    unmarked: frozenset[Leaf],
    chosen: Sequence[ChosenHit],
) -> dict[int, Marked]:
    """What is shown of each of the articles in ``rows``, by ordinal, that has not changed since it
    was ranked by the ``evidence``. Leaves that are ``unmarked`` get no highlights."""
    wanted: dict[int, dict[int, RankedPassage]] = {}
    places: dict[int, int] = {}
    for one in chosen:
        n = one.ranked.ordinal
        wanted.setdefault(n, {}).update([(each.ordinal, each) for each in one.passages])
        places[n] = one.ranked.place
    numbers, marks = _unchanged(question, evidence, rows, places)
    placed = {
        n: _placed(rows[n], body, wanted[n]) for n, body in zip(numbers, marks.places, strict=True)
    }
    found = iter(
        highlight_all(
            evidence.occurrences,
            [_article(places[n], rows[n], each) for n, each in placed.items()],
            marks,
            evidence.streams,
            question.known.analyzer,
            mode=question.wording.aliases,
            unmarked=unmarked,
        )
    )
    return {
        n: Marked(next(found), next(found), _passage_hits(rows[n], each, found))
        for n, each in placed.items()
    }


def _unchanged(
    question: Question, evidence: Evidence, rows: Mapping[int, ShownRow], places: Mapping[int, int]
) -> tuple[list[int], MarkingColumns]:
    """The articles not changed since they were ranked, by place, and their marking columns."""
    comments = Zone.COMMENTS in question.zones
    numbers = sorted(rows, key=places.__getitem__)
    marks = MarkingColumns.of([rows[n].marking for n in numbers], comments=comments)
    at = np.array([places[n] for n in numbers], np.int64)
    same = agreeing(evidence.streams, at, marks)
    if same.all():
        return numbers, marks
    numbers = [n for n, kept in zip(numbers, same.tolist(), strict=True) if kept]
    return numbers, MarkingColumns.of([rows[n].marking for n in numbers], comments=comments)


def _placed(row: ShownRow, body: Words, wanted: Mapping[int, RankedPassage]) -> list[_Placed]:
    """The wanted passages in order: those of the body, then those of the comments."""
    places = body.tolist(), remark_places(row.remarks).tolist()
    placed: list[_Placed] = []
    for n, one in sorted(wanted.items()):
        remark, number = divmod(n, FIRST_COMMENT)
        if place := places[remark][4 * number : 4 * number + 2]:
            placed.append(_Placed(one, BODY + remark, number, *place))
    return placed


def _article(place: int, row: ShownRow, placed: Sequence[_Placed]) -> ShownArticle:
    summary = row.summary
    title, standfirst = summary.title, summary.standfirst
    parts = [(TITLE, 0, len(title)), (STANDFIRST, 0, len(standfirst))]
    parts += [(zone, start, end) for _, zone, _, start, end in placed]
    return ShownArticle(place, (title, standfirst, row.text, row.comments), summary.language, parts)


def _passage_hits(
    row: ShownRow, placed: Sequence[_Placed], found: Iterator[tuple[Highlight, ...]]
) -> dict[int, PassageHit]:
    """The passages by their ordinals; ``found`` gives the highlights of each."""
    made: dict[int, PassageHit] = {}
    id = row.summary.id
    for ((ordinal, score), zone, number, start, end), inside in zip(placed, found, strict=False):
        shown = (row.comments if zone == COMMENTS else row.text)[start:end]
        name = f"{id}#c{number}" if zone == COMMENTS else f"{id}#{number}"
        made[ordinal] = PassageHit(name, number, score, start, end, shown, inside)
    return made
