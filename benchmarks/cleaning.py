"""How fast text without tags is cleaned: pages a second of CPU time, and what each part takes.

    python benchmarks/cleaning.py PATH… [--rounds N]

Each PATH is a file of JSON lines with ``lines`` or ``text``, perhaps compressed. Pages are cleaned
as they are by ``pressmark clean`` and ``index``, many together, and one by one beside it. Every
figure is the median of the rounds, so that one round on a busy machine changes little.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import orjson

from index.cleaning import clean, clean_many, plaintext
from index.model import RawDocument

TOGETHER = 64  # pages handed over at once, as `index` does
PARTS = ("measure", "score_lines", "lay_out", "_lines_of", "assemble")


def pages(paths: list[Path]) -> Iterator[RawDocument]:
    """The pages of the files."""
    for path in paths:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            for number, line in enumerate(file, 1):
                record = orjson.loads(line)
                lines = record.get("lines")
                text = record.get("text") if lines is None else "\n".join(map(str, lines))
                yield RawDocument(text, False, f"{path.name}:{number}", url=record.get("url"))


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def together(raws: list[RawDocument]) -> None:
    for at in range(0, len(raws), TOGETHER):
        clean_many(raws[at : at + TOGETHER])


def one_by_one(raws: list[RawDocument]) -> None:
    for raw in raws:
        clean(raw)


def parts(raws: list[RawDocument]) -> dict[str, float]:
    """The time that each part of cleaning takes."""
    spent = dict.fromkeys(PARTS, 0.0)

    def timed(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **known: Any) -> Any:
            began = time.process_time()
            try:
                return work(*args, **known)
            finally:
                spent[name] += time.process_time() - began

        return run

    kept = {name: getattr(plaintext, name) for name in PARTS}
    try:
        for name, work in kept.items():
            setattr(plaintext, name, timed(name, work))
        together(raws)
    finally:
        for name, work in kept.items():
            setattr(plaintext, name, work)
    return spent


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    raws = list(pages(options.paths))
    count = len(raws)
    together(raws[:TOGETHER])  # loads the model
    rounds = [
        (seconds(lambda: together(raws)), seconds(lambda: one_by_one(raws)), parts(raws))
        for _ in range(options.rounds)
    ]
    figures = {
        "pages": count,
        "lines_a_page": round(sum(len(each.lines) for each in clean_many(raws)) / count),
        "characters_a_page": round(sum(len(raw.content) for raw in raws) / count),
        "pages_a_second": round(median(count / each[0] for each in rounds)),
        "one_by_one_a_second": round(median(count / each[1] for each in rounds)),
        "microseconds_a_page": {
            name: round(median(each[2][name] for each in rounds) / count * 1e6) for name in PARTS
        },
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
