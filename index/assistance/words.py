"""Completions and near spellings of a typed word, from the words of an archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice, product

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ..engines import Reader
from ..matching import Layer, Term, Zone, text_fields
from ..text.analysis import Analyzer, fold

_SCANNED = 50_000  # surfaces with one initial that are compared for near spellings
_TRIES = 4  # surfaces asked for per wanted term, as many share a stem


@dataclass(frozen=True)
class ArchiveWords:
    """The words of one commit of an engine, in its ``languages``; use one per thread."""

    engine: Reader
    analyzer: Analyzer
    languages: tuple[str, ...]

    def terms(self, surface: str) -> tuple[str, ...]:
        """Every term that a word may have."""
        return self.analyzer.query_terms(surface, self.languages)

    def like(self, typed: str, edits: int, limit: int, zones: Sequence[Zone]) -> tuple[str, ...]:
        """See ``query.lexicon.Alike``."""
        if edits:
            return self._nearest(typed, edits, limit, zones)
        return self._begun(typed, limit, zones)

    def _begun(self, typed: str, limit: int, zones: Sequence[Zone]) -> tuple[str, ...]:
        """The terms of words that begin with what was typed, in any case and with any accents.

        Terms that begin so come first, most frequent first. Where endings were typed the term is
        shorter, as that of "fighting" is, so surfaces that begin so are looked up and stemmed too.
        """
        begun = self.written(zones, Layer.STEM, [fold(typed)], limit)
        terms = dict.fromkeys(term for term, _ in begun)
        if len(terms) < limit:
            surfaces = self.written(zones, Layer.EXACT, variants(typed), limit * _TRIES)
            first = self.languages[:1]
            terms |= dict.fromkeys(self.analyzer.query_terms(s, first)[0] for s, _ in surfaces)
        return tuple(islice(terms, limit))

    def _nearest(
        self, typed: str, edits: int, limit: int, zones: Sequence[Zone]
    ) -> tuple[str, ...]:
        """The terms of the ``limit`` words nearest to what was typed, within so many edits.

        The first letter is taken as right: it seldom is the mistake, and it keeps the list short.
        Of equally near ones the most frequent are taken.
        """
        surfaces: dict[str, str] = {}
        for surface, _ in self.written(zones, Layer.EXACT, variants(typed[:1]), _SCANNED):
            surfaces.setdefault(fold(surface), surface)
        near = process.extract(
            fold(typed),
            surfaces.keys(),
            scorer=OSA.distance,
            score_cutoff=edits,
            limit=limit,
        )
        asked = dict.fromkeys(t for folded, *_ in near for t in self.terms(surfaces[folded]))
        known = [
            self.engine.document_frequencies([Term(field, term) for term in asked])
            for field in text_fields(zones, Layer.STEM)
        ]
        return tuple(term for term, *counts in zip(asked, *known, strict=True) if any(counts))

    def written(
        self, zones: Iterable[Zone], layer: Layer, prefixes: Iterable[str], limit: int
    ) -> list[tuple[str, int]]:
        """The words with one of these prefixes in any of the zones, ``limit`` of each at most,
        and how many articles have them, the most frequent first; deleted ones may be counted."""
        counts: Counter[str] = Counter()
        for field, prefix in product(text_fields(zones, layer), prefixes):
            counts.update(dict(self.engine.terms(field, prefix, limit)))
        return counts.most_common()


def variants(prefix: str) -> tuple[str, ...]:
    """The prefix as typed and without accents, in small letters, capitalised, in capitals."""
    ways = (prefix, fold(prefix))
    cases = ([way, way.lower(), way.capitalize(), way.upper()] for way in ways)
    return tuple(dict.fromkeys(chain.from_iterable(cases)))
