"""What an archive answers; ``service`` turns it into JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from .matching import Field
from .model import Article, Confidence, Mention, Passage, Strength

# --- the receipt ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FormUse:
    """A form that was searched, and how many articles of the archive use it for the entity."""

    id: str
    text: str
    strength: Strength
    articles: int
    active: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A form that was not searched, and the reason."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class RelatedEntity:
    """A related entity, which is not searched unless asked for."""

    id: str
    name: str
    relation: str


@dataclass(frozen=True, slots=True)
class Expansion:
    """How one name of the query was understood; ``start``/``end``: its place in the typed text."""

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
    """A name that a word of the query may mean, though it was searched as the word.

    ``start``, ``end``: its place in the typed text, with its quotation marks. ``total``: how many
    articles match the query with the name there.
    """

    typed: str
    start: int
    end: int
    entity: str
    name: str
    total: int


# --- hits -----------------------------------------------------------------------------------


class MatchKind(StrEnum):
    """Why a text is highlighted: as the typed word, another name of it, or another ending."""

    TYPED = "typed"
    ALIAS = "alias"
    STEM = "stem"

    __hash__ = str.__hash__  # faster than that of an Enum, which is written in Python


class Highlight(NamedTuple):
    """A part of a shown text that made it match; ``text`` is exactly ``shown[start:end]``.

    A name of many words, or a whole phrase, is one highlight; ``entity``, ``form``, ``confidence``
    and ``reason`` are those of the (first) name in it, None for plain words.
    """

    start: int
    end: int
    text: str
    kind: MatchKind
    entity: str | None = None
    form: str | None = None
    confidence: Confidence | None = None
    reason: str | None = None


class ArticleSummary(NamedTuple):
    """An article in a list; ``duplicates`` counts its syndicated copies in the archive.

    ``also_in``: other sources that have a copy; ``added``: when the archive first got it.
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
    """A passage of a hit: ``text`` is the article's text from ``start`` to ``end``.

    ``id`` is ``<article id>#<ordinal>`` (``#c<ordinal>`` in the comments); highlights are
    offsets into ``text``. ``score`` is to compare with those of other passages in the same answer
    only.
    """

    id: str
    ordinal: int
    score: float
    start: int
    end: int
    text: str
    highlights: tuple[Highlight, ...]


@dataclass(frozen=True, slots=True)
class ScorePart:
    """A named summand of a score."""

    name: str
    value: float


class Hit(NamedTuple):
    """A matching article with its best passages (only one with ``group=passage``).

    ``score`` is the article's: BM25 of the engine and what the second stage adds (the ``parts``, if
    asked for), to compare within one answer only. The list is ordered by it under
    ``Order.RELEVANCE``, but with ``group=passage`` by the scores of the passages.

    ``lacking``: parts of the query, as typed, that are not in it, where a part is enough.
    """

    rank: int
    score: float
    article: ArticleSummary
    title_highlights: tuple[Highlight, ...]
    standfirst_highlights: tuple[Highlight, ...]
    passages: tuple[PassageHit, ...]
    parts: tuple[ScorePart, ...] = ()
    lacking: tuple[str, ...] = ()


class FacetValue(NamedTuple):
    """One value of a facet, as stored and as shown, and how many matching articles have it.

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
    """A better query: its text, and how many articles match all of it."""

    text: str
    total: int


@dataclass(frozen=True, slots=True)
class Searched:
    """How many articles were searched, and how many there are."""

    articles: int
    of: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer. ``total`` includes copies.

    ``took``: the milliseconds of the search, ``engine_took``: those of them that the engine took.

    ``in_part``: no article matches all of the query, and ``total`` counts those that match a part.

    ``next``: the ``cursor`` of the next page, None on the last.

    ``complete`` is false if the deadline passed: then ``notes`` say what was not done and ``total``
    counts only what was found among the ``searched``. Otherwise it is exact.
    """

    text: str
    understood: str
    notes: tuple[str, ...]
    offers: tuple[OfferedName, ...]
    expansion: tuple[Expansion, ...]
    total: int
    in_part: bool
    complete: bool
    searched: Searched
    took: float
    engine_took: float
    hits: tuple[Hit, ...]
    facets: tuple[AnswerFacet, ...]
    next: str | None
    did_you_mean: DidYouMean | None = None


# --- suggestions ----------------------------------------------------------------------------


class SuggestionKind(StrEnum):
    """The kind of a suggestion."""

    WORD = "word"
    ENTITY = "entity"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion: ``text`` replaces what was typed.

    ``label`` is what to show. A name has its ``entity`` id and other ``forms``, a title the id of
    its ``article``. ``articles``: how many contain it (1 for a title).
    """

    text: str
    kind: SuggestionKind
    label: str
    articles: int
    entity: str | None = None
    forms: tuple[str, ...] = ()
    article: str | None = None


# --- similar articles -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LikeArticle:
    """A similar article; the higher ``score``, the more similar, without a unit or an upper end."""

    score: float
    article: ArticleSummary


@dataclass(frozen=True, slots=True)
class Likeness:
    """The articles most similar to one, best first, and separately its syndicated copies."""

    similar: tuple[LikeArticle, ...]
    copies: tuple[ArticleSummary, ...]


# --- articles and writing -------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle(Article):
    """An article as stored, with its passages and the mentions in its text."""

    passages: tuple[Passage, ...]
    title_mentions: tuple[Mention, ...]
    standfirst_mentions: tuple[Mention, ...]
    mentions: tuple[Mention, ...]
