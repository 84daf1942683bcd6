"""The second stage: the engine's best articles in a better order, with the passages that answer.

An engine scores an article by how often the words of the query stand anywhere in it. This stage
knows where: it adds the evidence of the best passage, of the query's parts standing near each
other, of what the best articles have in common, and of a name written as it was typed. It reads
only the ranking columns, all candidates at once.

score = match (the engine's)
      + passage x BM25 of the best passage
      + proximity x pairs of the query's parts near each other, worth the lesser idf
      + likeness x (0..1: speaks of what the best fifteen share) x the highest match
      + typed x names in the spelling that was typed

BM25 as in Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009); pairs after
Rasolofo and Savoy, "Term Proximity Scoring for Keyword-Based Retrieval Systems" (2003); likeness
in ``index.feedback``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

import numpy as np
from numpy.typing import NDArray

from .answer import ScorePart
from .columns import FIRST_COMMENT, Numbers, hash_term
from .feedback import likeness
from .matching import Candidate, Zone
from .model import Span
from .occurrences import SCOPE, Belief, Sought, Streams, find, lay_out, sought
from .query.nodes import Exact, Name, Node

Floats = NDArray[np.float64]
_NOWHERE = Span(0, 0)
_NONE = np.zeros(0, np.int64)
_NEIGHBOURS = 4  # occurrences to the right that one is paired with


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each evidence counts beside the engine's score; tuned on judged collections.

    ``near`` is how many words apart two parts still speak for each other; ``k1``, ``b`` and
    ``usual`` (words) are BM25's for passages.
    """

    passage: float = 0.25
    proximity: float = 0.2
    likeness: float = 0.4
    typed: float = 0.1
    near: int = 6
    k1: float = 1.2
    b: float = 0.4
    usual: float = 90.0


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """A passage and how well it answers on its own.

    ``ordinal`` is its place among those of the body, or ``FIRST_COMMENT`` and its place among
    those of the comments.
    """

    ordinal: int
    score: float

    @property
    def remark(self) -> int | None:
        """Its place among the passages of the comments, if it is one of them."""
        return self.ordinal - FIRST_COMMENT if self.ordinal >= FIRST_COMMENT else None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate after the second stage; ``place`` is where it stood among the candidates."""

    ordinal: int
    place: int
    score: float
    evidence: tuple[float, ...]

    @property
    def parts(self) -> tuple[ScorePart, ...]:
        """The summands of the score, named."""
        return tuple(map(ScorePart, _PARTS, self.evidence))


_PARTS = ("match", "passage", "proximity", "likeness", "typed")
_WEIGHTS, _BELIEF = Weights(), Belief()
_COMMON = 0.15  # a leaf with less than this share of the highest idf is no part a reader looks for


def idf(frequency: float, articles: int) -> float:
    """BM25's inverse document frequency of a leaf found in ``frequency`` of ``articles``."""
    return log(1 + (articles - frequency + 0.5) / (frequency + 0.5))


