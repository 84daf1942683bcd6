"""Phrases with slop: the stretches in which all items stand, in any order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

_WINDOW = 64  # occurrences looked at for one stretch: a phrase of so many words is not asked for

Row = tuple[int, int, int, int, float]  # place, item, first, count, belief


def stretches(rows: Sequence[Row], items: int, slop: int) -> Iterator[tuple[int, int, float]]:
    """(first, tokens, belief) of the shortest stretches with all items at places of their own.

    ``rows`` are sorted by place. At most one stretch begins at a row.
    """
    for i, (place, *_) in enumerate(rows):
        if i and rows[i - 1][0] == place:
            continue
        window: list[Row] = []
        for row in islice(rows, i, i + _WINDOW):
            if row[0] - place >= items + slop:
                break
            window.append(row)
            taken = _assigned(window, items)
            if taken:
                first = min(r[2] for r in taken)
                last = max(r[2] + r[3] for r in taken)
                if min(r[0] for r in taken) == place:
                    yield first, last - first, min(r[4] for r in taken)
                break


def _assigned(window: Sequence[Row], items: int) -> list[Row] | None:
    """One row per item, no two at the same place (Kuhn's matching); None if there is no such."""
    holder: dict[int, Row] = {}

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
