"""Which articles are syndicated copies of each other: signatures, bands and clusters, in SQLite.

A cluster is everything connected by "these two are alike", so an article between two clusters
joins them. Articles without copies have no cluster. Clusters are numbered by one of their members.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import orjson

from ..duplicates import ALIKE, PERMUTATIONS, Signature, band_keys, resemblance
from .database import Database

_CROWD = 20  # articles under one band key: from there on it is a template's, and tells nothing
_SETTLED = 200  # members of a cluster that is still looked through when one of them leaves
_NO_SLOTS = bytes(2 * PERMUTATIONS)

_Row = tuple[int, bytes, bytes]  # ordinal, digest, slots


@dataclass(frozen=True, slots=True)
class Beside:
    """The other articles of a cluster: how many, and the first of them by number."""

    count: int
    ordinals: tuple[int, ...]


class Copies:
    """The rows of one archive about copies. Threads and processes may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._db = database.connection

    # --- writing ----------------------------------------------------------------------------

    def add(self, articles: Iterable[tuple[int, Signature]]) -> None:
        """Take in articles by number, new or changed, in one transaction."""
        with self._database.writing() as db:
            for ordinal, signature in articles:
                put_copy(db, ordinal, signature)

    def remove(self, ordinal: int) -> None:
        """Forget an article, if it is there."""
        with self._database.writing() as db:
            drop_copy(db, ordinal)

    # --- reading ----------------------------------------------------------------------------

    def cluster_of(self, ordinals: Sequence[int]) -> dict[int, int]:
        """The cluster of each of these articles that has copies."""
        rows = self._db().execute(
            "SELECT ordinal, cluster FROM copy WHERE cluster IS NOT NULL"
            " AND ordinal IN (SELECT value FROM json_each(?))",
            (_listed(ordinals),),
        )
        return dict(rows.fetchall())

    def sizes(self, clusters: Iterable[int]) -> dict[int, int]:
        """How many articles each cluster has, two at least."""
        rows = self._db().execute(
            "SELECT cluster, count(*) FROM copy"
            " WHERE cluster IN (SELECT value FROM json_each(?)) GROUP BY cluster",
            (_listed(clusters),),
        )
        return dict(rows.fetchall())

    def members(self, cluster: int, limit: int = 100) -> list[int]:
        """The articles of a cluster, lowest number (first seen) first."""
        rows = self._db().execute(
            "SELECT ordinal FROM copy WHERE cluster = ? ORDER BY ordinal LIMIT ?", (cluster, limit)
        )
        return [row[0] for row in rows]

    def beside(self, ordinals: Sequence[int], limit: int = 20) -> dict[int, Beside]:
        """For each of these articles that has copies: how many, and ``limit`` of them at most."""
        clusters = self.cluster_of(ordinals)
        if not clusters:
            return {}
        sizes = self.sizes(clusters.values())
        found = {cluster: self.members(cluster, limit + 1) for cluster in sizes}
        return {
            ordinal: Beside(
                sizes[cluster] - 1, tuple(n for n in found[cluster] if n != ordinal)[:limit]
            )
            for ordinal, cluster in clusters.items()
            if cluster in sizes
        }


def put_copy(db: sqlite3.Connection, ordinal: int, signature: Signature) -> None:
    """Take in one article, new or changed, within the caller's transaction."""
    known = db.execute("SELECT digest, slots FROM copy WHERE ordinal = ?", (ordinal,)).fetchone()
    if known == (signature.digest, signature.slots):
        return
    if known is not None:
        drop_copy(db, ordinal)
    alike = _same_words(db, signature.digest)
    keys = list(dict.fromkeys(band_keys(signature.slots))) if signature.slots else []
    if keys:
        crowds = _under(db, keys)
        alike |= _verified(db, signature.slots, {n for crowd in crowds.values() for n in crowd})
        db.executemany(
            "INSERT INTO copy_band VALUES (?, ?)",
            ((key, ordinal) for key in keys if len(crowds.get(key, ())) < _CROWD),
        )
    db.execute(
        "INSERT INTO copy (ordinal, digest, slots) VALUES (?, ?, ?)",
        (ordinal, signature.digest, signature.slots),
    )
    if alike:
        _join(db, [*alike, ordinal])


