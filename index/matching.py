"""What an engine is asked and what it is given: fields, index documents, and the match algebra.

Text reaches an engine already analysed, as terms joined by single spaces, in one field for each
zone of an article (title, body, comments) and each layer of analysis:

* ``stem``: every word, folded and stemmed;
* ``entity``: the same, but each certain mention is ONE token in place of its words
  (``§islamic-state``), an uncertain one likewise (``§?turkey``);
* ``exact``: letters as written.

The body zone begins with the standfirst and ``model.BREAK``, as it is between comments, so that no
phrase runs from the standfirst into the text. Queries arrive as trees of the nodes below: field
names and analysed terms, so that every engine answers alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import NamedTuple

_UNDATED_FIRST, _UNDATED_LAST = 0, (1 << 33) - 1  # no date has these as its ``_rank``
_ORDINAL_BITS = 30  # of a sort key, the lowest
ORDINALS = (1 << _ORDINAL_BITS) - 1
_DAY = 86_400  # seconds
_YEAR_1 = -719_162 * _DAY  # seconds since 1970
_EPOCH = 1 << 32  # added to seconds since 1970 ...
_BY_SECOND = range(700_000 - _EPOCH, _EPOCH - 3_000_000)  # ... from December 1833 to January 2106


class Field(StrEnum):
    """Every indexed field. The nine text fields hold positions; the rest are whole values."""

    TITLE_STEM = "title_stem"
    TITLE_ENTITY = "title_entity"
    TITLE_EXACT = "title_exact"
    BODY_STEM = "body_stem"
    BODY_ENTITY = "body_entity"
    BODY_EXACT = "body_exact"
    COMMENTS_STEM = "comments_stem"
    COMMENTS_ENTITY = "comments_entity"
    COMMENTS_EXACT = "comments_exact"
    SOURCE = "source"
    LANGUAGE = "language"
    MONTH = "month"
    FORM = "form"

    __hash__ = str.__hash__  # an Enum's is in Python, and terms are looked up by their field


TEXT_FIELDS = tuple(f for f in Field if "_" in f)
KEYWORD_FIELDS = tuple(f for f in Field if "_" not in f)


class Zone(StrEnum):
    """The part of an article a query looks in."""

    TITLE = "title"
    BODY = "body"
    COMMENTS = "comments"

    __hash__ = str.__hash__


ARTICLE = (Zone.TITLE, Zone.BODY)  # where a query looks unless comments are asked for


class Layer(StrEnum):
    """The kind of analysis a query term was put through."""

    STEM = "stem"
    ENTITY = "entity"
    EXACT = "exact"

    __hash__ = str.__hash__


@cache
def text_field(zone: Zone, layer: Layer) -> Field:
    """The field that holds this zone in this layer."""
    return Field(f"{zone}_{layer}")


def text_fields(zones: Iterable[Zone], layer: Layer) -> list[Field]:
    """The fields that hold these zones in this layer."""
    return [text_field(zone, layer) for zone in zones]


def certain_token(entity: str) -> str:
    """The entity layer's token for a certain mention."""
    return f"§{entity}"


def uncertain_token(entity: str) -> str:
    """The entity layer's token for an uncertain mention."""
    return f"§?{entity}"


class FieldText(NamedTuple):
    """The analysed content of one text field: terms joined by single spaces. A tuple, which goes
    from one process to another in a sixth of the time."""

    field: Field
    text: str

    @property
    def tokens(self) -> list[str]:
        """The terms."""
        return [term for term in self.text.split(" ") if term]


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """One article as an engine sees it.

    ``ordinal`` is the store's number for the article: unique, growing with first sight, below
    2**30. ``published`` is seconds since 1970 or None. ``forms`` are the form ids of certain
    mentions anywhere but in comments, without repeats.
    """

    ordinal: int
    published: int | None
    source: str
    language: str
    forms: tuple[str, ...]
    texts: tuple[FieldText, ...]

    @property
    def month(self) -> str:
        """``2014-01``, or empty when undated: the value of the month field."""
        if self.published is None:
            return ""
        return datetime.fromtimestamp(self.published, tz=UTC).date().isoformat()[:7]

    def values(self, name: Field) -> tuple[str, ...]:
        """The values in a keyword field, without repeats and empty ones."""
        single = {Field.SOURCE: self.source, Field.LANGUAGE: self.language, Field.MONTH: self.month}
        found = self.forms if name is Field.FORM else (single.get(name, ""),)
        return tuple(dict.fromkeys(filter(None, found)))

    @property
    def newest(self) -> int:
        """Sort key, descending: latest first, undated last, each key once. Fits 63 bits."""
        rank = _UNDATED_FIRST if self.published is None else _rank(self.published)
        return rank << _ORDINAL_BITS | self.ordinal

    @property
    def oldest(self) -> int:
        """Sort key, ascending: earliest first, undated last, each key once. Fits 63 bits."""
        rank = _UNDATED_LAST if self.published is None else _rank(self.published)
        return rank << _ORDINAL_BITS | self.ordinal


