"""The archive's memory. ``articles`` is the store proper, ``copies`` knows which of them are
syndicated copies of each other, ``lines`` counts lines per source, ``names`` holds the
changes of the alias table, ``quarantine`` what was refused, ``suggestions`` the names found that
wait for a person, ``set_aside`` the articles whose analysis faults.
"""

from .articles import Store
from .copies import Beside, Copies
from .database import SCHEMA, Database
from .lines import LineCounts
from .names import AliasChange, NameRows
from .originals import pack_original
from .quarantine import Quarantine, Refusal
from .rows import Cleanable, NewArticle, Pending, ShownRow, Written
from .set_aside import SetAside
from .suggestions import SuggestionRows, Verdict

__all__ = [
    "SCHEMA",
    "AliasChange",
    "Beside",
    "Cleanable",
    "Copies",
    "Database",
    "LineCounts",
    "NameRows",
    "NewArticle",
    "Pending",
    "Quarantine",
    "Refusal",
    "SetAside",
    "ShownRow",
    "Store",
    "SuggestionRows",
    "Verdict",
    "Written",
    "pack_original",
]
