"""Turns candidates into hits: ranks them again, chooses their passages, marks what matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..answer import Hit
from ..columns.words import Floats
from ..likeness.duplicates import collapse
from ..likeness.similar import with_copies
from ..matching import Candidate, Zone
from ..ranking.background import Background
from ..ranking.reranking import Ranking, rank, recent
from ..request import Duplicates, SearchRequest
from ..store.articles import Store
from ..store.copies import Copies
from .question import Question
from .showing import UNMARKED, ChosenHit, marked

_BATCH = 20  # articles whose columns are read at a time
_MOST_RANKED = 1 << 29  # bytes of columns, times leaves of the query: some half a second


@dataclass(slots=True)
class Presenter:
    """Ranks and shows the candidates of one query.

    ``alone``: articles that turned out to have no copies; ``unfinished``: sentences about what was
    not done at the deadline; ``unranked``: about articles that are too long to rank more of them.
    """

    store: Store
    copies: Copies
    question: Question
    request: SearchRequest
    background: Background
    alone: set[int] = field(default_factory=set)
    unfinished: tuple[str, ...] = ()
    unranked: tuple[str, ...] = ()

    def rank(self, candidates: Sequence[Candidate], *, at_least: int | None = None) -> Ranking:
        """These candidates ranked by the second stage; those removed from the store are left out.

        Once the deadline has passed, or when they are very long, no more are read, but the first
        ``at_least`` always are.
        """
        columns = self._columns([c.ordinal for c in candidates], at_least)
        present = [c for c in candidates if c.ordinal in columns]
        return rank(
            self.question.weighted_leaves,
            present,
            [columns[c.ordinal] for c in present],
            mode=self.question.wording.aliases,
            background=self.background,
            recency=self._recency(present),
            penalised=self.question.penalised,
        )

    def _recency(self, candidates: Sequence[Candidate]) -> Floats | None:
        if self.request.recency is None:
            return None
        rows = self.store.summaries([c.ordinal for c in candidates])
        dates = [rows[c.ordinal].published if c.ordinal in rows else None for c in candidates]
        return recent(dates, self.request.recency)

    def _columns(self, ordinals: Sequence[int], at_least: int | None) -> dict[int, bytes]:
        columns: dict[int, bytes] = {}
        cost, leaves = 0, len(self.question.weighted_leaves)
        for at in range(0, len(ordinals), _BATCH):
            if at_least is not None and at >= at_least:
                follow = "others follow by date."
                if self.request.deadline.passed():
                    self.unfinished = (
                        f"Time ran out when {at} articles had been ranked; {follow}",
                    )
                    break
                if cost > _MOST_RANKED:
                    self.unranked = (f"Only {at} of these very long articles are ranked; {follow}",)
                    break
            batch = self.store.streams(
                ordinals[at : at + _BATCH],
                comments=Zone.COMMENTS in self.question.zones,
                surfaces=self.question.is_literal,
            )
            cost += leaves * sum(map(len, batch.values()))
            columns |= batch
        return columns

    def kept(self, ordinals: Sequence[int]) -> dict[int, tuple[int, ...]]:
        """The articles that are hits of their own, each with its copies further down the list."""
        return collapse(ordinals, self.among(ordinals))

    def among(self, ordinals: Sequence[int]) -> dict[int, frozenset[int]]:
        """For each article with copies, which of the others they are; empty if copies are shown."""
        if self.request.duplicates is Duplicates.SHOW:
            return {}
        found = self.copies.among(ordinals)
        self.alone.update(set(ordinals).difference(found))
        return found

    def show(
        self, ranking: Ranking, chosen: Sequence[ChosenHit], first_rank: int
    ) -> tuple[Hit, ...]:
        """The hits, read and marked; ``first_rank``, from 1, is that of the first.

        Articles removed from the store are left out; one changed since it was ranked is shown
        without passages. Words that most articles have are neither marked nor lacking.
        """
        if ranking.evidence is None:
            return ()
        question, evidence = self.question, ranking.evidence
        numbers = list({one.ranked.ordinal for one in chosen})
        rows = self.store.shown(numbers, comments=Zone.COMMENTS in question.zones)
        summaries = {n: row.summary for n, row in rows.items()}
        listed = with_copies(self.store, self.copies, summaries, self.alone)
        unmarked = question.everyday
        found = marked(question, evidence, rows, unmarked, chosen)

        def hit(rank: int, one: ChosenHit) -> Hit:
            n, ranked = one.ranked.ordinal, one.ranked
            shown, summary = found.get(n, UNMARKED), listed[n]
            return Hit(
                rank=rank,
                score=ranked.score,
                article=summary,
                title_highlights=shown.title,
                standfirst_highlights=shown.standfirst,
                passages=tuple([shown.passages[p] for p, _ in one.passages if p in shown.passages]),
                parts=ranked.parts if self.request.explain else (),
                lacking=question.lacking(lambda: evidence.present(ranked.place) | unmarked),
            )

        present = (one for one in chosen if one.ranked.ordinal in rows)
        return tuple([hit(rank, one) for rank, one in enumerate(present, first_rank)])
