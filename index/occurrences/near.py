"""Phrases with slop: the stretches in which all items occur, in any order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from ..columns.words import Numbers
from . import Occurrences

_Row = tuple[int, int, int, int, float]  # place, item, first, count, belief
_Rows = tuple[int, list[_Row]]  # those of one place


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """The occurrences of one item, and their ``places`` as the phrase counts them, ascending."""

    places: Numbers
    found: Occurrences


def stretches(items: Sequence[Placed], slop: int) -> Occurrences:
    """The shortest stretch with all items at distinct places, for each occurrence that begins one.

    A stretch has at most ``len(items) + slop`` places.
    """
    reach = len(items) + slop
    ranks = [sum(_same(item, other) for other in items[:n]) for n, item in enumerate(items)]
    ranked = list(zip(items, ranks, strict=True))
    every = np.concatenate([item.places for item, rank in ranked if rank == 0])
    begins = np.unique(every)
    shared = len(begins) < len(every)
    for item, rank in ranked:  # keep beginnings after which each item follows within reach
        begins = begins[_next(item, rank, begins, reach)[1]]
    if not shared:
        return _apart(ranked, begins, reach)
    firsts, counts, beliefs = np.array([*_shared(items, begins.tolist(), reach)]).reshape(-1, 3).T
    return Occurrences(firsts.astype(np.int64), counts.astype(np.int64), beliefs)


def _same(one: Placed, other: Placed) -> bool:
    """Whether they are one item typed twice."""
    return np.array_equal(one.places, other.places)


def _next(
    item: Placed, rank: int, begins: Numbers, reach: int
) -> tuple[Numbers, NDArray[np.bool_]]:
    """The next occurrence of the item at or after each place, or the one so many after it, and
    whether it is within reach."""
    if not len(item.places):
        return begins[:0], np.zeros(len(begins), np.bool_)
    at = np.searchsorted(item.places, begins) + rank
    inside = at < len(item.places)
    at = at.clip(max=len(item.places) - 1)
    return at, inside & (item.places[at] < begins + reach)


def _apart(ranked: Sequence[tuple[Placed, int]], begins: Numbers, reach: int) -> Occurrences:
    """If no two items share a place, but for those typed several times: the next occurrence of
    each."""
    chosen = [item.found.where(_next(item, rank, begins, reach)[0]) for item, rank in ranked]
    firsts = np.min([each.firsts for each in chosen], axis=0)
    behind = np.max([each.firsts + each.counts for each in chosen], axis=0)
    beliefs = np.min([each.beliefs for each in chosen], axis=0)
    return Occurrences(firsts, behind - firsts, beliefs)


def _shared(
    items: Sequence[Placed], begins: Sequence[int], reach: int
) -> Iterator[tuple[int, int, float]]:
    """If items share places: the shortest run of occurrences in which each has its own place."""
    columns = [
        zip(
            item.places.tolist(), [n] * len(item.places), item.found.firsts.tolist(),
            item.found.counts.tolist(), item.found.beliefs.tolist(), strict=True,
        )
        for n, item in enumerate(items)
    ]  # fmt: skip
    rows: list[_Row] = sorted(row for column in columns for row in column)
    grouped = [(place, list(some)) for place, some in groupby(rows, key=itemgetter(0))]
    starts = np.searchsorted([place for place, _ in grouped], begins).tolist()
    for begin, start in zip(begins, starts, strict=True):
        if taken := _assigned(grouped[start : start + reach], begin + reach, len(items)):
            first = min(row[2] for row in taken)
            behind = max(row[2] + row[3] for row in taken)
            yield first, behind - first, min(row[4] for row in taken)


def _assigned(grouped: Sequence[_Rows], end: int, items: int) -> Collection[_Row] | None:
    """One row per item, no two at the same place, from the first place on to the nearest that will
    do before ``end`` (Kuhn's algorithm); None if impossible."""
    here = dict(grouped)
    holder: dict[int, _Row] = {}

    def hold(place: int, tried: set[int]) -> bool:
        for row in here[place]:
            if row[1] not in holder:
                holder[row[1]] = row
                return True
        for row in here[place]:
            if row[1] not in tried:
                tried.add(row[1])
                if hold(holder[row[1]][0], tried):
                    holder[row[1]] = row
                    return True
        return False

    for place, _ in grouped:
        if place >= end:
            break
        hold(place, set())
        if len(holder) == items:
            return holder.values()
    return None
