"""What is looked for: the leaves of a query and the zones each counts in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from ..matching import Zone
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

SCOPE = (Zone.TITLE, Zone.BODY)


@dataclass(frozen=True, slots=True)
class Sought:
    """A leaf of the query and the zones it counts in."""

    leaf: Leaf
    zones: tuple[Zone, ...]


def sought(node: Node, scope: tuple[Zone, ...] = SCOPE) -> tuple[Sought, ...]:
    """What can make an article match, in the order of ``index.query.nodes.leaves``."""
    match node:
        case And(parts) | Or(parts):
            return tuple(found for part in parts for found in sought(part, scope))
        case InZone(zone, part):
            return sought(part, (zone,))
        case Moment(written=written):
            return tuple(Sought(part, scope) for part in written)
        case Word() | Name() | Exact() | Phrase() | Prefix() | Fuzzy():
            return (Sought(node, scope),)
        case _:
            return ()


def items(leaves: Iterable[Sought]) -> Iterator[Leaf]:
    """The leaves, and for a phrase what it is made of."""
    for each in leaves:
        if isinstance(each.leaf, Phrase):
            yield from dict.fromkeys(chain.from_iterable(rows(each.leaf)))
        else:
            yield each.leaf


def written(leaves: Iterable[Sought]) -> tuple[set[str], set[str], set[str]]:
    """All terms, all surfaces, and all entities that are looked for."""
    terms: set[str] = set()
    surfaces: set[str] = set()
    entities: set[str] = set()
    for item in items(leaves):
        if isinstance(item, Word | Prefix | Fuzzy):
            terms.update(item.terms)
        elif isinstance(item, Exact):
            surfaces.update(item.surfaces)
        elif isinstance(item, Name):
            entities.update(item.entities)
    return terms, surfaces, entities
