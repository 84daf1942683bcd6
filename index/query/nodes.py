"""The nodes of a parsed query.

``span`` is the node's place in the typed text. ``index.query.plan`` turns a tree into the
match algebra of the engines; ``index.highlight`` reads the same tree to mark what matched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, islice, product

from ..matching import ARTICLE, Zone
from ..model import Span

NOWHERE = Span(0, 0)  # of what was not typed


@dataclass(frozen=True, slots=True)
class Word:
    """A word, with every term it may have (one per language of the archive).

    ``homograph``: it is also written like a name ("us", "turkey") but was not taken for it. It is
    searched in the entity layer, where certain mentions of the name are not words any more;
    uncertain ones of the entities ``offered`` for it match too.
    ``surface``: the word as typed, if its capital is meant: so written it counts most.
    ``halves``: the terms of each of the two words that are also written for it ("cease fire").
    ``also``: the other way of writing it, for people. ``foreign``: terms that are the word's in
    some languages alone, with these: in French "news" has the term of the English "new".
    """

    span: Span
    text: str
    terms: tuple[str, ...]
    homograph: bool = False
    halves: tuple[tuple[str, ...], ...] = ()
    also: str = ""
    foreign: tuple[tuple[str, tuple[str, ...]], ...] = ()
    offered: tuple[str, ...] = ()
    surface: str = ""

    @property
    def own_terms(self) -> tuple[str, ...]:
        """The terms it has in articles of any language."""
        restricted = dict(self.foreign)
        return tuple(term for term in self.terms if term not in restricted)

    def terms_in(self, language: str) -> tuple[str, ...]:
        """The terms it has in articles of this language."""
        return (*self.own_terms, *(term for term, codes in self.foreign if language in codes))

    def with_terms(self, terms: tuple[str, ...], also: str = "") -> Word:
        """The word, which may also have one of these terms."""
        both = tuple(dict.fromkeys((*self.terms, *terms)))
        return replace(self, terms=both, also=also or self.also)


@dataclass(frozen=True, slots=True)
class Name:
    """A name: any form of any of these entities (more than one if the name is ambiguous).

    ``form`` is the form id typed, None if the entity was asked for by id. ``without`` are form
    ids a reader has unticked. ``shared``: the form ids of an ambiguous name under each of its
    entities. All of these are searched, so uncertain mentions by these forms match too.
    """

    span: Span
    text: str
    entities: tuple[str, ...]
    form: str | None = None
    without: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


Item = Word | Name
Row = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Exact:
    """Surfaces in a row, letters as typed (``=Daesh``, ``="Islamic State"``)."""

    span: Span
    surfaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words and names in a row; with ``slop`` > 0, within so many other words, in any order."""

    span: Span
    items: Row
    slop: int = 0

    @property
    def is_compound(self) -> bool:
        """Whether it was typed as one word ("US-backed"): then its span has no quotes around it."""
        ends = self.items[0].span.start, self.items[-1].span.end
        return (self.span.start, self.span.end) == ends

    @property
    def rows(self) -> tuple[Row, ...]:
        """The items as typed, and again with "the" before each name, or without: "in DRC" is "in
        the DRC" too, and "in the Netherlands" "in Holland".

        Some names of a thing have the article and others have none, so a phrase typed with either
        matches both. Phrases with ``slop``, in which words may be missing between the items anyway,
        and compounds are left as they are.
        """
        named = any(isinstance(item, Name) for item in self.items)
        if self.slop or not named or self.is_compound:
            return (self.items,)
        before, behind = (None, *self.items), (*self.items[1:], None)
        found = islice(product(*map(_ways, before, self.items, behind)), _MOST_ROWS)
        return tuple(dict.fromkeys(tuple(chain.from_iterable(ways)) for ways in found))


_THE = "the"
_MOST_ROWS = 8  # of one phrase: enough for three names with and without the article


