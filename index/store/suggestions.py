"""The alias finder's list: the names it found, and what a person decided about each."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import orjson

from ..errors import NotFound
from .database import Database

if TYPE_CHECKING:
    from ..aliases.finding.finder import Suggestion

COLUMNS = "n, short, long, entity, relation, confidence, count, evidence"
_OPEN = f"SELECT {COLUMNS} FROM suggestion WHERE status = 'open'"  # noqa: S608
_ORDER = "confidence = 'possible', count DESC, n"  # the surest and most frequent first


class Verdict(StrEnum):
    """What became of a suggestion."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class SuggestionRows:
    """The suggestions of one archive. A pair of names keeps its number."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def renew(self, found: Iterable[Suggestion]) -> None:
        """Replace the open suggestions by these. What was rejected stays so; what was accepted is
        found again only if its acceptance was undone."""
        rows = [
            (s.short, s.long, s.entity, s.relation, s.confidence, s.count,
             orjson.dumps([asdict(one) for one in s.evidence]).decode())
            for s in found
        ]  # fmt: skip
        with self._database.writing() as db:
            db.executemany(
                "INSERT INTO suggestion "
                "(short, long, entity, relation, confidence, count, evidence, status) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, 'renewed') ON CONFLICT (short, long) DO UPDATE SET "
                "entity = excluded.entity, relation = excluded.relation, count = excluded.count, "
                "confidence = excluded.confidence, evidence = excluded.evidence, "
                "status = 'renewed' WHERE status <> 'rejected'",
                rows,
            )
            db.execute("DELETE FROM suggestion WHERE status = 'open'")
            db.execute("UPDATE suggestion SET status = 'open' WHERE status = 'renewed'")

    def listed(self, limit: int) -> list[Suggestion]:
        """The open suggestions, the surest and most frequent first."""
        rows = self._database.rows(f"{_OPEN} ORDER BY {_ORDER} LIMIT ?", limit)
        return [read_suggestion(*row) for row in rows]

    def count(self) -> int:
        """How many are open."""
        return self._database.number("SELECT count(*) FROM suggestion WHERE status = 'open'")

    def open(self, n: int) -> Suggestion:
        """The suggestion of this number; NotFound if there is none, or it is decided."""
        row = self._database.row(f"{_OPEN} AND n = ?", n)
        if row is None:
            raise NotFound(f"no open suggestion has the number {n}")
        return read_suggestion(*row)

    def at_once(self) -> AbstractContextManager[object]:
        """A write transaction for all that is done inside: nobody else decides meanwhile."""
        return self._database.writing()

    def decide(self, n: int, verdict: Verdict) -> None:
        """Record what a person decided."""
        with self._database.writing() as db:
            db.execute("UPDATE suggestion SET status = ? WHERE n = ?", (verdict, n))


def read_suggestion(*row: Any) -> Suggestion:
    """The suggestion in a row of the ``COLUMNS``."""
    from ..aliases.finding.finder import Evidence, Suggestion
    from ..aliases.finding.model import Confidence, Relation

    *names, relation, confidence, count, evidence = row
    sentences = tuple(Evidence(**one) for one in orjson.loads(evidence))
    return Suggestion(*[*names, Relation(relation), Confidence(confidence), count, sentences])
