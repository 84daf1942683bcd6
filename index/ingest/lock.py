"""The writer's lock: one thread at a time, over all processes, writes to an archive's engine."""

from __future__ import annotations

import fcntl
import math
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path


class WriterLock:
    """A lock on a file, whose time is that of the last commit. Threads may share it.

    ``expect_writable`` raises ArchiveReadOnly in a folder where nothing can be written.
    """

    def __init__(self, path: Path, expect_writable: Callable[[], None]) -> None:
        self._path = path
        self._importers = path.with_name("import.lock")
        self._expect_writable = expect_writable
        self._mutex = threading.Lock()

    @contextmanager
    def held(self, *, wait: bool) -> Iterator[bool]:
        """Whether this thread may write to the engine now; with ``wait``, once it may.

        Raises:
            ArchiveReadOnly: this folder cannot be written to.
        """
        self._expect_writable()
        if not self._mutex.acquire(blocking=wait):
            yield False
            return
        try:
            with self._path.open("a") as lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
                except BlockingIOError:
                    yield False
                else:
                    yield True  # closing the file releases the lock
        finally:
            self._mutex.release()

    @contextmanager
    def importing(self) -> Iterator[None]:
        """Tell other processes until the end of the block that this one passes on what it adds."""
        self._expect_writable()
        with self._importers.open("a") as told:
            fcntl.flock(told, fcntl.LOCK_SH)
            yield

    def is_importing(self) -> bool:
        """Whether some process tells that."""
        with self._importers.open("a") as told:
            try:
                fcntl.flock(told, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def note_commit(self) -> None:
        """Record that whoever holds the lock has committed just now."""
        os.utime(self._path)

    def committed(self) -> datetime | None:
        """When this or another process last committed to the engine."""
        try:
            return datetime.fromtimestamp(self._path.stat().st_mtime, UTC)
        except OSError:
            return None

    def idle_seconds(self) -> float:
        """Seconds since ``committed``."""
        at = self.committed()
        return math.inf if at is None else abs((datetime.now(UTC) - at).total_seconds())