def _ways(before: Item | None, item: Item, behind: Item | None) -> tuple[Row, ...]:
    """The item; an article that a name is ``behind``, or nothing; a name, or an article and it."""
    if isinstance(item, Word):
        return ((item,), ()) if _is_the(item) and isinstance(behind, Name) else ((item,),)
    if before is None or _is_the(before) or item.text.casefold().startswith("the "):
        return ((item,),)
    return (item,), (Word(item.span, _THE, (_THE,)), item)


def _is_the(item: Item) -> bool:
    return isinstance(item, Word) and item.text.casefold() == _THE


@dataclass(frozen=True, slots=True)
class Like:
    """Any word like this: within an edit or two (``~1``), or beginning so (``*``, of 0 edits).

    ``terms`` are those that the archive has (stem layer), the most frequent or nearest ones.
    """

    span: Span
    text: str
    edits: int
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class And:
    """All of these; a ``Not`` among them excludes."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of these."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """None of this; alone, every article without it."""

    part: Node


@dataclass(frozen=True, slots=True)
class InZone:
    """``part`` within one zone of the article (``title:…``)."""

    zone: Zone
    part: Node


@dataclass(frozen=True, slots=True)
class SourceIs:
    """Articles of this source, by its whole name in any letter case."""

    span: Span
    source: str


@dataclass(frozen=True, slots=True)
class AddressIs:
    """The articles at an address of the web, by their numbers."""

    span: Span
    text: str
    ordinals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LanguageIs:
    """Articles in this language (ISO 639-1)."""

    span: Span
    language: str


@dataclass(frozen=True, slots=True)
class DateIs:
    """Articles published within [since, until], both inclusive, None for open; without a date, if
    both are None."""

    span: Span
    since: datetime | None
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A date among words: articles that contain it as ``written``, or were published then."""

    span: Span
    text: str
    written: tuple[Word | Phrase, ...]
    since: datetime | None
    until: datetime | None


@dataclass(frozen=True, slots=True)
class All:
    """Every article (``*``, or a query of filters alone)."""


Leaf = Word | Name | Exact | Phrase | Like
Node = Leaf | And | Or | Not | InZone | SourceIs | AddressIs | LanguageIs | DateIs | Moment | All


@dataclass(frozen=True, slots=True)
class Offer:
    """A name that the query may have meant, though ``text`` was read as a word."""

    span: Span
    text: str
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query. ``notes`` are sentences about what was ignored or corrected, ``asking`` the
    words that only ask."""

    text: str
    root: Node
    notes: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    asking: tuple[Span, ...] = ()

    @property
    def parts(self) -> tuple[Node, ...]:
        """What stands side by side in it; the whole, if that is one thing."""
        return self.root.parts if isinstance(self.root, And) else (self.root,)


@dataclass(frozen=True, slots=True)
class ScopedLeaf:
    """A leaf of the query and the zones in which it is searched."""

    leaf: Leaf
    zones: tuple[Zone, ...]


def scoped_leaves(node: Node, scope: tuple[Zone, ...] = ARTICLE) -> tuple[ScopedLeaf, ...]:
    """The leaves that can make an article match, left to right; those below a ``Not`` cannot."""
    match node:
        case And(parts) | Or(parts):
            return tuple(found for part in parts for found in scoped_leaves(part, scope))
        case InZone(zone, part):
            return scoped_leaves(part, (zone,))
        case Moment(written=written):
            return tuple(ScopedLeaf(part, scope) for part in written)
        case Word() | Name() | Exact() | Phrase() | Like():
            return (ScopedLeaf(node, scope),)
        case _:
            return ()


def is_time(node: Node) -> bool:
    """Whether it is a date among words, or any of several ("June 2014 OR July 2014")."""
    return isinstance(node, Moment) or (isinstance(node, Or) and all(map(is_time, node.parts)))


def leaves(node: Node) -> tuple[Leaf, ...]:
    """These leaves, wherever they are searched."""
    return tuple(each.leaf for each in scoped_leaves(node))


def units(node: Node) -> Iterator[Leaf]:
    """These leaves, with the words and names of each phrase in its place."""
    for leaf in leaves(node):
        yield from leaf.items if isinstance(leaf, Phrase) else (leaf,)
