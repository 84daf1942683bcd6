"""Document frequencies, cached until the next commit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import log

from ..aliases.table import distinct_forms
from ..answer import FormUse
from ..engines import Reader
from ..engines.bm25 import idf
from ..matching import Field, Layer, Term, Zone, certain_token, terms_in, uncertain_token
from ..model import Entity
from ..query.nodes import Exact, Leaf, Like, Name, Phrase, Word

_TELLING = 20  # articles; in a smaller archive frequencies say little about words
_HALF = log(2)  # the idf of a word in half of all articles
_ZONES = (Zone.BODY,)  # that tell how rare a word is: titles and comments are too short
_REMEMBERED = 16_384  # terms; a word of a query may ask for fifty, to be found as two


class Counts:
    """Caches the document frequencies of an engine at one version; use one per thread."""

    def __init__(self, engine: Reader) -> None:
        self._engine = engine
        self.articles = engine.size()
        self._known: dict[Term, int] = {}

    def __call__(self, terms: Sequence[Term]) -> tuple[int, ...]:
        """How many articles contain each term."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        if missing := [term for term in dict.fromkeys(terms) if term not in self._known]:
            found = self._engine.document_frequencies(missing)
            self._known.update(zip(missing, found, strict=True))
        return tuple([self._known[term] for term in terms])

    def rarity(self, terms: Sequence[Term]) -> tuple[float, ...]:
        """BM25's idf of each term, above 0."""
        return tuple(idf(self.articles, min(n, self.articles)) for n in self(terms))

    def is_everyday(self, word: Word) -> bool:
        """Whether more than half of the articles have the word."""
        return self.articles >= _TELLING and leaf_idf(word, self) < _HALF


def leaf_idf(leaf: Leaf, count: Counts) -> float:
    """The inverse document frequency of a leaf; of a phrase, the sum over its words."""

    def articles(layer: Layer, terms: Collection[str]) -> int:
        return min(count.articles, sum(count(terms_in(_ZONES, layer, terms))))

    def rarity(layer: Layer, *slots: Collection[str]) -> float:
        return sum(idf(count.articles, articles(layer, slot)) for slot in slots)

    match leaf:
        case Phrase(items=items):
            return sum(leaf_idf(item, count) for item in items)
        case Exact(surfaces=surfaces):
            return rarity(Layer.EXACT, *((surface,) for surface in surfaces))
        case Name(entities=entities, shared=shared):
            tokens = [certain_token(id) for id in entities]
            tokens += [uncertain_token(id) for id in entities if shared]
            return rarity(Layer.ENTITY, tokens)
        case Word(homograph=True):  # in the stem layer, "us" is in every article on the US
            return rarity(Layer.ENTITY, leaf.terms)
        case Word(halves=halves) if halves:  # as rare as its more frequent way of writing
            return min(rarity(Layer.STEM, *halves), rarity(Layer.STEM, leaf.terms))
        case Word(own_terms=own) if articles(Layer.STEM, own):
            return rarity(Layer.STEM, own)
        case Word() | Like():  # or it is a word of one of the other languages
            return rarity(Layer.STEM, leaf.terms)


def form_uses(count: Counts, entity: Entity) -> tuple[FormUse, ...]:
    """Each active form with the number of articles that use it, most used first."""
    forms = distinct_forms(entity)
    counts = count([Term(Field.FORM, id) for id in forms])
    uses = [
        FormUse(id=id, text=form.text, strength=form.strength, articles=articles, active=True)
        for (id, form), articles in zip(forms.items(), counts, strict=True)
    ]
    return tuple(sorted(uses, key=lambda use: -use.articles))
