"""Everything that is known of words and names while a query is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ..aliases.table import AliasTable
from ..aliases.tagger import Tagger
from ..analysis import Analyzer


class Expander(Protocol):
    """What the archive's words can tell: stem-layer terms, most frequent or nearest first."""

    def prefix(self, text: str, limit: int) -> tuple[str, ...]:
        """Terms that begin with ``text`` (folded)."""

    def fuzzy(self, text: str, distance: int, limit: int) -> tuple[str, ...]:
        """Terms within ``distance`` edits of ``text`` (a stem-layer term)."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The analyzer, the names, the languages of the archive, and its words."""

    analyzer: Analyzer
    tagger: Tagger
    languages: tuple[str, ...]
    expander: Expander
    table: AliasTable | None

    def terms(self, surface: str) -> tuple[str, ...]:
        """Every term a word may stand under, one per language of the archive."""
        return self.analyzer.query_terms(surface, self.languages)
