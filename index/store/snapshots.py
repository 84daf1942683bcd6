"""Whole copies of the store's file: taken while others write, checked, put in place of another.

A snapshot is one SQLite file like ``archive.sqlite``. It may come from elsewhere and is not
trusted: it must have exactly our tables, and nothing in it is executed.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import IO

from ..errors import ArchiveBusy, ArchiveUnusable
from .damage import FROM_SNAPSHOT, damage
from .database import Database, file_address
from .schema import SCHEMA, STEPS
from .values import wrong_value

Progress = Callable[[int, int], None]  # pages done, pages in all
_MAGIC = b"SQLite format 3\0"
TIMED = "pressmark-{}.snapshot"  # the name of a file that was given none
_PART = ".part"  # ends the name of one that is being written
_PAGES = 2048  # copied between two calls of ``progress``: 8 MB


def copy_out(database: Database, file: Path, progress: Progress) -> None:
    """Write a snapshot of the archive as it is now to ``file``, while others may write.

    The file appears under its name when it is complete and on the disk.

    Raises:
        ArchiveBusy: another process writes a snapshot to it.
        ArchiveUnusable: the file cannot be written there, or the archive's own is damaged.
    """
    with _told(file), _part(file) as part:
        _copy(database, part, progress)
        _expect_sound(part)
        _to_disk(part)
        part.replace(file)
        _to_disk(file.parent)


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Raise as ArchiveUnusable what the disk says of a file that is written."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        told = error.strerror if isinstance(error, OSError) else error
        raise ArchiveUnusable(
            f"{file} cannot be written: {told}; make room there or name another file"
        ) from error


@contextmanager
def _part(file: Path) -> Iterator[Path]:
    """An empty file beside ``file`` that nobody else writes, which takes its name at the end.

    A lock tells one that is being written from one that a kill left, whose place this one takes.
    """
    part = file.with_name(file.name + _PART)
    with part.open("ab") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            mine = _is_at(part, held)
        except BlockingIOError:
            mine = False
        if not mine:  # or it was complete and renamed before the lock was free
            raise ArchiveBusy(f"another process is writing {file}: wait for it, or name another")
        held.truncate(0)
        try:
            yield part
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise


def clear_left(folder: Path) -> None:
    """Delete the parts of snapshots named by the time that a kill left: no later one has the name
    that would take their place."""
    for part in folder.glob(TIMED.format("*") + _PART):
        with suppress(ArchiveBusy, OSError), _part(part.with_name(part.name.removesuffix(_PART))):
            part.unlink()


def _is_at(path: Path, opened: IO[bytes]) -> bool:
    """Whether this is the file that now has this name."""
    try:
        return os.path.samestat(path.stat(), os.fstat(opened.fileno()))
    except FileNotFoundError:
        return False


def _copy(database: Database, part: Path, progress: Progress) -> None:
    with closing(sqlite3.connect(part)) as target:
        target.execute("PRAGMA journal_mode = OFF")  # nobody reads it before it is complete
        with database.reading() as source:
            source.execute("SELECT 1 FROM meta").fetchone()  # the moment is that of the first look
            source.backup(target, pages=_PAGES, progress=_counted(progress))
        target.execute("PRAGMA journal_mode = DELETE")  # no log file beside it


def _expect_sound(part: Path) -> None:
    """Raises ArchiveUnusable if what was copied is damaged: nobody could restore it."""
    with closing(sqlite3.connect(part)) as db:
        if found := damage(db):
            raise ArchiveUnusable(
                f"the store's file is damaged ({found}), no snapshot was made of it: "
                f"{FROM_SNAPSHOT}"
            )


def set_aside_damaged(file: Path) -> Path | None:
    """Give another name to the file of an archive that is damaged, and to its log; the name.

    None if it is sound, or not there.
    """
    if not file.exists():
        return None
    with closing(sqlite3.connect(file)) as db:
        if damage(db) is None:
            return None
    aside = file.with_name(f"{file.name}.damaged-{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}")
    for ending in ("-wal", "-shm", ""):
        with suppress(FileNotFoundError):
            file.with_name(file.name + ending).rename(aside.with_name(aside.name + ending))
    return aside


@contextmanager
def snapshot(file: Path) -> Iterator[sqlite3.Connection]:
    """A snapshot opened for reading, after it was checked.

    Raises:
        ArchiveUnusable: it is no snapshot, of a later version, or damaged.
    """
    _expect_whole_file(file)
    with closing(sqlite3.connect(file_address(file, "mode=ro&immutable=1"), uri=True)) as db:
        try:
            _expect_sound_rows(db, file)
        except sqlite3.DatabaseError as error:
            raise ArchiveUnusable(
                f"{file} cannot be read as a snapshot: {error}; take another snapshot"
            ) from error
        yield db


def _expect_sound_rows(db: sqlite3.Connection, file: Path) -> None:
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA cell_size_check = ON")
    _expect_our_tables(db, file)
    found = db.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise ArchiveUnusable(f"{file} is damaged: {found}; take another snapshot")
    if found := wrong_value(db):
        raise ArchiveUnusable(
            f"{file} holds what pressmark never writes ({found}): take another snapshot"
        )


def _expect_whole_file(file: Path) -> None:
    try:
        with file.open("rb") as stream:
            start = stream.read(len(_MAGIC))
    except OSError as error:
        raise ArchiveUnusable(f"{file} cannot be read: {error.strerror}") from error
    if start != _MAGIC:
        raise ArchiveUnusable(f"{file} is no snapshot: `pressmark snapshot` makes one")
    log = file.with_name(f"{file.name}-wal")
    if log.exists() and log.stat().st_size:
        raise ArchiveUnusable(
            f"{file} is the file of an archive in use, and {log.name} beside it is part of it: "
            "restore from what `pressmark snapshot` makes"
        )


def _expect_our_tables(db: sqlite3.Connection, file: Path) -> None:
    (found,) = db.execute("PRAGMA user_version").fetchone()
    if found > SCHEMA:
        raise ArchiveUnusable(f"{file} was made by a later pressmark: use that version")
    with closing(sqlite3.connect(":memory:")) as ours:
        ours.executescript("".join(STEPS[:found]))
        if found < 1 or _shape(db) != _shape(ours):
            raise ArchiveUnusable(f"{file} is no snapshot: its tables are not those of an archive")


def _shape(db: sqlite3.Connection) -> set[tuple[object, ...]]:
    """Every table, index, view and trigger as it was stated: what a file can do and hold.

    Names of SQLite's own are no exception: a trigger may be called so. How a statement is broken
    into lines is one.
    """
    things = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    return {(*thing, " ".join(str(sql).split())) for *thing, sql in things}


def copy_in(source: sqlite3.Connection, file: Path, progress: Progress) -> None:
    """Copy a snapshot to a new file of an archive."""
    with _told(file), closing(sqlite3.connect(file)) as target:
        source.backup(target, pages=_PAGES, progress=_counted(progress))


def continue_numbers(database: Database, former: Database) -> None:
    """Make ``database`` continue the ordinals and versions of names of ``former``, which it will
    replace: processes may still be at work that remember those of ``former``.
    """
    counted = dict(former.connection().execute("SELECT name, seq FROM sqlite_sequence"))
    with database.writing() as db:
        for name, last in db.execute("SELECT name, seq FROM sqlite_sequence").fetchall():
            counted[name] = max(last, counted.get(name, 0))
        if db.execute("SELECT 1 FROM alias_change").fetchone():
            counted["alias_change"] = counted.get("alias_change", 0) + 1
            db.execute(
                "UPDATE alias_change SET version = ?"
                " WHERE version = (SELECT max(version) FROM alias_change)",
                (counted["alias_change"],),
            )
        for name, last in counted.items():
            db.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
            db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, last))


def put_in_place(file: Path, database: Database) -> None:
    """Replace the contents of ``database`` by those of ``file``, in one transaction."""
    with _told(database.path), closing(sqlite3.connect(file)) as source:
        live = database.connection()
        here, there = (db.execute("PRAGMA page_size").fetchone()[0] for db in (source, live))
        if here != there:  # made by an SQLite of other defaults, whose pages would not fit
            for statement in ("journal_mode = DELETE", f"page_size = {there}"):
                source.execute(f"PRAGMA {statement}")
            source.execute("VACUUM")
        source.backup(live)


def _counted(progress: Progress) -> Callable[[int, int, int], None]:
    return lambda _, remaining, total: progress(total - remaining, total)


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
