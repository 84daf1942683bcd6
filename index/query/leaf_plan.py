"""The leaves of a query to the match algebra: words, names and phrases, zone by zone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, islice, product

from ..matching import (
    ARTICLE,
    Everything,
    Except,
    Field,
    Layer,
    Match,
    Term,
    Zone,
    certain_token,
    terms_in,
    text_field,
    uncertain_token,
)
from .algebra import all_of, any_of, row
from .cost import Budget, cost
from .lookups import FormWords, Lookups
from .modes import AliasMode
from .nodes import Exact, Leaf, Like, Name, Phrase, Word
from .trees import has_distance

TITLE_WEIGHT = 0.5  # of a match in the title; in the body it is 1
_UNCERTAIN_WEIGHT = 0.5  # of an uncertain mention, to a certain one
_SPELLINGS = 64  # of a phrase whose names have forms with which articles are not yet analysed

Way = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class LeafPlanner:
    """Turns each leaf of one query into the terms and rows to look up, and adds up their cost."""

    mode: AliasMode
    lookups: Lookups
    budget: Budget

    def match(self, node: Leaf, scope: tuple[Zone, ...]) -> Match:
        """The leaf in any zone of ``scope``, in the forms that are ticked.

        Raises:
            QueryTooCostly: the leaf by itself is beyond the limits.
        """
        self.budget.check_leaf(node)
        match = any_of([self._in_zone(node, zone) for zone in scope])
        if isinstance(node, Name) and node.without:
            match = all_of([match, self._ticked(node, scope)])
        if isinstance(node, Word) and node.surface and not node.homograph:
            match = any_of([match, *terms_in(scope, Layer.EXACT, (node.surface,))])
        self.budget.spend(node, cost(match))
        return match

    def _in_zone(self, node: Leaf, zone: Zone) -> Match:
        weight = TITLE_WEIGHT if zone is Zone.TITLE else 1.0
        match node:
            case Word(homograph=True):
                return self._homograph(node, zone, weight)
            case Word(halves=halves) if halves:
                return self._ways(self._slots(node), text_field(zone, Layer.STEM), weight)
            case Word(foreign=foreign) if foreign:
                return self._in_languages(node, text_field(zone, Layer.STEM), weight)
            case Word() | Like():
                stem = text_field(zone, Layer.STEM)
                return any_of(self._equally_rare([Term(stem, term, weight) for term in node.terms]))
            case Exact(_, surfaces):
                return row(text_field(zone, Layer.EXACT), [(s,) for s in surfaces], 0, weight)
            case Name():
                return self._name(node, zone, weight)
            case Phrase():
                return self._phrase(node, zone, weight)

    def _in_languages(self, node: Word, stem: Field, weight: float) -> Match:
        """The word by its own terms, and by each other one in articles of its languages."""
        parts: list[Match] = [
            *self._equally_rare([Term(stem, term, weight) for term in node.own_terms])
        ]
        for term, codes in node.foreign:
            languages = any_of([Term(Field.LANGUAGE, code, 0.0) for code in codes])
            parts.append(all_of([Term(stem, term, weight), languages]))
        return any_of(parts)

    def _name(self, node: Name, zone: Zone, weight: float) -> Match:
        entity = text_field(zone, Layer.ENTITY)
        broad, entities = self.mode is AliasMode.BROAD, node.entities
        less = weight * _UNCERTAIN_WEIGHT if broad else weight
        terms = [Term(entity, certain_token(e), weight) for e in entities]
        if self._takes_uncertain(node):
            terms += [Term(entity, uncertain_token(e), less) for e in entities]
        terms = self._equally_rare(terms)
        parts: list[Match] = list(terms)
        if node.shared and not broad:
            parts, doubts = parts[: len(entities)], parts[len(entities) :]
            parts.append(all_of([any_of(doubts), self._shared(node, zone)]))
        return any_of([*parts, *self._fresh(node, (zone,), weight)])

    def _takes_uncertain(self, node: Name) -> bool:
        return self.mode is AliasMode.BROAD or bool(node.shared)

    def _shared(self, node: Name, zone: Zone) -> Match:
        """The words of an ambiguous name, as an uncertain mention may be by another form."""
        stem = text_field(zone, Layer.STEM)
        forms = (form for entity in node.entities for form in self.lookups.forms(entity))
        slots = dict.fromkeys(form.slots for form in forms if form.id in node.shared)
        return any_of([row(stem, words) for words in slots])

    def _fresh(self, node: Name, scope: tuple[Zone, ...], weight: float = 0.0) -> Iterator[Match]:
        """The words of forms with which articles are not yet analysed."""
        for form in (form for entity in node.entities for form in self.lookups.fresh(entity)):
            if form.id not in node.without:
                for zone in scope:
                    yield form.row(zone, weight)

    def _homograph(self, node: Word, zone: Zone, weight: float) -> Match:
        """The word wherever it is not a certain mention: as a word, or in an uncertain mention."""
        entity, stem = text_field(zone, Layer.ENTITY), text_field(zone, Layer.STEM)
        tokens = (*node.terms, *map(uncertain_token, node.offered))
        terms = self._equally_rare([Term(entity, token, weight) for token in tokens])
        plain, doubts = terms[: len(node.terms)], terms[len(node.terms) :]
        written = any_of([Term(stem, term, 0.0) for term in node.terms])
        return any_of([*plain, all_of([any_of(doubts), written])])

    def _equally_rare(self, terms: list[Term]) -> list[Term]:
        """Alternatives of one typed word, weighted to score as if each were in as many articles as
        the most frequent.

        BM25 would prefer the rarest reading (of "Supreme Court" perhaps the British one), though
        nothing says that it was meant.
        """
        idfs = self.lookups.rarity(terms) if len(terms) > 1 else ()
        least = min(idfs, default=0.0)
        return [
            term._replace(weight=term.weight * least / own) if own > least else term
            for term, own in zip(terms, idfs or [least] * len(terms), strict=True)
        ]

    def _phrase(self, node: Phrase, zone: Zone, weight: float) -> Match:
        named = any(isinstance(item, Name) or item.homograph for item in node.items)
        layer = text_field(zone, Layer.ENTITY if named else Layer.STEM)
        if has_distance(node):
            return self._near(node, zone, layer, weight)
        if node.slop:
            match = row(layer, map(self._slot, node.items), node.slop, weight)
        else:
            ways = chain.from_iterable(product(*map(self._slots, items)) for items in node.rows)
            spellings = [tuple(chain(*words)) for words in islice(ways, _SPELLINGS)]
            if any(isinstance(item, Word) and item.halves for item in node.items):
                match = self._ways(spellings, layer, weight)
            else:
                match = any_of([row(layer, words, 0, weight) for words in spellings])
        return all_of([match, self._in_forms(node, zone, match)])

    def _in_forms(self, node: Phrase, zone: Zone, match: Match) -> Match:
        """Articles in which the phrase has its names in forms that are ticked.

        The entity layer does not tell forms apart, and the form field does not tell places. An
        article without the unticked forms has others only; of the rest the columns tell.
        """
        names = [item for item in node.items if isinstance(item, Name) and item.without]
        if not names:
            return Everything()
        if zone not in ARTICLE or any(map(self._takes_uncertain, names)):  # not in the form field
            return self.lookups.near(node, zone, match)
        unticked = any_of([Term(Field.FORM, id, 0.0) for name in names for id in name.without])
        ticked = [
            any_of([Term(Field.FORM, form.id, 0.0) for form in self._allowed(name)])
            for name in names
        ]
        told = self.lookups.near(node, zone, all_of([match, unticked, *ticked]))
        return any_of([Except(Everything(), unticked), told])

    def _near(self, node: Phrase, zone: Zone, layer: Field, weight: float) -> Match:
        """All slots near each other, as pairs: engines know only ``Sequence`` of two with slop.

        A slot is in ``len(slots) - 1`` pairs, so each pair has that share of the weight. Of a word
        that is also written as two, the first of these is looked for.
        """
        slots = [(*self._slot(item), *_first_half(item)) for item in node.items]
        halves = sum(bool(item.halves) for item in node.items if isinstance(item, Word))
        reach, share = node.slop + len(slots) - 2 + halves, weight / (len(slots) - 1)
        pairs = all_of([row(layer, pair, reach, share) for pair in combinations(slots, 2)])
        return all_of([pairs, self.lookups.near(node, zone, pairs)])

    def _ways(self, ways: Sequence[Way], layer: Field, weight: float) -> Match:
        """Rows of words that mean the same, none of which scores more for having rarer words."""
        rarity = self.lookups.rarity
        idfs = [
            sum(min(rarity([Term(layer, term) for term in slot]), default=0.0) for slot in way)
            for way in ways
        ]
        least = min(idfs)
        return any_of(
            row(layer, way, 0, weight * least / idf if idf else weight)
            for way, idf in zip(ways, idfs, strict=True)
        )

    def _slot(self, item: Word | Name) -> tuple[str, ...]:
        if isinstance(item, Word):
            doubts = item.offered if item.homograph else ()
            return (*item.terms, *map(uncertain_token, doubts))
        certain = tuple(map(certain_token, item.entities))
        if not self._takes_uncertain(item):
            return certain
        return (*certain, *map(uncertain_token, item.entities))

    def _slots(self, item: Word | Name) -> list[Way]:
        """The alternatives of an item of a phrase: its slot, or the words of a fresh form of it,
        or the two words that are also written for it.

        Only forms searched in the stem layer: the exact layer cannot be part of the same row.
        """
        if isinstance(item, Word):
            return [(self._slot(item),), *filter(None, (item.halves,))]
        forms = (form for entity in item.entities for form in self.lookups.fresh(entity))
        words = [f.slots for f in forms if not f.letters and f.id not in item.without]
        return [(self._slot(item),), *words]

    # --- unticked forms ---------------------------------------------------------------------

    def _ticked(self, node: Name, scope: tuple[Zone, ...]) -> Match:
        """Articles with the name in a form that is still allowed, within the scope.

        The form field has the forms of certain mentions in title and body together. Where it does
        not tell (in one of the two, in comments, of uncertain mentions) the words of an allowed
        form have to be there.
        """
        inside = [zone for zone in scope if zone in ARTICLE]
        certain = any_of([Term(Field.FORM, form.id, 0.0) for form in self._allowed(node)])
        if len(inside) < len(ARTICLE):
            certain = all_of([certain, self._in_words(node, inside)])
        parts = [certain, *self._fresh(node, scope)]
        if Zone.COMMENTS in scope:
            parts.append(self._in_words(node, (Zone.COMMENTS,)))
        if self._takes_uncertain(node):
            doubts = product(scope, map(uncertain_token, node.entities))
            fields = [Term(text_field(zone, Layer.ENTITY), token, 0.0) for zone, token in doubts]
            parts.append(all_of([any_of(fields), self._in_words(node, scope)]))
        return any_of(parts)

    def _in_words(self, node: Name, zones: Sequence[Zone]) -> Match:
        """Articles with the words of a form that is still allowed."""
        return any_of([form.row(zone, 0.0) for zone in zones for form in self._allowed(node)])

    def _allowed(self, node: Name) -> list[FormWords]:
        forms = (form for entity in node.entities for form in self.lookups.forms(entity))
        return [form for form in forms if form.id not in node.without]


def _first_half(item: Word | Name) -> tuple[str, ...]:
    """The terms of the first of the two words that are also written for it."""
    return item.halves[0] if isinstance(item, Word) and item.halves else ()
