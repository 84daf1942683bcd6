"""The match algebra over a Whoosh segment's arrays.

A ``Found`` is the matching documents of one segment, ascending, and their scores.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from ..deadline import NEVER, Deadline
from ..errors import OutOfTime
from ..matching import (
    ORDINALS,
    AllOf,
    Among,
    AnyOf,
    Candidate,
    Except,
    FacetCount,
    Field,
    Match,
    Nothing,
    Order,
    Published,
    Term,
    ordinal_of,
)
from ..matching import Sequence as Row
from . import most_frequent
from .bm25 import DECIMALS, K1, B, idf
from .sequences import Slots, flat_idf, frequency, present, scored_rows
from .whoosh_segment import PLACE_BITS, Flags, Floats, Ints, Segment


@dataclass(frozen=True, slots=True)
class Found:
    """Matching documents of one segment and their scores."""

    documents: Ints
    scores: Floats


@dataclass(frozen=True, slots=True)
class Part:
    """A segment and which of its documents are live, as of one commit."""

    segment: Segment
    live: Flags


@dataclass(frozen=True, slots=True)
class Collection:
    """All segments of one commit, with BM25's statistics over all of them."""

    parts: tuple[Part, ...]

    def documents(self) -> int:
        """How many documents there are, including deleted ones."""
        return sum(part.segment.documents for part in self.parts)

    def frequency(self, name: Field, text: str) -> int:
        """How many documents contain the term, including deleted ones."""
        return sum(part.segment.frequency(name, text) for part in self.parts)

    def average(self, name: Field) -> float:
        """The mean length of the field."""
        return sum(part.segment.tokens(name) for part in self.parts) / max(self.documents(), 1)

    def rarity(self, name: Field, words: Sequence[str]) -> float:
        """The sum of the words' idf."""
        return sum(idf(self.documents(), self.frequency(name, word)) for word in words)


@dataclass(frozen=True, slots=True)
class Matcher:
    """Matches within one segment of a collection, until the deadline."""

    collection: Collection
    part: Part
    deadline: Deadline = NEVER

    def found(self, match: Match) -> Found:
        """The live documents that match.

        Raises:
            OutOfTime: the deadline has passed.
        """
        if self.deadline.passed():
            raise OutOfTime("the search ran out of time within a segment")
        match match:
            case Term(name, text, weight):
                postings = self.part.segment.postings(name, text)
                rarity = weight * self.collection.rarity(name, (text,))
                return self._scored(name, postings.documents, postings.frequencies, rarity)
            case Row():
                return self._row(match)
            case AllOf(parts) if parts:
                return _all([self.found(part) for part in parts])
            case AnyOf(parts):
                return self._any([self.found(part) for part in parts])
            case Except(part, excluded):
                kept, barred = self.found(part), self.found(excluded)
                keep = ~np.isin(kept.documents, barred.documents, assume_unique=True)
                return Found(kept.documents[keep], kept.scores[keep])
            case Published(since, until) if since is not None or until is not None:
                return _flat(
                    np.flatnonzero(self.part.segment.published(since, until) & self.part.live)
                )
            case Among(ordinals):
                numbers = self.part.segment.newest() & ORDINALS
                return _flat(np.flatnonzero(np.isin(numbers, ordinals) & self.part.live))
            case Nothing():
                return _flat(np.zeros(0, np.int64))
            case _:
                return _flat(np.flatnonzero(self.part.live))

    def _scored(self, name: Field, documents: Ints, often: Ints, rarity: float) -> Found:
        live = self.part.live[documents]
        documents, often = documents[live], often[live]
        if not rarity or not len(documents):
            return _flat(documents)
        lengths = self.part.segment.lengths(name)[documents]
        saturation = K1 * (1 - B + B * lengths / self.collection.average(name))
        return Found(documents, rarity * (K1 + 1) * often / (often + saturation))

    def _row(self, row: Row) -> Found:
        frequency_of = partial(self.collection.frequency, row.field)
        slots = present(row, frequency_of)
        if not all(slots):
            return _flat(np.zeros(0, np.int64))
        if rows := scored_rows(slots, row.slop):
            found = [self._side_by_side(row, words) for words in rows]
            return found[0] if len(found) == 1 else self._any(found, best=True)
        flat = row.weight * flat_idf(slots, frequency_of, partial(idf, self.collection.documents()))
        if row.slop:
            documents = self._near(row.field, slots, row.slop)
        else:
            documents = np.unique(self._starts(row.field, slots) >> PLACE_BITS)
        documents = documents[self.part.live[documents]]
        return Found(documents, np.full(len(documents), flat))

    def _side_by_side(self, row: Row, words: Sequence[str]) -> Found:
        starts = self._starts(row.field, tuple((word,) for word in words))
        documents, often = np.unique(starts >> PLACE_BITS, return_counts=True)
        rarity = row.weight * self.collection.rarity(row.field, words)
        return self._scored(row.field, documents, often, rarity)

    def _starts(self, name: Field, slots: Slots) -> Ints:
        """The positions at which the slots begin a row, ascending."""
        shifted = [places - n for n, places in enumerate(self._places(name, s) for s in slots)]
        return _common(shifted)

    def _places(self, name: Field, slot: tuple[str, ...]) -> Ints:
        places = [self.part.segment.postings(name, text).places for text in slot]
        return places[0] if len(places) == 1 else np.sort(np.concatenate(places))

    def _near(self, name: Field, slots: Slots, slop: int) -> Ints:
        """The documents in which the slots occur together in any order."""
        columns = [self._places(name, slot) for slot in slots]
        common = _common([np.unique(places >> PLACE_BITS) for places in columns])
        bounds = [
            (places, np.searchsorted(places, common << PLACE_BITS),
             np.searchsorted(places, (common + 1) << PLACE_BITS))
            for places in columns
        ]  # fmt: skip
        kept = [
            bool(frequency([p[start[n] : end[n]].tolist() for p, start, end in bounds], slop))
            for n in range(len(common))
        ]
        return common[np.array(kept, np.bool_)]

    def _any(self, found: list[Found], *, best: bool = False) -> Found:
        """Documents in at least one of them, with the sum of the scores or the best."""
        if len(found) == 1:
            return found[0]
        size = self.part.segment.documents
        inside, scores = np.zeros(size, np.bool_), np.zeros(size)
        for one in found:
            inside[one.documents] = True
            if best:
                scores[one.documents] = np.maximum(scores[one.documents], one.scores)
            else:
                scores[one.documents] += one.scores
        documents = np.flatnonzero(inside)
        return Found(documents, scores[documents])


