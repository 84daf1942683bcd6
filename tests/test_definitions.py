"""The finder's definitions, sentence by sentence, against what a person says they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from index.aliases.finding import Confidence, definitions
from index.aliases.finding.model import folded

SENTENCES = Path(__file__).parent / "data" / "definitions.txt"


@dataclass(frozen=True)
class Judged:
    """A sentence and the pairs of names it defines: short, and the cuts of the long one."""

    text: str
    pairs: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)


def judged() -> list[Judged]:
    """The sentences of the file; its first lines say how it is written."""
    cases: list[Judged] = []
    for line in SENTENCES.read_text().splitlines():
        told = line.replace("\\n", "\n")
        if line.startswith("  "):
            short, long = told.strip().split(" = ", 1)
            cases[-1].pairs.append((folded(short), tuple(map(folded, long.split(" | ")))))
        elif line and not line.startswith("#"):
            cases.append(Judged(told))
    return cases


@dataclass
class Score:
    """Pairs proposed, right ones among them, and pairs defined that were found."""

    proposed: int = 0
    right: int = 0
    found: int = 0

    def count(self, case: Judged, proposed: list[tuple[str, str]]) -> None:
        """Take in what was proposed for a sentence."""
        hit: set[int] = set()
        for pair in proposed:
            matching = [
                i
                for i, (short, longs) in enumerate(case.pairs)
                if any({short, long} == set(pair) for long in longs)
            ]
            self.right += bool(matching)
            hit.update(matching[:1])
        self.proposed += len(proposed)
        self.found += len(hit)


@pytest.fixture(scope="module")
def scores() -> tuple[Score, Score, int]:
    """Those counted as confident, all, and how many pairs are defined."""
    sure, every, defined = Score(), Score(), 0
    for case in judged():
        found = definitions(case.text)
        sure.count(case, [one.pair for one in found if one.confidence is Confidence.CONFIDENT])
        every.count(case, [one.pair for one in found])
        defined += len(case.pairs)
    return sure, every, defined


def test_a_confident_definition_is_nearly_always_right(scores: tuple[Score, Score, int]) -> None:
    """And most of what is defined is found with confidence."""
    sure, _, defined = scores
    assert defined > 500
    assert sure.right / sure.proposed >= 0.98
    assert sure.found / defined >= 0.86


def test_nearly_everything_defined_is_proposed(scores: tuple[Score, Score, int]) -> None:
    """And not much else."""
    _, every, defined = scores
    assert every.found / defined >= 0.94
    assert every.right / every.proposed >= 0.97
