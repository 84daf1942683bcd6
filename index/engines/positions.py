"""Where in a field the slots of a ``Sequence`` stand together.

Positions count tokens from 0. Each slot gives its positions in ascending order, without repeats.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

Positions = Sequence[int]


def frequency(slots: Sequence[Positions], slop: int) -> int:
    """How often the slots stand together, as ``matching.Sequence`` means it.

    With slop 0 the places where the row begins; otherwise the places where a shortest stretch
    with all of them begins.
    """
    if not all(slots):
        return 0
    if slop == 0:
        starts = set(slots[0])
        for offset, places in enumerate(slots[1:], 1):
            starts.intersection_update([place - offset for place in places])
        return len(starts)
    reach = len(slots) + slop
    distinct = len(set().union(*slots)) == sum(map(len, slots))
    begins = _begins_apart if distinct else _begins
    return sum(begins(slots, place, reach) for place in set().union(*slots))


def _begins_apart(slots: Sequence[Positions], first: int, reach: int) -> bool:
    """Whether a stretch begins at ``first``, when no place belongs to two slots."""
    for places in slots:
        at = bisect_left(places, first)
        if at == len(places) or places[at] >= first + reach:
            return False
    return True


def _begins(slots: Sequence[Positions], first: int, reach: int) -> bool:
    """The same when slots share places: each needs one of its own (a bipartite matching)."""
    inside = [
        places[bisect_right(places, first) : bisect_left(places, first + reach)] for places in slots
    ]
    for index, places in enumerate(slots):
        at = bisect_left(places, first)
        if at < len(places) and places[at] == first:
            others = [*inside[:index], *inside[index + 1 :]]
            if _assignable(others):
                return True
    return False


def _assignable(slots: Sequence[Positions]) -> bool:
    """Whether each slot can have a place of its own (Kuhn's augmenting paths)."""
    owner: dict[int, int] = {}

    def settle(slot: int, tried: set[int]) -> bool:
        for place in slots[slot]:
            if place not in tried:
                tried.add(place)
                if place not in owner or settle(owner[place], tried):
                    owner[place] = slot
                    return True
        return False

    return all(settle(slot, set()) for slot in range(len(slots)))
