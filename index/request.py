"""What an archive is asked: a search request; ``service`` makes it from JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .deadline import NEVER, Deadline
from .matching import ARTICLE, Field, Order, Zone
from .query.fields import language_code
from .query.modes import AliasMode
from .query.nodes import NOWHERE, And, DateIs, LanguageIs, Or, SourceIs


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
    """One search. Ranges are those of the HTTP interface; the library takes any number from 1.

    ``text``: a query of at most ``text_limit`` characters, None for any. ``limit``: hits on a page,
    1 to 50. ``cursor``: ``Answer.next`` of the page before, with all else as it was. ``sort``: by
    score, by date of publication, or by when the archive got them. ``since``, ``until``: published
    in this time, both inclusive, UTC. ``sources``, ``languages``: any of these. ``passages``: shown
    of each article, 0 to 10. ``without``: ids of forms not to search. ``facets``: what to count
    over all matching articles. ``explain``: hits have the ``parts`` of their scores. ``scope``: the
    zones searched. ``recency``: prefers newer articles; the advantage of being new halves in this
    many days, more than 0. At the ``deadline`` the answer is what was found by then, and says so.
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

    @property
    def narrowing(self) -> And:
        """The time, sources and languages asked for, as if they stood in the query."""
        within = (DateIs(NOWHERE, self.since, self.until),) if self.since or self.until else ()
        named = tuple(SourceIs(NOWHERE, name) for name in self.sources)
        spoken = tuple(LanguageIs(NOWHERE, language_code(name)) for name in self.languages)
        return And((*within, *(Or(each) for each in (named, spoken) if each)))
