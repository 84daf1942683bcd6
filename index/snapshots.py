"""Takes snapshots of an archive and restores archives from them, while a service runs.

A snapshot holds only the store. The analysis of the articles and the index are made again when it
is restored, so nothing derived has to be trusted, and a snapshot outlives the formats of engines.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from .archive import DEFAULT_ENGINE, STORE, Archive, is_archive
from .engines import discard
from .errors import ArchiveReadOnly, ArchiveUnusable, EngineUnavailable
from .ingest.lock import WriterLock
from .store.articles import Store
from .store.database import Database
from .store.name_changes import NameRows
from .store.snapshots import (
    TIMED,
    clear_left,
    continue_numbers,
    copy_in,
    copy_out,
    put_in_place,
    set_aside_damaged,
    snapshot,
)

Progress = Callable[[str, int, int], None]  # what is done, how much of it, of how much (0: unknown)
_STAGE = "index-restoring"  # in the archive's folder; left by a kill, a rebuild removes it too


class Restored(NamedTuple):
    """How many articles were restored, and what the damaged file of before is called now."""

    articles: int
    damaged: Path | None


def take(
    folder: Path, to: Path, *, force: bool = False, progress: Progress = lambda *_: None
) -> Path:
    """Write a snapshot of the archive in ``folder`` to the file ``to``; the file.

    If ``to`` is a folder, the file in it is named by the time, and parts of such files that a kill
    left there are deleted.

    Raises:
        ArchiveUnusable: there is no archive, or the file exists and may not be replaced.
        ArchiveBusy: another process writes a snapshot to the file.
    """
    if not is_archive(folder):
        raise ArchiveUnusable(f"there is no archive in {folder}: name another with --archive")
    file = to / TIMED.format(f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}") if to.is_dir() else to
    if file.exists() and not force:
        raise ArchiveUnusable(f"{file} exists: name another file, or replace it with --force")
    with closing(Database(folder / STORE)) as database:
        if Store(database).meta("engine") is None:  # nothing was ever added here
            raise ArchiveUnusable(f"the archive in {folder} is empty: there is nothing to copy")
        copy_out(database, file, partial(progress, "pages copied"))
    if to.is_dir():
        clear_left(to)
    return file


def restore(
    file: Path,
    folder: Path,
    *,
    engine: str | None = None,
    force: bool = False,
    workers: int = 1,
    progress: Progress = lambda *_: None,
) -> Restored:
    """Make the archive in ``folder`` what the snapshot is.

    The snapshot is checked, copied and indexed in a folder of its own, then put in place in one
    step: if the process is killed before, the archive is unchanged. Processes that serve the
    folder continue with the new archive; what they wrote meanwhile is lost. Keys are not part of
    a snapshot and stay. ``workers`` processes analyse the articles.

    With ``force`` the store's file is given another name first if it is damaged; processes that
    have it open go on with that, and have to be started again.

    Raises:
        ArchiveUnusable: the file is not a sound snapshot, or the archive is not empty and
            ``force`` is not given.
        EngineUnavailable: its index cannot be made.
    """
    progress("snapshot checked", 0, 0)
    with snapshot(file) as source:
        folder.mkdir(parents=True, exist_ok=True)
        if not force:
            _expect_empty(folder)  # before it waits for another writer
        lock = WriterLock(folder / "writer.lock", partial(_expect_writable, folder))
        with lock.held(wait=True):
            damaged = set_aside_damaged(folder / STORE) if force else None
            if not force:
                _expect_empty(folder)
            with closing(Database(folder / STORE)) as live, _staged(folder / _STAGE) as stage:
                copy_in(source, stage / STORE, partial(progress, "pages copied"))
                articles = _put_in_place(stage, live, folder, engine, workers, progress)
                lock.note_commit()
                return Restored(articles, damaged)


def _expect_empty(folder: Path) -> None:
    """Raises ArchiveUnusable if there are articles in the archive."""
    with closing(Database(folder / STORE)) as live:
        if held := Store(live).count():
            raise ArchiveUnusable(
                f"{folder} holds {held} articles: restore into another folder, or replace "
                "them with --force"
            )


def _expect_writable(folder: Path) -> None:
    if not os.access(folder, os.W_OK):
        raise ArchiveReadOnly(f"{folder} cannot be written to by this user: restore as its owner")


@contextmanager
def _staged(stage: Path) -> Iterator[Path]:
    """An empty folder, taken away again however the work in it ends; what a kill left goes too."""
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir()
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _put_in_place(
    stage: Path, live: Database, folder: Path, engine: str | None, workers: int, progress: Progress
) -> int:
    """Index what is in ``stage``, then have it take the place of what is in ``folder``.

    A rebuild gives the index the next number and discards the one before. In a cluster the indexes
    of both folders have the same names, so numbers begin after the one in use, which is searched
    until the end.
    """
    store = Store(live)
    former = int(store.meta("generation") or 1)
    former_index = store.meta("engine") or DEFAULT_ENGINE, folder / f"index-{former}"
    with closing(Database(stage / STORE)) as staged:
        continue_numbers(staged, live)
        Store(staged).set_meta("generation", str(former + 1))
        NameRows(staged).settle_anew()
    with (
        Archive.open(stage, repair=True) as archive,
        closing(archive.rebuild(engine, workers=workers)) as rebuilt,
    ):
        for done in rebuilt:
            progress("articles analysed", done, archive.count())
        articles = archive.count()
    progress("archive put in place", 0, 0)
    index = f"index-{former + 2}"
    if (stage / index).exists():  # not of an engine without files
        shutil.rmtree(folder / index, ignore_errors=True)  # of a rebuild that was killed
        (stage / index).rename(folder / index)
    put_in_place(stage / STORE, live)
    with suppress(EngineUnavailable):  # a lost cluster may be the reason for restoring
        discard(*former_index)
    return articles
