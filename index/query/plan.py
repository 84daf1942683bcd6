"""A query's nodes to the match algebra of the engines, its cost bounded before anything runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations, islice, product
from math import prod

from ..matching import (
    Among,
    Everything,
    Except,
    Field,
    Layer,
    Match,
    Term,
    Zone,
    certain_token,
    text_field,
    uncertain_token,
)
from .algebra import all_of, any_of, row, without
from .cost import Budget, Limits, cost
from .evening import evened
from .filters import of_source, published
from .lookups import FormWords, Lookups
from .modes import AliasMode
from .nodes import (
    AddressIs,
    All,
    And,
    DateIs,
    Exact,
    Fuzzy,
    InZone,
    LanguageIs,
    Leaf,
    Moment,
    Name,
    Node,
    Not,
    Offer,
    Or,
    Phrase,
    Prefix,
    SourceIs,
    Word,
)
from .rows import rows
from .trees import is_compound

SCOPE = (Zone.TITLE, Zone.BODY)
Slots = list[tuple[str, ...]]
_SPELLINGS = 64  # of a phrase whose names have forms that articles are still analysed with


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a match counts: in the title, and by a mention that is uncertain (body: 1)."""

    title: float = 0.5
    uncertain: float = 0.5


_LIMITS, _WEIGHTS, _LOOKUPS = Limits(), Weights(), Lookups()


def plan(
    node: Node,
    *,
    mode: AliasMode = AliasMode.ON,
    scope: tuple[Zone, ...] = SCOPE,
    conjunctive: bool = True,
    limits: Limits = _LIMITS,
    weights: Weights = _WEIGHTS,
    lookups: Lookups = _LOOKUPS,
    offers: tuple[Offer, ...] = (),
) -> Match:
    """What an engine is asked. Filters (source, date, language, form) match but score nothing.

    ``conjunctive=False``: any of the words that stand side by side will do; filters, what is
    excluded and what has a ``+`` stay as they are, and a compound ("US-backed") may also match by
    its parts. ``offers`` are the query's: what they name apart also matches uncertain mentions.

    Raises:
        QueryTooCostly: beyond ``limits``, naming the typed term that costs the most.
    """
    planner = _Planner(mode, weights, lookups, Budget(limits), offers)
    match = planner.match(node, scope) if conjunctive else planner.either(node, scope)
    planner.budget.check()
    return match


