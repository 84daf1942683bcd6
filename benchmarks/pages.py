"""How much each page weighs and costs: bytes, and CPU milliseconds when nothing is cached.

    python benchmarks/pages.py ARCHIVE [--rounds N]

The application is asked in this process, so the figures are without the network; every round asks
another question, so that no answer is one that was given before.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from archive import QUERIES

from service.app import create_app
from service.settings import Settings

ENTITIES = ("islamic-state", "al-qaeda", "syria", "united-nations", "mosul")


def addresses(client: Any) -> dict[str, list[str]]:
    """The pages to ask for, by kind."""
    found = client.get("/api/v1/search", query_string={"q": QUERIES[0], "limit": 20}).get_json()
    ids = [hit["article"]["id"] for hit in found["hits"]]
    return {
        "first page": ["/"],
        "results": [f"/?q={query}" for query in QUERIES],
        "article": [f"/articles/{id}" for id in ids],
        "cleaning": [f"/articles/{id}/cleaning" for id in ids],
        "entity": [f"/entities/{id}" for id in ENTITIES],
        "names": ["/names", "/names?q=islam"],
        "edit": [f"/entities/{id}/edit" for id in ENTITIES],
    }


def measured(client: Any, paths: list[str], rounds: int) -> dict[str, float]:
    """Median and largest size, median and largest CPU time; the first round warms up."""
    sizes, times = [], []
    for path in islice(_round_and_round(paths), (rounds + 1) * len(paths)):
        began = time.process_time()
        response = client.get(path, headers={"Accept": "text/html"})
        times.append((time.process_time() - began) * 1000)
        sizes.append(len(response.data))
    times = times[len(paths) :]
    return {
        "kilobytes": round(median(sizes) / 1000, 1),
        "most_kilobytes": round(max(sizes) / 1000, 1),
        "cpu_ms": round(median(times), 1),
        "most_cpu_ms": round(max(times), 1),
    }


def _round_and_round(paths: list[str]) -> Iterator[str]:
    while True:
        yield from paths


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("archive", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    app = create_app(Settings.from_env({"PRESSMARK_ARCHIVE": str(options.archive)}))
    client = app.test_client()
    for kind, paths in addresses(client).items():
        print(json.dumps({"page": kind, **measured(client, paths, options.rounds)}))
    static = Path(app.static_folder or "")
    sizes = {path.name: path.stat().st_size for path in sorted(static.iterdir())}
    print(json.dumps({"static": sizes}))


if __name__ == "__main__":
    main()