def _same_words(db: sqlite3.Connection, digest: bytes) -> set[int]:
    row = db.execute("SELECT ordinal FROM copy WHERE digest = ? LIMIT 1", (digest,)).fetchone()
    return set() if row is None else {row[0]}


def _under(db: sqlite3.Connection, keys: Sequence[int]) -> dict[int, list[int]]:
    """The articles under each of these band keys."""
    crowds: dict[int, list[int]] = {}
    for key, ordinal in db.execute(
        "SELECT key, ordinal FROM copy_band WHERE key IN (SELECT value FROM json_each(?))",
        (_listed(keys),),
    ):
        crowds.setdefault(key, []).append(ordinal)
    return crowds


def _verified(db: sqlite3.Connection, slots: bytes, candidates: set[int]) -> set[int]:
    if not candidates:
        return set()
    rows = db.execute(
        "SELECT ordinal, slots FROM copy WHERE ordinal IN (SELECT value FROM json_each(?))",
        (_listed(candidates),),
    ).fetchall()
    found = resemblance(slots, [row[1] for row in rows])
    return {row[0] for row, share in zip(rows, found, strict=True) if share >= ALIKE}


def _join(db: sqlite3.Connection, ordinals: Sequence[int]) -> None:
    """Make one cluster of these articles and of all clusters they are in."""
    rows = db.execute(
        "SELECT DISTINCT cluster FROM copy WHERE cluster IS NOT NULL"
        " AND ordinal IN (SELECT value FROM json_each(?))",
        (_listed(ordinals),),
    )
    clusters = sorted(row[0] for row in rows)
    kept = clusters[0] if clusters else min(ordinals)
    for other in clusters[1:]:
        db.execute("UPDATE copy SET cluster = ? WHERE cluster = ?", (kept, other))
    db.execute(
        "UPDATE copy SET cluster = ? WHERE ordinal IN (SELECT value FROM json_each(?))",
        (kept, _listed(ordinals)),
    )


def drop_copy(db: sqlite3.Connection, ordinal: int) -> None:
    """Forget one article within the caller's transaction; what it alone held together parts."""
    row = db.execute("SELECT slots, cluster FROM copy WHERE ordinal = ?", (ordinal,)).fetchone()
    if row is None:
        return
    slots, cluster = row
    db.execute("DELETE FROM copy WHERE ordinal = ?", (ordinal,))
    keys = band_keys(slots) if slots else []
    db.executemany(
        "DELETE FROM copy_band WHERE key = ? AND ordinal = ?", ((key, ordinal) for key in keys)
    )
    if cluster is not None:
        _settle(db, cluster)


def _settle(db: sqlite3.Connection, cluster: int) -> None:
    """Cluster the rest of a cluster anew. A very large one keeps together: it is a template."""
    rows = db.execute(
        "SELECT ordinal, digest, slots FROM copy WHERE cluster = ? LIMIT ?", (cluster, _SETTLED)
    ).fetchall()
    if len(rows) == _SETTLED:  # only its number must be a member's again
        db.execute("UPDATE copy SET cluster = ? WHERE cluster = ?", (rows[0][0], cluster))
        return
    db.execute("UPDATE copy SET cluster = NULL WHERE cluster = ?", (cluster,))
    while rows:
        group = [rows.pop()]
        for one in group:
            near = _near(one, rows)
            group += [row for row, alike in zip(rows, near, strict=True) if alike]
            rows = [row for row, alike in zip(rows, near, strict=True) if not alike]
        if len(group) > 1:
            _join(db, [row[0] for row in group])


def _near(one: _Row, others: Sequence[_Row]) -> list[bool]:
    """Which of the others have the same words as this one, or share enough of their slots."""
    shares = resemblance(one[2] or _NO_SLOTS, [other[2] or _NO_SLOTS for other in others])
    return [
        other[1] == one[1] or bool(one[2] and other[2] and share >= ALIKE)
        for other, share in zip(others, shares, strict=True)
    ]


def _listed(numbers: Iterable[int]) -> str:
    return orjson.dumps(list(numbers)).decode()