def _rank(seconds: int) -> int:
    """A number of 33 bits that grows with the moment (seconds since 1970), years 1 to 9999.

    Moments of the years 1834 to 2105 differ by the second, earlier and later ones by the day (the
    press is older than 1834). Minutes would fit, but articles of one minute would lose their order.
    """
    if seconds < _BY_SECOND.start:
        return (seconds - _YEAR_1) // _DAY + 1
    if seconds >= _BY_SECOND.stop:
        return _BY_SECOND.stop + _EPOCH + (seconds - _BY_SECOND.stop) // _DAY
    return seconds + _EPOCH


def ordinal_of(key: int) -> int:
    """The ordinal of the article that a sort key, of any order, belongs to."""
    return key & ORDINALS


# --- the match algebra ----------------------------------------------------------------------


class Term(NamedTuple):
    """Articles with this exact term in this field. Scores BM25 times ``weight``."""

    field: Field
    text: str
    weight: float = 1.0


def terms_in(zones: Iterable[Zone], layer: Layer, texts: Collection[str]) -> list[Term]:
    """Each of the texts as a term of each of the zones."""
    return [Term(field, text) for field in text_fields(zones, layer) for text in texts]


@dataclass(frozen=True, slots=True)
class Sequence:
    """Articles where all slots occur together in one field; two slots or more.

    Each slot is a tuple of alternative terms. With ``slop`` 0 they are adjacent and in this
    order. With ``slop`` n > 0 there are exactly two slots; they occur in either order, at
    distinct positions, with at most n other tokens between them.
    """

    field: Field
    slots: tuple[tuple[str, ...], ...]
    slop: int = 0
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class AllOf:
    """Articles that match every part; the score is the sum of theirs."""

    parts: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Articles that match at least one part; the score is the sum of the matching ones."""

    parts: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Except:
    """Articles that match ``part`` and not ``excluded``; scored by ``part``."""

    part: Match
    excluded: Match


@dataclass(frozen=True, slots=True)
class Published:
    """Articles published within [since, until], seconds since 1970, inclusive; scores 0."""

    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Among:
    """Just these articles, as far as they are there, by ordinal; scores 0."""

    ordinals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article; scores 0."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No article."""


Match = Term | Sequence | AllOf | AnyOf | Except | Published | Among | Everything | Nothing


class Order(StrEnum):
    """How candidates are sorted; ``added``: by when the archive first got them, latest first."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    ADDED = "added"


class Candidate(NamedTuple):
    """One matching article. ``key`` is its sort key for the other orders, 0 under relevance."""

    ordinal: int
    score: float
    key: int = 0


class FacetCount(NamedTuple):
    """How many matching articles have this value."""

    value: str
    count: int  # type: ignore[assignment]  # tuples have a method of this name


@dataclass(frozen=True, slots=True)
class Facet:
    """Exact counts of one keyword field over all matches, most frequent first, ties by value."""

    field: Field
    counts: tuple[FacetCount, ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """What an engine answers: the best matches in order, how many match in all, and the facets.

    ``missed`` articles were not looked at, and facets may be lacking, if a deadline struck.
    """

    hits: tuple[Candidate, ...]
    total: int
    facets: tuple[Facet, ...] = ()
    missed: int = 0
