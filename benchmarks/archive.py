"""The whole way, engine beside engine: articles a second, search latency, memory, size.

    python benchmarks/archive.py ARTICLES.jsonl.gz [--limit N] [--engines tantivy:,whoosh:]
    python benchmarks/archive.py --archive FOLDER

Each engine runs in a process of its own. Latencies are of whole searches: parsing, engine, second
stage, three passages with highlights, receipt. Machines are noisy: compare ratios and medians.
With ``--archive`` only searches in process are measured, in an archive there is, by CPU time.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

from index.archive import Archive
from index.outcomes import AddStatus
from index.request import SearchRequest
from index.sources import read

QUERIES = (
    "Daesh fighters",
    '"Islamic State of Iraq and the Levant"',
    '"Daesh fighters"',
    "ISIS Raqqa airstrike",
    "al-Qaeda Yemen",
    "Obama",
    "United States economy",
    "US Syria policy",
    "climate change",
    "supreme court ruling",
    '"health care"',
    "Trump tax plan",
    "immigration border wall",
    "Clinton emails FBI",
    "Assad chemical weapons",
    "Free Syrian Army",
    "Boko Haram OR al-Shabaab",
    "gun control -Obama",
    "title:Syria",
    '"Assad Geneva"~8',
    "refugee*",
    "=Daesh",
    "Putin Ukraine sanctions",
    "nuclear deal Iran",
    "unemployment rate 2012",
)


def percentiles(seconds: list[float]) -> dict[str, float]:
    """p50 and p95 in milliseconds."""
    cuts = statistics.quantiles(seconds, n=100)
    return {"p50_ms": round(cuts[49] * 1000, 2), "p95_ms": round(cuts[94] * 1000, 2)}


def timed(
    ask: Callable[[str], object], rounds: int, clock: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """Each query ``rounds`` times, in turn, after one round that is not counted."""
    taken = []
    for turn in range(rounds + 1):
        for query in QUERIES:
            began = clock()
            ask(query)
            if turn:
                taken.append(clock() - began)
    return percentiles(taken)


def over_http(folder: Path, rounds: int) -> dict[str, float]:
    """The same searches over HTTP to ``pressmark serve`` on this machine, one at a time."""
    command = [Path(sys.executable).with_name("pressmark"), "--archive", folder]
    server = subprocess.Popen(
        [*command, "serve", "--port", "8099", "--workers", "1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = "http://127.0.0.1:8099"
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{base}/healthz").read()  # noqa: S310 - our own server
                break
            except OSError:
                time.sleep(0.1)

        def ask(query: str) -> None:
            quoted = urllib.parse.quote(query)
            urllib.request.urlopen(f"{base}/api/v1/search?q={quoted}").read()  # noqa: S310

        return timed(ask, rounds)
    finally:
        server.terminate()
        server.wait()


def measure(engine: str, articles: Path, limit: int, workers: int, rounds: int) -> dict[str, Any]:
    """Everything about one engine, in this process."""
    folder = Path(tempfile.mkdtemp(prefix="pressmark-bench-"))
    began, cpu = time.perf_counter(), _cpu()
    counts = dict.fromkeys(AddStatus, 0)
    with Archive.open(folder, engine) as archive:
        for added in archive.add(islice(read([articles]), limit), workers=workers):
            counts[added.status] += 1
        seconds = time.perf_counter() - began
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        result: dict[str, Any] = {
            "engine": engine,
            "articles": counts[AddStatus.CREATED],
            "refused": counts[AddStatus.REJECTED],
            "articles_per_second": round(sum(counts.values()) / seconds, 1),
            "cpu_seconds": round(_cpu() - cpu, 1),
            "indexing_peak_mb": memory,
            "store_mb": _size(folder, "archive.sqlite*"),
            "index_mb": _size(folder, "index-*/**/*"),
        }
        rounds = rounds if engine == "tantivy:" else max(1, rounds // 5)
        result["search"] = timed(lambda q: archive.search(SearchRequest(q)), rounds)
    result["http"] = over_http(folder, rounds)
    shutil.rmtree(folder)
    return result


def _cpu() -> float:
    """CPU seconds of this process and all it began, the parent of the workers included."""
    used = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used) + sum(_of_running_children())


def _of_running_children() -> Iterator[float]:
    """CPU seconds of each child that has not ended, with those of its own that have."""
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = file.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(told[1]) == os.getpid():
            yield sum(map(int, told[11:15])) / os.sysconf("SC_CLK_TCK")


def _size(folder: Path, pattern: str) -> float:
    return round(sum(p.stat().st_size for p in folder.glob(pattern) if p.is_file()) / 1e6, 1)


def main() -> None:
    """Run each engine in a process of its own and print (or write) one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--limit", type=int, default=1 << 40)
    parser.add_argument("--engines", default="tantivy:,whoosh:")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.archive:
        with Archive.open(given.archive, "tantivy:") as archive:
            spent = timed(
                lambda q: archive.search(SearchRequest(q)), given.rounds, time.thread_time
            )
            print(json.dumps({"articles": archive.status().articles, "cpu": spent}))
        return
    if given.articles is None:
        parser.error("articles to index, or --archive")
    if given.one:
        found = measure(given.one, given.articles, given.limit, given.workers, given.rounds)
        print(json.dumps(found))
        return
    results = []
    for engine in given.engines.split(","):
        done = subprocess.run(
            [sys.executable, __file__, *sys.argv[1:], "--one", engine],
            check=True,
            stdout=subprocess.PIPE,
        )
        results.append(json.loads(done.stdout))
    report = {
        "machine": f"{os.cpu_count()} cores, {platform.machine()}",
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("pressmark", "tantivy", "whoosh")},
        "workers": given.workers,
        "results": results,
    }
    text = json.dumps(report, indent=2)
    print(text)
    if given.json:
        given.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
