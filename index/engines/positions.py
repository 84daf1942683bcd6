"""How often the slots of a ``Sequence`` occur together in a field.

Positions count tokens from 0. Each slot gives its positions in ascending order, without repeats.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

Positions = Sequence[int]


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
