"""All tables of one archive, each behind the class that reads and writes it."""

from __future__ import annotations

from .articles import Store
from .copies import Copies
from .database import Database
from .lines import LineCounts
from .names import NameRows
from .pending import PendingChanges
from .quarantine import Quarantine
from .set_aside import SetAside
from .suggestions import SuggestionRows


class Tables:
    """The tables of one archive."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.articles = Store(database)
        self.pending = PendingChanges(database)
        self.set_aside = SetAside(database)
        self.copies = Copies(database)
        self.lines = LineCounts(database)
        self.quarantine = Quarantine(database)
        self.names = NameRows(database)
        self.suggestions = SuggestionRows(database)
