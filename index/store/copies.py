"""Which articles are syndicated copies of each other: signatures, bands and clusters, in SQLite.

Copies are pairs: being alike is not transitive, and of three edits of a text the first and the
last may have little in common. A *cluster* is everything connected by such pairs, so an article
between two clusters joins them; it only says where to look for copies. Articles without copies have
no cluster. Clusters are numbered by one of their members.
See docs/adr/0038-copies-of-what-is-shown.md.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..likeness.duplicates import ALIKE, PERMUTATIONS, Signature, band_keys, resemblance
from .article_rows import listed
from .database import Database

_CROWD = 20  # articles with one band key: with more it comes from a template and says nothing
_SETTLED = 200  # members up to which a cluster is divided again when one of them leaves
_LARGEST = 1_000  # articles of a cluster that are searched for copies of one of them
_NO_SLOTS = bytes(2 * PERMUTATIONS)
_COLUMNS = "ordinal, digest, slots"
_AMONG = "ordinal IN (SELECT value FROM json_each(?))"


class _Row(NamedTuple):
    ordinal: int
    digest: bytes
    slots: bytes


@dataclass(frozen=True, slots=True)
class Beside:
    """The copies of an article: how many there are, and the ordinals of the first."""

    count: int
    ordinals: tuple[int, ...]


class Copies:
    """Which articles of one archive are copies. Threads and processes may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # --- writing ----------------------------------------------------------------------------

    def add(self, articles: Iterable[tuple[int, Signature]]) -> None:
        """Add the signatures of articles, new or changed, by ordinal, in one transaction.

        The band keys of all are looked up and written together and in order, because in a large
        archive each is on a page of its own.
        """
        new = dict(articles)
        with self._database.writing() as db:
            query = f"SELECT {_COLUMNS} FROM copy WHERE {_AMONG}"  # noqa: S608
            for ordinal, *known in db.execute(query, (listed(new),)).fetchall():
                if Signature(*known) == new[ordinal]:
                    del new[ordinal]
                else:
                    self.remove(ordinal)
            _take_in(db, new)

    def remove(self, ordinal: int) -> None:
        """Forget an article, if it is there; its cluster may fall apart."""
        with self._database.writing() as db:
            query = "SELECT slots, cluster FROM copy WHERE ordinal = ?"
            if (row := db.execute(query, (ordinal,)).fetchone()) is None:
                return
            slots, cluster = row
            db.execute("DELETE FROM copy WHERE ordinal = ?", (ordinal,))
            keys = band_keys(slots) if slots else []
            db.executemany(
                "DELETE FROM copy_band WHERE key = ? AND ordinal = ?", ((k, ordinal) for k in keys)
            )
            if cluster is not None:
                _settle(db, cluster)

    # --- reading ----------------------------------------------------------------------------

    def among(self, ordinals: Sequence[int]) -> dict[int, frozenset[int]]:
        """For each of these articles with copies in the archive: which of these are its copies."""
        crowds: dict[int, list[int]] = {}
        query = (  # the partial index has few rows, and small ones
            "SELECT cluster, ordinal FROM copy INDEXED BY copy_having"  # noqa: S608
            f" WHERE cluster IS NOT NULL AND {_AMONG}"
        )
        for cluster, ordinal in self._database.rows(query, listed(ordinals)):
            crowds.setdefault(cluster, []).append(ordinal)
        found = {n: frozenset[int]() for crowd in crowds.values() for n in crowd}
        together = [n for crowd in crowds.values() if len(crowd) > 1 for n in crowd]
        families = self._by_cluster(together) if together else {}
        for family in families.values():
            found |= {
                one.ordinal: frozenset(n.ordinal for n in _alike(one, family)) for one in family
            }
        return found

    def of(self, ordinal: int, limit: int = 100) -> list[int]:
        """The copies of an article, lowest ordinal (first seen) first."""
        beside = self.beside([ordinal], limit).get(ordinal)
        return [] if beside is None else list(beside.ordinals)

    def beside(self, ordinals: Sequence[int], limit: int = 20) -> dict[int, Beside]:
        """For each of these articles with copies: how many, and ``limit`` of them at most.

        Of a very large cluster only the first thousand articles are compared.
        """
        copies: dict[int, Beside] = {}
        query = f"SELECT {_COLUMNS} FROM copy WHERE cluster = ? ORDER BY ordinal LIMIT ?"  # noqa: S608
        for cluster, some in self._by_cluster(ordinals).items():
            family = [_Row(*row) for row in self._database.rows(query, cluster, _LARGEST)]
            for one in some:
                if found := _alike(one, family):
                    first = tuple(other.ordinal for other in found[:limit])
                    copies[one.ordinal] = Beside(len(found), first)
        return copies

    def _by_cluster(self, ordinals: Sequence[int]) -> dict[int, list[_Row]]:
        """The articles that have copies, by cluster."""
        query = f"SELECT cluster, {_COLUMNS} FROM copy WHERE cluster IS NOT NULL AND {_AMONG}"  # noqa: S608
        found: dict[int, list[_Row]] = {}
        for cluster, *row in self._database.rows(query, listed(ordinals)):
            found.setdefault(cluster, []).append(_Row(*row))
        return found


