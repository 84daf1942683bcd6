"""Suggestions while typing, and "did you mean" after a search that finds hardly anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Generic, TypeVar

from ..aliases.table import AliasTable
from ..engines import Reader
from ..store import Store
from ..text.analysis import Analyzer
from .beginnings import NameList
from .spelled import SpelledNames
from .spelling import Corrector
from .suggesting import Suggester

T = TypeVar("T")


class NameLists:
    """Lists of names made from the alias table in force. Threads may share it."""

    def __init__(self) -> None:
        self._typed = _OfTable(NameList)
        self._spelt = _OfTable(SpelledNames)

    def typed(self, table: AliasTable) -> NameList:
        """The sorted forms from which suggestions are taken."""
        return self._typed.of(table)

    def spelt(self, table: AliasTable) -> SpelledNames:
        """The forms by letters and sound, with which misspelt names are compared."""
        return self._spelt.of(table)


class _OfTable(Generic[T]):
    """A value computed from a table, cached until another table is in force."""

    def __init__(self, make: Callable[[AliasTable], T]) -> None:
        self._make = make
        self._lock = Lock()
        self._kept: tuple[AliasTable, T] | None = None

    def of(self, table: AliasTable) -> T:
        with self._lock:
            if self._kept is None or self._kept[0] is not table:
                self._kept = table, self._make(table)
            return self._kept[1]


@dataclass(frozen=True)
class Assistance:
    """Suggester and corrector of one thread and one commit, made when first used."""

    engine: Reader
    store: Store
    lists: NameLists
    table: AliasTable
    analyzer: Analyzer
    languages: tuple[str, ...]

    @cached_property
    def suggester(self) -> Suggester:
        """Suggests completions of a typed text."""
        names = self.lists.typed(self.table)
        return Suggester(self.engine, self.store, names, self.analyzer, self.languages)

    @cached_property
    def corrector(self) -> Corrector:
        """Proposes corrections of misspelt words."""
        names = self.lists.spelt(self.table)
        return Corrector(self.engine, names, self.analyzer, self.languages)
