"""Numbers of articles by source and language, kept up to date with every change.

Counting would read an index row for every article. Every process asks for these numbers at each
commit, which must not take longer as the archive grows.
"""

from __future__ import annotations

import sqlite3

_LANGUAGE, _SOURCE = "language", "source"
_CHANGED = (
    "INSERT INTO tally VALUES (?, ?, ?) ON CONFLICT (field, value)"
    " DO UPDATE SET articles = articles + excluded.articles"
)
_COUNTED = f"""
SELECT '{_LANGUAGE}' AS field, language AS value, count(*) AS articles
FROM article GROUP BY language
UNION ALL SELECT '{_SOURCE}', source, count(*) FROM article WHERE source IS NOT NULL GROUP BY source
"""  # noqa: S608 - constants


def tally(db: sqlite3.Connection, language: str, source: str | None, change: int) -> None:
    """Count one article more (``change`` 1) or less (-1), within the caller's transaction."""
    db.execute(_CHANGED, (_LANGUAGE, language, change))
    if source is not None:
        db.execute(_CHANGED, (_SOURCE, source, change))


def untally(db: sqlite3.Connection, ordinal: int) -> None:
    """Stop counting an article that will change or be removed, in the caller's transaction."""
    found = db.execute("SELECT language, source FROM article WHERE ordinal = ?", (ordinal,))
    language, source = found.fetchone()
    tally(db, language, source, -1)


def count_again(db: sqlite3.Connection) -> None:
    """Count every article, within the caller's transaction."""
    db.execute("DELETE FROM tally")
    db.execute(f"INSERT INTO tally {_COUNTED}")


def is_right(db: sqlite3.Connection) -> bool:
    """Whether the numbers are those that counting every article gives.

    In one statement, as others may write between two.
    """
    wrong = db.execute(
        "SELECT 1 FROM (SELECT field, value, articles FROM tally"  # noqa: S608 - constants
        f" UNION ALL SELECT field, value, -articles FROM ({_COUNTED}))"
        " GROUP BY field, value HAVING sum(articles) != 0 LIMIT 1"
    )
    return wrong.fetchone() is None


def articles(db: sqlite3.Connection) -> int:
    """How many articles there are; each has a language."""
    found = db.execute("SELECT sum(articles) FROM tally WHERE field = ?", (_LANGUAGE,))
    return int(found.fetchone()[0] or 0)


def sources(db: sqlite3.Connection) -> tuple[str, ...]:
    """Every source, once, in order."""
    return _values(db, _SOURCE, "value")


def languages(db: sqlite3.Connection) -> tuple[str, ...]:
    """Every language, the most frequent first."""
    return _values(db, _LANGUAGE, "articles DESC, value")


def _values(db: sqlite3.Connection, field: str, order: str) -> tuple[str, ...]:
    rows = db.execute(
        f"SELECT value FROM tally WHERE field = ? AND articles > 0 ORDER BY {order}",  # noqa: S608
        (field,),
    )
    return tuple(row[0] for row in rows)
