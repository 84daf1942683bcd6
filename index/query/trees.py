"""Questions about a query's tree that need no plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..aliases.matching.casing import is_ordinary, looks_ordinary
from ..aliases.words.given_names import COMMON_SURNAMES, FIRST_NAMES
from ..model import Span
from ..text.analysis import fold
from .fields import language_name
from .lookups import Lookups
from .nodes import (
    And,
    DateIs,
    InZone,
    LanguageIs,
    Name,
    Node,
    Not,
    Or,
    Phrase,
    Query,
    SourceIs,
    Word,
)

_CAPITALS = 3  # words: more are those of a headline
_CAPITAL_AMONG = 2  # words, of which one has a capital that is meant
_NAMED = 3  # similar sources that are named when the one asked for does not exist


def absences(node: Node, lookups: Lookups) -> Iterator[str]:
    """A sentence for each source and language asked for that the archive does not have."""
    for part in nodes(node):
        match part:
            case SourceIs(_, source):
                found = lookups.sources(source)
                if not any(name.casefold() == source.casefold() for name in found):
                    yield _absent(source, found, lookups)
            case LanguageIs(_, language) if not lookups.has_language(language):
                yield f"The archive has no article in {language_name(language)}."


def _absent(source: str, found: Sequence[str], lookups: Lookups) -> str:
    like = (found or lookups.sources_like(source))[:_NAMED]
    names = ", ".join(f"“{name}”" for name in like)
    absent = f"The archive has no source called “{source}”"
    if not found:
        return f"{absent}; it has {names}." if like else f"{absent}."
    more = len(found) - len(like)
    others = f" and {more} more" if more > 0 else ""
    why = "whose name has it" if source.casefold() in like[0].casefold() else "of these initials"
    return f"{absent}; these are of {names}{others}, {why}."


def filter_names(node: Node) -> frozenset[str]:
    """What a part of a query filters by, if it does nothing else: "dates", "source", "language"."""
    match node:
        case DateIs():
            return frozenset(("dates",))
        case SourceIs():
            return frozenset(("source",))
        case LanguageIs():
            return frozenset(("language",))
        case Not(part):
            return filter_names(part)
        case And(parts) | Or(parts):
            each = [filter_names(part) for part in parts]
            return frozenset().union(*each) if all(each) else frozenset()
        case _:
            return frozenset()


def has_distance(node: Node) -> bool:
    """Whether the query has a phrase with slop of more than two words, in one of its ways."""
    return any(
        isinstance(n, Phrase)
        and n.slop
        and (len(n.items) > 2 or any(isinstance(i, Word) and i.halves for i in n.items))
        for n in nodes(node)
    )


def has_unticked(node: Node) -> bool:
    """Whether it has a phrase with a name some of whose forms are not searched."""
    return any(
        isinstance(n, Phrase) and any(isinstance(i, Name) and i.without for i in n.items)
        for n in nodes(node)
    )


def loosened(node: Node) -> Node:
    """The tree with compounds as alternatives of their parts, as ``conjunctive=False`` matches."""
    if isinstance(node, Not):
        return node
    if isinstance(node, Phrase) and node.is_compound:
        return Or((node, *node.items))
    return rebuilt(node, loosened)


def rebuilt(node: Node, changed: Callable[[Node], Node]) -> Node:
    """The node with each part that is directly in it changed."""
    match node:
        case And(parts) | Or(parts):
            return type(node)(tuple(map(changed, parts)))
        case Not(part):
            return Not(changed(part))
        case InZone(zone, part):
            return InZone(zone, changed(part))
        case _:
            return node


def nodes(node: Node) -> Iterator[Node]:
    """The node and all below it, left to right."""
    yield node
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from nodes(part)
        case Not(part) | InZone(_, part):
            yield from nodes(part)
        case _:
            return


def with_capital(root: Node) -> Node:
    """The tree with the surface of the one word typed with a capital: "Harding" is not *hard*.

    Of several they are a name or a headline. Beside others an ordinary one may begin a sentence.
    """
    words = [node for node in nodes(root) if isinstance(node, Word)]
    capitals = [word for word in words if word.text[:1].isupper()]
    if len(capitals) != 1 or len(words) > _CAPITAL_AMONG:
        return root
    begins = isinstance(root, And) and root.parts[0] is capitals[0]
    if begins and is_ordinary(fold(capitals[0].text)):
        return root

    def marked(node: Node) -> Node:
        return replace(node, surface=node.text) if node is capitals[0] else rebuilt(node, marked)

    return marked(root)


def full_names(query: Query) -> Iterator[Phrase]:
    """Words typed side by side that may be somebody's whole name: "Ada Tillman", "helen brandt".

    Capitals tell it unless they are those of a headline, or few as in a sentence.
    """
    words = [part for part in query.parts if isinstance(part, Word)]
    told = len(words) / 2 <= sum(word.text[:1].isupper() for word in words) <= _CAPITALS
    for one, other in pairwise(words):
        if query.text[one.span.end : other.span.start].isspace():
            capitals = told and one.text[:1].isupper() and other.text[:1].isupper()
            first, last = fold(one.text), fold(other.text)
            surname = last in COMMON_SURNAMES or not looks_ordinary(last)
            if capitals or (surname and first in FIRST_NAMES and not looks_ordinary(first)):
                yield Phrase(Span(one.span.start, other.span.end), (one, other))
