"""The evidence of the second stage: scores from where the query's parts occur in the candidates.

BM25 of passages as in Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009);
pairs after Rasolofo and Savoy, "Term Proximity Scoring for Keyword-Based Retrieval Systems"
(2003).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import NamedTuple

import numpy as np

from ..columns.ranking import FIRST_COMMENT
from ..columns.words import Floats, Numbers, runs
from ..model import Span
from ..occurrences import MergedOccurrences
from ..occurrences.finding import QueryOccurrences
from ..occurrences.streams import Streams, article_of
from ..query.modes import AliasMode
from ..query.nodes import Leaf, ScopedLeaf

_NOWHERE = Span(0, 0)
_BITS = 63  # of a signed 64-bit integer
_NEIGHBOURS = 4  # following occurrences that each one is paired with
_COMMON = 0.15  # share of the highest idf below which a leaf need not be in a chosen passage
_NEAR = 6  # words that two parts may be apart to count as a pair
_IN_A_ROW = 2.0
_K1, _B = 1.2, 0.4  # of BM25 for passages, tuned on judged collections
USUAL = 90.0  # words of a passage, on average
# What is computed at a time. Only very long articles and queries have more; 8 MB for each array.
_CELLS = 1 << 20  # counts of leaves in units
_OCCURRENCES = 1 << 18  # each is in four pairs at most


class RankedPassage(NamedTuple):
    """A passage and its own score.

    ``ordinal``: its number among those of the body, or ``FIRST_COMMENT`` plus its number among
    those of the comments.
    """

    ordinal: int
    score: float


@dataclass(frozen=True, slots=True)
class WeightedLeaf:
    """A leaf of the query with its idf, typed ``times`` times."""

    scoped: ScopedLeaf
    idf: float
    times: int


def distinct(leaves: Sequence[ScopedLeaf], idfs: Sequence[float]) -> list[WeightedLeaf]:
    """Each different leaf once, with how often it was typed."""
    found: dict[ScopedLeaf, WeightedLeaf] = {}
    for each, value in zip(leaves, idfs, strict=True):
        plain = ScopedLeaf(replace(each.leaf, span=_NOWHERE), each.zones)
        before = found.get(plain)
        found[plain] = WeightedLeaf(plain, value, 1 + (before.times if before else 0))
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which parts of the query each unit (title, standfirst, passage) contains.

    ``parts``: for each of the ``units`` that contain any, a bit per leaf. ``heads``: the titles,
    the first units of their articles, and the end.
    """

    units: list[int]
    parts: list[int]
    heads: list[int]

    @classmethod
    def of(cls, unit: Numbers, leaf: Numbers, idf: Floats, numbers: Numbers) -> Coverage:
        """From the ``unit`` (ascending) and ``leaf`` of each occurrence, without common leaves.

        ``numbers`` are those of every unit.
        """
        worth = idf.tolist()
        least = _COMMON * max(worth, default=0.0)
        bits = [(each >= least) << n for n, each in enumerate(worth)]
        begins, _ = runs(unit)
        kind = np.int64 if len(bits) < _BITS else object
        parts = np.bitwise_or.reduceat(np.array(bits, kind)[leaf], begins) if len(unit) else unit
        heads = (numbers == 0).nonzero()[0]
        return cls(unit[begins].tolist(), parts.tolist(), [*heads.tolist(), len(numbers)])


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """The occurrences of the leaves in all candidates, and the scores that follow from them.

    ``times``: how often each leaf was typed; ``unit``: the unit of each occurrence; ``scores``: the
    BM25 score of each unit; ``coverage``: the parts of the query in each.
    """

    streams: Streams
    occurrences: QueryOccurrences
    idf: Floats
    times: Numbers
    unit: Numbers
    scores: Floats
    coverage: Coverage

    @classmethod
    def of(cls, streams: Streams, leaves: Sequence[WeightedLeaf], mode: AliasMode) -> Evidence:
        occurrences = QueryOccurrences.of(streams, (each.scoped for each in leaves), mode)
        merged = occurrences.merged
        unit = streams.units.searchsorted(merged.firsts, side="right") - 1
        idf = np.array([each.idf for each in leaves])
        times = np.array([each.times for each in leaves])
        return cls(
            streams=streams,
            occurrences=occurrences,
            idf=idf,
            times=times,
            unit=unit,
            scores=_scores(streams, merged, unit, idf * times),
            coverage=Coverage.of(unit, merged.leaf, idf, streams.unit_number),
        )

    def best_passage(self) -> Floats:
        """The highest score of a passage of the body (or of a comment, if sought), per article; the
        title's, if none has any of the query."""
        heads = self.coverage.heads[:-1]
        best = np.maximum.reduceat(np.where(self.streams.unit_number < 2, 0, self.scores), heads)
        return np.where(best > 0, best, self.scores[heads])

    def proximity(self) -> Floats:
        """The score of pairs of different leaves near each other, and of all in a row, per article.

        A pair is worth the lesser of its two idfs, the less the further apart; more pairs of the
        same two leaves add less and less. Long queries have more pairs: the sum is divided by
        the square root of the leaves but one.
        """
        if len(self.idf) < 2 or not len(self.unit):
            return np.zeros(len(self.streams.begins))
        total = self._in_a_row()
        for merged in self._portions():
            self._add_pairs(merged, total)
        return total

    def _portions(self) -> Iterator[MergedOccurrences]:
        """The occurrences of some whole articles at a time."""
        merged = self.occurrences.merged
        if len(merged.firsts) <= _OCCURRENCES:
            yield merged
            return
        articles = np.arange(len(self.streams.begins))
        begins = article_of(merged.firsts).searchsorted(articles)
        cuts = begins[runs(begins // _OCCURRENCES)[0]]
        for begin, end in pairwise([*cuts.tolist(), len(merged.firsts)]):
            yield MergedOccurrences._make(column[begin:end] for column in merged)

    def _add_pairs(self, merged: MergedOccurrences, total: Floats) -> None:
        """Add the score of the pairs among these occurrences to that of each article."""
        leaves = len(self.idf)
        left, right = _neighbours(merged)
        one, other = merged.leaf.take(left), merged.leaf.take(right)
        pair = np.minimum(one, other) * leaves + np.maximum(one, other)
        article = article_of(merged.firsts.take(left))
        belief = np.minimum(merged.beliefs.take(left), merged.beliefs.take(right))
        apart = np.maximum(merged.firsts.take(right) - merged.lasts.take(left), 1)
        pairs, at = np.unique(article * (leaves * leaves) + pair, return_inverse=True)
        sums = np.bincount(at, belief / apart)
        one, other = np.divmod(pairs % (leaves * leaves), leaves)
        worth = np.minimum(self.idf[one], self.idf[other]) / (leaves - 1) ** 0.5
        np.add.at(total, pairs // (leaves * leaves), worth * sums / (sums + 1))

    def _in_a_row(self) -> Floats:
        """The score of all leaves one after the other, as typed: what their idf has above that of
        the least. Pairs tell "gun control" well enough; they say nothing of "law and order"."""
        merged, steps = self.occurrences.merged, len(self.idf) - 1
        follows = (np.diff(merged.leaf) == 1) & (merged.firsts[1:] - merged.lasts[:-1] == 1)
        taken = np.append(0, follows.cumsum())
        begins = (taken[steps:] - taken[:-steps] == steps).nonzero()[0]
        articles = article_of(merged.firsts.take(begins))
        often = np.bincount(articles, minlength=len(self.streams.begins))
        missed = self.idf.sum() - len(self.idf) * self.idf.min()  # by the pairs
        worth: Floats = _IN_A_ROW * missed * often / (often + 1)
        return worth

    def lacking(self, penalised: Sequence[bool]) -> Floats:
        """A deduction for each ``penalised`` leaf that is not in the article: 0 or less.

        It is the leaf's idf, so that an article with a rare name comes before one that only says
        a more frequent word often, after BM25+ with a delta of 1 (Lv and Zhai, "Lower-Bounding
        Term Frequency Normalization", 2011). A leaf that no candidate has lowers no score.
        """
        articles, leaves = len(self.streams.begins), len(self.idf)
        if not any(penalised):
            return np.zeros(articles)
        has = np.zeros((articles, leaves), bool)
        merged = self.occurrences.merged
        has[article_of(merged.firsts), merged.leaf] = True
        worth = self.idf * self.times * (np.array(penalised) & has.any(axis=0))
        lost: Floats = ~has @ worth
        return -lost

    def present(self, place: int) -> frozenset[Leaf]:
        """The leaves that the article at this place contains."""
        begin, end = self.unit.searchsorted(self.coverage.heads[place : place + 2])
        found = np.unique(self.occurrences.merged.leaf[begin:end])
        return frozenset(self.occurrences.leaves[n].leaf for n in found.tolist())

    def passages(self, place: int, limit: int) -> tuple[RankedPassage, ...]:
        """The passages of the article at this place that answer; see ``Ranking.passages``."""
        coverage, (head, after) = self.coverage, self.coverage.heads[place : place + 2]
        first = head + 2
        begin = bisect_left(coverage.units, first)
        end = bisect_left(coverage.units, after, begin)
        scores = self.scores[head:after].tolist()
        parts = coverage.parts[begin:end]
        covers = sorted(  # best first
            [
                (-scores[n - head], n, part)
                for n, part in zip(coverage.units[begin:end], parts, strict=True)
            ]
        )
        chosen: list[int] = []
        lacking = reduce(or_, parts, 0)
        while lacking and len(chosen) < limit:
            _, unit, part = covers.pop(_widest(covers, lacking))
            lacking &= ~part
            chosen.append(unit)
        chosen += [unit for _, unit, _ in covers[: limit - len(chosen)]]
        if not chosen and self.streams.unit_ends[first] > self.streams.units[first]:
            chosen.append(first)
        of_units = self.streams.unit_number
        numbers = [(of_units.item(unit), scores[unit - head]) for unit in chosen]
        return tuple(
            [RankedPassage(n if n >= FIRST_COMMENT else n - 2, score) for n, score in numbers]
        )


def _scores(streams: Streams, merged: MergedOccurrences, unit: Numbers, worth: Floats) -> Floats:
    """The BM25 score of each unit, from the unit of each occurrence and the worth of each leaf."""
    norm = _K1 * (1 - _B + _B * (streams.unit_ends - streams.units)[:, None] / USUAL)
    units, width = len(norm), len(worth)
    scores = np.zeros(units)
    step = max(1, _CELLS // max(1, width))
    for begin in range(0, units, step):
        part = norm[begin : begin + step]
        first, last = unit.searchsorted((begin, begin + step))
        cell = (unit[first:last] - begin) * width + merged.leaf[first:last]
        tf = np.bincount(cell, merged.beliefs[first:last], len(part) * width)
        tf = tf.reshape(len(part), width)
        scores[begin : begin + step] = (tf * (_K1 + 1) / (tf + part)) @ worth
    return scores


def _neighbours(merged: MergedOccurrences) -> tuple[Numbers, Numbers]:
    """Pairs of occurrences of different leaves near each other, adjacent occurrences first."""
    near: list[Numbers] = []
    for step in range(1, _NEIGHBOURS + 1):
        apart = merged.firsts[step:] - merged.lasts[:-step]
        near.append((apart <= _NEAR).nonzero()[0])
    left = np.concatenate(near)
    right = left + np.arange(1, _NEIGHBOURS + 1).repeat(list(map(len, near)))
    kept = merged.leaf.take(left) != merged.leaf.take(right)
    return left[kept], right[kept]


def _widest(covers: Sequence[tuple[float, int, int]], lacking: int) -> int:
    """The first of the units that contain the most of the ``lacking`` parts."""
    covered = [(part & lacking).bit_count() for _, _, part in covers]
    return covered.index(max(covered))
