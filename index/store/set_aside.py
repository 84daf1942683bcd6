"""Articles that are not indexed, for a fault of this program: their analysis raises an error, or
the engine refuses them.

They stay in the store as they came. Only the process with the writer's lock writes here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..outcomes import SetAsideArticle
from .database import Database


class Fault(NamedTuple):
    """An article, by ordinal, and why it cannot be indexed."""

    ordinal: int
    problem: str


class SetAside:
    """The articles of one archive that cannot be indexed until the fault is corrected."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tried(self, ordinals: Iterable[int] | None, faults: Iterable[Fault]) -> None:
        """Record the ``faults`` of these articles (None: of all); drop the others."""
        with self._database.writing() as db:
            if ordinals is None:
                db.execute("DELETE FROM set_aside")
            else:
                db.executemany("DELETE FROM set_aside WHERE ordinal = ?", ((n,) for n in ordinals))
            db.executemany("INSERT OR REPLACE INTO set_aside VALUES (?, ?)", faults)

    def count(self) -> int:
        """How many there are; ``CROSS`` makes SQLite begin with these few rows."""
        query = "SELECT count(*) FROM set_aside CROSS JOIN article USING (ordinal)"
        return self._database.number(query)

    def listed(self, limit: int) -> tuple[SetAsideArticle, ...]:
        """The first of them, by ordinal."""
        query = (
            "SELECT id, title, problem FROM set_aside CROSS JOIN article USING (ordinal)"
            " ORDER BY ordinal LIMIT ?"
        )
        return tuple(SetAsideArticle(*row) for row in self._database.rows(query, limit))
