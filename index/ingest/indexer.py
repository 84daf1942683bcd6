"""Passes the store's changes on to the engine: one writer at a time, over all processes.

Every change of the store leaves a row in ``pending``. The process that holds the lock file takes
the rows in order, puts or deletes in the engine, commits, and only then removes the rows. If it is
killed, the next writer begins again after the engine's last commit.
"""

from __future__ import annotations

import fcntl
import math
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from ..engines import Engine
from ..errors import BadArticle
from ..matching import IndexDocument
from ..model import Article
from ..store import SetAside, Store

_BATCH = 256  # articles read back at a time
_COMMIT = 32_768  # changes between two commits: at most so many are done again after a kill
_FRESH = 4096  # index documents kept in memory, so that the writer need not analyse them again

Redo = Callable[[int, Article], IndexDocument | BadArticle]


class Indexer:
    """Passes the rows of ``pending`` to the engine. Threads may share it; processes take turns."""

    def __init__(self, store: Store, set_aside: SetAside, lock: Path) -> None:
        self._store = store
        self._set_aside = set_aside
        self._lock_path = lock
        self._mutex = threading.Lock()
        self._fresh: dict[int, IndexDocument] = {}

    def hand_over(self, change: int, document: IndexDocument) -> None:
        """Give the writer the index document of a change made in this process."""
        if len(self._fresh) < _FRESH:
            self._fresh[change] = document

    @contextmanager
    def locked(self, *, wait: bool) -> Iterator[bool]:
        """Whether this process may write to the engine now; with ``wait``, once it may.

        Raises:
            ArchiveReadOnly: this folder cannot be written to.
        """
        self._store.expect_writable()
        if not self._mutex.acquire(blocking=wait):
            yield False
            return
        try:
            with self._lock_path.open("a") as lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
                except BlockingIOError:
                    yield False
                else:
                    yield True  # closing the file releases the lock
        finally:
            self._mutex.release()

    def committed(self) -> datetime | None:
        """When this or another process last committed to the engine."""
        try:
            return datetime.fromtimestamp(self._lock_path.stat().st_mtime, UTC)
        except OSError:
            return None

    def idle_seconds(self) -> float:
        """Seconds since ``committed``."""
        at = self.committed()
        return math.inf if at is None else abs((datetime.now(UTC) - at).total_seconds())

    def work(self, engine: Engine, redo: Redo, *, upto: int | None = None) -> bool:
        """Bring the engine up to date and commit; ``upto``: only with changes up to this one.

        Returns False if another process holds the lock; it passes on our changes too.
        """
        with self.locked(wait=False) as mine:
            if mine:
                self.catch_up(engine, redo, upto)
            return mine

    def catch_up(self, engine: Engine, redo: Redo, upto: int | None = None) -> int:
        """Pass on every pending change; the caller holds the lock. Returns how many.

        Articles for which ``redo`` returns an error are set aside.
        """
        done = 0
        while taken := self._committed(engine, redo, upto):
            done += taken
        return done

    def _committed(self, engine: Engine, redo: Redo, upto: int | None) -> int:
        """Pass on the oldest changes, as many as one commit takes; how many."""
        more = self._store.pending if upto is None else partial(self._store.pending, upto=upto)
        taken: list[int] = []
        tried: set[int] = set()
        faulty: dict[int, str] = {}
        while len(taken) < _COMMIT and (rows := more(_BATCH, after=taken[-1] if taken else 0)):
            latest = {row.ordinal: row.change for row in rows}
            gone, documents = [], []
            for ordinal, change in latest.items():
                document = self._fresh.get(change) or self._redone(ordinal, redo)
                if isinstance(document, IndexDocument):
                    documents.append(document)
                    continue
                gone.append(ordinal)
                if document is not None:
                    faulty[ordinal] = document.reason
            engine.delete(gone)
            engine.put(documents)
            tried.update(latest)
            taken.extend(row.change for row in rows)
        if taken:
            engine.commit()
            os.utime(self._lock_path)
            self._set_aside.tried(tried, faulty)
            self._store.settle(taken)
            for change in taken:
                self._fresh.pop(change, None)
        return len(taken)

    def _redone(self, ordinal: int, redo: Redo) -> IndexDocument | BadArticle | None:
        article = self._store.article_at(ordinal)
        return None if article is None else redo(ordinal, article)
