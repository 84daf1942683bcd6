"""The nouns, all frozen. Offsets are Unicode code points, half-open, into the text named.

An article comes in as a ``RawDocument``, is cleaned to a ``CleanDocument``, identified as an
``Article`` and analysed to an ``AnalysedArticle``, which the store keeps and the engine indexes.
The nouns of a question are in ``index.query`` (what a person meant) and ``index.matching``
(what an engine is asked).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """``text[start:end]`` of whatever text it speaks of."""

    start: int
    end: int


# --- cleaning -------------------------------------------------------------------------------


class Label(StrEnum):
    """What a line of a scraped page is."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    COMMENT = "comment"
    MENU = "menu"
    TEASER = "teaser"
    PROMO = "promo"
    ADVERT = "advert"
    LEGAL = "legal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One document as it was found, decoded but not yet cleaned.

    ``origin`` names the input for people: a path, ``path:line``, ``path#record`` or a URL.
    What the scraper already knew (``title`` … ``language``) beats what cleaning would guess.
    ``fetched``: when it was taken from the web; nothing it says can be later.
    With ``clean=False`` the content is taken as it is: title from ``title``, body = content.
    """

    content: str
    markup: bool
    origin: str
    id: str | None = None
    url: str | None = None
    title: str | None = None
    source: str | None = None
    author: str | None = None
    published: datetime | None = None
    language: str | None = None
    clean: bool = True
    fetched: datetime | None = None


class Line(NamedTuple):
    """One line of ``CleanDocument.raw``; ``number`` from 1, ``rule`` says who labelled it.

    A tuple, for a page makes two hundred of them and a frozen dataclass costs ten times as much.
    """

    number: int
    start: int
    end: int
    label: Label
    rule: str
    kept: bool


@dataclass(frozen=True, slots=True)
class CleanDocument:
    """A document after cleaning. ``text`` is the body: paragraphs joined by a blank line.

    ``raw`` is the text the ``lines`` speak of: the input text, or the text of the HTML page.
    ``comments`` holds one string per reader's comment, never part of ``text``.
    """

    title: str
    standfirst: str
    author: str | None
    published: datetime | None
    source: str | None
    url: str | None
    language: str | None
    text: str
    comments: tuple[str, ...]
    raw: str
    lines: Sequence[Line]


# --- articles -------------------------------------------------------------------------------


BETWEEN_COMMENTS = "\n\n"


@dataclass(frozen=True, slots=True)
class Article:
    """A clean article. ``id`` is derived from content (URL, else text), so adding twice is once.

    ``published`` is aware (UTC) or None; ``language`` an ISO 639-1 code, ``"und"`` if unknown.
    """

    id: str
    title: str
    standfirst: str
    author: str | None
    published: datetime | None
    source: str | None
    url: str | None
    language: str
    text: str
    comments: tuple[str, ...] = ()

    @property
    def comment_text(self) -> str:
        """All comments as one text, a blank line between them."""
        return BETWEEN_COMMENTS.join(self.comments)


@dataclass(frozen=True, slots=True)
class TokenStream:
    """The tokens of one text, as columns of equal length.

    ``surfaces``: letters as written, NFC, apostrophes straightened (the exact layer).
    ``folded``: casefolded, no diacritics, no apostrophes (what alias matching compares).
    ``terms``: stems (the stem layer). ``starts``/``ends``: offsets into the text.
    ``numbers``: those of the surfaces in this process (see ``vocabulary``). ``gaps``: what is
    before each token and after the last (see ``gaps``), so one more. ``language``: whose stems.
    """

    surfaces: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    numbers: array[int] = field(default_factory=lambda: array("q"))
    gaps: bytes = b""
    language: str = ""

    def __len__(self) -> int:
        return len(self.terms)


class Confidence(StrEnum):
    """Whether a mention was believed. Uncertain ones are searchable on request, never counted."""

    CERTAIN = "certain"
    UNCERTAIN = "uncertain"


class Mention(NamedTuple):
    """A name standing in a text: which entity, by which form, and why it was believed.

    A tuple, as an article has dozens: three times as fast to make. It sorts by its place.
    ``first_token``/``token_count`` place it in the text's TokenStream; ``start``/``end`` in the
    text itself. ``form`` is a form id such as ``islamic-state/isis``.
    """

    start: int
    end: int
    first_token: int
    token_count: int
    entity: str
    form: str
    confidence: Confidence
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole sentences of the body, about 60-120 words; passages tile the body's tokens.

    ``start``/``end``: offsets into the article's text, without surrounding white space.
    """

    ordinal: int
    start: int
    end: int
    first_token: int
    token_count: int


@dataclass(frozen=True, slots=True)
class AnalysedText:
    """A text with its tokens and the mentions in it (sorted, disjoint)."""

    text: str
    tokens: TokenStream = TokenStream()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class AnalysedArticle:
    """An article ready to be stored and indexed: analysed once, never again to answer a query.

    ``remarks`` are the passages of the comments, offsets into ``comments.text``.
    """

    article: Article
    title: AnalysedText
    standfirst: AnalysedText
    body: AnalysedText
    comments: AnalysedText
    passages: tuple[Passage, ...]
    remarks: tuple[Passage, ...] = ()


# --- aliases --------------------------------------------------------------------------------


class Case(StrEnum):
    """How letter case is compared (``auto``: exact if short capitals or a word's twin)."""

    AUTO = "auto"
    EXACT = "exact"
    FOLD = "fold"


class Strength(StrEnum):
    """How surely it means the entity: ``same`` always, ``likely`` mostly, ``weak`` in company."""

    SAME = "same"
    LIKELY = "likely"
    WEAK = "weak"


class Status(StrEnum):
    """Only active forms match; suggested ones wait for a person; blocked ones were refused."""

    ACTIVE = "active"
    SUGGESTED = "suggested"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of an entity's name. ``since``/``until``: when it was in use (inclusive)."""

    text: str
    case: Case = Case.AUTO
    strength: Strength = Strength.SAME
    lang: str | None = None
    since: date | None = None
    until: date | None = None
    status: Status = Status.ACTIVE
    source: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """``type`` (``successor``, ``part_of``, ``branch_of``, ``related``) to the entity ``to``."""

    type: str
    to: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with names. An entity of kind ``blocker`` only absorbs text ("Voice of America").

    ``cues`` are words whose presence in the article speaks for the entity's ambiguous forms.
    """

    id: str
    name: str
    kind: str
    forms: tuple[Form, ...]
    wikidata: str | None = None
    relations: tuple[Relation, ...] = ()
    cues: tuple[str, ...] = ()


# --- answers --------------------------------------------------------------------------------


class MatchKind(StrEnum):
    """Why something is highlighted: the typed word, another name of it, or another ending of it."""

    TYPED = "typed"
    ALIAS = "alias"
    STEM = "stem"

    __hash__ = str.__hash__  # which is not in Python, as an Enum's is


class Highlight(NamedTuple):
    """A stretch of a shown text that made it match; ``text`` is exactly ``shown[start:end]``.

    A name of many words, or a whole phrase, is one highlight; ``entity``, ``form`` and how far
    and why it was believed are those of the (first) name inside it, None for plain words.
    """

    start: int
    end: int
    text: str
    kind: MatchKind
    entity: str | None = None
    form: str | None = None
    confidence: Confidence | None = None
    reason: str | None = None


def utc(moment: datetime) -> datetime:
    """The same moment, aware and in UTC; a naive one is taken to be UTC already."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
