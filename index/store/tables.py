"""All tables of one archive, each behind the class that reads and writes it."""

from __future__ import annotations

from dataclasses import dataclass

from .articles import Store
from .copies import Copies
from .database import Database
from .lines import LineCounts
from .names import NameRows
from .pending import PendingChanges
from .quarantine import Quarantine
from .set_aside import SetAside
from .suggestions import SuggestionRows


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one archive."""

    database: Database
    articles: Store
    pending: PendingChanges
    set_aside: SetAside
    copies: Copies
    lines: LineCounts
    quarantine: Quarantine
    names: NameRows
    suggestions: SuggestionRows

    @classmethod
    def of(cls, database: Database) -> Tables:
        """The tables in this file."""
        return cls(
            database,
            Store(database),
            PendingChanges(database),
            SetAside(database),
            Copies(database),
            LineCounts(database),
            Quarantine(database),
            NameRows(database),
            SuggestionRows(database),
        )
