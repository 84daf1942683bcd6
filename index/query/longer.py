"""A listed name beside a capital that is a longer, unlisted one with it: "Washington Examiner"."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeGuard

from ..matching import Field, certain_token
from ..model import Span
from .algebra import row
from .lexicon import Lexicon
from .nodes import And, Exact, Name, Node, Or, Word


def with_longer(root: Node, text: str, lexicon: Lexicon) -> Node:
    """The tree in which such a pair is found in these letters as well.

    In the articles that have it so, the listed name is none: asked for by that, they would be left
    out, and those that have both apart found. ``text`` is the query as typed.
    """
    if not isinstance(root, And) or text.isupper():
        return root
    for one, other in pairwise(root.parts):
        if (longer := _longer(one, other, text, lexicon)) is not None:
            rest = [part for part in root.parts if part not in (one, other)]
            at = root.parts.index(one)
            pair = Or((And((one, other)), longer))
            return And((*rest[:at], pair, *rest[at:])) if rest else pair
    return root


def is_longer(part: Node) -> TypeGuard[Or]:
    """Whether it is such a pair, whose last alternative is the row."""
    return isinstance(part, Or) and isinstance(part.parts[-1], Exact)


def _longer(one: Node, other: Node, text: str, lexicon: Lexicon) -> Exact | None:
    """The two in a row, if articles have them so of which the listed name is no part."""
    if not (isinstance(one, Word | Name) and isinstance(other, Word | Name)):
        return None
    if isinstance(one, Name) is isinstance(other, Name):
        return None
    pair: tuple[Word | Name, ...] = (one, other)
    span = Span(one.span.start, other.span.end)
    capitals = all(text[item.span.start].isupper() for item in pair)
    if not capitals or text[one.span.end : other.span.start] != " ":
        return None
    surfaces = tuple(lexicon.analyzer.analyse(text[span.start : span.end]).surfaces)
    slots = [
        tuple(map(certain_token, item.entities)) if isinstance(item, Name) else item.terms
        for item in pair
    ]
    so = lexicon.matching(row(Field.BODY_EXACT, [(surface,) for surface in surfaces]))
    named = lexicon.matching(row(Field.BODY_ENTITY, slots)) if so else 0
    return Exact(span, surfaces) if so > named else None
