"""What an archive is asked: a search request; ``service`` makes it from JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .deadline import NEVER, Deadline
from .matching import ARTICLE, Field, Order, Zone
from .query.modes import AliasMode


class MatchMode(StrEnum):
    """``all`` words, ``any`` word, or ``auto``: all, and if no article has them all, any."""

    AUTO = "auto"
    ALL = "all"
    ANY = "any"


class Group(StrEnum):
    """Hits are articles with their best passages, or single passages, best first."""

    ARTICLE = "article"
    PASSAGE = "passage"


class Duplicates(StrEnum):
    """``group``: of syndicated copies only the best ranked is a hit; ``show``: each is a hit."""

    GROUP = "group"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search. ``without``: unticked form ids; ``since``/``until`` are inclusive.

    ``passages``: shown per hit; ``text_limit``: characters of ``text``, None for any. ``recency``
    prefers newer articles: the advantage of being new halves in this many days. At the ``deadline``
    the answer is what was found by then, and says so.
    """

    text: str
    limit: int = 10
    cursor: str | None = None
    sort: Order = Order.RELEVANCE
    since: datetime | None = None
    until: datetime | None = None
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    group: Group = Group.ARTICLE
    duplicates: Duplicates = Duplicates.GROUP
    passages: int = 3
    match: MatchMode = MatchMode.AUTO
    aliases: AliasMode = AliasMode.ON
    without: tuple[str, ...] = ()
    facets: tuple[Field, ...] = ()
    explain: bool = False
    scope: tuple[Zone, ...] = ARTICLE
    text_limit: int | None = 500
    recency: float | None = None
    deadline: Deadline = NEVER
