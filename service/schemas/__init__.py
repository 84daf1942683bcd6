"""Marshmallow schemas of the answers, from which the API description is made.

``views`` makes the answers; the tests compare each of them with the description.
"""

from __future__ import annotations

from .names import (
    AliasChanged,
    AliasJournal,
    AliasPreview,
    AliasUsage,
    FoundNames,
)
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
from .search import Hit, Likeness, SearchAnswer

__all__ = [
    "AliasChanged",
    "AliasJournal",
    "AliasList",
    "AliasPreview",
    "AliasUsage",
    "Alive",
    "Article",
    "Cleaning",
    "EntityOut",
    "FoundNames",
    "Hit",
    "Likeness",
    "Outcome",
    "ProblemBody",
    "Ready",
    "Resolved",
    "Root",
    "SearchAnswer",
    "Suggestions",
]
