"""Changes of the alias table: the entities that differ from the shipped table, the journal, and
the articles that have to be analysed again.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime

import orjson

from ..aliases.table.records import entity_from_json, entity_record
from ..errors import NotFound
from ..model import Entity
from .article_rows import Written
from .database import Database


@dataclass(frozen=True, slots=True)
class AliasChange:
    """One entry of the journal: an entity before and after; None if it did not exist."""

    version: int
    at: datetime
    entity: str
    before: Entity | None
    after: Entity | None


class NameRows:
    """The alias table of one archive, as its differences from the shipped table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def version(self) -> int:
        """The number of the latest change, 0 if there was none."""
        return self._database.number("SELECT max(version) FROM alias_change")

    def overlay(self) -> dict[str, Entity | None]:
        """The entities that differ from the shipped table, in the order in which they were added;
        None for removed ones."""
        rows = self._database.rows(
            "WITH added AS (SELECT entity, max(version) AS at FROM alias_change"
            " WHERE before IS NULL GROUP BY entity) "
            "SELECT entity, record FROM alias_overlay LEFT JOIN added USING (entity) ORDER BY at"
        )
        return {id: read_entity(record) for id, record in rows}

    def at_once(self) -> AbstractContextManager[object]:
        """A transaction: nobody else writes between the reads and writes inside."""
        return self._database.writing()

    def record(self, changes: Iterable[tuple[Entity | None, Entity | None]]) -> None:
        """Write (before, after) pairs to journal and overlay at once."""
        now = int(datetime.now(UTC).timestamp())
        with self._database.writing() as db:
            for before, after in changes:
                id = (after or before).id  # type: ignore[union-attr] # one of them is there
                db.execute(
                    "INSERT INTO alias_change (at, entity, before, after) VALUES (?, ?, ?, ?)",
                    (now, id, _json(before), _json(after)),
                )
                db.execute("INSERT OR REPLACE INTO alias_overlay VALUES (?, ?)", (id, _json(after)))

    def change(self, version: int) -> AliasChange:
        """One entry of the journal; NotFound if there is none of this number."""
        found = self._changes("WHERE version = ?", version)
        if not found:
            raise NotFound(f"the alias table has no change number {version}")
        return found[0]

    def journal(self, limit: int) -> list[AliasChange]:
        """The latest changes, latest first."""
        return self._changes("ORDER BY version DESC LIMIT ?", limit)

    def since(self, version: int) -> list[AliasChange]:
        """All changes after this one, earliest first."""
        return self._changes("WHERE version > ? ORDER BY version", version)

    def _changes(self, clause: str, value: int) -> list[AliasChange]:
        query = f"SELECT version, at, entity, before, after FROM alias_change {clause}"  # noqa: S608
        return [
            AliasChange(
                n, datetime.fromtimestamp(at, tz=UTC), id, read_entity(before), read_entity(after)
            )
            for n, at, id, before, after in self._database.rows(query, value)
        ]

    # --- articles to be analysed again --------------------------------------------------------

    def mark_stale(self, ordinals: Iterable[int], version: int | None = None) -> None:
        """Note that these articles were analysed with names that have changed since.

        With ``version``, they are all the articles that changes up to this one concern.
        """
        with self._database.writing() as db:
            db.executemany("INSERT OR IGNORE INTO stale VALUES (?)", ((n,) for n in ordinals))
            if version is not None and version > self.marked():  # else somebody was quicker
                self._database.set_meta("marked_with", version)

    def mark_outdated(self, written: Iterable[Written], version: int) -> None:
        """Mark as stale what was written just now, if names have changed since this version, with
        which it was analysed; in the caller's transaction, or a change might come in between."""
        if self.version() != version:
            self.mark_stale(row.ordinal for row in written if row.change)

    def marked(self) -> int:
        """The number of the change up to which the articles concerned were marked."""
        return int(self._database.meta("marked_with") or 0)

    def stale(self, limit: int) -> list[int]:
        """Some ordinals of articles to be analysed again."""
        query = "SELECT ordinal FROM stale ORDER BY ordinal LIMIT ?"
        return [n for (n,) in self._database.rows(query, limit)]

    def stale_count(self) -> int:
        """How many articles are to be analysed again."""
        return self._database.number("SELECT count(*) FROM stale")

    def settled(self) -> int:
        """The number of the change that every article has been analysed with."""
        return int(self._database.meta("analysed_with") or 0)

    def settle(self, version: int) -> None:
        """Note that every article is analysed with the changes up to ``version``."""
        self._database.set_meta("analysed_with", version)

    def settle_anew(self) -> None:
        """Note that every article is being analysed with the names as they are now."""
        with self._database.writing() as db:
            db.execute("DELETE FROM stale")
            for key in ("marked_with", "analysed_with"):
                self._database.set_meta(key, self.version())

    def refreshed(self, ordinals: Iterable[int], marked: int) -> None:
        """Note that these were analysed again with changes up to ``marked`` and indexed.

        They stay stale if a later change has been marked meanwhile.
        """
        with self._database.writing() as db:
            if self.marked() == marked:
                db.executemany("DELETE FROM stale WHERE ordinal = ?", ((n,) for n in ordinals))


def _json(entity: Entity | None) -> str | None:
    return None if entity is None else orjson.dumps(entity_record(entity)).decode()


def read_entity(record: str | None) -> Entity | None:
    """The entity of a stored record; None of none. Raises BadAlias or ValueError."""
    return None if record is None else entity_from_json(orjson.loads(record))
