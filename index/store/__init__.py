"""The archive's memory. ``articles`` is the store proper, ``lines`` counts lines per source."""

from .articles import NewArticle, Pending, Store, SummaryRow, Written
from .database import SCHEMA, Database
from .lines import LineCounts

__all__ = [
    "SCHEMA",
    "Database",
    "LineCounts",
    "NewArticle",
    "Pending",
    "Store",
    "SummaryRow",
    "Written",
]
