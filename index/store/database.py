"""SQLite files of an archive: a connection per thread, one writer at a time, write-ahead log."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote
from weakref import WeakSet

from ..errors import ArchiveBusy, ArchiveReadOnly, ArchiveUnusable
from .damage import FROM_SNAPSHOT, damage, damaged
from .schema import SCHEMA, STEPS

_BUSY_SECONDS = 30.0
_LOG_KEPT = 64 << 20  # bytes that the log keeps: a restored archive has passed through it whole
_TRUSTED_SECONDS = 1.0  # for which a reader does not look whether the file is in its place


class _OfThread:
    """The connection of a thread, closed when it ends: servers end idle ones and begin others."""

    db: sqlite3.Connection | None = None
    state: tuple[int, int] | None = None  # of the file, if it can only be read

    def close(self) -> None:
        if self.db is not None:
            self.db.close()
            self.db = None

    __del__ = close


class Database:
    """One SQLite file. Threads may share it; open it again after ``fork``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: tuple[int, int] | None = None  # which one was opened
        self._looked = 0.0  # when it was last seen in its place
        self._local = threading.local()
        self._all: WeakSet[_OfThread] = WeakSet()
        self.read_only = path.exists() and not (
            os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
        )
        try:
            if self.read_only:
                self._expect_current(self.connection())
            elif self._check(self.connection()) < SCHEMA:  # else nobody has to wait for a writer
                with self.writing() as db:
                    self._prepare(db)
        except (sqlite3.Error, UnicodeDecodeError) as error:  # as of a schema that is noise
            self.close()
            found = damaged(error) or _failing(path, error)
            raise found or ArchiveUnusable(f"{path} cannot be used: {error}") from error
        except ArchiveUnusable:
            self.close()
            raise

    def _check(self, db: sqlite3.Connection) -> int:
        (found,) = db.execute("PRAGMA user_version").fetchone()
        if found > SCHEMA:
            raise ArchiveUnusable(
                f"{self.path} was made by a later pressmark (schema {found}, this one knows "
                f"{SCHEMA}): use that version, or index the articles anew elsewhere"
            )
        return int(found)

    def _expect_current(self, db: sqlite3.Connection) -> None:
        if (found := self._check(db)) == 0:
            raise ArchiveUnusable(f"{self.path} is empty: {FROM_SNAPSHOT}")
        if found < SCHEMA:
            raise ArchiveUnusable(
                f"{self.path} was made by an earlier pressmark (schema {found}, this one needs "
                f"{SCHEMA}): run `pressmark check` once where it can be written to"
            )

    def _prepare(self, db: sqlite3.Connection) -> None:
        """Bring the file to the current schema, in the transaction under way."""
        if (found := self._check(db)) < SCHEMA:
            for statement in ";\n".join(STEPS[found:]).split(";\n"):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {SCHEMA}")

    def connection(self) -> sqlite3.Connection:
        """This thread's connection, in autocommit mode, which is closed when the thread ends.

        Raises ArchiveUnusable if the file was removed or replaced since it was opened: what is
        written to the old one would be lost, and what is read would not be of one archive.
        """
        own = self._own()
        if own.db is not None and own.db.in_transaction:
            return own.db  # all in it is of one moment
        if self.read_only:
            state = _state(self.path)
            if own.db is None or state != own.state:
                own.close()
                own.db, own.state = _connect(_reading(self.path)), state
            return own.db
        if own.db is None or time.monotonic() > self._looked + _TRUSTED_SECONDS:
            self._expect_in_place()
        if own.db is None:
            own.db = _connect(str(self.path))
            _use_write_ahead_log(own.db)
            own.db.execute("PRAGMA synchronous = FULL")  # what is committed survives a power cut
            own.db.execute(f"PRAGMA journal_size_limit = {_LOG_KEPT}")
            self._file = self._file or _identity(self.path)
        return own.db

    def row(self, query: str, *values: object) -> Any:
        """The first row of an answer; None if there is none."""
        return self.connection().execute(query, values).fetchone()

    def rows(self, query: str, *values: object) -> list[Any]:
        """All rows of an answer."""
        return self.connection().execute(query, values).fetchall()

    def number(self, query: str, *values: object) -> int:
        """The only value of an answer; 0 for NULL."""
        return int(self.row(query, *values)[0] or 0)

    def meta(self, key: str) -> str | None:
        """A stored fact about the archive as a whole, None if it was never set."""
        row = self.row("SELECT value FROM meta WHERE key = ?", key)
        return None if row is None else str(row[0])

    def set_meta(self, key: str, value: object) -> None:
        """Store a fact about the archive as a whole."""
        with self.writing() as db:
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, str(value)))

    def _own(self) -> _OfThread:
        own: _OfThread | None = getattr(self._local, "own", None)
        if own is None:
            own = self._local.own = _OfThread()
            self._all.add(own)
        return own

    def _expect_in_place(self) -> None:
        if self._file not in (None, _identity(self.path)):
            raise ArchiveUnusable(
                f"{self.path} was removed or replaced while it was open: start again what has it "
                "open"
            )
        self._looked = time.monotonic()

    def damage(self) -> str | None:
        """What is broken in the file, None if nothing is."""
        return damage(self.connection())

    def close(self) -> None:
        """Close every thread's connection."""
        for own in list(self._all):
            own.close()
        self._local = threading.local()

    def expect_writable(self) -> None:
        """Raises ArchiveReadOnly if the file, or its folder, cannot be written to."""
        if self.read_only:
            raise ArchiveReadOnly(
                f"{self.path.parent} cannot be written to by this user: it can be searched only"
            )

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """All that this thread reads inside is of one moment, whatever others write meanwhile.

        To write inside is an error, unless a write transaction is under way.
        """
        db = self.connection()
        if db.in_transaction:
            yield db
            return
        db.execute("PRAGMA query_only = ON")  # or what is written would be lost without a word
        db.execute("BEGIN")
        try:
            yield db
        finally:
            if db.in_transaction:  # not if SQLite has ended it, as where memory ends
                db.execute("ROLLBACK")
            db.execute("PRAGMA query_only = OFF")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A write transaction, kept whole or not at all; part of one this thread has begun already.

        Raises:
            ArchiveBusy: another writer held the file longer than 30 seconds.
            ArchiveReadOnly: the file, or its folder, cannot be written to.
            ArchiveUnusable: the disk is full or fails, or the file is no more in its place.
        """
        self.expect_writable()
        db = self.connection()
        if db.in_transaction:
            yield db
            return
        self._expect_in_place()
        try:
            db.execute("BEGIN IMMEDIATE")
            yield db
            db.execute("COMMIT")
        except BaseException as error:
            if db.in_transaction:  # not if SQLite has rolled back itself, as on a full disk
                db.execute("ROLLBACK")
            if told := _failing(self.path, error):
                raise told from error
            raise


def file_address(path: Path, parameters: str) -> str:
    """The file as a URI for ``sqlite3.connect``; its name may be any bytes."""
    return f"file:{quote(os.fsencode(path.absolute()))}?{parameters}"


def _reading(path: Path) -> str:
    """The URI of a file in a folder where SQLite cannot create the files of its log.

    If another process has the file open for writing, they exist. Otherwise nobody writes, and
    SQLite may read it as an immutable file.
    """
    if not (size := _size(_log(path))):
        return file_address(path, "mode=ro&immutable=1")
    if _size(path.with_name(f"{path.name}-shm")) is None:
        raise ArchiveUnusable(
            f"{path.parent} cannot be written to, and the last writer left {size} bytes in "
            f"{_log(path).name}: run `pressmark check` once where it can be written to"
        )
    return file_address(path, "mode=ro")


def _state(path: Path) -> tuple[int, int] | None:
    """A value that changes when a file opened as immutable has been written; None while it is
    being written, when it is not opened as immutable and SQLite itself notices changes."""
    if (found := _found(path)) is None:
        raise ArchiveUnusable(f"{path} was removed while it was open")
    return None if _size(_log(path)) else (found.st_mtime_ns, found.st_size)


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file has this name now; None if there is none."""
    found = _found(path)
    return None if found is None else (found.st_dev, found.st_ino)


def _found(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _size(path: Path) -> int | None:
    found = _found(path)
    return None if found is None else found.st_size


def _connect(name: str) -> sqlite3.Connection:
    db = sqlite3.connect(
        name,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
        uri=name.startswith("file:"),
    )
    db.execute("PRAGMA mmap_size = 1073741824")
    return db


def _failing(path: Path, error: BaseException) -> ArchiveBusy | ArchiveUnusable | None:
    """What to say of an error that comes of another writer or of the disk; None of any other."""
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if primary == sqlite3.SQLITE_BUSY:
        return ArchiveBusy(f"{path}: another writer is busy; try again")
    if primary in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY}:
        return ArchiveUnusable(
            f"{path} cannot be written: {error}; make room or mend the disk and try again, "
            "what was accepted before is safe"
        )
    return None


def _use_write_ahead_log(db: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; SQLite fails without waiting while another process does."""
    until = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return
