"""The archive's memory. ``articles`` is the store proper, ``lines`` counts lines per
source, ``names`` holds the changes of the alias table, ``quarantine`` what was refused.
"""

from .articles import Cleanable, NewArticle, Pending, Store, SummaryRow, Written
from .database import SCHEMA, Database
from .lines import LineCounts
from .names import AliasChange, NameRows
from .quarantine import Quarantine, Refusal

__all__ = [
    "SCHEMA",
    "AliasChange",
    "Cleanable",
    "Database",
    "LineCounts",
    "NameRows",
    "NewArticle",
    "Pending",
    "Quarantine",
    "Refusal",
    "Store",
    "SummaryRow",
    "Written",
]
