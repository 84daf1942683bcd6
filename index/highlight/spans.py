"""From stretches of letters to disjoint highlights of a shown text."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..model import Highlight, MatchKind
from .mentions import Told

_LAST_LETTER = "\u02ff"  # combining marks begin behind it


class Spot(NamedTuple):
    """A stretch of a text, how it answers the query, and the name that stands there."""

    start: int
    end: int
    kind: MatchKind
    name: Told | None


def highlights(text: str, begin: int, end: int, spots: Sequence[Spot]) -> tuple[Highlight, ...]:
    """The spots as highlights of ``text[begin:end]``, in order, of those that overlap one."""
    return tuple(_highlight(text, begin, spot) for spot in disjoint(_whole(text, end, spots)))


def _highlight(text: str, begin: int, spot: Spot) -> Highlight:
    start, end, kind, name = spot
    return Highlight(
        start - begin, end - begin, text[start:end], kind, *(name or (None, None, None, None))
    )


def _whole(text: str, limit: int, spots: Sequence[Spot]) -> list[Spot]:
    """The spots within the limit, with the combining marks that belong to their last letters."""
    return [
        Spot(start, _with_marks(text, min(end, limit), limit), kind, name)
        for start, end, kind, name in spots
    ]


def disjoint(spots: Sequence[Spot]) -> list[Spot]:
    """Sorted; of those that overlap, the one that goes before."""
    taken = sorted(spots, key=_start)
    if all(one.end <= other.start for one, other in pairwise(taken)):
        return taken
    taken = []
    for each in sorted(spots, key=_precedence):
        at = bisect_left(taken, each.start, key=_start)
        clear = at == len(taken) or each.end <= taken[at].start
        if clear and (at == 0 or taken[at - 1].end <= each.start):
            taken.insert(at, each)
    return taken


def _start(spot: Spot) -> int:
    return spot.start


def _precedence(spot: Spot) -> tuple[int, int, bool, bool]:
    """Longer before shorter, names before words, as typed before otherwise."""
    return spot.start - spot.end, spot.start, spot.name is None, spot.kind != MatchKind.TYPED


def _with_marks(text: str, end: int, limit: int) -> int:
    """``end``, moved behind the combining marks that belong to the last letter."""
    while end < limit and text[end] > _LAST_LETTER and unicodedata.category(text[end])[0] == "M":
        end += 1
    return end
