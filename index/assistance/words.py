"""Completions and near spellings of a typed word, from the words of an archive."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from ..engines import Reader
from ..matching import Field
from ..text.analysis import Analyzer, fold

_SCANNED = 50_000  # surfaces with one initial that are compared for near spellings
_TRIES = 4  # surfaces asked for per wanted term, as many share a stem


class ArchiveWords:
    """Looks words up in the engine's list of surfaces, so that all of them occur in articles."""

    def __init__(self, engine: Reader, analyzer: Analyzer, languages: tuple[str, ...]) -> None:
        self._engine = engine
        self._analyzer = analyzer
        self._languages = languages

    def prefix(self, text: str, limit: int) -> tuple[str, ...]:
        """The terms of words that begin with ``text``, most frequent first.

        Surfaces are looked up, then stemmed: the term of "fighting" does not begin with "fighting".
        """
        return self._terms((surface for surface, _ in self._surfaces(text, limit * _TRIES)), limit)

    def fuzzy(self, text: str, distance: int, limit: int) -> tuple[str, ...]:
        """The terms of words within ``distance`` edits of ``text``, nearest first.

        The first letter is taken as right: it seldom is the mistake, and it keeps the list short.
        """
        surfaces = {fold(surface): surface for surface, _ in self._surfaces(text[:1], _SCANNED)}
        near = process.extract(
            fold(text),
            surfaces.keys(),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=distance,
            limit=limit,
        )
        return self._terms((surfaces[folded] for folded, *_ in near), limit)

    def _surfaces(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Surfaces with this prefix in small letters, capitalised or in capitals."""
        variants = dict.fromkeys((prefix.lower(), prefix.capitalize(), prefix.upper()))
        found = [
            row
            for variant in variants
            for row in self._engine.terms(Field.BODY_EXACT, variant, limit)
        ]
        return sorted(found, key=lambda row: -row[1])

    def _terms(self, surfaces: Iterable[str], limit: int) -> tuple[str, ...]:
        terms: dict[str, None] = {}
        for surface in surfaces:
            terms.update(dict.fromkeys(self._analyzer.query_terms(surface, self._languages)[:1]))
            if len(terms) >= limit:
                break
        return tuple(terms)
