"""Filters: the source, time and language of an article. They match and score nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from ..matching import Field, Match, Published, Term
from .algebra import all_of, any_of
from .fields import language_code
from .lookups import Lookups


def filters(
    *,
    lookups: Lookups,
    since: datetime | None = None,
    until: datetime | None = None,
    sources: Iterable[str] = (),
    languages: Iterable[str] = (),
) -> Match:
    """Articles of any of the sources, in any of the languages, within the time."""
    parts: list[Match] = []
    if since is not None or until is not None:
        parts.append(published(since, until))
    if typed := tuple(sources):
        parts.append(any_of([of_source(name, lookups) for name in typed]))
    if named := tuple(languages):
        parts.append(any_of([Term(Field.LANGUAGE, language_code(name), 0.0) for name in named]))
    return all_of(parts)


def of_source(typed: str, lookups: Lookups) -> Match:
    """Articles of a source, in any letter case; scores nothing."""
    return any_of([Term(Field.SOURCE, value, 0.0) for value in lookups.sources(typed)])


def published(since: datetime | None, until: datetime | None) -> Match:
    """Articles published within these moments, both included; scores nothing."""
    return Published(_seconds(since), _seconds(until))


def _seconds(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp())
