"""Many writers and readers at once on a real server: what they wait for, and whether all is kept.

    python benchmarks/load.py ARTICLES.jsonl.gz [--base N] [--seconds S] [--writers N] [--readers N]
                              [--pause S] [--workers N] [--threads N]

The archive begins with ``--base`` articles; writers send the others, one to a request. Everybody
asks again as soon as an answer is there, or after ``--pause`` seconds. Without a pause the waits
are those of a queue: clients divided by requests a second; compare CPU milliseconds then.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path
from typing import Any

from archive import QUERIES, percentiles

from index.archive import Archive
from index.errors import NotFound
from index.model import RawDocument
from index.sources import read
from service.keys import KeyFile

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Seen:
    """What one kind of client saw."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    written: set[str] = field(default_factory=set)

    def told(self, elapsed: float) -> dict[str, Any]:
        """For the report."""
        counts = {str(status): count for status, count in sorted(self.statuses.items())}
        rate = {"a_second": round(len(self.seconds) / elapsed, 1), "statuses": counts}
        if len(self.seconds) < 2:
            return rate
        return {**rate, **percentiles(self.seconds), "max_ms": round(max(self.seconds) * 1000)}


def free_port() -> int:
    """One that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path, port: int, workers: int, threads: int) -> Iterator[int]:
    """``pressmark serve`` on this port; the id of its process, which leads its group."""
    environment = {
        **os.environ,
        "PRESSMARK_ARCHIVE": str(folder),
        "PRESSMARK_PORT": str(port),
        "PRESSMARK_WORKERS": str(workers),
        "PRESSMARK_THREADS": str(threads),
    }
    command = [sys.executable, "-c", "from service.cli import main; main()", "serve"]
    log = subprocess.DEVNULL
    server = subprocess.Popen(
        command, env=environment, stdout=log, stderr=log, start_new_session=True
    )
    try:
        _until_ready(port)
        yield server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(60)


def _until_ready(port: int) -> None:
    until = time.monotonic() + 120
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def cpu_seconds(group: int) -> float:
    """CPU time of every process of the group so far."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group:
            total += int(fields[11]) + int(fields[12])
    return total / _TICKS


def client(port: int, seen: Seen, ask: Callable[[HTTPConnection], Any], pause: float,
           stop: threading.Event) -> None:  # fmt: skip
    """One client on one connection, until it is told to stop or has nothing more to send."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    while not stop.is_set():
        began = time.perf_counter()
        if ask(connection) is None:
            break
        seen.seconds.append(time.perf_counter() - began)
        stop.wait(pause)
    connection.close()


def reading(seen: Seen, first: int) -> Callable[[HTTPConnection], Any]:
    """Asks the queries in turn, beginning with the ``first``."""
    turn = first

    def ask(connection: HTTPConnection) -> int:
        nonlocal turn
        turn += 1
        query = urllib.parse.urlencode({"q": QUERIES[turn % len(QUERIES)]})
        connection.request("GET", f"/api/v1/search?{query}")
        answer = connection.getresponse()
        answer.read()
        seen.statuses[answer.status] += 1
        return answer.status

    return ask


def writing(
    seen: Seen, documents: Iterator[RawDocument], lock: threading.Lock, key: str
) -> Callable[[HTTPConnection], Any]:
    """Sends one article after the other."""
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}

    def ask(connection: HTTPConnection) -> int | None:
        with lock:
            raw = next(documents, None)
        if raw is None:
            return None
        sent = {"id": raw.id, "text": raw.content, "title": raw.title, "source": raw.source}
        connection.request("POST", "/api/v1/articles", json.dumps(sent).encode(), headers)
        answer = connection.getresponse()
        body = json.loads(answer.read())
        seen.statuses[answer.status] += 1
        if answer.status in {200, 201}:
            seen.written.add(body["id"])
        return answer.status

    return ask


def searchable_after(port: int, wanted: int) -> float | None:
    """Seconds until nothing is pending and that many articles are stored; None: over a minute."""
    began = time.perf_counter()
    while time.perf_counter() - began < 60:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz") as answer:
            state = json.load(answer)["archive"]
        if state["pending"] == 0 and state["articles"] >= wanted:
            return round(time.perf_counter() - began, 2)
        time.sleep(0.02)
    return None


def run(folder: Path, given: argparse.Namespace) -> dict[str, Any]:
    """The whole measurement."""
    documents = (d for d in read([given.articles]) if isinstance(d, RawDocument))
    with Archive.open(folder) as archive:
        for _ in archive.add(islice(documents, given.base), workers=os.cpu_count() or 1):
            pass
        base = archive.status().articles
    key, port = KeyFile(folder).create("load", ("write",)), free_port()
    readers, writers, lock, stop = Seen(), Seen(), threading.Lock(), threading.Event()
    asks = [(readers, reading(readers, n)) for n in range(given.readers)]
    asks += [(writers, writing(writers, documents, lock, key)) for _ in range(given.writers)]
    with serving(folder, port, given.workers, given.threads) as group:
        before, began = cpu_seconds(group), time.perf_counter()
        threads = [
            threading.Thread(target=client, args=(port, seen, ask, given.pause, stop))
            for seen, ask in asks
        ]
        for thread in threads:
            thread.start()
        stop.wait(given.seconds)
        stop.set()
        for thread in threads:
            thread.join()
        elapsed, spent = time.perf_counter() - began, cpu_seconds(group) - before
        searchable = searchable_after(port, base + len(writers.written))
    with Archive.open(folder) as archive:
        lost = [id for id in writers.written if not has(archive, id)]
    answered = len(readers.seconds) + len(writers.seconds)
    return {
        "machine": {"cores": os.cpu_count(), "python": platform.python_version()},
        "clients": {"readers": given.readers, "writers": given.writers, "pause_s": given.pause},
        "server": {"workers": given.workers, "threads": given.threads},
        "articles_before": base,
        "reads": readers.told(elapsed),
        "writes": writers.told(elapsed),
        "cpu_ms_a_request": round(spent * 1000 / max(answered, 1), 2),
        "cores_used": round(spent / elapsed, 2),
        "searchable_after_s": searchable,
        "lost": len(lost),
    }


def has(archive: Archive, id: str) -> bool:
    """Whether the archive has the article."""
    try:
        return archive.article(id).id == id
    except NotFound:
        return False


def main() -> None:
    """Measure and print JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", help="JSON lines, the more the better")
    parser.add_argument("--base", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--writers", type=int, default=20)
    parser.add_argument("--readers", type=int, default=100)
    parser.add_argument("--pause", type=float, default=0)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(run(Path(folder) / "archive", given), indent=2))


if __name__ == "__main__":
    main()
