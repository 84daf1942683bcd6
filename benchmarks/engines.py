"""The engines side by side on one synthetic archive: articles a second, milliseconds, size.

    python -m benchmarks.engines --articles 6000 --out var/benchmarks/engines.json

Words are drawn by Zipf's law from an invented vocabulary, with a sprinkle of entity tokens; each
engine runs in a process of its own, one after the other, so that peak memory is its own and the
ratios hold on a busy machine too. Times are of ``Engine`` calls alone: no analysis, no store.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import platform
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from index.engines import Engine, open_engine
from index.matching import (
    AllOf,
    AnyOf,
    Everything,
    Field,
    FieldText,
    IndexDocument,
    Layer,
    Match,
    Order,
    Published,
    Sequence,
    Term,
    Zone,
    text_field,
)

URLS = ("tantivy:", "whoosh:")
WORDS, BODY_WORDS, TITLE_WORDS, ENTITIES, SOURCES = 60_000, 400, 9, 150, 40
COMMIT_EVERY = 2_000
ROUNDS = 40  # queries of each kind
BODY, TITLE = Field.BODY_ENTITY, Field.TITLE_ENTITY


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds of one kind of query; ``first`` is its first, unwarmed call."""

    first: float
    p50: float
    p95: float
    hits: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What one engine did."""

    engine: str
    articles: int
    articles_per_second: float
    articles_per_cpu_second: float
    commit_of_one_ms: float
    open_ms: float
    index_mb: float
    peak_rss_mb: float
    milliseconds: dict[str, Latency]


def words(size: int, seed: int, odds: np.ndarray) -> list[str]:
    """So many words by their odds."""
    drawn = np.random.default_rng(seed).choice(len(odds), size, p=odds)
    return [f"w{n}" for n in drawn.tolist()]


def documents(count: int) -> Iterator[IndexDocument]:
    """The same articles on every call."""
    odds = 1 / (np.arange(WORDS) + 2.7)
    odds /= odds.sum()
    chance = np.random.default_rng(1)
    for n in range(count):
        length = int(np.clip(chance.lognormal(np.log(BODY_WORDS), 0.5), 60, 4_000))
        title, body = words(TITLE_WORDS, 2 * n, odds), words(length, 2 * n + 1, odds)
        named = (chance.zipf(1.5, 6) % ENTITIES).tolist()
        for place, entity in zip(chance.integers(0, length, 6).tolist(), named, strict=True):
            body[place] = f"§e{entity}"
        texts = [
            FieldText(text_field(zone, layer), " ".join(tokens))
            for zone, tokens in ((Zone.TITLE, title), (Zone.BODY, body))
            for layer in Layer
        ]
        yield IndexDocument(
            n,
            int(chance.integers(1_300_000_000, 1_500_000_000)),
            f"source {n % SOURCES}",
            "en",
            tuple(f"e{entity}/f" for entity in sorted(set(named))),
            tuple(texts),
        )


@dataclass(frozen=True, slots=True)
class Ask:
    """One query of a kind."""

    match: Match
    where: Match = Everything()  # noqa: RUF009 - frozen
    order: Order = Order.RELEVANCE
    facets: tuple[Field, ...] = ()


def either(*terms: str) -> Match:
    """Any of the terms in title or body, as the planner asks it."""
    return AnyOf(tuple(Term(f, t, w) for t in terms for f, w in ((TITLE, 2.0), (BODY, 1.0))))


def row(*terms: str, slop: int = 0) -> Match:
    """The terms in a row in title or body."""
    slots = tuple((term,) for term in terms)
    return AnyOf((Sequence(TITLE, slots, slop, 2.0), Sequence(BODY, slots, slop)))


def asks(chance: np.random.Generator) -> dict[str, Ask]:
    """One query of each kind."""
    common = [f"w{n}" for n in chance.integers(5, 200, 5).tolist()]
    rare = f"w{chance.integers(20_000, WORDS)}"
    name = f"§e{chance.integers(0, 30)}"
    prefix = [f"w{n}" for n in range(100, 200)]
    recent = Published(since=int(chance.integers(1_300_000_000, 1_500_000_000)))
    return {
        "rare word": Ask(either(rare)),
        "common word": Ask(either(common[0])),
        "name": Ask(either(name)),
        "three words": Ask(AllOf(tuple(either(w) for w in common[:3]))),
        "any of three words": Ask(AnyOf(tuple(either(w) for w in common[:3]))),
        "phrase": Ask(row(*common[:2])),
        "phrase with a name": Ask(row(name, common[0])),
        "two words within 5": Ask(row(*common[:2], slop=5)),
        "three words within 5": Ask(row(*common[:3], slop=5)),
        "prefix of 100 words": Ask(either(*prefix)),
        "word, source and date": Ask(
            either(common[0]), where=AllOf((Term(Field.SOURCE, "source 3"), recent))
        ),
        "word, newest first": Ask(either(common[0]), order=Order.NEWEST),
        "word with three facets": Ask(
            either(common[0]), facets=(Field.SOURCE, Field.MONTH, Field.FORM)
        ),
    }


def timed(engine: Engine) -> dict[str, Latency]:
    """Every kind of query, so many rounds, interleaved."""
    chance = np.random.default_rng(7)
    taken: dict[str, list[float]] = {}
    hits: dict[str, list[int]] = {}
    for _ in range(ROUNDS):
        for kind, ask in asks(chance).items():
            began = time.perf_counter()
            found = engine.search(
                ask.match, limit=100, order=ask.order, where=ask.where, facets=ask.facets
            )
            taken.setdefault(kind, []).append((time.perf_counter() - began) * 1000)
            hits.setdefault(kind, []).append(found.total)
    return {
        kind: Latency(
            round(times[0], 3),
            round(float(np.percentile(times, 50)), 3),
            round(float(np.percentile(times, 95)), 3),
            float(np.mean(hits[kind])),
        )
        for kind, times in taken.items()
    }


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of the clock and of all threads."""

    wall: float
    cpu: float

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.wall + other.wall, self.cpu + other.cpu)


