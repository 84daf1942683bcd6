"""SQLite files of an archive: a connection per thread, one writer at a time, write-ahead log."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from ..errors import ArchiveBusy, ArchiveReadOnly, ArchiveUnusable
from .damage import damaged

_BUSY_SECONDS = 30.0
_FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE article (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  digest BLOB NOT NULL,
  title TEXT NOT NULL,
  standfirst TEXT NOT NULL,
  author TEXT,
  published INTEGER,
  source TEXT,
  url TEXT,
  language TEXT NOT NULL,
  added INTEGER NOT NULL,
  text TEXT NOT NULL,
  comments TEXT NOT NULL,
  said BLOB
);
CREATE INDEX article_said ON article (said) WHERE said IS NOT NULL;
CREATE INDEX article_digest ON article (digest);
CREATE INDEX article_source ON article (source);
CREATE INDEX article_language ON article (language);
CREATE INDEX article_published ON article (published);
CREATE TABLE ranking (ordinal INTEGER PRIMARY KEY, columns BLOB NOT NULL);
CREATE TABLE marking (ordinal INTEGER PRIMARY KEY, columns BLOB NOT NULL);
CREATE TABLE commented (ordinal INTEGER PRIMARY KEY, columns BLOB NOT NULL);
CREATE TABLE original (
  ordinal INTEGER PRIMARY KEY, raw BLOB NOT NULL, lines BLOB NOT NULL, given TEXT
);
CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY AUTOINCREMENT, digest BLOB NOT NULL UNIQUE, origin TEXT NOT NULL,
  code TEXT NOT NULL, problem TEXT NOT NULL, added INTEGER NOT NULL, title TEXT, source TEXT,
  characters INTEGER NOT NULL, given TEXT NOT NULL, content BLOB NOT NULL
);
CREATE TABLE pending (change INTEGER PRIMARY KEY AUTOINCREMENT, ordinal INTEGER NOT NULL);
CREATE TABLE alias_change (
  version INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, entity TEXT NOT NULL,
  before TEXT, after TEXT
);
CREATE TABLE alias_overlay (entity TEXT PRIMARY KEY, record TEXT) WITHOUT ROWID;
CREATE TABLE suggestion (
  n INTEGER PRIMARY KEY AUTOINCREMENT, short TEXT NOT NULL, long TEXT NOT NULL, entity TEXT,
  relation TEXT NOT NULL, confidence TEXT NOT NULL, count INTEGER NOT NULL,
  evidence TEXT NOT NULL, status TEXT NOT NULL, UNIQUE (short, long)
);
CREATE TABLE copy (
  ordinal INTEGER PRIMARY KEY, digest BLOB NOT NULL, slots BLOB NOT NULL, cluster INTEGER
);
CREATE INDEX copy_digest ON copy (digest);
CREATE INDEX copy_cluster ON copy (cluster) WHERE cluster IS NOT NULL;
CREATE TABLE copy_band (
  key INTEGER NOT NULL, ordinal INTEGER NOT NULL, PRIMARY KEY (key, ordinal)
) WITHOUT ROWID;
CREATE TABLE stale (ordinal INTEGER PRIMARY KEY);
CREATE TABLE source_lines (
  source TEXT PRIMARY KEY, articles INTEGER NOT NULL, lines BLOB NOT NULL, counts BLOB NOT NULL
);
"""
_TALLIED = """
CREATE TABLE tally (
  field TEXT NOT NULL, value TEXT NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (field, value)
) WITHOUT ROWID;
INSERT INTO tally SELECT 'language', language, count(*) FROM article GROUP BY language;
INSERT INTO tally
  SELECT 'source', source, count(*) FROM article WHERE source IS NOT NULL GROUP BY source;
DROP INDEX article_source;
DROP INDEX article_language;
"""
STEPS = (  # each leads from one schema to the next; steps are only ever added
    _FIRST,
    "CREATE TABLE set_aside (ordinal INTEGER PRIMARY KEY, problem TEXT NOT NULL);\n",
    "ALTER TABLE ranking ADD COLUMN surfaces BLOB NOT NULL DEFAULT x'';\n",
    "CREATE INDEX copy_having ON copy (ordinal, cluster) WHERE cluster IS NOT NULL;\n",
    "CREATE INDEX article_address ON article (url) WHERE url IS NOT NULL;\n",
    _TALLIED,
)
SCHEMA = len(STEPS)


