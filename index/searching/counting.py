"""Document frequencies, cached until the next commit."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from ..aliases.table import distinct_forms
from ..answer import FormUse
from ..engines import Reader
from ..engines.bm25 import idf
from ..matching import Field, Term
from ..model import Entity

TELLING = 20  # articles; in a smaller archive frequencies say little about words
HALF = log(2)  # the idf of a word in half of all articles
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

    def is_everyday(self, terms: Sequence[Term]) -> bool:
        """Whether more than half of the articles have one of the terms."""
        return self.articles >= TELLING and min(self.rarity(terms), default=HALF) < HALF


def form_uses(count: Counts, entity: Entity) -> tuple[FormUse, ...]:
    """Each active form with the number of articles that use it, most used first."""
    forms = distinct_forms(entity)
    counts = count([Term(Field.FORM, id) for id in forms])
    uses = [
        FormUse(id=id, text=form.text, strength=form.strength, articles=articles, active=True)
        for (id, form), articles in zip(forms.items(), counts, strict=True)
    ]
    return tuple(sorted(uses, key=lambda use: -use.articles))
