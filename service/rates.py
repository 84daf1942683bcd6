"""How many requests one caller may make, counted over all worker processes.

The counts are in a small SQLite file that the workers share. It exists as long as the server runs.
"""

from __future__ import annotations

import sqlite3
import threading
import time
import weakref
from functools import cached_property
from math import ceil
from pathlib import Path

from flask import Flask, Response, g, request
from werkzeug.exceptions import TooManyRequests

from index.errors import ArchiveUnusable

from .access import caller
from .logs import LOG
from .settings import Settings, shared_folder

_NEVER_REFUSED = ("/healthz", "/readyz", "/metrics", "/static/")
_TABLE = """
CREATE TABLE IF NOT EXISTS counted (key TEXT PRIMARY KEY, count INTEGER, ends REAL) WITHOUT ROWID
"""
_COUNT = """
INSERT INTO counted VALUES (:key, 1, :now + :seconds) ON CONFLICT (key) DO UPDATE SET
count = CASE WHEN ends > :now AND ends <= :now + :seconds THEN count + 1 ELSE 1 END,
ends = CASE WHEN ends > :now AND ends <= :now + :seconds THEN ends ELSE :now + :seconds END
RETURNING count, ends
"""


class Counts:
    """Counts of requests by key, each in a window of so many ``seconds`` from its first."""

    def __init__(self, path: str, seconds: int) -> None:
        self._path = path
        self._seconds = seconds
        self._lock = threading.Lock()

    def count(self, key: str) -> tuple[int, float]:
        """Count one more. Returns how many there are in this window, and when it ends (Unix time).

        A window that ends later than it could was begun before the clock was put back, and is over.
        """
        given = {"key": key, "now": time.time(), "seconds": self._seconds}
        with self._lock:
            [(count, ends)] = self._db.execute(_COUNT, given).fetchall()
            if count == 1:
                self._db.execute("DELETE FROM counted WHERE ends <= :now", given)
        return count, ends

    @cached_property
    def _db(self) -> sqlite3.Connection:
        """Opened by the first request: one that cannot be counted is still answered."""
        db = sqlite3.connect(self._path, timeout=1, isolation_level=None, check_same_thread=False)
        weakref.finalize(self, db.close)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = OFF")  # counts need not survive a power failure
        db.execute(_TABLE)
        return db


def install(app: Flask, settings: Settings) -> None:
    """Refuse callers (by key, else by address) with more requests than the settings allow."""
    rate, folder = settings.rate_limit, shared_folder()
    if rate is None:
        return
    counts = Counts(str(Path(folder) / "counts.sqlite") if folder else ":memory:", rate.seconds)

    def check() -> None:
        if request.path.startswith(_NEVER_REFUSED):
            return
        try:
            count, ends = counts.count(caller())
        except (sqlite3.Error, ArchiveUnusable) as error:
            LOG.warning("request not counted", extra={"fields": {"why": str(error)}})
            return
        g.rate = {
            "X-RateLimit-Limit": rate.requests,
            "X-RateLimit-Remaining": max(0, rate.requests - count),
            "X-RateLimit-Reset": ceil(ends),
        }
        if count > rate.requests:
            told = f"At most {rate.text}. Wait as long as `Retry-After` says."
            raise TooManyRequests(told, retry_after=ceil(ends - time.time()))

    def tell(response: Response) -> Response:
        response.headers.update(g.get("rate", {}))
        return response

    app.before_request(check)
    app.after_request(tell)
