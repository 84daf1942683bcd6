"""What the archive is asked and what it answers; ``service`` turns these to and from JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from .deadline import NEVER, Deadline
from .matching import Field, Order, Zone
from .model import Highlight, Mention, Passage, Strength
from .query.modes import AliasMode


class MatchMode(StrEnum):
    """``all`` words, ``any`` word, or ``auto``: all, and if nothing has them all, any."""

    AUTO = "auto"
    ALL = "all"
    ANY = "any"


class Group(StrEnum):
    """Hits are articles with their best passages, or single passages, best first."""

    ARTICLE = "article"
    PASSAGE = "passage"


class Duplicates(StrEnum):
    """``group``: of syndicated copies only the best ranked is a hit; ``show``: each is one."""

    GROUP = "group"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One question. ``without`` are unticked form ids; ``since``/``until`` are inclusive.

    ``recency`` prefers newer articles: in so many days what being new is worth goes down by half.
    When the ``deadline`` strikes the answer is what was found by then, and says so.
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
    scope: tuple[Zone, ...] = (Zone.TITLE, Zone.BODY)
    text_limit: int | None = 500
    recency: float | None = None
    deadline: Deadline = NEVER


# --- the receipt ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FormUse:
    """A form that was searched: in how many articles of the archive it occurs as this name."""

    id: str
    text: str
    strength: Strength
    articles: int
    active: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A form that was not searched, and why not."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class RelatedEntity:
    """Something connected but never merged: the reader may search for it too."""

    id: str
    name: str
    relation: str


@dataclass(frozen=True, slots=True)
class Expansion:
    """How one name of the query was understood; ``start``/``end`` into the typed text."""

    typed: str
    start: int
    end: int
    entity: str
    name: str
    forms: tuple[FormUse, ...]
    left_out: tuple[LeftOut, ...] = ()
    related: tuple[RelatedEntity, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferedName:
    """A word that is also a name, but was taken as the word; the reader may choose the name."""

    typed: str
    start: int
    end: int
    entity: str
    name: str


# --- hits -----------------------------------------------------------------------------------


class ArticleSummary(NamedTuple):
    """What a list says of an article; ``duplicates`` counts its syndicated copies in the archive.

    ``also_in`` are other sources that have one. ``added``: when the archive first saw it.
    """

    id: str
    title: str
    standfirst: str
    source: str | None
    author: str | None
    published: datetime | None
    url: str | None
    language: str
    added: datetime
    duplicates: int = 0
    also_in: tuple[str, ...] = ()


class PassageHit(NamedTuple):
    """A passage that answers: ``text`` is the article's text from ``start`` to ``end``.

    ``id`` is ``<article id>#<ordinal>`` (``#c<ordinal>`` in the comments); highlights are
    offsets into ``text``; ``html`` is ``text`` escaped, then marked.
    """

    id: str
    ordinal: int
    score: float
    start: int
    end: int
    text: str
    highlights: tuple[Highlight, ...]
    html: str


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One summand of a score, named."""

    name: str
    value: float


class Hit(NamedTuple):
    """An article that answers, with its best passages (just one under ``group=passage``)."""

    rank: int
    score: float
    article: ArticleSummary
    title_highlights: tuple[Highlight, ...]
    title_html: str
    standfirst_html: str
    passages: tuple[PassageHit, ...]
    parts: tuple[ScorePart, ...] = ()


class FacetValue(NamedTuple):
    """One value of a facet, as kept and as shown, and how many matching articles have it.

    ``of`` is how many articles of the archive have it, matching or not.
    """

    value: str
    text: str
    count: int  # type: ignore[assignment]  # tuples have a method of this name
    of: int


@dataclass(frozen=True, slots=True)
class AnswerFacet:
    """A facet, most frequent value first (months in order)."""

    field: Field
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class DidYouMean:
    """A better query: its text and how many articles have all of it."""

    text: str
    total: int


@dataclass(frozen=True, slots=True)
class Searched:
    """How many articles were looked through, of how many there are."""

    articles: int
    of: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything an answer says. ``total`` counts copies; ``took`` is milliseconds.

    ``complete`` is false if the deadline struck: then ``notes`` say what there was no time for,
    and ``total`` counts what was found among the ``searched``. Otherwise it is exact.
    """

    text: str
    understood: str
    notes: tuple[str, ...]
    offers: tuple[OfferedName, ...]
    expansion: tuple[Expansion, ...]
    total: int
    complete: bool
    searched: Searched
    took: float
    hits: tuple[Hit, ...]
    facets: tuple[AnswerFacet, ...]
    next: str | None
    did_you_mean: DidYouMean | None = None


# --- what is like an article -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LikeArticle:
    """An article that is like another; the higher ``score``, the more."""

    score: float
    article: ArticleSummary


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is like an article, best first, and apart from that its syndicated copies."""

    similar: tuple[LikeArticle, ...]
    copies: tuple[ArticleSummary, ...]


# --- articles and writing -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as the archive keeps it, with its passages and the mentions in its text."""

    id: str
    title: str
    standfirst: str
    author: str | None
    published: datetime | None
    source: str | None
    url: str | None
    language: str
    text: str
    comments: tuple[str, ...]
    passages: tuple[Passage, ...]
    title_mentions: tuple[Mention, ...]
    standfirst_mentions: tuple[Mention, ...]
    mentions: tuple[Mention, ...]
