"""Requests counted in a file that processes share."""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from service.rates import SharedCounts
from service.settings import BadSettings, Settings

from .serving import service


def test_a_count_ends_with_its_window(tmp_path: Path) -> None:
    """Whichever process counts; other keys are other counts."""
    uri = f"pressmark-counts://{tmp_path / 'counts.sqlite'}"
    here, there = SharedCounts(uri), SharedCounts(uri)
    assert [here.incr("a", 60), there.incr("a", 60), here.incr("b", 60, 3)] == [1, 2, 3]
    assert (here.get("a"), there.get("b"), there.get("c")) == (2, 3, 0)
    assert 50 < here.get_expiry("a") - time.time() <= 60
    here.incr("short", 0)
    assert (there.get("short"), there.incr("short", 60)) == (0, 1)
    there.clear("a")
    assert here.get("a") == 0
    assert here.check()
    assert here.reset() == 2
    assert here.get("b") == 0


def test_windows_that_ended_leave_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or every address that ever asked would stay in it."""
    path, now = tmp_path / "counts.sqlite", time.time()
    counts = SharedCounts(f"pressmark-counts://{path}")
    for n in range(5):
        counts.incr(f"address {n}", 60)
    monkeypatch.setattr("service.rates.time.time", lambda: now + 100)
    counts.incr("another", 60)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT key FROM counted").fetchall() == [("another",)]


def test_a_clock_put_back_locks_nobody_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A window begun while the clock was years ahead does not last for years."""
    counts = SharedCounts(f"pressmark-counts://{tmp_path / 'counts.sqlite'}")
    now = time.time()
    monkeypatch.setattr("service.rates.time.time", lambda: now + 1e8)
    assert [counts.incr("a", 60), counts.incr("a", 60)] == [1, 2]
    monkeypatch.setattr("service.rates.time.time", lambda: now)
    assert [counts.incr("a", 60), counts.incr("a", 60)] == [1, 2]
    assert counts.get_expiry("a") == now + 60


def test_no_request_is_counted_twice_or_not_at_all(tmp_path: Path) -> None:
    """By many at once."""
    counts = SharedCounts(f"pressmark-counts://{tmp_path / 'counts.sqlite'}")
    with ThreadPoolExecutor(8) as threads:
        seen = list(threads.map(lambda _: counts.incr("a", 60), range(200)))
    assert sorted(seen) == list(range(1, 201))


def test_what_cannot_be_counted_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a full disk; never refused."""
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path / "none"))
    with service(tmp_path / "archive", PRESSMARK_RATE_LIMIT="1/hour") as app:
        answers = [app.test_client().get("/api/v1/search?q=mayor") for _ in range(2)]
        assert [one.status_code for one in answers] == [200, 200]


@pytest.mark.parametrize("typed", ["600/minute", "5 per hour", "20 / 2 days", "3/15seconds"])
def test_a_rate_is_read_as_it_is_written(typed: str) -> None:
    """So many in a time, or in so many of them."""
    assert Settings.from_env({"PRESSMARK_RATE_LIMIT": typed}).rate_limit == typed


@pytest.mark.parametrize("typed", ["0/minute", "5/0 hours", "5/week", "5", "٥/minute"])
def test_what_is_no_rate_is_refused(typed: str) -> None:
    """One that lets nobody in too."""
    with pytest.raises(BadSettings, match="a rate such as"):
        Settings.from_env({"PRESSMARK_RATE_LIMIT": typed})
