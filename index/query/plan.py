"""Turns a query's nodes into the match algebra of the engines, within the limits of its cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..matching import (
    ARTICLE,
    Among,
    Everything,
    Except,
    Field,
    Layer,
    Match,
    Term,
    Zone,
    text_fields,
)
from .algebra import all_of, any_of, published, row, unscored, without
from .cost import Budget, Limits
from .leaf_plan import LeafPlanner
from .lookups import Lookups
from .modes import AliasMode
from .nodes import (
    AddressIs,
    All,
    And,
    DateIs,
    InZone,
    LanguageIs,
    Moment,
    Node,
    Not,
    Or,
    Phrase,
    SourceIs,
    Word,
    is_time,
    leaves,
)
from .trees import filter_names

_NEAR = 2  # words between month and year, at most: "June 3rd, 2014"
_LIMITS, _LOOKUPS = Limits(), Lookups()


def plan(
    node: Node,
    *,
    mode: AliasMode = AliasMode.ON,
    scope: tuple[Zone, ...] = ARTICLE,
    conjunctive: bool = True,
    limits: Limits = _LIMITS,
    lookups: Lookups = _LOOKUPS,
) -> Match:
    """The match to ask an engine for. Filters (source, date, language, form) score nothing.

    ``conjunctive=False``: any of the words side by side is enough, but for words that most articles
    have; filters, exclusions and words with ``+`` stay required, and a compound ("US-backed") may
    match by its parts.

    Raises:
        QueryTooCostly: beyond ``limits``, naming the typed term that costs the most.
    """
    budget = Budget(limits)
    planner = _Planner(LeafPlanner(mode, lookups, budget), lookups)
    match = planner.match(node, scope) if conjunctive else planner.either(node, scope)
    budget.check()
    return match


@dataclass(frozen=True, slots=True)
class _Planner:
    leaves: LeafPlanner
    lookups: Lookups

    def match(self, node: Node, scope: tuple[Zone, ...]) -> Match:
        match node:
            case And(parts):
                return self.together(parts, scope)
            case Or(parts):
                return any_of([self.match(part, scope) for part in parts])
            case Not(part):
                return Except(Everything(), self.match(part, scope))
            case InZone(zone, part):
                return self.match(part, (zone,))
            case All():
                return Everything()
            case DateIs(_, since, until):
                return published(since, until)
            case LanguageIs(_, language):
                return Term(Field.LANGUAGE, language, 0.0)
            case SourceIs(_, source):
                values = self.lookups.sources(source)
                return any_of([Term(Field.SOURCE, value, 0.0) for value in values])
            case Moment():
                return self.moment(node, scope)
            case AddressIs(_, _, ordinals):
                return Among(ordinals)
            case _:
                return self.leaves.match(node, scope)

    def together(self, parts: Sequence[Node], scope: tuple[Zone, ...]) -> Match:
        """All parts, without the excluded ones. Beside words a date only says which articles: one
        that says the year comes no sooner than one that is of it."""
        words = any(leaves(part) for part in parts if not (isinstance(part, Not) or is_time(part)))
        wanted = [
            unscored(self.match(part, scope))
            if words and is_time(part)
            else self.match(part, scope)
            for part in parts
            if not isinstance(part, Not)
        ]
        unwanted = [self.match(part.part, scope) for part in parts if isinstance(part, Not)]
        return without(all_of(wanted), unwanted)

    def either(self, node: Node, scope: tuple[Zone, ...]) -> Match:
        """Any of the parts, without the excluded ones."""
        if isinstance(node, InZone):
            return self.either(node.part, (node.zone,))
        if not isinstance(node, And) or len(node.parts) == 1:
            return self.loose(node, scope)
        wanted = [part for part in node.parts if not isinstance(part, Not)]
        unwanted = [self.match(part.part, scope) for part in node.parts if isinstance(part, Not)]
        required = [part for part in wanted if _is_required(part)]
        must = [self.match(part, scope) for part in required]
        may = self.some([part for part in wanted if part not in required], scope)
        if any(isinstance(part, And) for part in required):
            may.append(Everything())  # a +word is required: the others only add to the score
        return without(all_of([*must, any_of(may)] if may else must), unwanted)

    def some(self, parts: Sequence[Node], scope: tuple[Zone, ...]) -> list[Match]:
        """Alternatives of which an article has to match one.

        Everyday words only add to the score of what matches a rarer part: nearly every article has
        part of a query with "the" in it. A date beside words is no part.
        """
        parts = [part for part in parts if not is_time(part)] or parts
        usual = list(map(self.is_everyday, parts))
        matches = [self.loose(part, scope) for part in parts]
        if not any(usual) or all(usual):
            return matches
        rare = any_of([match for match, often in zip(matches, usual, strict=True) if not often])
        added = [match for match, often in zip(matches, usual, strict=True) if often]
        return [all_of([rare, any_of([Everything(), *added])])]

    def is_everyday(self, node: Node) -> bool:
        """Whether it is a word of more than half of all articles, or somebody's initial: "e-mail"
        is no part of E. Nesbit."""
        text = node.text if isinstance(node, Word) else ""
        initial = len(text) == 1 and text.lower() != text.upper()  # of a script with capitals
        return initial or (isinstance(node, Word) and self.lookups.everyday(node))

    def loose(self, node: Node, scope: tuple[Zone, ...]) -> Match:
        """The node itself, or for a compound ("US-backed") any of its rarer parts as well."""
        if isinstance(node, Or):  # the two readings of a compound are one
            return any_of([self.loose(part, scope) for part in node.parts])
        match = self.match(node, scope)
        if isinstance(node, Phrase) and node.is_compound:
            told = [item for item in node.items if not self.is_everyday(item)]
            return any_of([match, *(self.leaves.match(item, scope) for item in told)])
        return match

    def moment(self, node: Moment, scope: tuple[Zone, ...]) -> Match:
        """Articles that contain the date as written, or were published then. Day and month, or
        month and year, have to be near each other: many articles have them somewhere."""
        written = [self.match(part, scope) for part in node.written]
        slots = [part.terms for part in node.written[:2] if isinstance(part, Word)]
        if len(slots) > 1:
            fields = text_fields(scope, Layer.STEM)
            written.append(any_of(row(field, slots, _NEAR) for field in fields))
        return any_of([all_of(written), published(node.since, node.until)])


def _is_required(node: Node) -> bool:
    """Whether it only filters ("source:a OR source:b"), or had a ``+`` (an ``And`` of one part)."""
    return (
        bool(filter_names(node))
        or isinstance(node, AddressIs)
        or (isinstance(node, And) and len(node.parts) == 1)
    )
