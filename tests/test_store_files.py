"""What is on the disk when the store says that it is: rows once committed, snapshots once named."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import ArchiveBusy, ArchiveUnusable
from index.ingest.lock import WriterLock
from index.store.articles import Store
from index.store.database import Database
from index.store.pending import add_pending
from index.store.snapshots import continue_numbers, copy_out, snapshot


def test_the_log_of_a_large_change_does_not_stay_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As that of an archive restored while it is served: once it is written to again."""
    monkeypatch.setattr("index.store.database._LOG_KEPT", 100_000)
    log = tmp_path / "archive.sqlite-wal"
    with closing(Database(tmp_path / "archive.sqlite")) as database:
        database.set_meta("told", "." * 5_000_000)
        assert log.stat().st_size > 5_000_000
        for n in range(2):  # the first frees the many pages
            database.set_meta("told", n)
        assert log.stat().st_size <= 100_000


def test_a_committed_row_survives_a_power_failure(tmp_path: Path) -> None:
    """SQLite syncs its log with every transaction, on every thread's connection."""
    with closing(Database(tmp_path / "archive.sqlite")) as database:
        (level,) = database.connection().execute("PRAGMA synchronous").fetchone()
        (mode,) = database.connection().execute("PRAGMA journal_mode").fetchone()
    assert (level, mode) == (2, "wal")  # 2: FULL


def test_a_snapshot_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And then its name is: a backup that is there is whole."""
    done: list[str] = []

    def synced(file: int) -> None:
        done.append(Path(f"/proc/self/fd/{file}").resolve().name)

    def renamed(self: Path, target: Path) -> None:
        done.append("renamed")
        os.replace(self, target)  # noqa: PTH105 - the method is the one replaced here

    with closing(Database(tmp_path / "archive.sqlite")) as database:
        monkeypatch.setattr(os, "fsync", synced)
        monkeypatch.setattr(Path, "replace", renamed)
        copy_out(database, tmp_path / "snapshot", lambda *_: None)
    assert done == ["snapshot.part", "renamed", tmp_path.name]


def test_half_a_transaction_is_nothing(tmp_path: Path) -> None:
    """Whatever stops it; the next one begins anew."""

    class Stopped(Exception):
        pass

    def half(database: Database) -> None:
        with database.writing() as db:
            db.execute("INSERT INTO meta VALUES ('half', '1')")
            with database.writing():  # one more that belongs to it
                raise Stopped

    with closing(Database(tmp_path / "archive.sqlite")) as database:
        with pytest.raises(Stopped):
            half(database)
        with database.writing() as db:
            db.execute("INSERT INTO meta VALUES ('whole', '1')")
        rows = database.connection().execute("SELECT key FROM meta").fetchall()
    assert rows == [("whole",)]


def test_a_snapshot_from_elsewhere_is_only_read_and_nothing_in_it_is_run(tmp_path: Path) -> None:
    """What its schema calls is not trusted, and its pages are checked as they are read."""
    with closing(Database(tmp_path / "archive.sqlite")) as database:
        copy_out(database, tmp_path / "snapshot", lambda *_: None)
    with snapshot(tmp_path / "snapshot") as db:
        assert db.execute("PRAGMA trusted_schema").fetchone() == (0,)
        assert db.execute("PRAGMA cell_size_check").fetchone() == (1,)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            db.execute("DELETE FROM meta")


@pytest.mark.parametrize("back", [False, True])
def test_what_was_removed_or_replaced_is_neither_read_nor_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, back: bool
) -> None:
    """Whether the thread had it open or not; a commit would be lost with the old file, and numbers
    of a new one would be looked up in the old."""
    monkeypatch.setattr("index.store.database._TRUSTED_SECONDS", 0)
    path = tmp_path / "archive.sqlite"
    with closing(Database(path)) as database, ThreadPoolExecutor() as others:
        store = Store(database)
        store.set_meta("engine", "tantivy:")
        path.rename(tmp_path / "moved.sqlite")
        if back:
            Database(path).close()
        for _ in range(2):
            with pytest.raises(ArchiveUnusable, match="start again"):
                store.meta("engine")
            with pytest.raises(ArchiveUnusable, match="start again"):
                store.set_meta("engine", "whoosh:")
            with pytest.raises(ArchiveUnusable, match="start again"):
                others.submit(store.count).result()
        assert path.exists() is back


def test_one_writes_at_a_time_and_who_waited_too_long_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the store as to the engine."""
    monkeypatch.setattr("index.store.database._BUSY_SECONDS", 0.05)
    with (
        closing(Database(tmp_path / "a")) as one,
        closing(sqlite3.connect(tmp_path / "a")) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveBusy, match="another writer is busy"), one.writing():
            pass
    first, second = (WriterLock(tmp_path / "lock", lambda: None) for _ in range(2))
    with first.held(wait=False) as mine, second.held(wait=False) as too:
        assert (mine, too) == (True, False)
    with second.held(wait=False) as now:
        assert now


