"""Phrases that engines find only roughly, checked on columns: those with slop of more than two
words, and those with a name some of whose forms are not searched.

Of ``"a b c"~5`` engines find a little too much (docs/adr/0039-proximity-on-columns.md): articles in
which any two of the words are near each other, perhaps at different places. Of a name they know
where it is, not in which form.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..deadline import Deadline
from ..engines import Reader
from ..errors import QueryTooCostly
from ..matching import Among, Match, Order, Zone
from ..occurrences.finding import find
from ..occurrences.streams import article_of, lay_out
from ..query.algebra import unscored
from ..query.cost import as_typed
from ..query.modes import AliasMode
from ..query.nodes import Phrase, ScopedLeaf
from ..query.trees import has_distance
from ..store.articles import Store

MOST_COMPARED = 20_000  # articles: seconds, where all words are frequent
_BATCH = 50
_REMEMBERED = 16  # phrases, for their next pages: at most some 10 MB


@dataclass(slots=True)
class Proximity:
    """Checks the phrases of one search; passed as ``query.lookups.Lookups.near``.

    ``where``: the filters of the request. ``settled``: what other searches at the same point in
    time have found, to which this one adds. ``compared`` of the ``found`` articles were read: fewer
    if the deadline passed. ``untold``: sentences about phrases in too many articles.
    """

    store: Store
    engine: Reader
    mode: AliasMode
    where: Match
    deadline: Deadline
    settled: dict[tuple[object, ...], Among]
    found: int = 0
    compared: int = 0
    untold: tuple[str, ...] = ()

    def __call__(self, phrase: Phrase, zone: Zone, pairs: Match) -> Match:
        """The articles of ``pairs`` in which all words are near each other at one place. What was
        compared to the end is remembered, the latest last. If there are too many, and only forms of
        names are in doubt, all of them.

        Raises:
            QueryTooCostly: too many articles would have to be read.
        """
        key = pairs, phrase, zone, self.mode, self.where
        near, missed = self.settled.pop(key, None), self.found - self.compared
        if near is None:
            ordinals = self._in_pairs(phrase, pairs)
            if ordinals is None:
                return unscored(pairs)
            near = Among(self._near(phrase, zone, ordinals))
        if self.found - self.compared == missed:  # else the deadline passed
            self.settled[key] = near
            if len(self.settled) > _REMEMBERED:
                del self.settled[next(iter(self.settled))]
        return near

    def _in_pairs(self, phrase: Phrase, pairs: Match) -> list[int] | None:
        """The articles in which any two of the words are near each other."""
        found = self.engine.search(
            pairs, limit=MOST_COMPARED, order=Order.NEWEST, where=self.where, deadline=self.deadline
        )
        self.found += found.missed
        if found.total > MOST_COMPARED:
            typed = as_typed(phrase)
            if not has_distance(phrase):
                self.untold += (
                    f"“{typed}” is in {found.total:,} articles that also have names left out: "
                    "too many to look which name stands there, so any counts.",
                )
                return None
            raise QueryTooCostly(
                f"“{typed}” has words that are near each other in {found.total} articles, "
                f"{MOST_COMPARED} can be compared: say a rarer word, a smaller number after "
                "“~”, dates, or a source.",
                typed,
            )
        return [hit.ordinal for hit in found.hits]

    def _near(self, phrase: Phrase, zone: Zone, ordinals: list[int]) -> tuple[int, ...]:
        wanted = [ScopedLeaf(phrase, (zone,))]
        near: list[int] = []
        self.found += len(ordinals)
        for at in range(0, len(ordinals), _BATCH):
            if self.deadline.passed():
                break
            batch = ordinals[at : at + _BATCH]
            columns = self.store.streams(batch, comments=zone is Zone.COMMENTS)
            present = [n for n in batch if n in columns]
            self.compared += len(batch)
            if not present:
                continue
            streams = lay_out([columns[n] for n in present])
            (there,) = find(streams, wanted, self.mode)
            near += (present[n] for n in np.unique(article_of(there.firsts)).tolist())
        return tuple(near)
