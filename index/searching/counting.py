"""Document frequencies, cached until the next commit."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from ..engines import Engine
from ..engines.bm25 import idf
from ..matching import Term

TELLING = 20  # articles; in a smaller archive frequencies say little about words
HALF = log(2)  # the idf of a word in half of all articles
_REMEMBERED = 16_384  # terms; a word of a query may ask for fifty, to be found as two


class Counts:
    """Caches the document frequencies of an engine at one version; use one per thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._articles = engine.size()
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
        articles = self._articles
        return tuple(idf(articles, min(n, articles)) for n in self(terms))

    def is_everyday(self, terms: Sequence[Term]) -> bool:
        """Whether more than half of the articles have one of the terms."""
        return self._articles >= TELLING and min(self.rarity(terms), default=HALF) < HALF
