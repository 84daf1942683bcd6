"""What answers look like: marshmallow schemas from which the API description is made.

``views`` writes the answers; the tests hold every one of them against the description made from
these, so the two cannot part.
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