class Database:
    """One SQLite file. Threads may share it; open it again after ``fork``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
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
            raise damaged(error) or ArchiveUnusable(f"{path} cannot be used: {error}") from error
        except ArchiveUnusable:
            self.close()
            raise

    def _check(self, db: sqlite3.Connection) -> int:
        (found,) = db.execute("PRAGMA user_version").fetchone()
        if found > SCHEMA:
            raise ArchiveUnusable(
                f"{self._path} was made by a later pressmark (schema {found}, this one knows "
                f"{SCHEMA}): use that version, or index the articles anew elsewhere"
            )
        return int(found)

    def _expect_current(self, db: sqlite3.Connection) -> None:
        if (found := self._check(db)) < SCHEMA:
            raise ArchiveUnusable(
                f"{self._path} was made by an earlier pressmark (schema {found}, this one needs "
                f"{SCHEMA}): run `pressmark check` once where it can be written to"
            )

    def _prepare(self, db: sqlite3.Connection) -> None:
        """Bring the file to the current schema, in the transaction under way."""
        if (found := self._check(db)) < SCHEMA:
            for statement in ";\n".join(STEPS[found:]).split(";\n"):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {SCHEMA}")

    def connection(self) -> sqlite3.Connection:
        """This thread's connection, in autocommit mode."""
        db: sqlite3.Connection | None = getattr(self._local, "db", None)
        if self.read_only:
            state = _state(self._path)
            if db is None or state != self._local.state:
                db = self._remember(self._connect(_reading(self._path)))
                self._local.state = state
        elif db is None:
            db = self._remember(self._connect(str(self._path)))
            _use_write_ahead_log(db)
            db.execute("PRAGMA synchronous = FULL")  # committed rows survive a power failure
        return db

    def _connect(self, name: str) -> sqlite3.Connection:
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

    def _remember(self, db: sqlite3.Connection) -> sqlite3.Connection:
        self._local.db = db
        self._all.append(db)
        return db

    def close(self) -> None:
        """Close every thread's connection."""
        while self._all:
            self._all.pop().close()
        self._local = threading.local()

    def expect_writable(self) -> None:
        """Raises ArchiveReadOnly if the file, or its folder, cannot be written to."""
        if self.read_only:
            raise ArchiveReadOnly(
                f"{self._path.parent} cannot be written to by this user: it can be searched only"
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
            db.execute("ROLLBACK")
            db.execute("PRAGMA query_only = OFF")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A write transaction, kept whole or not at all; part of one this thread has begun already.

        Raises:
            ArchiveBusy: another writer held the file longer than 30 seconds.
            ArchiveReadOnly: the file, or its folder, cannot be written to.
            ArchiveUnusable: the disk is full or fails.
        """
        self.expect_writable()
        db = self.connection()
        if db.in_transaction:
            yield db
            return
        try:
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error) or "busy" in str(error):
                raise ArchiveBusy(f"{self._path}: another writer is busy; try again") from error
            raise
        try:
            yield db
            db.execute("COMMIT")
        except BaseException as error:
            if db.in_transaction:  # not if SQLite has rolled back itself, as on a full disk
                db.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError) and _of_the_disk(error):
                raise ArchiveUnusable(
                    f"{self._path} cannot be written: {error}; make room or mend the disk and try "
                    "again, what was accepted before is safe"
                ) from error
            raise


def file_address(path: Path, parameters: str) -> str:
    """The file as a URI for ``sqlite3.connect``."""
    return f"file:{quote(str(path.absolute()))}?{parameters}"


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
    found = path.stat()
    return None if _size(_log(path)) else (found.st_mtime_ns, found.st_size)


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _of_the_disk(error: sqlite3.OperationalError) -> bool:
    primary = error.sqlite_errorcode & 0xFF
    return primary in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY}


def _use_write_ahead_log(db: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; SQLite fails without waiting while another process does."""
    until = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return
