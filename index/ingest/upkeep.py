"""Keeps the engine up to date: opens it, passes on changes, applies changed names, rebuilds it.

``work`` brings everything up to date in the calling thread; ``begin(background=True)`` starts a
thread that does so after every change, made here or by another process.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain
from multiprocessing.util import is_exiting
from pathlib import Path

from ..engines import Engine, discard, open_engine
from ..errors import BadArticle, PressmarkError
from ..matching import IndexDocument, Match, Order
from ..model import Article
from ..naming.live import LiveNames
from ..naming.unsettled import active_forms, changed_forms, written_anywhere
from ..store import NameRows, SetAside, Store
from ..text.analysis import Analyzer
from .indexer import Indexer
from .preparing import Preparer, annotate_each
from .reanalysing import Reanalysis
from .workers import Workers, several

_POLL_SECONDS = 0.5  # how often a background writer looks for changes other processes made
_AFTER_FAULT_SECONDS = 5.0
_GATHER_SECONDS = 0.4  # between two of its commits: one costs about as much as three articles
_STALE = 2_048  # articles between two commits after a change of names
_AT_ONCE = 50_000  # ordinals asked of an engine at a time
_EVERYTHING = 1 << 30
_log = logging.getLogger(__name__)


class Upkeep:
    """Keeps an archive's engine in step with its store: searches find what was accepted."""

    def __init__(
        self,
        folder: Path,
        url: str,
        store: Store,
        set_aside: SetAside,
        rows: NameRows,
        names: LiveNames,
        workers: int = 1,
    ) -> None:
        self._folder = folder
        self._url = url
        self._store = store
        self._set_aside = set_aside
        self._rows = rows
        self._names = names
        self._workers = workers
        self._again = Reanalysis(store, self.preparer)
        self.indexer = Indexer(store, set_aside, folder / "writer.lock")
        self._local = threading.local()
        self._opened: tuple[int, Engine] | None = None
        self._opening = threading.Lock()
        self._awake = threading.Event()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self, *, background: bool) -> None:
        """Open the engine and bring it up to date; ``background``: in a thread, until ``close``.

        In a folder that cannot be written to, it is used as it is.
        """
        self.engine()
        if self._store.read_only:
            return
        if self._store.meta("engine") is None:  # recorded once the engine could be opened
            self._store.set_meta("engine", self._url)
        if not background:
            self.work()
            return
        self._thread = threading.Thread(target=self._keep_up, name="upkeep", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Finish the work under way and close the engine."""
        self._closing.set()
        self._awake.set()
        if self._thread is not None:
            self._thread.join()
        with self._opening:
            if self._opened is not None:
                self._opened[1].close()
                self._opened = None

    def touched(self) -> None:
        """Do the work after a change, here or in the background."""
        if self._thread is None:
            self.work()
        else:
            self._awake.set()

    @contextmanager
    def behind(self) -> Iterator[Callable[[], None]]:
        """What has the engine take up what is pending when it is called, while more is written.

        A call waits for the one before, as what the engine is to be told is kept until then. All
        is done when the ``with`` is left; ``touched`` sees to what else there is to do.
        """
        if self._thread is not None:
            yield self._awake.set
            return
        with ThreadPoolExecutor(1, "indexing") as aside:
            under_way: list[Future[bool]] = []

            def take_up() -> None:
                while under_way:
                    under_way.pop().result()
                upto = self._store.newest_pending()
                work = partial(self.indexer.work, self.engine(), self._redo, upto=upto)
                under_way.append(aside.submit(work))

            yield take_up
            while under_way:
                under_way.pop().result()

    # --- the engine ---------------------------------------------------------------------------

    @property
    def url(self) -> str:
        """The engine's URL."""
        return self._url

    def generation(self) -> int:
        """The number of the index folder in use; grows with every rebuild."""
        return int(self._store.meta("generation") or 1)

    def engine(self) -> Engine:
        """The engine, opened again when a rebuild (by any process) has replaced its files."""
        generation = self.generation()
        opened = self._opened
        if opened is not None and opened[0] == generation:
            return opened[1]
        with self._opening:
            if self._opened is None or self._opened[0] != generation:
                self._url = self._store.meta("engine") or self._url
                engine = open_engine(self._url, self._folder / f"index-{generation}")
                self._opened = (generation, engine)
            return self._opened[1]

    def preparer(self) -> Preparer:
        """This thread's preparer, with the names in force."""
        naming = self._names.current()
        known: tuple[int, Preparer] | None = getattr(self._local, "preparer", None)
        if known is None or known[0] != naming.version:
            known = self._local.preparer = (naming.version, Preparer(naming.tagger))
        return known[1]

    # --- keeping up ---------------------------------------------------------------------------

    def work(self) -> None:
        """Pass pending changes to the engine, analyse stale articles again, commit."""
        engine = self.engine()
        searchable = self._store.count() - self._set_aside.count()
        if engine.size() == 0 and searchable and not self._store.pending_count():
            self._store.pend_all()  # its files were deleted, or it lives in memory only
        if self._store.meta("aliases") is None:
            self._store.set_meta("aliases", self._names.current().table.digest)
        if self._store.pending_count():
            self.indexer.work(engine, self._redo)
        if self._rows.settled() < self._rows.version() or self._rows.stale_count():
            with self.indexer.locked(wait=False) as mine:
                if mine:  # the changes analysed with older names are in the engine now
                    self._refresh(engine)

    def renamed(self) -> int:
        """Analyse again the articles that the latest changes of names concern.

        Returns how many. If the process is killed before, the next ``work`` does it.
        """
        found = self._mark(self.engine())
        self.touched()
        return found

    def _mark(self, engine: Engine) -> int:
        """Mark as stale the articles that contain a form changed since the last marking.

        Articles that are not indexed yet are marked too: their forms cannot be looked up.
        """
        changes = self._rows.since(self._rows.marked())
        forms = chain.from_iterable(changed_forms(c.before, c.after) for c in changes)
        match = written_anywhere(
            dict.fromkeys(active_forms(forms)), Analyzer(), self._store.languages()
        )
        unknown = self._rows.on_their_way()  # first, as they may be indexed a moment later
        if not changes:
            return 0
        self._rows.mark_stale(chain(unknown, _matching(engine, match)), changes[-1].version)
        self._store.set_meta("aliases", self._names.current().table.digest)
        return engine.search(match, limit=1).total

    def rebuild(self, url: str | None, workers: int) -> Generator[int]:
        """See ``Archive.rebuild``."""
        url = url or self._url
        with self.indexer.locked(wait=True):
            generation = self.generation() + 1
            folder = self._folder / f"index-{generation}"
            old = self._url, self._folder / f"index-{generation - 1}"
            for left in {folder, *self._folder.glob("index-*")} - {old[1]}:
                discard(url, left)  # left by a rebuild that was killed
            covered = [row.change for row in self._store.pending(_EVERYTHING)]
            fresh, faulty = open_engine(url, folder), dict[int, str]()
            try:
                yield from self._fill(fresh, workers, faulty)
            except BaseException:  # somebody stops it, or the disk is full: half of it is no use
                fresh.close()
                with suppress(PressmarkError):
                    discard(url, folder)
                raise
            self._store.recount()  # the counts of a snapshot are not trusted
            self._store.set_meta("engine", url)
            self._store.set_meta("generation", str(generation))
            self._store.set_meta("aliases", self._names.current().table.digest)
            self._set_aside.tried(None, faulty)
            self._store.settle(covered)
            with self._opening:
                self._opened, self._url = (generation, fresh), url
            try:
                discard(*old)
            except PressmarkError as error:  # a lost cluster may be the reason for the rebuild
                _log.warning("the index of before could not be taken away: %s", error)
            self.indexer.catch_up(fresh, self._redo)

    def _fill(self, engine: Engine, workers: int, faulty: dict[int, str]) -> Iterator[int]:
        """Analyse every article again and put it into a new index; how many so far."""
        with several(workers, self._store.count(), self._names.current().table) as others:
            yield from self._again.every(engine, faulty, others)
        engine.commit()

    def _refresh(self, engine: Engine) -> None:
        """Analyse stale articles again, in other processes if they are many.

        New articles and ``close`` need not wait for all of them: the next ``work`` continues.
        """
        version = self._rows.version()
        self._mark(engine)
        while (stale := self._rows.stale_count()) and not self._closing.is_set():
            table = self._names.current().table
            try:
                with several(self._workers if stale > _STALE else 1, stale, table) as others:
                    while self._refresh_some(engine, others, table.version):
                        pass
            except (BrokenExecutor, EOFError, ConnectionError) as error:
                if is_exiting():  # this one too, and so it has ended them
                    self._closing.set()
                    return
                _log.warning("processes to analyse with have ended, going on alone: %r", error)
                self._workers = 1
        if not stale:
            self._rows.settle(version)

    def _refresh_some(self, engine: Engine, others: Workers | None, version: int) -> bool:
        """The same of what goes into one commit; whether the ``others`` may have more to do.

        They have the names of this version; what is marked with later ones is not for them.
        """
        marked, done = self._rows.marked(), list[int]()
        if others and self._names.current().version != version:
            return False
        ordinals, faulty = self._rows.stale(_STALE), dict[int, str]()
        for part in self._again.these(ordinals, engine, faulty, others):
            done += part
            if self._closing.is_set():
                break
            self.indexer.catch_up(engine, self._redo)
        engine.delete(list(faulty))  # they are indexed with the mentions of older names
        engine.commit()
        self._set_aside.tried(done, faulty)
        self._rows.refreshed(done, marked)
        return bool(others and ordinals) and not self._closing.is_set()

    def _redo(self, ordinal: int, article: Article) -> IndexDocument | BadArticle:
        (made,) = annotate_each(self.preparer(), [(ordinal, article)])
        return made if isinstance(made, BadArticle) else made[1]

    def _keep_up(self) -> None:
        while not self._closing.is_set():
            if not self._worked():
                self._closing.wait(_AFTER_FAULT_SECONDS)
            self._awake.wait(_POLL_SECONDS)
            self._awake.clear()
            self._closing.wait(_GATHER_SECONDS - self.indexer.idle_seconds())
        self._worked()

    def _worked(self) -> bool:
        """Whether ``work`` succeeded. A failure is logged and tried again: the store has it all."""
        try:
            self.work()
        except PressmarkError as error:
            _log.error("the engine cannot be brought up to date: %s", error)
        except Exception:  # no error may end the thread
            _log.exception("the engine cannot be brought up to date")
        else:
            return True
        return False


def _matching(engine: Engine, match: Match) -> Iterator[int]:
    """The ordinals of all articles that match, asked for in parts to bound memory."""
    after = None
    while hits := engine.search(match, limit=_AT_ONCE, order=Order.ADDED, after=after).hits:
        yield from (hit.ordinal for hit in hits)
        if len(hits) < _AT_ONCE:
            break
        after = hits[-1].key