def run(url: str, articles: int) -> Figures:
    """Index, open again, search: one engine, in this process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engine = open_engine(url, folder)
        spent = Spent(0.0, 0.0)
        batch: list[IndexDocument] = []
        for document in documents(articles):
            batch.append(document)
            if len(batch) == COMMIT_EVERY:
                spent += put(engine, batch)
                batch = []
        spent += put(engine, batch)
        one = put(engine, [next(documents(1))]).wall * 1000
        began = time.perf_counter()
        engine.close()
        engine = open_engine(url, folder)
        engine.search(either("w50"), limit=10)
        opened = (time.perf_counter() - began) * 1000
        figures = timed(engine)
        engine.close()
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Figures(
        url,
        articles,
        round(articles / spent.wall, 1),
        round(articles / spent.cpu, 1),
        round(one, 1),
        round(opened, 1),
        round(size / 1e6, 1),
        round(peak, 1),
        figures,
    )


def put(engine: Engine, batch: list[IndexDocument]) -> Spent:
    """What it takes to put and commit."""
    wall, cpu = time.perf_counter(), time.process_time()
    engine.put(batch)
    engine.commit()
    return Spent(time.perf_counter() - wall, time.process_time() - cpu)


def main() -> None:
    """Run all engines, print a table, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=6_000)
    parser.add_argument("--engines", nargs="+", default=URLS, choices=URLS)
    parser.add_argument("--out", type=Path, default=Path("var/benchmarks/engines.json"))
    options = parser.parse_args()
    figures: list[Figures] = []
    for url in options.engines:
        with multiprocessing.get_context("spawn").Pool(1) as alone:
            figures.append(alone.apply(run, (url, options.articles)))
        show(figures[-1])
    options.out.parent.mkdir(parents=True, exist_ok=True)
    told = {"python": platform.python_version(), "engines": [asdict(f) for f in figures]}
    options.out.write_text(json.dumps(told, indent=1) + "\n")


def show(figures: Figures) -> None:
    """One engine's figures for people."""
    print(
        f"{figures.engine} {figures.articles} articles, {figures.articles_per_second:.0f}/s "
        f"({figures.articles_per_cpu_second:.0f} per CPU second), "
        f"commit of one {figures.commit_of_one_ms} ms, open {figures.open_ms} ms, "
        f"{figures.index_mb} MB, peak {figures.peak_rss_mb:.0f} MB"
    )
    for kind, taken in figures.milliseconds.items():
        print(
            f"  {kind:24} {taken.p50:9.2f} {taken.p95:9.2f} ms (first {taken.first:.1f}), "
            f"{taken.hits:.0f} hits"
        )


if __name__ == "__main__":
    main()
