"""What an archive stores, in one SQLite file. ``articles``: the articles and their analysis;
``pending``: changes that the engine has not made durable yet;
``copies``: which are syndicated copies of each other; ``lines``: counts of lines per source;
``names``: changes of the alias table; ``suggestions``: names found that a person has to confirm;
``quarantine``: documents refused; ``set_aside``: articles whose analysis raised an error.
"""

from .articles import Store
from .copies import Copies
from .database import Database
from .lines import LineCounts
from .name_changes import NameRows
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
