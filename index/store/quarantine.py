"""Documents that the quality gate refused, with the reason, until a person accepts or deletes them.

There is one row for each different document, however often it comes and under whatever name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from ..errors import BadArticle, NotFound
from ..model import RawDocument
from ..outcomes import Quarantined
from .article_rows import listed, marks
from .database import Database
from .originals import pack_given, pack_text, read_text, unpack_given

LONGEST = 1_000_000  # characters of a document that are kept
_BATCH = 64  # documents let in at a time
_AMONG = "id IN (SELECT value FROM json_each(?))"
_LISTED = "id, origin, code, problem, added, title, source, characters"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document, its ``preparing.digest``, and why it was refused."""

    raw: RawDocument
    digest: bytes
    why: BadArticle


class Quarantine:
    """The documents of one archive that were refused. Threads and processes may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, refusals: Sequence[Refusal]) -> dict[bytes, int]:
        """Store these documents; for one already there only its origin and reason are replaced.

        Returns the number of each, by its digest.
        """
        if not refusals:
            return {}
        now = int(datetime.now(UTC).timestamp())
        with self._database.writing() as db:
            db.executemany(
                "INSERT INTO quarantine (digest, origin, code, problem, added, title, source,"
                " characters, given, content) VALUES (?,?,?,?,?,?,?,?,?,?)"
                " ON CONFLICT (digest) DO UPDATE SET origin = excluded.origin,"
                " code = excluded.code, problem = excluded.problem",
                [_row(refusal, now) for refusal in refusals],
            )
            digests = [refusal.digest for refusal in refusals]
            query = f"SELECT digest, id FROM quarantine WHERE digest IN ({marks(digests)})"  # noqa: S608
            return dict(self._database.rows(query, *digests))

    def listed(self, limit: int = 100) -> tuple[Quarantined, ...]:
        """The latest documents refused, latest first."""
        query = f"SELECT {_LISTED} FROM quarantine ORDER BY id DESC LIMIT ?"  # noqa: S608
        return tuple(
            Quarantined(id, origin, code, problem, datetime.fromtimestamp(at, UTC), *rest)
            for id, origin, code, problem, at, *rest in self._database.rows(query, limit)
        )

    def count(self) -> int:
        """How many documents are here."""
        return self._database.number("SELECT count(*) FROM quarantine")

    def expect(self, ids: Collection[int]) -> None:
        """Raises NotFound if there is no document of one of these ids."""
        there = set(self._ids(ids))
        if missing := [id for id in ids if id not in there]:
            raise NotFound(f"no document kept out has the id {missing[0]}")

    def documents(self, ids: Collection[int] | None) -> Iterator[list[tuple[int, RawDocument]]]:
        """The documents of these ids (None: all there are now), oldest first, in small batches."""
        wanted = self._ids(ids)
        for start in range(0, len(wanted), _BATCH):
            some = wanted[start : start + _BATCH]
            yield [(id, raw) for id in some if (raw := self._at(id)) is not None]

    def forget(self, ids: Collection[int] | None = None) -> int:
        """Delete these documents (None: all). Returns how many; NotFound."""
        self.expect(ids or ())
        return self.drop(ids)

    def drop(self, ids: Collection[int] | None) -> int:
        """Delete those of these documents (None: all) that are there; how many."""
        some, values = ("", ()) if ids is None else (f" WHERE {_AMONG}", (listed(ids),))
        with self._database.writing() as db:
            return db.execute(f"DELETE FROM quarantine{some}", values).rowcount  # noqa: S608

    def _ids(self, ids: Collection[int] | None) -> list[int]:
        """Those of these ids (None: of all) that a document has, ascending."""
        if ids is None:
            return [id for (id,) in self._database.rows("SELECT id FROM quarantine ORDER BY id")]
        query = f"SELECT id FROM quarantine WHERE {_AMONG} ORDER BY id"  # noqa: S608
        return [id for (id,) in self._database.rows(query, listed(ids))]

    def let_in(self, digests: Sequence[bytes]) -> None:
        """Remove these documents because the archive has them now."""
        with self._database.writing() as db:
            db.execute(
                f"DELETE FROM quarantine WHERE digest IN ({marks(digests)})",  # noqa: S608
                tuple(digests),
            )

    def _at(self, id: int) -> RawDocument | None:
        query = "SELECT given, content, origin FROM quarantine WHERE id = ?"
        row = self._database.row(query, id)
        return None if row is None else unpack_given(row[0], read_text(row[1]), row[2])


def _row(refusal: Refusal, now: int) -> tuple[object, ...]:
    raw, problem = refusal.raw, refusal.why.reason
    if len(raw.content) > LONGEST:
        problem += f"; of its {len(raw.content):,} characters only {LONGEST:,} are kept"
    return (
        refusal.digest, _plain(raw.origin), refusal.why.fault, _plain(problem), now,
        _plain(raw.title), _plain(raw.source), len(raw.content), pack_given(raw),
        pack_text(raw.content[:LONGEST]),
    )  # fmt: skip


def _plain(text: str | None) -> str | None:
    return None if text is None else text.encode("utf-8", "replace").decode()
