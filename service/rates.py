"""How many requests one caller may make, counted over all worker processes.

Flask-Limiter decides; it counts in a small SQLite file that the workers share. The file exists as
long as the server runs.
"""

from __future__ import annotations

import sqlite3
import threading
import time
import weakref
from pathlib import Path
from typing import Any

from flask import Flask, Response, request
from flask_limiter import Limiter
from limits.storage import Storage

from .access import caller
from .settings import Settings, shared_folder

_SCHEME = "pressmark-counts"
_NEVER_REFUSED = frozenset({"/healthz", "/readyz", "/metrics"})
_TABLE = """
CREATE TABLE IF NOT EXISTS counted (key TEXT PRIMARY KEY, count INTEGER, ends REAL) WITHOUT ROWID
"""


class SharedCounts(Storage):
    """Counts of requests by key, each until the end of its window, in the file of the URI."""

    STORAGE_SCHEME = [_SCHEME]  # noqa: RUF012 - how ``limits`` finds it

    def __init__(self, uri: str, wrap_exceptions: bool = False, **_: float | str | bool) -> None:
        super().__init__(uri, wrap_exceptions=wrap_exceptions)
        self._path = uri.partition("://")[2]
        self._lock = threading.Lock()
        self._db: sqlite3.Connection | None = None

    @property
    def base_exceptions(self) -> type[Exception]:
        """The exceptions that counting may raise."""
        return sqlite3.Error

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count ``amount`` more, in a window that ends ``expiry`` seconds after its first.

        A window that ends later was begun before the clock was put back, and counts as over.
        """
        now = time.time()
        [(count,)] = self._rows(
            "INSERT INTO counted VALUES (:key, :amount, :now + :expiry) ON CONFLICT (key) DO UPDATE"
            " SET count = CASE WHEN ends > :now AND ends <= :now + :expiry THEN count + :amount"
            " ELSE :amount END, ends = CASE WHEN ends > :now AND ends <= :now + :expiry THEN ends"
            " ELSE :now + :expiry END RETURNING count",
            key=key,
            amount=amount,
            now=now,
            expiry=expiry,
        )
        if count == amount:
            self._rows("DELETE FROM counted WHERE ends <= :now", now=now)
        return int(count)

    def get(self, key: str) -> int:
        """The count of the present window."""
        return sum(count for count, ends in self._window(key) if ends > time.time())

    def get_expiry(self, key: str) -> float:
        """When the window ends, in seconds since 1970; now if there is none."""
        return max(time.time(), *(ends for _, ends in self._window(key)), 0)

    def check(self) -> bool:
        """Whether counting works."""
        return not self._window("")

    def reset(self) -> int | None:
        """Forget all counts. Returns how many keys there were."""
        return len(self._rows("DELETE FROM counted RETURNING key"))

    def clear(self, key: str) -> None:
        """Forget one key."""
        self._rows("DELETE FROM counted WHERE key = :key", key=key)

    def _window(self, key: str) -> list[tuple[int, float]]:
        """Count and end of the window of a key, if it has one."""
        return self._rows("SELECT count, ends FROM counted WHERE key = :key", key=key)

    def _rows(self, statement: str, **values: object) -> list[Any]:
        with self._lock:
            if self._db is None:
                self._db = self._opened()
            return self._db.execute(statement, values).fetchall()

    def _opened(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=1, isolation_level=None, check_same_thread=False)
        weakref.finalize(self, db.close)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = OFF")  # counts need not survive a power failure
        db.execute(_TABLE)
        return db


def install(app: Flask, settings: Settings) -> None:
    """Refuse callers (by key, else by address) with more requests than the settings allow."""
    if not settings.rate_limit:
        return
    app.after_request(_wait_only_if_refused)  # before the limiter's own, so it runs after that
    folder = shared_folder()
    limiter = Limiter(
        caller,
        app=app,
        application_limits=[settings.rate_limit],
        headers_enabled=True,
        storage_uri=f"{_SCHEME}://{Path(folder) / 'counts.sqlite'}" if folder else "memory://",
        swallow_errors=True,  # if counting fails, requests are still answered
    )
    limiter.request_filter(lambda: request.path in _NEVER_REFUSED)


def _wait_only_if_refused(response: Response) -> Response:
    """Without the ``Retry-After`` that the limiter gives to every answer: careful clients wait."""
    if response.status_code != 429:  # a 503 is given its own: the limiter's says when counting ends
        response.headers.pop("Retry-After", None)
    return response
