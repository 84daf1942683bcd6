"""Phrases with slop: the stretches in which all items occur, in any order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..columns.words import Numbers
from . import Occurrences

_WINDOW = 64  # occurrences examined for one stretch: far more than a phrase may have words

_Row = tuple[int, int, int, int, float]  # place, item, first, count, belief


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
    every = np.concatenate([item.places for item in items])
    begins = np.unique(every)
    shared = len(begins) < len(every)
    if not all(len(item.places) for item in items):
        begins = begins[:0]
    for item in items:  # keep beginnings after which each item follows within reach
        begins = begins[_next(item, begins, reach)[1]]
    if not shared:
        return _apart(items, begins, reach)
    columns = list(zip(*_shared(items, begins.tolist(), reach), strict=True)) or [(), (), ()]
    return Occurrences(
        np.array(columns[0], np.int64),
        np.array(columns[1], np.int64),
        np.array(columns[2], np.float64),
    )


def _next(item: Placed, begins: Numbers, reach: int) -> tuple[Numbers, NDArray[np.bool_]]:
    """The next occurrence of the item at or after each place, and whether it is within reach."""
    at = np.searchsorted(item.places, begins)
    inside = at < len(item.places)
    at = at.clip(max=len(item.places) - 1)
    return at, inside & (item.places[at] < begins + reach)


def _apart(items: Sequence[Placed], begins: Numbers, reach: int) -> Occurrences:
    """If no two items share a place: the next occurrence of each."""
    chosen = [item.found.where(_next(item, begins, reach)[0]) for item in items]
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
    starts = np.searchsorted([row[0] for row in rows], begins).tolist()
    for begin, start in zip(begins, starts, strict=True):
        window: list[_Row] = []
        for row in rows[start : start + _WINDOW]:
            if row[0] - begin >= reach:
                break
            window.append(row)
            if taken := _assigned(window, len(items)):
                if min(row[0] for row in taken) == begin:
                    first = min(row[2] for row in taken)
                    behind = max(row[2] + row[3] for row in taken)
                    yield first, behind - first, min(row[4] for row in taken)
                break


def _assigned(window: Sequence[_Row], items: int) -> list[_Row] | None:
    """One row per item, no two at the same place (Kuhn's algorithm); None if impossible."""
    holder: dict[int, _Row] = {}

    def place_item(item: int, tried: set[int]) -> bool:
        for row in window:
            if row[1] == item and row[0] not in tried:
                tried.add(row[0])
                held = holder.get(row[0])
                if held is None or place_item(held[1], tried):
                    holder[row[0]] = row
                    return True
        return False

    if len({row[1] for row in window}) < items:
        return None
    return list(holder.values()) if all(place_item(n, set()) for n in range(items)) else None