def _flat(documents: Ints) -> Found:
    return Found(documents, np.zeros(len(documents)))


def _common(several: list[Ints]) -> Ints:
    """The values in all of several ascending arrays."""
    common, *longer = sorted(several, key=len)
    for others in longer:
        common = common[_inside(common, others)]
    return common


def _inside(some: Ints, others: Ints) -> Flags:
    """Which of ``some`` are in ``others``; both ascending, ``others`` may be much longer."""
    if not len(others):
        return np.zeros(len(some), np.bool_)
    at = np.minimum(np.searchsorted(others, some), len(others) - 1)
    inside: Flags = others[at] == some
    return inside


def _all(found: list[Found]) -> Found:
    found = sorted(found, key=lambda one: len(one.documents))
    documents, scores = found[0].documents, found[0].scores
    for other in found[1:]:
        inside = _inside(documents, other.documents)
        documents = documents[inside]
        at = np.searchsorted(other.documents, documents)
        scores = scores[inside] + other.scores[at]
    return Found(documents, scores)


def both(found: Found, allowed: Found) -> Found:
    """The documents of ``found`` that are also in ``allowed``, scored by ``found``."""
    return _all([found, _flat(allowed.documents)])


def best(
    found: list[tuple[Part, Found]], limit: int, order: Order, after: int | None
) -> tuple[Candidate, ...]:
    """The first of the matches of all segments, as ``engines.Engine.search`` orders them."""
    if not found or limit <= 0:
        return ()
    oldest = order is Order.OLDEST
    columns = [
        (p.segment.oldest() if oldest else p.segment.newest())[f.documents] for p, f in found
    ]
    keys: Ints = np.concatenate(columns)
    if order is Order.ADDED:
        keys &= ORDINALS
    if order is Order.RELEVANCE:
        scores = np.round(np.concatenate([f.scores for _, f in found]), DECIMALS)
        if len(scores) > limit:  # keep all that can be among the best, with ties at the limit
            threshold = np.partition(scores, -limit)[-limit]
            kept = scores >= threshold
            scores, keys = scores[kept], keys[kept]
        ranks = np.lexsort((-keys, -scores))[:limit]
        pairs = zip(keys[ranks].tolist(), scores[ranks].tolist(), strict=True)
        return tuple(Candidate(ordinal_of(key), score) for key, score in pairs)
    if after is not None:
        keys = keys[keys > after] if oldest else keys[keys < after]
    keys = np.sort(keys) if oldest else -np.sort(-keys)
    return tuple(Candidate(ordinal_of(key), 0.0, key) for key in keys[:limit].tolist())


def counted(found: list[tuple[Part, Found]], name: Field) -> tuple[FacetCount, ...]:
    """How many matches have each value of a keyword field, over all segments."""
    counts: Counter[str] = Counter()
    for part, matching in found:
        values = part.segment.values(name)
        inside = np.zeros(part.segment.documents, np.bool_)
        inside[matching.documents] = True
        codes = values.codes[inside[values.documents]]
        for code, count in enumerate(np.bincount(codes, minlength=len(values.names)).tolist()):
            if count:
                counts[values.names[code]] += count
    return most_frequent(counts.items())
