"""Numbers of articles by source and language, kept up to date with every change.

Counting would read an index row for every article. Every process asks for these numbers at each
commit, which must not take longer as the archive grows.
"""

from __future__ import annotations

import sqlite3

_CHANGED = (
    "INSERT INTO tally VALUES (?, ?, ?) ON CONFLICT (field, value)"
    " DO UPDATE SET articles = articles + excluded.articles"
)
COUNTED = """
SELECT 'language' AS field, language AS value, count(*) AS articles
FROM article GROUP BY language
UNION ALL SELECT 'source', source, count(*) FROM article WHERE source IS NOT NULL GROUP BY source
"""
"""The numbers as counting every article gives them."""


def tally(db: sqlite3.Connection, language: str, source: str | None, change: int) -> None:
    """Count one article more (``change`` 1) or less (-1), within the caller's transaction."""
    db.execute(_CHANGED, ("language", language, change))
    if source is not None:
        db.execute(_CHANGED, ("source", source, change))


def untally(db: sqlite3.Connection, ordinal: int) -> None:
    """Stop counting an article that will change or be removed, in the caller's transaction."""
    found = db.execute("SELECT language, source FROM article WHERE ordinal = ?", (ordinal,))
    language, source = found.fetchone()
    tally(db, language, source, -1)