@dataclass(slots=True)
class _Planner:
    mode: AliasMode
    weights: Weights
    lookups: Lookups
    budget: Budget
    offers: tuple[Offer, ...]

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
                return of_source(source, self.lookups)
            case Moment():
                return self.moment(node, scope)
            case AddressIs(_, _, ordinals):
                return Among(ordinals)
            case _:
                return self.leaf(node, scope)

    def together(self, parts: Iterable[Node], scope: tuple[Zone, ...]) -> Match:
        """Everything that is wanted, without what is not."""
        wanted = [self.match(part, scope) for part in parts if not isinstance(part, Not)]
        unwanted = [self.match(part.part, scope) for part in parts if isinstance(part, Not)]
        return without(all_of(wanted), unwanted)

    def either(self, node: Node, scope: tuple[Zone, ...]) -> Match:
        """The same, but one of the wanted things will do."""
        if isinstance(node, InZone):
            return self.either(node.part, (node.zone,))
        if not isinstance(node, And) or len(node.parts) == 1:
            return self.loose(node, scope)
        must = [self.match(part, scope) for part in node.parts if _is_required(part)]
        unwanted = [self.match(part.part, scope) for part in node.parts if isinstance(part, Not)]
        others = (p for p in node.parts if not (_is_required(p) or isinstance(p, Not)))
        may = [self.loose(part, scope) for part in others]
        if any(isinstance(part, And) for part in node.parts if _is_required(part)):
            may.append(Everything())  # a +word is there: the others only score
        return without(all_of([*must, any_of(may)] if may else must), unwanted)

    def loose(self, node: Node, scope: tuple[Zone, ...]) -> Match:
        """The node itself, or for a compound ("US-backed") any of its parts as well."""
        if isinstance(node, Moment):  # what was published then has nothing else of the query
            return any_of([self.loose(part, scope) for part in node.written])
        if isinstance(node, Or):  # the two readings of a compound are one
            return any_of([self.loose(part, scope) for part in node.parts])
        match = self.match(node, scope)
        if isinstance(node, Phrase) and is_compound(node):
            return any_of([match, *(self.leaf(item, scope) for item in node.items)])
        return match

    def moment(self, node: Moment, scope: tuple[Zone, ...]) -> Match:
        """As written, or the date of the article."""
        written = all_of([self.match(part, scope) for part in node.written])
        return any_of([written, published(node.since, node.until)])

    # --- leaves -----------------------------------------------------------------------------

    def leaf(self, node: Leaf, scope: tuple[Zone, ...]) -> Match:
        self.budget.check_leaf(node)
        match = any_of([self.in_zone(node, zone) for zone in scope])
        if isinstance(node, Name) and node.without:
            match = all_of([match, any_of([self.ticked(node), *self.fresh(node, scope)])])
        self.budget.spend(node, cost(match))
        return match

    def in_zone(self, node: Leaf, zone: Zone) -> Match:
        weight = self.weights.title if zone is Zone.TITLE else 1.0
        match node:
            case Word(apart=True):
                return self.apart(node, zone, weight)
            case Word() | Prefix() | Fuzzy():
                stem = text_field(zone, Layer.STEM)
                return any_of(self.evened([Term(stem, term, weight) for term in node.terms]))
            case Exact(_, surfaces):
                return row(text_field(zone, Layer.EXACT), [(s,) for s in surfaces], 0, weight)
            case Name():
                return self.name(node, zone, weight)
            case Phrase():
                return self.phrase(node, zone, weight)

    def name(self, node: Name, zone: Zone, weight: float) -> Match:
        entity = text_field(zone, Layer.ENTITY)
        broad, entities = self.mode is AliasMode.BROAD, node.entities
        less = weight * self.weights.uncertain if broad else weight
        terms = [Term(entity, certain_token(e), weight) for e in entities]
        if broad or node.shared:
            terms += [Term(entity, uncertain_token(e), less) for e in entities]
        terms = self.evened(terms)
        parts: list[Match] = list(terms)
        if node.shared and not broad:
            parts, doubts = parts[: len(entities)], parts[len(entities) :]
            parts.append(all_of([any_of(doubts), self.shared(node, zone)]))
        return any_of([*parts, *self.fresh(node, (zone,), weight)])

    def shared(self, node: Name, zone: Zone) -> Match:
        """The words of an ambiguous name: an uncertain mention may be by another form."""
        stem = text_field(zone, Layer.STEM)
        forms = (form for entity in node.entities for form in self.lookups.forms(entity))
        slots = dict.fromkeys(form.slots for form in forms if form.id in node.shared)
        return any_of([row(stem, words, 0, 0.0) for words in slots])

    def fresh(self, node: Name, scope: tuple[Zone, ...], weight: float = 0.0) -> Iterator[Match]:
        """The words of the forms that articles have still to be analysed with."""
        for form in (form for entity in node.entities for form in self.lookups.fresh(entity)):
            if form.id not in node.without:
                for zone in scope:
                    yield row(text_field(zone, form.layer), form.slots, 0, weight)

    def apart(self, node: Word, zone: Zone, weight: float) -> Match:
        """The word where it is no believed name: as a word, or inside an uncertain mention."""
        entity, stem = text_field(zone, Layer.ENTITY), text_field(zone, Layer.STEM)
        tokens = (*node.terms, *map(uncertain_token, self.offered(node)))
        terms = self.evened([Term(entity, token, weight) for token in tokens])
        plain, doubts = terms[: len(node.terms)], terms[len(node.terms) :]
        if not doubts:
            return any_of(plain)
        written = any_of([Term(stem, term, 0.0) for term in node.terms])
        return any_of([*plain, all_of([any_of(doubts), written])])

    def evened(self, terms: list[Term]) -> list[Term]:
        return evened(terms, self.lookups.rarity)

    def offered(self, node: Word) -> tuple[str, ...]:
        for offer in self.offers:
            if offer.span.start <= node.span.start and node.span.end <= offer.span.end:
                return offer.entities
        return ()

    def phrase(self, node: Phrase, zone: Zone, weight: float) -> Match:
        named = any(isinstance(item, Name) or item.apart for item in node.items)
        layer = text_field(zone, Layer.ENTITY if named else Layer.STEM)
        if node.slop:
            slots = [self.slot(item) for item in node.items]
            if len(slots) > 2:
                match = self.near(node, zone, layer, slots, weight)
            else:
                match = row(layer, slots, node.slop, weight)
        else:
            ways = chain.from_iterable(product(*map(self.slots, items)) for items in rows(node))
            spellings = islice(ways, _SPELLINGS)
            match = any_of([row(layer, chain(*words), 0, weight) for words in spellings])
        if any(isinstance(item, Name) and item.without for item in node.items):
            match = all_of([match, self.written(node, zone)])
        return match

    def near(self, node: Phrase, zone: Zone, layer: Field, slots: Slots, weight: float) -> Match:
        """Engines know of two words near each other: each two of them, as far as they may be.

        A word is in as many pairs as there are others, so that all score what a row would.
        """
        reach, share = node.slop + len(slots) - 2, weight / (len(slots) - 1)
        pairs = all_of([row(layer, pair, reach, share) for pair in combinations(slots, 2)])
        return self.lookups.near(node, zone, pairs)

    def slot(self, item: Word | Name) -> tuple[str, ...]:
        if isinstance(item, Word):
            doubts = self.offered(item) if item.apart else ()
            return (*item.terms, *map(uncertain_token, doubts))
        certain = tuple(map(certain_token, item.entities))
        if self.mode is not AliasMode.BROAD and not item.shared:
            return certain
        return (*certain, *map(uncertain_token, item.entities))

    def slots(self, item: Word | Name) -> list[tuple[tuple[str, ...], ...]]:
        """What may stand for an item of a phrase: its slot, or the words of a fresh form of it.

        Forms that other letters make another word are waited for.
        """
        if isinstance(item, Word):
            return [(self.slot(item),)]
        forms = (form for entity in item.entities for form in self.lookups.fresh(entity))
        words = [f.slots for f in forms if f.layer is Layer.STEM and f.id not in item.without]
        return [(self.slot(item),), *words]

    # --- unticked forms ---------------------------------------------------------------------

    def ticked(self, node: Name) -> Match:
        """Articles with a form of the name that is still allowed."""
        return any_of([Term(Field.FORM, form.id, 0.0) for form in self.allowed(node)])

    def allowed(self, node: Name) -> list[FormWords]:
        forms = (form for entity in node.entities for form in self.lookups.forms(entity))
        return [form for form in forms if form.id not in node.without]

    def written(self, node: Phrase, zone: Zone) -> Match:
        """The phrase in plain words, with each name in the forms still allowed.

        The entity layer cannot tell forms apart, and the form field not where in the article
        they stand. With slop the words of a form would fall apart: there the article must just
        have an allowed form.
        """
        if node.slop:
            unticked = (n for n in node.items if isinstance(n, Name) and n.without)
            return all_of([self.ticked(name) for name in unticked])
        choices = [
            [form.slots for form in self.allowed(item)]
            if isinstance(item, Name)
            else [(item.terms,)]
            for item in node.items
        ]
        self.budget.check_spellings(node, prod(map(len, choices)))
        stem = text_field(zone, Layer.STEM)
        return any_of(
            [row(stem, chain.from_iterable(words), 0, 0.0) for words in product(*choices)]
        )


def _is_required(node: Node) -> bool:
    """Filters, and what had a ``+`` (an ``And`` of one part)."""
    return isinstance(node, SourceIs | AddressIs | DateIs | LanguageIs) or (
        isinstance(node, And) and len(node.parts) == 1
    )
