"""How many requests one caller may make, counted over all worker processes.

They count in a small SQLite file, which exists as long as the server runs.
"""

from __future__ import annotations

import math
import sqlite3
import threading
import time
import weakref
from pathlib import Path

from flask import Flask, Response, g, request
from werkzeug.exceptions import TooManyRequests

from .access import caller
from .logs import LOG
from .settings import RATE, Settings, shared_folder

_NEVER_REFUSED = frozenset({"/healthz", "/readyz", "/metrics"})
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}
_TABLE = """
CREATE TABLE IF NOT EXISTS counted (caller TEXT PRIMARY KEY, count INTEGER, ends REAL) WITHOUT ROWID
"""
_COUNT = """
INSERT INTO counted VALUES (:caller, 1, :now + :seconds) ON CONFLICT (caller) DO UPDATE
SET count = CASE WHEN ends > :now AND ends <= :now + :seconds THEN count + 1 ELSE 1 END,
ends = CASE WHEN ends > :now AND ends <= :now + :seconds THEN ends ELSE :now + :seconds END
RETURNING count, ends
"""


class Counts:
    """Requests by caller in windows of so many seconds, which begin with a caller's first."""

    def __init__(self, path: Path | str, seconds: int) -> None:
        self._path = path
        self._seconds = seconds
        self._lock = threading.Lock()
        self._db: sqlite3.Connection | None = None

    def add(self, caller: str) -> tuple[int, float]:
        """Count a request. Returns how many there are in the window, and when that ends.

        A window that ends later than one begun now was begun before the clock was put back, and
        counts as over. Raises sqlite3.Error.
        """
        now = time.time()
        with self._lock:
            if self._db is None:
                self._db = self._opened()
            values = {"caller": caller, "now": now, "seconds": self._seconds}
            ((count, ends),) = self._db.execute(_COUNT, values).fetchall()
            if count == 1:
                self._db.execute("DELETE FROM counted WHERE ends <= ?", (now,))
        return count, ends

    def _opened(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=1, isolation_level=None, check_same_thread=False)
        weakref.finalize(self, db.close)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = OFF")  # counts need not survive a power failure
        db.execute(_TABLE)
        return db


def install(app: Flask, settings: Settings) -> None:
    """Refuse callers (by key, else by address) with more requests than the settings allow."""
    rate = RATE.fullmatch(settings.rate_limit)
    if rate is None:
        return
    most, seconds = int(rate[1]), int(rate[2] or 1) * _SECONDS[rate[3]]
    folder = shared_folder()
    counts = Counts(Path(folder) / "counts.sqlite" if folder else ":memory:", seconds)

    def count() -> None:
        g.rate = {}
        if request.path in _NEVER_REFUSED or request.endpoint == "static":
            return
        try:
            made, ends = counts.add(caller())
        except sqlite3.Error:  # who cannot be counted is answered
            LOG.exception("requests cannot be counted")
            return
        left = {"Limit": most, "Remaining": max(0, most - made), "Reset": math.ceil(ends)}
        g.rate = {f"X-RateLimit-{name}": str(number) for name, number in left.items()}
        if made > most:
            told = f"At most {settings.rate_limit}. Wait as long as `Retry-After` says."
            raise TooManyRequests(told, retry_after=max(1, math.ceil(ends - time.time())))

    def tell(response: Response) -> Response:
        response.headers.update(g.get("rate", {}))
        return response

    app.before_request(count)
    app.after_request(tell)
