"""Filters: the source, time and language of an article. They match and score nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from ..matching import Everything, Except, Match, Published
from .fields import language_code
from .nodes import NOWHERE, And, DateIs, LanguageIs, Or, SourceIs


def narrowing(
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    sources: Iterable[str] = (),
    languages: Iterable[str] = (),
) -> And:
    """What is asked for beside a query, as if it stood in it: articles within the time, of any of
    the sources, in any of the languages."""
    within = (DateIs(NOWHERE, since, until),) if since or until else ()
    named = tuple(SourceIs(NOWHERE, name) for name in sources)
    spoken = tuple(LanguageIs(NOWHERE, language_code(name)) for name in languages)
    return And((*within, *(Or(each) for each in (named, spoken) if each)))


def published(since: datetime | None, until: datetime | None) -> Match:
    """Articles published within these moments, both included, or, if there is none, those without
    a date; scores nothing."""
    if since is None and until is None:
        return Except(Everything(), published(datetime.min.replace(tzinfo=UTC), None))
    return Published(_seconds(since), _seconds(until))


def _seconds(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp())