def rank(
    query: Node,
    idfs: Sequence[float],
    candidates: Sequence[Candidate],
    columns: Sequence[bytes],
    *,
    scope: tuple[Zone, ...] = SCOPE,
    belief: Belief = _BELIEF,
    weights: Weights = _WEIGHTS,
) -> Ranking:
    """The candidates in their final order; equal scores keep the order they came in.

    ``idfs`` holds one figure per leaf of the query, in the order of ``query.nodes.leaves``;
    ``columns`` the ranking columns of each candidate. A leaf typed twice counts twice.
    """
    if not candidates:
        return Ranking((), None)
    leaves = _distinct(sought(query, scope), idfs)
    exact = any(isinstance(each.sought.leaf, Exact) for each in leaves)
    streams = lay_out(columns, surfaces=exact)
    table = _Table.of(streams, leaves, belief, weights)
    base = np.array([c.score for c in candidates])
    evidence = (
        base,
        weights.passage * table.best_passage(),
        weights.proximity * table.proximity(),
        weights.likeness * base.max() * likeness(streams, base),
        weights.typed * _typed(streams, leaves),
    )
    rows = np.stack(evidence, axis=1)
    score = rows.sum(axis=1)
    values, scores = rows.tolist(), score.tolist()
    order = np.argsort(-score, kind="stable").tolist()
    hits = (Ranked(candidates[n].ordinal, n, scores[n], tuple(values[n])) for n in order)
    return Ranking(tuple(hits), table)


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """The second stage's answer: the hits, best first, and their passages on demand."""

    hits: tuple[Ranked, ...]
    table: _Table | None

    def passages(self, hit: Ranked, limit: int) -> tuple[RankedPassage, ...]:
        """The passages of a hit that answer, at most ``limit``.

        The first covers the most different parts of the query, each next one the most parts not
        covered yet; then the higher score goes first. An article that matched elsewhere (in its
        title, say) shows how it begins.
        """
        if self.table is None or limit < 1:
            return ()
        return self.table.passages(hit.place, limit)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A leaf of the query, its idf, and how often it was typed."""

    sought: Sought
    idf: float
    times: int


def _distinct(leaves: Sequence[Sought], idfs: Sequence[float]) -> list[_Leaf]:
    """Each different leaf once."""
    distinct: dict[Sought, _Leaf] = {}
    for each, value in zip(leaves, idfs, strict=True):
        plain = replace(each, leaf=replace(each.leaf, span=_NOWHERE))
        before = distinct.get(plain)
        distinct[plain] = _Leaf(plain, value, 1 + (before.times if before else 0))
    return list(distinct.values())


def _typed(streams: Streams, leaves: Sequence[_Leaf]) -> Floats:
    """How many names of the query stand in each article as they were typed."""
    counts = np.zeros(len(streams.begins))
    for each in leaves:
        leaf = each.sought.leaf
        if isinstance(leaf, Name) and leaf.form is not None:
            there = (streams.forms == np.uint32(hash_term(leaf.form))) & streams.certain
            at = np.searchsorted(streams.begins, streams.firsts[there], side="right") - 1
            counts[np.unique(at)] += 1
    return counts


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """The occurrences of all leaves in all candidates, by position, and the units they are in."""

    streams: Streams
    idf: Floats
    weights: Weights
    firsts: Numbers
    lasts: Numbers
    leaf: Numbers
    belief: Floats
    unit: Numbers
    scores: Floats  # of each unit

    @classmethod
    def of(
        cls, streams: Streams, leaves: Sequence[_Leaf], belief: Belief, weights: Weights
    ) -> _Table:
        found = find(streams, [each.sought for each in leaves], belief)
        firsts = np.concatenate([_NONE, *(each.firsts for each in found)])
        counts = np.concatenate([_NONE, *(each.counts for each in found)])
        beliefs = np.concatenate([np.zeros(0), *(each.beliefs for each in found)])
        order = np.argsort(firsts, kind="stable")
        firsts, counts, beliefs = firsts[order], counts[order], beliefs[order]
        leaf = np.repeat(np.arange(len(found)), [len(each.firsts) for each in found])[order]
        unit = np.searchsorted(streams.units, firsts, side="right") - 1
        idf = np.array([each.idf for each in leaves])
        units, width = len(streams.units), len(found)
        tf = np.bincount(unit * width + leaf, beliefs, units * width).reshape(units, width)
        length = (streams.unit_ends - streams.units)[:, None]
        norm = weights.k1 * (1 - weights.b + weights.b * length / weights.usual)
        times = np.array([each.times for each in leaves])
        return cls(
            streams=streams,
            idf=idf,
            weights=weights,
            firsts=firsts,
            lasts=firsts + counts - 1,
            leaf=leaf,
            belief=beliefs,
            unit=unit,
            scores=(tf * (weights.k1 + 1) / (tf + norm)) @ (idf * times),
        )

    def best_passage(self) -> Floats:
        """The highest score of a passage of the body (or of a comment, if sought), per article."""
        of_body = np.where(self.streams.unit_number >= 2, self.scores, 0.0)
        return np.maximum.reduceat(of_body, np.flatnonzero(self.streams.unit_number == 0))

    def proximity(self) -> Floats:
        """What pairs of different leaves near each other are worth, per article.

        A pair is worth the lesser of its two idfs, the less the further apart; more pairs of the
        same two leaves add less and less. Long queries have more pairs: the sum is divided by
        the square root of the leaves but one.
        """
        leaves = len(self.idf)
        keys: list[Numbers] = []
        values: list[Floats] = []
        article = self.streams.unit_article[self.unit]
        for step in range(1, _NEIGHBOURS + 1):
            left, right = slice(None, -step), slice(step, None)
            apart = self.firsts[right] - self.lasts[left]
            near = (apart <= self.weights.near) & (self.leaf[left] != self.leaf[right])
            near &= article[left] == article[right]
            if not near.any():
                continue
            one, other = self.leaf[left][near], self.leaf[right][near]
            pair = np.minimum(one, other) * leaves + np.maximum(one, other)
            keys.append(article[left][near] * leaves * leaves + pair)
            belief = np.minimum(self.belief[left][near], self.belief[right][near])
            values.append(belief / np.maximum(apart[near], 1))
        total = np.zeros(len(self.streams.begins))
        if not keys:
            return total
        pairs, at = np.unique(np.concatenate(keys), return_inverse=True)
        sums = np.bincount(at, np.concatenate(values))
        one, other = np.divmod(pairs % (leaves * leaves), leaves)
        worth = np.minimum(self.idf[one], self.idf[other]) / (leaves - 1) ** 0.5
        np.add.at(total, pairs // (leaves * leaves), worth * sums / (sums + 1))
        return total

    def passages(self, place: int, limit: int) -> tuple[RankedPassage, ...]:
        """See ``Ranking.passages``."""
        first, behind = np.searchsorted(self.streams.unit_article, [place, place + 1]).tolist()
        low, high = np.searchsorted(self.unit, [first + 2, behind]).tolist()
        wanted = self.idf >= _COMMON * self.idf.max(initial=0.0)
        covers: dict[int, set[int]] = {}
        for unit, leaf in zip(
            self.unit[low:high].tolist(), self.leaf[low:high].tolist(), strict=True
        ):
            parts = covers.setdefault(unit, set())
            if wanted[leaf]:
                parts.add(leaf)
        chosen: list[int] = []
        covered: set[int] = set()
        while covers and len(chosen) < limit:
            best = max(covers, key=lambda u: (len(covers[u] - covered), self.scores[u], -u))
            covered |= covers.pop(best)
            chosen.append(best)
        streams = self.streams
        if not chosen and streams.unit_ends[first + 2] > streams.units[first + 2]:
            chosen.append(first + 2)
        return tuple(
            RankedPassage(n if n >= FIRST_COMMENT else n - 2, float(self.scores[unit]))
            for n, unit in zip(streams.unit_number[chosen].tolist(), chosen, strict=True)
        )
