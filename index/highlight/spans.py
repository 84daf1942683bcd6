"""From stretches of tokens to disjoint highlights of a shown text."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable

from ..model import Highlight, MatchKind, Mention
from .shown import Part

_LAST_LETTER = "\u02ff"  # combining marks begin behind it


def highlight(
    part: Part, first: int, last: int, kind: MatchKind, name: Mention | None
) -> Highlight:
    """The stretch of tokens (both ends included) as far as the part shows it."""
    start = int(part.marks.starts[max(first, part.first) - part.offset])
    end = int(part.marks.ends[min(last, part.behind - 1) - part.offset])
    end = _with_marks(part.text, min(end, part.end), part.end)
    return Highlight(
        start=start - part.start,
        end=end - part.start,
        text=part.text[start:end],
        kind=kind,
        entity=None if name is None else name.entity,
        form=None if name is None else name.form,
        confidence=None if name is None else name.confidence,
        reason=None if name is None else name.reason,
    )


def disjoint(found: Iterable[Highlight]) -> tuple[Highlight, ...]:
    """Sorted; of those that overlap, the one that goes before."""
    taken: list[Highlight] = []
    for each in sorted(found, key=_precedence):
        at = bisect_left(taken, each.start, key=lambda other: other.start)
        clear = at == len(taken) or each.end <= taken[at].start
        if clear and (at == 0 or taken[at - 1].end <= each.start):
            taken.insert(at, each)
    return tuple(taken)


def _precedence(found: Highlight) -> tuple[int, int, bool, bool]:
    """Longer before shorter, names before words, as typed before otherwise."""
    return found.start - found.end, found.start, found.entity is None, found.kind != MatchKind.TYPED


def _with_marks(text: str, end: int, limit: int) -> int:
    """``end``, moved behind the combining marks that belong to the last letter."""
    while end < limit and text[end] > _LAST_LETTER and unicodedata.category(text[end])[0] == "M":
        end += 1
    return end
