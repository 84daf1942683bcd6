"""Constructors of the match algebra that keep trees flat: no node with a single part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from ..matching import (
    AllOf,
    AnyOf,
    Everything,
    Except,
    Field,
    Match,
    Nothing,
    Published,
    Sequence,
    Term,
)


def row(
    field: Field, slots: Iterable[tuple[str, ...]], slop: int = 0, weight: float = 0.0
) -> Match:
    """The slots in a row, which scores nothing without ``weight``; of a single slot any of its
    terms."""
    taken = tuple(slots)
    if len(taken) > 1:
        return Sequence(field, taken, slop, weight)
    return any_of([Term(field, term, weight) for slot in taken for term in slot])


def all_of(parts: Iterable[Match]) -> Match:
    """All parts; everything, if there are none."""
    kept = tuple(part for part in parts if not isinstance(part, Everything))
    if any(isinstance(part, Nothing) for part in kept):
        return Nothing()
    if not kept:
        return Everything()
    return kept[0] if len(kept) == 1 else AllOf(kept)


def any_of(parts: Iterable[Match]) -> Match:
    """Any of the parts; nothing, if there are none."""
    kept = tuple(part for part in parts if not isinstance(part, Nothing))
    if not kept:
        return Nothing()
    return kept[0] if len(kept) == 1 else AnyOf(kept)


def without(match: Match, unwanted: Iterable[Match]) -> Match:
    """The match, less what any of the unwanted match."""
    barred = any_of(unwanted)
    return match if isinstance(barred, Nothing) else Except(match, barred)


def unscored(part: Match) -> Match:
    """The same articles, which score nothing."""
    match part:
        case Term():
            return part._replace(weight=0.0)
        case Sequence():
            return replace(part, weight=0.0)
        case AllOf(parts):
            return AllOf(tuple(map(unscored, parts)))
        case AnyOf(parts):
            return AnyOf(tuple(map(unscored, parts)))
        case Except(kept, excluded):
            return Except(unscored(kept), excluded)
        case _:
            return part


def published(since: datetime | None, until: datetime | None) -> Match:
    """Articles published within these moments, both included, or, if there is none, those without
    a date; scores nothing."""
    if since is None and until is None:
        return Except(Everything(), published(datetime.min.replace(tzinfo=UTC), None))
    first, last = (None if end is None else int(end.timestamp()) for end in (since, until))
    return Published(first, last)
