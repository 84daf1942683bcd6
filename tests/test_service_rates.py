"""Requests counted in a file that processes share."""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from service.rates import Counts
from service.settings import BadSettings, Settings

from .serving import service


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Where the counts are."""
    return str(tmp_path / "counts.sqlite")


def test_a_count_ends_with_its_window(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever process counts; other keys are other counts."""
    here, there, now = Counts(path, 60), Counts(path, 60), time.time()
    monkeypatch.setattr("service.rates.time.time", lambda: now)
    assert [here.count("a"), there.count("a"), here.count("b")] == [
        (1, now + 60),
        (2, now + 60),
        (1, now + 60),
    ]
    monkeypatch.setattr("service.rates.time.time", lambda: now + 59)
    assert here.count("a") == (3, now + 60)
    monkeypatch.setattr("service.rates.time.time", lambda: now + 60)
    assert [there.count("a"), here.count("a")] == [(1, now + 120), (2, now + 120)]


def test_windows_that_ended_leave_the_file(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or every address that ever asked would stay in it."""
    counts, now = Counts(path, 60), time.time()
    for n in range(5):
        counts.count(f"address {n}")
    monkeypatch.setattr("service.rates.time.time", lambda: now + 100)
    counts.count("another")
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT key FROM counted").fetchall() == [("another",)]


def test_a_clock_put_back_locks_nobody_out(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A window begun while the clock was years ahead does not last for years."""
    counts, now = Counts(path, 60), time.time()
    monkeypatch.setattr("service.rates.time.time", lambda: now + 1e8)
    assert [counts.count("a")[0], counts.count("a")[0]] == [1, 2]
    monkeypatch.setattr("service.rates.time.time", lambda: now)
    assert [counts.count("a"), counts.count("a")] == [(1, now + 60), (2, now + 60)]


def test_no_request_is_counted_twice_or_not_at_all(path: str) -> None:
    """By many at once."""
    counts = Counts(path, 60)
    with ThreadPoolExecutor(8) as threads:
        seen = list(threads.map(lambda _: counts.count("a")[0], range(200)))
    assert sorted(seen) == list(range(1, 201))


def test_what_cannot_be_counted_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a full disk, or if the keys belong to another user; never refused."""
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path / "none"))
    with service(tmp_path / "archive", PRESSMARK_RATE_LIMIT="1/hour") as app:
        answers = [app.test_client().get("/api/v1/search?q=mayor") for _ in range(2)]
        assert [one.status_code for one in answers] == [200, 200]
        assert "X-RateLimit-Limit" not in answers[0].headers


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("600/minute", (600, 60)),
        ("5 per hour", (5, 3600)),
        ("20 / 2 days", (20, 172_800)),
        ("3/15seconds", (3, 15)),
    ],
)
def test_a_rate_is_read_as_it_is_written(typed: str, meant: tuple[int, int]) -> None:
    """So many in a time, or in so many of them."""
    rate = Settings.from_env({"PRESSMARK_RATE_LIMIT": typed}).rate_limit
    assert rate is not None
    assert (rate.text, (rate.requests, rate.seconds)) == (typed, meant)


@pytest.mark.parametrize("typed", ["0/minute", "5/0 hours", "5/week", "5", "٥/minute"])
def test_what_is_no_rate_is_refused(typed: str) -> None:
    """One that lets nobody in too."""
    with pytest.raises(BadSettings, match="a rate such as"):
        Settings.from_env({"PRESSMARK_RATE_LIMIT": typed})
