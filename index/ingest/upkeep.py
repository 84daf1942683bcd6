"""Keeps the engine up to date: passes on changes, applies changed names, rebuilds the index.

``work`` brings everything up to date in the calling thread; ``begin(background=True)`` starts a
thread that does so after every change, made here or by another process.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from pathlib import Path

from ..engines import Engine, discard, open_engine
from ..errors import ArchiveUnusable, PressmarkError
from ..naming.live import LiveNames, shipped
from ..store import Tables
from ..store.set_aside import Fault
from .indexer import Indexer
from .lock import WriterLock
from .opened import OpenedEngine
from .preparing import Preparers
from .reanalysing import Reanalysis
from .stale import StaleArticles
from .workers import several

_POLL_SECONDS = 0.5  # how often a background writer looks for changes other processes made
_AFTER_FAULT_SECONDS = 5.0
_GATHER_SECONDS = 0.4  # between two of its commits: one costs about as much as three articles
_COMMIT_EVERY = 2_000  # articles: what a reader of a long import has to wait for ...
_COMMIT_SECONDS = 10.0  # ... or, if that is sooner, so long
_LEFT_SECONDS = 30.0  # since the last commit, after which an import is not waited for
_log = logging.getLogger(__name__)


class Upkeep:
    """Keeps an archive's engine in step with its store: searches find what was accepted."""

    def __init__(
        self, folder: Path, url: str, tables: Tables, names: LiveNames, workers: int = 1
    ) -> None:
        self._folder = folder
        self._tables = tables
        self._store = tables.articles
        self._names = names
        self._awake = threading.Event()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None
        self._aside = ThreadPoolExecutor(1, "indexing")
        self._own = 0  # no change made here has a higher number
        self.failing = False  # whether the background writer could not do its work the last time
        self.preparer = Preparers(names)
        self.engine = OpenedEngine(folder, url, self._store)
        self.lock = WriterLock(folder / "writer.lock", tables.database.expect_writable)
        self.indexer = Indexer(tables, self.lock, self.engine, self.preparer)
        self._reanalysis = Reanalysis(self._store, self.preparer)
        self._stale = StaleArticles(
            tables, names, self._reanalysis, self.indexer, self.engine, self._closing, workers
        )

    def begin(self, *, background: bool) -> None:
        """Open the engine and bring it up to date; ``background``: in a thread, until ``close``.

        In a folder that cannot be written to, it is used as it is.
        """
        recorded = self._is_recorded()
        if self._tables.database.read_only:
            return
        if not recorded:
            with self._tables.database.writing():
                if self._store.meta("engine") not in (None, self.engine.url):
                    raise ArchiveUnusable(
                        f"another process has just begun an archive in {self._folder} with another "
                        "engine: give the command again without one"
                    )
                self._store.set_meta("engine", self.engine.url)
        self._record_names()
        if not background:
            self._stale.mark()  # of a change that was killed before it did
            self.work(leave=True, names=False)
            return
        self._thread = threading.Thread(target=self._keep_up, name="upkeep", daemon=True)
        self._thread.start()

    def _is_recorded(self) -> bool:
        """Whether the store names its engine, which it does from the time one was opened.

        Raises ArchiveUnusable if it does not and there are articles in the index.
        """
        indexed = self.engine().size()  # first: what others index meanwhile, they have recorded
        recorded = self._store.meta("engine") is not None
        if indexed and not recorded:
            raise ArchiveUnusable(
                f"{self._folder} has lost its articles: the store is empty, but the index holds "
                f"{indexed}. `pressmark restore FILE` with your latest snapshot brings them back, "
                "`pressmark rebuild` begins anew"
            )
        return recorded

    def _record_names(self) -> None:
        """Note which names are in force, where that is not known of those shipped."""
        if self._store.meta("shipped") is not None:
            return
        names, shipped_names = self._names.current().table.digest, shipped().table.digest
        if self._store.meta("aliases") is None:
            self._store.record_analysis(names, shipped_names)
        elif self._store.names_in_step(names):  # noted by an earlier pressmark
            self._store.set_meta("shipped", shipped_names)

    def close(self) -> None:
        """Finish the work under way and close the engine."""
        self._closing.set()
        self._awake.set()
        self._aside.shutdown()  # an import may have been given up, but not ended yet
        if self._thread is not None:
            self._thread.join()
        self.engine.close()

    # --- keeping up ---------------------------------------------------------------------------

    def touched(self) -> None:
        """Do the work after a change, here or in the background. An ``add`` that is given up only
        once the archive is closed leaves it to the next change."""
        if self._thread is None:
            if not self._closing.is_set():
                self.work()
        else:
            self._own = self._tables.pending.newest()
            self._awake.set()

    def renamed(self) -> int:
        """Analyse again the articles that the latest changes of names concern.

        Returns how many. If the process is killed before, the next ``work`` does it.
        """
        found = self._stale.mark()
        self.touched()
        return found

    @contextmanager
    def indexing(self) -> Iterator[Callable[[int], None]]:
        """A function to be told how many articles were written. Of each some thousands it begins to
        index what is pending, while the caller writes more, and once those before are done.

        All is done when the ``with`` is left; what was written after is left to ``touched``. Other
        processes leave it to this one, see ``_is_left_to_others``.
        """
        if self._thread is not None:
            yield lambda _: None  # the thread looks itself
            return
        waiting = 0
        with self.lock.importing():
            under_way: Future[None] | None = None

            def written(count: int) -> None:
                nonlocal waiting, under_way
                waiting += count
                idle = under_way is None or under_way.done()
                due = idle and self.lock.idle_seconds() >= _COMMIT_SECONDS
                if waiting < _COMMIT_EVERY and not due:
                    return
                waiting = 0
                if under_way is not None:
                    under_way.result()
                under_way = self._aside.submit(
                    self.indexer.work, upto=self._tables.pending.newest()
                )

            try:
                yield written
                if under_way is not None:
                    under_way.result()
            finally:
                wait((under_way,) if under_way is not None else ())

    def work(self, *, leave: bool = False, names: bool = True) -> None:
        """Pass pending changes to the engine, analyse stale articles again, commit.

        Looks again until nothing is left: others that came meanwhile have found the lock held. With
        ``leave``, an import by another process is left to do it. Without ``names``, stale articles
        stay so: searches are right as they are, and who only reads does not wait for them.
        """
        pending = self._tables.pending
        if self.engine().size() == 0 and self._store.count() > self._tables.set_aside.count():
            pending.add_all_others()  # its files were deleted
        while pending.newest() or (names and self._stale.any()):
            if leave and self._is_left_to_others():
                return
            with self.indexer.writing() as engine:
                if engine is None:
                    return  # who holds the lock looks again once it is released
                self.indexer.catch_up(engine)
                if names and self._stale.any():  # the engine has what has older names by now
                    self._stale.refresh(engine)
            if self._closing.is_set():
                return

    def _is_left_to_others(self) -> bool:
        """Whether what is pending is of an import by another process, which is going to pass it on:
        that has the index documents, for which this one would analyse it again."""
        rows = self._tables.pending.oldest(1)
        return (
            bool(rows)
            and rows[0].change > self._own
            and self.lock.idle_seconds() < _LEFT_SECONDS
            and self.lock.is_importing()
            and not self._stale.any()
        )

    def _keep_up(self) -> None:
        leave = False
        while not self._closing.is_set():
            if not self._worked(leave):
                self._closing.wait(_AFTER_FAULT_SECONDS)
            self._awake.wait(_POLL_SECONDS)
            self._awake.clear()
            self._closing.wait(_GATHER_SECONDS - self.lock.idle_seconds())
            leave = True
        self._worked(leave)

    def _worked(self, leave: bool) -> bool:
        """Whether ``work`` succeeded. A failure is logged and tried again: the store has it all."""
        try:
            self.work(leave=leave)
            if self.failing:  # it may have found the lock held by one that fails as well
                self.failing = bool(self._tables.pending.newest()) or self._stale.any()
        except PressmarkError as error:
            _log.error("the engine cannot be brought up to date: %s", error)
        except Exception:  # no error may end the thread
            _log.exception("the engine cannot be brought up to date")
        else:
            return True
        self.failing = True
        return False

    # --- rebuilding -----------------------------------------------------------------------------

    def rebuild(self, url: str | None, workers: int) -> Generator[int]:
        """See ``Archive.rebuild``."""
        url = url or self.engine.url
        with self.lock.held(wait=True):
            before = self.engine.generation()
            generation, old = before + 1, (self.engine.url, self.engine.index_folder(before))
            folder = self.engine.index_folder(generation)
            for left in {folder, *self.engine.index_folders()} - {old[1]}:
                discard(url, left)  # left by a rebuild that was killed
            covered = self._tables.pending.newest()
            fresh = open_engine(url, folder)
            try:
                faults = yield from self._fill(fresh, workers, covered)
                self._store.recount()  # the counts of a snapshot are not trusted
                with self._tables.database.writing():  # or an engine would open another's files
                    self._store.set_meta("engine", url)
                    self._store.set_meta("generation", generation)
                    names = self._names.current().table.digest
                    self._store.record_analysis(names, shipped().table.digest)
                    self._tables.set_aside.tried(None, faults)
                    self._tables.pending.settle(covered)
            except BaseException:  # somebody stops it, or the disk is full: half of it is no use
                fresh.close()
                if self.engine.generation() == before:  # not if stopped just after it was recorded
                    with suppress(PressmarkError):
                        discard(url, folder)
                raise
            self.engine.replace(generation, url, fresh)
            self.lock.note_commit()
            try:
                discard(*old)
            except PressmarkError as error:  # a lost cluster may be the reason for the rebuild
                _log.warning("the former index could not be removed: %s", error)
        self.touched()

    def _fill(
        self, engine: Engine, workers: int, covered: int
    ) -> Generator[int, None, list[Fault]]:
        """Analyse every article again and put it into a new index; how many so far.

        Returns those that cannot be analysed. Changes after ``covered`` are found meanwhile.
        """
        done, faults, found = 0, list[Fault](), covered
        with several(workers, self._store.count(), self._names.current().table) as others:
            for batch in self._reanalysis.every(engine, others):
                done += len(batch.ordinals)
                faults += batch.faults
                if self.lock.idle_seconds() >= _GATHER_SECONDS:
                    found = self.indexer.show_until_replaced(found)
                yield done
        engine.commit()
        return faults
