"""What an archive is asked: a search request; ``service`` makes it from JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .deadline import NEVER, Deadline
from .matching import ARTICLE, Field, Order, Zone
from .model import utc
from .query.fields import language_code
from .query.modes import AliasMode
from .query.nodes import NOWHERE, And, DateIs, LanguageIs, Or, SourceIs

MOST_HITS = 1_000  # on a page: a cursor holds the numbers of all of them


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
    """One search. Ranges are those of the HTTP interface; the library takes up to ``MOST_HITS`` on
    a page, and any number of passages.

    ``text``: a query; or, if it is a ``document``, a text of any length and cost, instead of which
    no other query is proposed. ``limit``: hits on a page, 1 to 50. ``cursor``: ``Answer.next`` of
    the page before, with all else as it was. ``sort``: by score, by date of publication, or by when
    the archive got them. ``since``, ``until``: published in this time, both inclusive, of UTC
    unless they say another zone. ``sources``, ``languages``: any of these. ``passages``: shown of
    each article, 0 to 10. ``without``: ids of forms not to search. ``facets``: what to count over
    all matching articles. ``explain``: hits have the ``parts`` of their scores. ``scope``: the
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
    document: bool = False
    recency: float | None = None
    deadline: Deadline = NEVER

    def __post_init__(self) -> None:
        """Raises ValueError: the page is longer than its cursor could be."""
        if not 1 <= self.limit <= MOST_HITS:
            raise ValueError(f"a page has 1 to {MOST_HITS} hits, not {self.limit}")

    @property
    def narrowing(self) -> And:
        """The time, sources and languages asked for, as if they stood in the query."""
        since, until = (end and utc(end) for end in (self.since, self.until))
        within = (DateIs(NOWHERE, since, until),) if since or until else ()
        named = tuple(SourceIs(NOWHERE, name) for name in self.sources)
        spoken = tuple(LanguageIs(NOWHERE, language_code(name)) for name in self.languages)
        return And((*within, *(Or(each) for each in (named, spoken) if each)))
