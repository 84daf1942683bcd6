"""What an archive stores, in one SQLite file. ``articles``: the articles and their analysis;
``pending``: changes that the engine has not made durable yet;
``copies``: which are syndicated copies of each other; ``lines``: counts of lines per source;
``names``: changes of the alias table; ``suggestions``: names found that a person has to confirm;
``quarantine``: documents refused; ``set_aside``: articles whose analysis raised an error.
"""

from .articles import Store
from .copies import Copies
from .damage import FROM_SNAPSHOT, damaged
from .database import Database
from .lines import LineCounts
from .names import AliasChange, NameRows
from .originals import pack_original
from .pending import PendingChanges
from .quarantine import Quarantine, Refusal
from .rows import Cleanable, NewArticle, ShownRow, Written, said_by
from .schema import SCHEMA
from .set_aside import Fault, SetAside
from .suggestions import SuggestionRows, Verdict
from .values import wrong_value

__all__ = [
    "FROM_SNAPSHOT",
    "SCHEMA",
    "AliasChange",
    "Cleanable",
    "Copies",
    "Database",
    "Fault",
    "NameRows",
    "NewArticle",
    "Quarantine",
    "Refusal",
    "ShownRow",
    "Store",
    "SuggestionRows",
    "Tables",
    "Verdict",
    "Written",
    "damaged",
    "pack_original",
    "said_by",
    "wrong_value",
]


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
