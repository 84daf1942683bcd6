"""Changes of articles that the engine has not made durable yet, in the order they were made."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from .database import Database


class PendingChange(NamedTuple):
    """A change, by its number, of the article with this ordinal."""

    change: int
    ordinal: int


class PendingChanges:
    """The changes of one archive that are pending for the engine."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def oldest(self, limit: int, *, after: int = 0, upto: int | None = None) -> list[PendingChange]:
        """The first of those numbered above ``after``, ``limit`` at most; none beyond ``upto``."""
        rows = self._database.rows(
            "SELECT change, ordinal FROM pending WHERE change > ?1 AND change <= ifnull(?2, change)"
            " ORDER BY change LIMIT ?3",
            *(after, upto, limit),
        )
        return [PendingChange(*row) for row in rows]

    def newest(self) -> int:
        """The number of the latest change, 0 if none is pending."""
        return self._database.number("SELECT max(change) FROM pending")

    def ordinals(self) -> list[int]:
        """The articles with a pending change, each once."""
        return [n for (n,) in self._database.rows("SELECT DISTINCT ordinal FROM pending")]

    def count(self) -> int:
        """How many changes are pending."""
        return self._database.number("SELECT count(*) FROM pending")

    def add_all_others(self) -> None:
        """Record a change of every article that has none pending."""
        others = "SELECT ordinal FROM article WHERE ordinal NOT IN (SELECT ordinal FROM pending)"
        with self._database.writing() as db:
            db.execute(f"INSERT INTO pending (ordinal) {others}")

    def settle(self, upto: int) -> None:
        """Forget the changes up to this one: the engine has made them durable.

        Numbers grow from transaction to transaction, so none of these can still be on its way.
        """
        with self._database.writing() as db:
            db.execute("DELETE FROM pending WHERE change <= ?", (upto,))


def add_pending(db: sqlite3.Connection, ordinal: int) -> int:
    """Record a change of the article with this ordinal; the number of the change."""
    cursor = db.execute("INSERT INTO pending (ordinal) VALUES (?)", (ordinal,))
    return int(cursor.lastrowid or 0)
