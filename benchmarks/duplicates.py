"""Syndicated copies against exact truth: recall, precision, cost.

    python benchmarks/duplicates.py ARTICLES.jsonl.gz [--limit N]

Truth is every pair of texts whose sets of five-word shingles have a Jaccard of at least .5,
computed exactly over an inverted index of shingles. Since an archive may hold few copies, each
``--every``-th article is also added in edited versions: cut, headed, paragraphs swapped, words
replaced, so that pairs of every resemblance are measured. Pairs found directly (by signature) and
pairs in one cluster are both counted; the latter include what hangs together over a third.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations, islice
from pathlib import Path

from index.likeness.duplicates import (
    SHINGLE,
    SHORTEST,
    Signature,
    band_keys,
    collapse,
    resemblance,
    signature,
)
from index.model import TokenStream
from index.store.copies import Copies
from index.store.database import Database
from index.text.analysis import Analyzer

_COMMON = 200  # articles: shingles in more are left out when pairs are sought, never when measured


def main() -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--every", type=int, default=10, help="articles also edited; 0 for none")
    options = parser.parse_args()
    texts = list(_texts(options.articles, options.limit, options.every))
    analyzer = Analyzer()
    streams = [analyzer.analyse(text) for text in texts]
    began = time.process_time()
    signatures = [signature(stream) for stream in streams]
    signed = time.process_time() - began
    truth = _truth(streams)
    with tempfile.TemporaryDirectory() as folder:
        copies, stored = _stored(Path(folder), signatures)
        alike = copies.among(range(len(texts)))
        shown = collapse(range(len(texts)), alike)
    each = 1000 / len(texts)
    words = sum(map(len, streams)) // len(streams)
    print(f"{len(texts)} articles of {words} words on average, {len(truth)} pairs above .2")
    print(f"ms of CPU an article: signature {signed * each:.3f}, store {stored * each:.3f}")
    _report("found directly", _direct(signatures), truth)
    _report("told as copies", {(n, m) for n, some in alike.items() for m in some if n < m}, truth)
    _report("hidden behind a hit", {(k, n) for k, behind in shown.items() for n in behind}, truth)


def _texts(path: Path, limit: int | None, every: int) -> Iterator[str]:
    chance = random.Random(5)  # noqa: S311 - not a secret
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for n, line in enumerate(islice(lines, limit)):
            text = json.loads(line)["text"]
            yield text
            if every and n % every == 0:
                yield from _edited(text, chance)


def _edited(text: str, chance: random.Random) -> Iterator[str]:
    """The text as other papers print it: cut from the end, headed, and with words replaced."""
    words = text.split()
    for kept in (0.95, 0.8, 0.6, 0.45):
        yield " ".join(words[: int(len(words) * kept)])
    for share in (0.01, 0.05, 0.15):
        yield " ".join(f"w{chance.random()}" if chance.random() < share else w for w in words)


def _truth(streams: list[TokenStream]) -> dict[tuple[int, int], float]:
    """The exact Jaccard of every pair from .2 on."""
    sets = [{hash(s.folded[n : n + SHINGLE]) for n in range(len(s) - SHINGLE + 1)} for s in streams]
    having: dict[int, list[int]] = defaultdict(list)
    for n, shingles in enumerate(sets):
        if len(streams[n]) >= SHORTEST:
            for shingle in shingles:
                having[shingle].append(n)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in having.values():
        if 1 < len(numbers) <= _COMMON:
            shared.update(combinations(numbers, 2))
    truth = {}
    for (a, b), count in shared.items():
        if count >= 0.1 * max(len(sets[a]), len(sets[b])):
            exact = len(sets[a] & sets[b]) / len(sets[a] | sets[b])
            if exact >= 0.2:
                truth[a, b] = exact
    return truth


def _stored(folder: Path, signatures: list[Signature]) -> tuple[Copies, float]:
    database = Database(folder / "archive.sqlite")
    copies = Copies(database)
    rows = list(enumerate(signatures))
    began = time.process_time()
    for at in range(0, len(rows), 64):
        copies.add(rows[at : at + 64])
    return copies, time.process_time() - began


def _direct(signatures: list[Signature]) -> set[tuple[int, int]]:
    """Pairs with a band or the digest in common whose signatures say they are alike."""
    under: dict[int | bytes, list[int]] = defaultdict(list)
    found = set()
    for n, one in enumerate(signatures):
        if not one.slots:
            continue
        keys: list[int | bytes] = [*band_keys(one.slots), one.digest]
        candidates = sorted({m for key in keys for m in under[key]})
        shares = resemblance(one.slots, [signatures[m].slots for m in candidates])
        found |= {(m, n) for m, share in zip(candidates, shares, strict=True) if share >= 0.5}
        for key in keys:
            under[key].append(n)
    return found


def _report(how: str, found: set[tuple[int, int]], truth: dict[tuple[int, int], float]) -> None:
    print(f"{how}: {len(found)} pairs")
    for least in (0.5, 0.7, 0.9):
        wanted = {pair for pair, exact in truth.items() if exact >= least}
        recall = len(found & wanted) / len(wanted) if wanted else 1.0
        print(f"  recall of the {len(wanted)} pairs with Jaccard >= {least}: {recall:.3f}")
    right = {pair for pair in found if truth.get(pair, 0.0) >= 0.5}
    print(f"  precision at .5: {len(right) / max(1, len(found)):.3f}")


if __name__ == "__main__":
    main()
