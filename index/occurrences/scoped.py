"""The leaves of a query with the zones in which each is searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from ..matching import ARTICLE, Zone
from ..query.nodes import (
    And,
    Exact,
    Fuzzy,
    InZone,
    Leaf,
    Moment,
    Name,
    Node,
    Or,
    Phrase,
    Prefix,
    Word,
)
from ..query.rows import rows


@dataclass(frozen=True, slots=True)
class ScopedLeaf:
    """A leaf of the query and the zones in which it is searched."""

    leaf: Leaf
    zones: tuple[Zone, ...]


def scoped_leaves(node: Node, scope: tuple[Zone, ...] = ARTICLE) -> tuple[ScopedLeaf, ...]:
    """The leaves that can make an article match, in the order of ``query.nodes.leaves``."""
    match node:
        case And(parts) | Or(parts):
            return tuple(found for part in parts for found in scoped_leaves(part, scope))
        case InZone(zone, part):
            return scoped_leaves(part, (zone,))
        case Moment(written=written):
            return tuple(ScopedLeaf(part, scope) for part in written)
        case Word() | Name() | Exact() | Phrase() | Prefix() | Fuzzy():
            return (ScopedLeaf(node, scope),)
        case _:
            return ()


def items(leaves: Iterable[ScopedLeaf]) -> Iterator[Leaf]:
    """The leaves, with the items of a phrase in place of it."""
    for each in leaves:
        if isinstance(each.leaf, Phrase):
            yield from dict.fromkeys(chain.from_iterable(rows(each.leaf)))
        else:
            yield each.leaf


def written(leaves: Iterable[ScopedLeaf]) -> tuple[set[str], set[str], set[str]]:
    """All terms, all surfaces and all entities searched for."""
    terms: set[str] = set()
    surfaces: set[str] = set()
    entities: set[str] = set()
    for item in items(leaves):
        if isinstance(item, Word | Prefix | Fuzzy):
            terms.update(item.terms)
            if isinstance(item, Word):
                terms.update(*item.halves)
        elif isinstance(item, Exact):
            surfaces.update(item.surfaces)
        elif isinstance(item, Name):
            entities.update(item.entities)
    return terms, surfaces, entities
