"""Requests counted in a file that processes share."""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from service.rates import Counts


def test_a_count_ends_with_its_window(tmp_path: Path) -> None:
    """Whichever process counts; other callers have other counts."""
    path = tmp_path / "counts.sqlite"
    here, there = Counts(path, 60), Counts(path, 60)
    assert [one.add(who)[0] for one, who in ((here, "a"), (there, "a"), (here, "b"))] == [1, 2, 1]
    assert 50 < there.add("a")[1] - time.time() <= 60
    short = Counts(path, 0)
    assert [short.add("short")[0], short.add("short")[0]] == [1, 1]


def test_windows_that_ended_leave_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or every address that ever asked would stay in it."""
    path, now = tmp_path / "counts.sqlite", time.time()
    counts = Counts(path, 60)
    for n in range(5):
        counts.add(f"address {n}")
    monkeypatch.setattr("service.rates.time.time", lambda: now + 100)
    counts.add("another")
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT caller FROM counted").fetchall() == [("another",)]


def test_a_clock_put_back_locks_nobody_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A window begun while the clock was years ahead does not last for years."""
    counts = Counts(tmp_path / "counts.sqlite", 60)
    now = time.time()
    monkeypatch.setattr("service.rates.time.time", lambda: now + 1e8)
    assert [counts.add("a")[0], counts.add("a")[0]] == [1, 2]
    monkeypatch.setattr("service.rates.time.time", lambda: now)
    assert [counts.add("a"), counts.add("a")] == [(1, now + 60), (2, now + 60)]


def test_no_request_is_counted_twice_or_not_at_all(tmp_path: Path) -> None:
    """By many at once."""
    counts = Counts(tmp_path / "counts.sqlite", 60)
    with ThreadPoolExecutor(8) as threads:
        seen = list(threads.map(lambda _: counts.add("a")[0], range(200)))
    assert sorted(seen) == list(range(1, 201))
