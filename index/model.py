"""The types that all parts share, all frozen. Offsets count Unicode code points, half-open.

An article comes in as a ``RawDocument``, is cleaned to a ``CleanDocument``, identified as an
``Article`` and analysed to an ``AnalysedArticle``, which the store keeps and the engine indexes.
The types of a search are in ``index.request`` and ``index.answer``, ``index.query`` (what a person
meant) and ``index.matching`` (what an engine is asked).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A part of a text: ``text[start:end]``."""

    start: int
    end: int


# --- cleaning -------------------------------------------------------------------------------


class Label(StrEnum):
    """What a line of a scraped page is part of."""

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

    __hash__ = str.__hash__  # a tenth of the time of an enum's own


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A document as it was read, decoded but not yet cleaned.

    ``origin`` names the input for people: a path, ``path:line``, ``path#record`` or a URL.
    What the scraper already knew (``title`` … ``language``) overrules what cleaning would guess.
    ``fetched``: when it was taken from the web; no date in it can be later. ``filed``: the day in
    the name of its file, which counts if nothing else says one.
    With ``clean=False`` it is not cleaned: the body is the content, the title is ``title``.
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
    filed: datetime | None = None


class Line(NamedTuple):
    """One line of ``CleanDocument.raw``; ``number`` from 1; ``rule``: what gave it its label.

    A tuple, as a page has two hundred lines and making a frozen dataclass takes ten times as long.
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

    ``raw`` is the text that the ``lines`` divide: the input text, or the text of the HTML page.
    ``comments`` has one string per reader's comment; they are never part of ``text``.
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


BREAK = "¶"  # a token that no query asks for: no row of words runs across it
BETWEEN_COMMENTS = f"{BREAK}\n"  # not shown: for readers it is a blank line, of as many characters


@dataclass(frozen=True, slots=True)
class Article:
    """A clean article. ``id`` is derived from the URL or the text: adding it twice changes nothing.

    ``published`` is in UTC, or None; ``language`` is an ISO 639-1 code, ``"und"`` if unknown.
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
        """All comments as one text."""
        return BETWEEN_COMMENTS.join(self.comments)


@dataclass(frozen=True, slots=True)
class TokenStream:
    """The tokens of one text, as columns of equal length.

    ``surfaces``: letters as written, NFC, apostrophes straightened (the exact layer).
    ``folded``: casefolded, no diacritics, no apostrophes (what alias matching compares).
    ``terms``: stems (the stem layer). ``starts``/``ends``: offsets into the text.
    ``numbers``: those of the words in this process (``text.vocabulary``). ``gaps``: flags of the
    gap before each token and after the last (see ``text.gaps``), so one more than tokens.
    """

    surfaces: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    numbers: array[int] = field(default_factory=lambda: array("q"))
    gaps: bytes = b""

    def __len__(self) -> int:
        return len(self.terms)


class Confidence(StrEnum):
    """Whether it is certain that a mention means the entity. Uncertain ones are never counted."""

    CERTAIN = "certain"
    UNCERTAIN = "uncertain"


class Mention(NamedTuple):
    """A name in a text: which entity it means, by which form, how surely, and the reason.

    ``start``/``end``: its place in the text; ``first_token``/``token_count``: in the text's
    TokenStream. ``form`` is a form id such as ``islamic-state/isis``. Mentions sort by place. A
    tuple, as an article has dozens and tuples are made three times as fast.
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
    """Whole sentences of the body, about 60-120 words; each token of the body is in one passage.

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
    """An article analysed, ready to be stored and indexed. Searches use only this analysis.

    ``remarks`` are the passages of the comments, with offsets into ``comments.text``.
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
    """How letter case is compared; ``auto``: exact for short acronyms and names that are words."""

    AUTO = "auto"
    EXACT = "exact"
    FOLD = "fold"


class Strength(StrEnum):
    """How surely a form means its entity: ``same`` always, ``likely`` mostly, ``weak`` seldom."""

    SAME = "same"
    LIKELY = "likely"
    WEAK = "weak"


class Status(StrEnum):
    """Only active forms match; suggested ones wait for a decision; blocked ones were rejected."""

    ACTIVE = "active"
    SUGGESTED = "suggested"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Form:
    """A written form of an entity's name. ``since``/``until``: when it was in use (inclusive)."""

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
    """A thing with names. One of kind ``blocker`` only keeps its text from other entities.

    ``cues``: words that, if the article has them, decide ambiguous forms for this entity.
    """

    id: str
    name: str
    kind: str
    forms: tuple[Form, ...]
    wikidata: str | None = None
    relations: tuple[Relation, ...] = ()
    cues: tuple[str, ...] = ()


def utc(moment: datetime) -> datetime:
    """The same moment in UTC; a naive one is taken as UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
