"""Makes hits of ranked articles: what is shown of each, with passages marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..answer import ArticleSummary, Highlight, Hit, PassageHit
from ..columns.marking import MarkingColumns
from ..columns.ranking import FIRST_COMMENT, remark_places
from ..columns.words import Words
from ..highlight import highlight_all, mark
from ..highlight.mentions import agreeing
from ..highlight.shown import BODY, COMMENTS, STANDFIRST, TITLE, ShownArticle
from ..query.nodes import Leaf
from ..ranking.evidence import Evidence, RankedPassage
from ..ranking.reranking import Ranked
from ..store import ShownRow
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


class _Marked(NamedTuple):
    """The highlights of an article, and its passages by their ordinals."""

    title: tuple[Highlight, ...]
    standfirst: tuple[Highlight, ...]
    passages: Mapping[int, PassageHit]


_UNMARKED = _Marked((), (), {})


@dataclass(frozen=True, slots=True, eq=False)
class Display:
    """Shows articles that answer a question: ``rows`` are theirs in the store, by ordinal.

    ``evidence`` is what they were ranked by. Leaves that are ``unmarked`` get no highlights.
    ``explain``: whether hits have the parts of their scores.
    """

    question: Question
    evidence: Evidence
    rows: Mapping[int, ShownRow]
    unmarked: frozenset[Leaf]
    explain: bool

    def hits(
        self,
        chosen: Sequence[ChosenHit],
        listed: Mapping[int, ArticleSummary],
        first_rank: int,
    ) -> tuple[Hit, ...]:
        """The hits with highlights; ``first_rank``, from 1, is that of the first.

        ``listed``: their summaries, by ordinal. Articles removed from the store are left out; one
        changed since it was ranked is shown without passages.
        """
        marked = self._marked(chosen)
        present = ((one.ranked.ordinal, one) for one in chosen if one.ranked.ordinal in self.rows)
        return tuple(
            self._hit(rank, one, listed[n], marked.get(n, _UNMARKED))
            for rank, (n, one) in enumerate(present, first_rank)
        )

    def _hit(self, rank: int, one: ChosenHit, summary: ArticleSummary, found: _Marked) -> Hit:
        return Hit(
            rank=rank,
            score=one.ranked.score,
            article=summary,
            title_highlights=found.title,
            title_html=mark(summary.title, found.title),
            standfirst_highlights=found.standfirst,
            standfirst_html=mark(summary.standfirst, found.standfirst),
            passages=tuple([found.passages[n] for n, _ in one.passages if n in found.passages]),
            parts=one.ranked.parts if self.explain else (),
            lacking=self._lacking(one.ranked.place),
        )

    def _lacking(self, place: int) -> tuple[str, ...]:
        """The parts of the query that the article at this place lacks, where a part is enough;
        without words that most articles have."""
        if not self.question.parts:
            return ()
        present = self.evidence.present(place) | self.unmarked
        lacking = (part.text for part in self.question.parts if not part.leaves & present)
        return tuple(dict.fromkeys(lacking))

    def _marked(self, chosen: Sequence[ChosenHit]) -> dict[int, _Marked]:
        """What is shown of each article that has not changed since it was ranked."""
        wanted: dict[int, dict[int, RankedPassage]] = {}
        places: dict[int, int] = {}
        for one in chosen:
            n = one.ranked.ordinal
            wanted.setdefault(n, {}).update([(each.ordinal, each) for each in one.passages])
            places[n] = one.ranked.place
        numbers, marks = self._unchanged(places)
        placed = {
            n: _placed(self.rows[n], body, wanted[n])
            for n, body in zip(numbers, marks.places, strict=True)
        }
        found = iter(
            highlight_all(
                self.evidence.occurrences,
                [_article(places[n], self.rows[n], each) for n, each in placed.items()],
                marks,
                self.evidence.streams,
                self.question.known.analyzer,
                belief=self.question.belief,
                unmarked=self.unmarked,
            )
        )
        return {
            n: _Marked(next(found), next(found), _passage_hits(self.rows[n], each, found))
            for n, each in placed.items()
        }

    def _unchanged(self, places: Mapping[int, int]) -> tuple[list[int], MarkingColumns]:
        """The articles not changed since they were ranked, by place, and their marking columns."""
        comments = self.question.in_comments
        numbers = sorted(self.rows, key=places.__getitem__)
        marks = MarkingColumns.of([self.rows[n].marking for n in numbers], comments=comments)
        at = np.array([places[n] for n in numbers], np.int64)
        same = agreeing(self.evidence.streams, at, marks)
        if same.all():
            return numbers, marks
        numbers = [n for n, kept in zip(numbers, same.tolist(), strict=True) if kept]
        return numbers, MarkingColumns.of(
            [self.rows[n].marking for n in numbers], comments=comments
        )


def _placed(row: ShownRow, body: Words, wanted: Mapping[int, RankedPassage]) -> list[_Placed]:
    """The wanted passages in order: those of the body, then those of the comments."""
    places = body.tolist(), remark_places(row.remarks).tolist()
    placed: list[_Placed] = []
    new = tuple.__new__  # a third of the time that _Placed() takes
    for n, one in sorted(wanted.items()):
        remark, number = divmod(n, FIRST_COMMENT)
        if place := places[remark][4 * number : 4 * number + 2]:
            placed.append(new(_Placed, (one, BODY + remark, number, *place)))
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
    new = tuple.__new__  # a third of the time that PassageHit() takes
    for ((ordinal, score), zone, number, start, end), inside in zip(placed, found, strict=False):
        shown = (row.comments if zone == COMMENTS else row.text)[start:end]
        name = f"{id}#c{number}" if zone == COMMENTS else f"{id}#{number}"
        values = (name, number, score, start, end, shown, inside, mark(shown, inside))
        made[ordinal] = new(PassageHit, values)
    return made