def test_what_is_read_together_is_of_one_moment_and_writing_there_is_an_error(
    tmp_path: Path,
) -> None:
    with closing(Database(tmp_path / "a")) as one, closing(Database(tmp_path / "a")) as other:
        mine, theirs = Store(one), Store(other)
        theirs.set_meta("told", "before")
        with one.reading():
            assert mine.meta("told") == "before"
            theirs.set_meta("told", "meanwhile")
            assert mine.meta("told") == "before"
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                mine.set_meta("told", "here")
        assert mine.meta("told") == "meanwhile"
        with one.writing(), one.reading():
            mine.set_meta("told", "here")
        assert theirs.meta("told") == "here"


def test_who_only_opens_the_file_waits_for_no_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Database(tmp_path / "a").close()
    monkeypatch.setattr("index.store.database._BUSY_SECONDS", 0.0)
    with closing(sqlite3.connect(tmp_path / "a")) as other:
        other.execute("BEGIN IMMEDIATE")
        with closing(Database(tmp_path / "a")) as opened:
            assert Store(opened).count() == 0


def test_what_takes_the_place_of_another_goes_on_counting_where_that_was(tmp_path: Path) -> None:
    """Somebody may remember its numbers."""

    def change(database: Database) -> int:
        with database.writing() as db:
            return add_pending(db, 1)

    with closing(Database(tmp_path / "a")) as former, closing(Database(tmp_path / "b")) as later:
        assert [change(former) for _ in range(5)] == [1, 2, 3, 4, 5]
        assert change(later) == 1
        continue_numbers(later, former)
        assert change(later) == 6


def test_a_connection_ends_with_its_thread(tmp_path: Path) -> None:
    """And those of the threads that go on end with the database."""

    def files() -> int:
        return sum(str(tmp_path) in os.path.realpath(each) for each in descriptors())

    def descriptors() -> list[str]:
        return [f"/proc/self/fd/{name}" for name in os.listdir("/proc/self/fd")]  # noqa: PTH208

    done = threading.Event()
    with closing(Database(tmp_path / "archive.sqlite")) as database:
        database.connection().execute("SELECT * FROM meta").fetchall()
        before = files()
        for _ in range(20):
            thread = threading.Thread(target=database.connection)
            thread.start()
            thread.join()
        assert files() <= before + 2  # SQLite keeps a closed one for the next that opens it
        before = files()
        waiting = threading.Thread(target=lambda: (database.connection(), done.wait()))
        waiting.start()
        while files() == before:
            time.sleep(0.001)
    assert files() == 0
    done.set()
    waiting.join()


@pytest.fixture
def read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A store opened by somebody who may not write there."""
    with closing(Database(tmp_path / "a")) as database:
        Store(database).set_meta("told", "before")
    with monkeypatch.context() as withheld:
        withheld.setattr(os, "access", lambda *_: False)
        database = Database(tmp_path / "a")
    with closing(database):
        assert database.read_only
        yield database


def test_who_may_only_read_keeps_one_connection_however_often_others_write(
    read_only: Database,
) -> None:
    """Or a service would run out of files."""

    def files() -> int:
        opened = (f"/proc/self/fd/{name}" for name in os.listdir("/proc/self/fd"))  # noqa: PTH208
        return sum(os.path.realpath(each) == str(read_only.path) for each in opened)

    before = files()
    for n in range(20):
        with closing(Database(read_only.path)) as other:
            Store(other).set_meta("told", str(n))
        assert Store(read_only).meta("told") == str(n)
    assert files() <= before + 1


def test_who_may_only_read_reads_of_one_moment_too(read_only: Database) -> None:
    """Also if a writer begins meanwhile, which changes how the file has to be opened."""
    with closing(Database(read_only.path)) as other:
        with read_only.reading():
            assert Store(read_only).meta("told") == "before"
            Store(other).set_meta("told", "meanwhile")
            assert Store(read_only).meta("told") == "before"
        assert Store(read_only).meta("told") == "meanwhile"


def test_a_thread_writes_again_after_sqlite_has_ended_what_it_read(tmp_path: Path) -> None:
    """As it does where memory ends."""
    with closing(Database(tmp_path / "a")) as database:
        with database.reading() as db:
            db.execute("ROLLBACK")
        Store(database).set_meta("told", "afterwards")


FULL = """
import resource, sys
from pathlib import Path
from index.errors import ArchiveUnusable
from index.store import Database
resource.setrlimit(resource.RLIMIT_FSIZE, (1, 1))  # as on a full disk, nothing can be written
try:
    Database(Path(sys.argv[1]))
except ArchiveUnusable as error:
    print(error)
"""


def test_a_full_disk_is_told_at_once_when_a_store_is_opened(tmp_path: Path) -> None:
    """Nobody waits as for another writer."""
    Database(tmp_path / "a").close()
    told = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path / "a")],
        capture_output=True,
        text=True,
        timeout=20,
        check=True,
    )
    assert "make room" in told.stdout
