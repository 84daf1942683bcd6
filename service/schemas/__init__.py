"""What answers look like: marshmallow schemas from which the API description is made.

``views`` writes the answers; the tests hold every one of them against the description made from
these, so the two cannot part.
"""

from __future__ import annotations

from .records import (
    AliasList,
    Alive,
    Article,
    Cleaning,
    EntityOut,
    Outcome,
    ProblemBody,
    Ready,
    Resolved,
    Root,
    Suggestions,
)
from .search import Hit, SearchAnswer

__all__ = [
    "AliasList",
    "Alive",
    "Article",
    "Cleaning",
    "EntityOut",
    "Hit",
    "Outcome",
    "ProblemBody",
    "Ready",
    "Resolved",
    "Root",
    "SearchAnswer",
    "Suggestions",
]
