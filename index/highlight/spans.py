"""Makes the highlights of a shown text sorted and disjoint, with whole letters."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from ..answer import Highlight, MatchKind

_LAST_LETTER = "\u02ff"  # combining marks begin after it
_START = attrgetter("start")


def settled(text: str, begin: int, limit: int, found: Sequence[Highlight]) -> tuple[Highlight, ...]:
    """The highlights of ``text[begin:limit]``, with offsets from ``begin``: sorted and disjoint.

    Each is extended by the combining marks of its last letter.
    """
    if not text.isascii():
        found = [
            each
            if text[(after := begin + each.end) : after + 1] <= _LAST_LETTER
            else _with_marks(text, begin, limit, each)
            for each in found
        ]
    return tuple(disjoint(found))


def disjoint(found: Sequence[Highlight]) -> Sequence[Highlight]:
    """Sorted by place; of those that overlap, the first by ``_precedence``."""
    reached = 0
    for each in found:
        if each.start < reached:
            break
        reached = each.end
    else:
        return found
    taken: list[Highlight] = []
    for each in sorted(found, key=_precedence):
        at = bisect_left(taken, each.start, key=_START)
        clear = at == len(taken) or each.end <= taken[at].start
        if clear and (at == 0 or taken[at - 1].end <= each.start):
            taken.insert(at, each)
    return taken


def _precedence(each: Highlight) -> tuple[int, int, bool, bool]:
    """Longer before shorter, names before words, as typed before other matches."""
    return each.start - each.end, each.start, each.entity is None, each.kind != MatchKind.TYPED


def _with_marks(text: str, begin: int, limit: int, each: Highlight) -> Highlight:
    end = begin + each.end
    while end < limit and text[end] > _LAST_LETTER and unicodedata.category(text[end])[0] == "M":
        end += 1
    return each._replace(end=end - begin, text=text[begin + each.start : end])
