"""What a ``Sequence`` matches and its score, the same on every engine.

* In order and side by side, with few choices of terms: the BM25 of the best row of single terms
  ("fighter jet", "fighters jet"), each row counted as one term.
* Otherwise (any order, or very many choices) a flat score: the sum of its slots' idf, which is
  what BM25 gives to one occurrence in a field of average length.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import product
from math import prod

from ..matching import Sequence as Row

_MOST_CHOICES = 64

Slots = tuple[tuple[str, ...], ...]
Frequency = Callable[[str], int]
Positions = Sequence[int]  # of a slot's tokens, counted from 0, ascending, without repeats


def present(row: Row, frequency: Frequency) -> Slots:
    """The slots without repeated terms and without terms that the field does not have."""
    return tuple(
        tuple(term for term in dict.fromkeys(slot) if frequency(term)) for slot in row.slots
    )


def scored_rows(slots: Slots, slop: int) -> tuple[tuple[str, ...], ...]:
    """The rows of single terms to score with BM25; none if the score is flat."""
    if slop or prod(map(len, slots)) > _MOST_CHOICES:
        return ()
    return tuple(product(*slots))


def flat_idf(slots: Slots, frequency: Frequency, idf: Callable[[int], float]) -> float:
    """The sum of the slots' idf; a slot is as rare as its most frequent term."""
    return sum(idf(max(map(frequency, slot), default=0)) for slot in slots)


def frequency(slots: Sequence[Positions], slop: int) -> int:
    """How often the slots occur together, as defined by ``matching.Sequence``.

    With slop 0, the number of positions at which the row begins; else of the positions of either
    slot that are followed by one of the other within reach.
    """
    if slop:
        one, other = slots
        reach = slop + 1
        return len(_followed(one, other, reach) | _followed(other, one, reach))
    starts = set(slots[0])
    for offset, places in enumerate(slots[1:], 1):
        starts.intersection_update([place - offset for place in places])
    return len(starts)


def _followed(one: Positions, other: Positions, reach: int) -> set[int]:
    """The positions of one slot that have a position of the other within ``reach`` after them."""
    return {
        place for place in one if bisect_right(other, place) < bisect_left(other, place + reach + 1)
    }
