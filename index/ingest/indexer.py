"""Keeps the engine in step with the store: one writer at a time, over all processes.

Every change of the store leaves a row in ``pending``. Whoever holds the lock file works the rows
off in order: puts or deletes in the engine, commits, and only then removes the rows. Killed at
any moment, the next writer begins again where the engine's last commit was.
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
_COMMIT = 32_768  # changes between two commits: what a killed process has to do again
_FRESH = 4096  # documents kept in memory for the writer, so that it need not analyse them again

Redo = Callable[[int, Article], IndexDocument | BadArticle]


class Indexer:
    """Works off ``pending``. Threads may share it; the lock file keeps processes apart."""

    def __init__(self, store: Store, set_aside: SetAside, lock: Path) -> None:
        self._store = store
        self._set_aside = set_aside
        self._lock_path = lock
        self._mutex = threading.Lock()
        self._fresh: dict[int, IndexDocument] = {}

    def hand_over(self, change: int, document: IndexDocument) -> None:
        """Spare the writer the analysis of a change made in this process."""
        if len(self._fresh) < _FRESH:
            self._fresh[change] = document

    @contextmanager
    def locked(self, *, wait: bool) -> Iterator[bool]:
        """Whether this process may write to the engine now; ``wait`` for it or be told no.

        Raises:
            ArchiveReadOnly: nobody may, in this folder.
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
                    yield True  # closing the file lets go of the lock
        finally:
            self._mutex.release()

    def committed(self) -> datetime | None:
        """When anybody, here or in another process, last had the engine commit."""
        try:
            return datetime.fromtimestamp(self._lock_path.stat().st_mtime, UTC)
        except OSError:
            return None

    def idle_seconds(self) -> float:
        """How long ago that was."""
        at = self.committed()
        return math.inf if at is None else abs((datetime.now(UTC) - at).total_seconds())

    def work(self, engine: Engine, redo: Redo, *, upto: int | None = None) -> bool:
        """Bring the engine up to date and commit; of changes ``upto`` this one, if it is given.

        Returns False if another process is at it (then it will see to our changes too).
        """
        with self.locked(wait=False) as mine:
            if mine:
                self.catch_up(engine, redo, upto)
            return mine

    def catch_up(self, engine: Engine, redo: Redo, upto: int | None = None) -> int:
        """Work off every pending change; the caller holds the lock. Returns how many.

        Articles of which ``redo`` gives a fault are set aside.
        """
        done = 0
        while taken := self._committed(engine, redo, upto):
            done += taken
        return done

    def _committed(self, engine: Engine, redo: Redo, upto: int | None) -> int:
        """Work off the oldest changes, as many as go into one commit; how many."""
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
