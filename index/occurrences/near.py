"""Phrases with slop: the stretches in which all items occur, in any order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..columns.words import Numbers
from . import Occurrences, where


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """The occurrences of one item, and their ``places`` as the phrase counts them, ascending."""

    places: Numbers
    found: Occurrences


def stretches(items: Sequence[Placed], slop: int) -> Occurrences:
    """The shortest stretch with all items, for each occurrence that begins one: with the next
    occurrence of each, and of an item typed twice with the next two.

    A stretch has at most ``len(items) + slop`` places.
    """
    reach = len(items) + slop
    ranks = [sum(_same(item, other) for other in items[:n]) for n, item in enumerate(items)]
    ranked = list(zip(items, ranks, strict=True))
    begins = np.unique(np.concatenate([item.places for item in items]))
    for item, rank in ranked:  # keep beginnings after which each item follows within reach
        begins = begins[_next(item, rank, begins, reach)[1]]
    chosen = [where(item.found, _next(item, rank, begins, reach)[0]) for item, rank in ranked]
    firsts = np.min([each.firsts for each in chosen], axis=0)
    behind = np.max([each.firsts + each.counts for each in chosen], axis=0)
    beliefs = np.min([each.beliefs for each in chosen], axis=0)
    return Occurrences(firsts, behind - firsts, beliefs)


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