def _take_in(db: sqlite3.Connection, signatures: Mapping[int, Signature]) -> None:
    keys = {n: dict.fromkeys(band_keys(s.slots)) for n, s in signatures.items() if s.slots}
    crowds = _under(db, sorted({key for each in keys.values() for key in each}))
    under: list[tuple[int, int]] = []
    for ordinal, signature in signatures.items():
        digest, slots = signature.digest, signature.slots
        same_words = "SELECT ordinal FROM copy WHERE digest = ? LIMIT 1"
        alike = {n for (n,) in db.execute(same_words, (digest,))}
        own = [crowds.setdefault(key, []) for key in keys.get(ordinal, ())]
        alike |= _verified(db, slots, {n for crowd in own for n in crowd})
        for key, crowd in zip(keys.get(ordinal, ()), own, strict=True):
            if len(crowd) < _CROWD:
                crowd.append(ordinal)
                under.append((key, ordinal))
        db.execute(
            "INSERT INTO copy (ordinal, digest, slots) VALUES (?, ?, ?)", (ordinal, digest, slots)
        )
        if alike:
            _join(db, [*alike, ordinal])
    db.executemany("INSERT INTO copy_band VALUES (?, ?)", sorted(under))


def _under(db: sqlite3.Connection, keys: Sequence[int]) -> dict[int, list[int]]:
    """The articles with each of these band keys."""
    crowds: dict[int, list[int]] = {}
    for key, ordinal in db.execute(
        "SELECT key, ordinal FROM copy_band WHERE key IN (SELECT value FROM json_each(?))",
        (listed(keys),),
    ):
        crowds.setdefault(key, []).append(ordinal)
    return crowds


def _verified(db: sqlite3.Connection, slots: bytes, candidates: set[int]) -> set[int]:
    if not candidates:
        return set()
    query = f"SELECT ordinal, slots FROM copy WHERE {_AMONG}"  # noqa: S608
    rows = db.execute(query, (listed(candidates),)).fetchall()
    found = resemblance(slots, [row[1] for row in rows])
    return {row[0] for row, share in zip(rows, found, strict=True) if share >= ALIKE}


def _join(db: sqlite3.Connection, ordinals: Sequence[int]) -> None:
    """Join these articles, and all clusters they are in, to one cluster."""
    query = f"SELECT DISTINCT cluster FROM copy WHERE cluster IS NOT NULL AND {_AMONG}"  # noqa: S608
    clusters = sorted(row[0] for row in db.execute(query, (listed(ordinals),)))
    kept = clusters[0] if clusters else min(ordinals)
    for other in clusters[1:]:
        db.execute("UPDATE copy SET cluster = ? WHERE cluster = ?", (kept, other))
    db.execute(f"UPDATE copy SET cluster = ? WHERE {_AMONG}", (kept, listed(ordinals)))  # noqa: S608


def _settle(db: sqlite3.Connection, cluster: int) -> None:
    """Divide what is left of a cluster. A very large one stays whole: it comes from a template."""
    query = f"SELECT {_COLUMNS} FROM copy WHERE cluster = ? LIMIT ?"  # noqa: S608
    rows = [_Row(*row) for row in db.execute(query, (cluster, _SETTLED))]
    if len(rows) == _SETTLED:  # its number must be that of a member
        db.execute("UPDATE copy SET cluster = ? WHERE cluster = ?", (rows[0].ordinal, cluster))
        return
    db.execute("UPDATE copy SET cluster = NULL WHERE cluster = ?", (cluster,))
    while rows:
        group = [rows.pop()]
        for one in group:
            near = _alike(one, rows)
            group += near
            rows = [row for row in rows if row not in near]
        if len(group) > 1:
            _join(db, [row.ordinal for row in group])


def _alike(one: _Row, others: Sequence[_Row]) -> list[_Row]:
    """The others with the same words as this one, or with enough equal slots."""
    shares = resemblance(one.slots or _NO_SLOTS, [other.slots or _NO_SLOTS for other in others])
    return [
        other
        for other, share in zip(others, shares, strict=True)
        if other.ordinal != one.ordinal
        and (other.digest == one.digest or (one.slots and other.slots and share >= ALIKE))
    ]
