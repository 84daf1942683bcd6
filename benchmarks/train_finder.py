"""Trains the weights of the finder's last guess, and prints what they reach on lists left out.

    python benchmarks/train_finder.py LIST.jsonl... --articles ARTICLES.jsonl.gz [--write]

A line of LIST is ``{"text": ..., "pairs": [[name, other name], ...]}``: the pairs of names that
the text says are one thing's, none for one that only looks as if it did. Nothing that ARTICLES,
an archive, joins only here is taken for a pair; some of it is one, so the chances come out low.
The model is a logistic regression with a ridge, fitted by gradient steps (Adam).
Each list is left out once; ``--write`` puts the weights of all lists into
``index/aliases/finding/likely.json``.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from index.aliases.finding import Definition, definitions
from index.aliases.finding.frames import readings
from index.aliases.finding.likely import candidates
from index.aliases.finding.model import Basis, folded
from index.aliases.finding.naming import rows
from index.aliases.finding.stretches import stretches

WEIGHTS = Path(__file__).parents[1] / "index" / "aliases" / "finding" / "likely.json"
RIDGE = 3.0
_LEAST_SEEN = 3  # pairs that have a sign
_STEPS = 400
_RATE = 0.3
_CHANCES = (0.5, 0.4, 0.3, 0.25, 0.2, 0.15, 0.1)
_HELD = 5  # of so many articles, one is for counting only


@dataclass(frozen=True, slots=True)
class Example:
    """The signs of two names, whether they are one thing's, whether more than this finds them."""

    signs: frozenset[str]
    right: bool
    found: bool


@dataclass(frozen=True, slots=True)
class Lists:
    """A list of sentences: its examples, how many pairs it has, how many are found without."""

    examples: tuple[Example, ...]
    pairs: int
    found: int


def of_list(path: Path) -> Lists:
    """The examples of a list."""
    made: list[Example] = []
    pairs = found = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted = {frozenset(map(_bare, pair)) for pair in row["pairs"]}
        known = _found(definitions(row["text"]))
        pairs += len(wanted)
        found += len(wanted & known)
        made.extend(_examples(row["text"], wanted, known))
    return Lists(tuple(made), pairs, found)


def of_articles(path: Path) -> Iterator[tuple[Example, ...]]:
    """The examples of each article of an archive: none of them right."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            text = json.loads(line)["text"]
            known = _found(definitions(text))
            yield tuple(one for one in _examples(text, set(), known) if not one.found)


def _examples(
    text: str, wanted: set[frozenset[str]], known: set[frozenset[str]]
) -> Iterator[Example]:
    for row in rows(text, stretches(text)):
        for x, y, signs in candidates(row, readings(row)):
            names = frozenset(_bare(text[slice(*name.span)]) for name in (x, y))
            yield Example(signs, names in wanted, names in known)


def _found(made: Iterable[Definition]) -> set[frozenset[str]]:
    """The pairs that are found otherwise."""
    said = (one for one in made if one.basis is not Basis.LIKELY)
    return {frozenset((_bare(one.short), _bare(one.long))) for one in said}


def _bare(name: str) -> str:
    return folded(name).removeprefix("the ")


class Model:
    """The weights of signs."""

    def __init__(self, examples: Sequence[Example]) -> None:
        seen = Counter(sign for one in examples for sign in one.signs)
        kept = sorted(sign for sign, times in seen.items() if times >= _LEAST_SEEN)
        self._columns = {sign: n for n, sign in enumerate(kept)}
        rows = [[self._columns[s] for s in one.signs if s in self._columns] for one in examples]
        owner = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        column = np.array([n for row in rows for n in row])
        right = np.array([one.right for one in examples], dtype=float)
        self._weights = np.zeros(len(kept))
        first, second = np.zeros(len(kept)), np.zeros(len(kept))
        for step in range(1, _STEPS + 1):
            score = np.bincount(owner, self._weights[column], len(rows))
            error = 1 / (1 + np.exp(-score)) - right
            slope = np.bincount(column, error[owner], len(kept)) + RIDGE * self._weights
            first = 0.9 * first + 0.1 * slope
            second = 0.999 * second + 0.001 * slope**2
            rate = _RATE * (1 - step / _STEPS)
            away = first / (1 - 0.9**step)
            self._weights -= rate * away / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)

    def chance(self, one: Example) -> float:
        """The chance that a pair is right."""
        columns = [self._columns[sign] for sign in one.signs if sign in self._columns]
        return float(1 / (1 + np.exp(-self._weights[columns].sum())))

    def stored(self) -> dict[str, float]:
        """The weights worth keeping, by sign."""
        pairs = zip(self._columns, self._weights, strict=True)
        return {sign: round(float(weight), 2) for sign, weight in pairs if abs(weight) >= 0.02}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("lists", nargs="+", type=Path)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=2000)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    lists = [of_list(path) for path in options.lists]
    articles = list(islice(of_articles(options.articles), options.limit))
    counted, learned = articles[::_HELD], []
    for n, article in enumerate(articles):
        learned.extend(article if n % _HELD else ())
    gained, made, real = Counter[float](), Counter[float](), Counter[float]()
    for out in lists:
        rest = [one for each in lists if each is not out for one in each.examples]
        model = Model([*rest, *learned])
        for least in _CHANCES:
            new = [one for one in out.examples if not one.found and model.chance(one) >= least]
            made[least] += len(new)
            gained[least] += sum(one.right for one in new)
            real[least] += sum(model.chance(one) >= least for each in counted for one in each)
    pairs, found = sum(one.pairs for one in lists), sum(one.found for one in lists)
    report = {
        "pairs": pairs,
        "found_otherwise": round(found / pairs, 3),
        "by_least_chance": {
            least: {
                "gained": round(gained[least] / pairs, 3),
                "right": round(gained[least] / max(1, made[least]), 2),
                "in_1000_articles": round(1000 * real[least] / len(lists) / len(counted)),
            }
            for least in _CHANCES
        },
    }
    print(json.dumps(report, indent=1))
    if options.write:
        model = Model([*(one for each in lists for one in each.examples), *learned])
        stored = json.dumps(model.stored(), ensure_ascii=False, indent=0, sort_keys=True)
        WEIGHTS.write_text(stored + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
