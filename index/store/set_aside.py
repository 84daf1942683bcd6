"""The articles that the engine is not told of, because analysing them shows a fault of ours.

They stay in the store as they came. Whoever holds the writer's lock writes here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..outcomes import SetAsideArticle
from .database import Database


class SetAside:
    """The articles of one archive that wait for a mended analysis."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._db = database.connection

    def tried(self, ordinals: Iterable[int] | None, faulty: Mapping[int, str]) -> None:
        """Of these articles (None: of all) only the ``faulty`` are set aside now, and why."""
        with self._database.writing() as db:
            if ordinals is None:
                db.execute("DELETE FROM set_aside")
            else:
                db.executemany("DELETE FROM set_aside WHERE ordinal = ?", ((n,) for n in ordinals))
            db.executemany("INSERT OR REPLACE INTO set_aside VALUES (?, ?)", faulty.items())

    def count(self) -> int:
        """How many there are; ``CROSS`` has SQLite begin with these few, not with every article."""
        row = self._db().execute(
            "SELECT count(*) FROM set_aside CROSS JOIN article USING (ordinal)"
        )
        return int(row.fetchone()[0])

    def listed(self, limit: int) -> tuple[SetAsideArticle, ...]:
        """The first of them, by number."""
        rows = self._db().execute(
            "SELECT id, title, problem FROM set_aside CROSS JOIN article USING (ordinal)"
            " ORDER BY ordinal LIMIT ?",
            (limit,),
        )
        return tuple(SetAsideArticle(*row) for row in rows)
