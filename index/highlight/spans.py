"""From stretches of letters to disjoint highlights of a shown text."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from ..model import Highlight, MatchKind
from .mentions import Told

_LAST_LETTER = "\u02ff"  # combining marks begin behind it
_START = itemgetter(0)
_NO_NAME = (None, None, None, None)


Spot = tuple[int, int, MatchKind, Told | None]
"""Start and end in a text, how what stands there answers the query, and the name that it is."""


def highlights(text: str, begin: int, end: int, spots: Sequence[Spot]) -> tuple[Highlight, ...]:
    """The spots, which begin in ``text[begin:end]``, as highlights of it: sorted and disjoint."""
    if not text.isascii():
        spots = [
            spot if text[spot[1] : spot[1] + 1] <= _LAST_LETTER else _with_marks(text, spot, end)
            for spot in spots
        ]
    new = tuple.__new__  # a third of the time that Highlight() takes
    return tuple(
        [
            new(
                Highlight,
                (start - begin, behind - begin, text[start:behind], kind, *(name or _NO_NAME)),
            )
            for start, behind, kind, name in disjoint(spots)
        ]
    )


def disjoint(spots: Sequence[Spot]) -> Sequence[Spot]:
    """Sorted; of those that overlap, the one that goes before."""
    reached = 0
    for spot in spots:
        if spot[0] < reached:
            break
        reached = spot[1]
    else:
        return spots
    taken: list[Spot] = []
    for each in sorted(spots, key=_precedence):
        at = bisect_left(taken, each[0], key=_START)
        clear = at == len(taken) or each[1] <= taken[at][0]
        if clear and (at == 0 or taken[at - 1][1] <= each[0]):
            taken.insert(at, each)
    return taken


def _precedence(spot: Spot) -> tuple[int, int, bool, bool]:
    """Longer before shorter, names before words, as typed before otherwise."""
    start, end, kind, name = spot
    return start - end, start, name is None, kind != MatchKind.TYPED


def _with_marks(text: str, spot: Spot, limit: int) -> Spot:
    """The spot, its end moved behind the combining marks that belong to the last letter."""
    start, end, kind, name = spot
    while end < limit and text[end] > _LAST_LETTER and unicodedata.category(text[end])[0] == "M":
        end += 1
    return start, end, kind, name
