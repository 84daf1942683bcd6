"""The finder's definitions, sentence by sentence, against what a person says they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from index.aliases.finding import definitions
from index.aliases.finding.model import Confidence, folded

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Judged:
    """A sentence and the pairs of names it defines: short, and the cuts of the long one."""

    text: str
    pairs: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)


def judged(file: str) -> list[Judged]:
    """The sentences of the file; the first lines of ``definitions.txt`` say how it is written."""
    cases: list[Judged] = []
    for line in (DATA / file).read_text(encoding="utf-8").splitlines():
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


def scores(file: str) -> tuple[Score, Score, int]:
    """Those counted as confident, all, and how many pairs are defined."""
    sure, every, defined = Score(), Score(), 0
    for case in judged(file):
        found = definitions(case.text)
        sure.count(case, [one.pair for one in found if one.confidence is Confidence.CONFIDENT])
        every.count(case, [one.pair for one in found])
        defined += len(case.pairs)
    return sure, every, defined


@pytest.mark.parametrize(
    ("file", "least", "found_surely", "found", "right"),
    [("definitions.txt", 500, 0.87, 0.95, 0.95), ("definitions_odd.txt", 90, 0.6, 0.83, 0.95)],
)
def test_what_is_defined_is_mostly_found_and_not_much_else(
    file: str, least: int, found_surely: float, found: float, right: float
) -> None:
    """And what counts as confident is nearly always right."""
    sure, every, defined = scores(file)
    assert defined > least
    assert sure.right / sure.proposed > 0.98
    assert sure.found / defined >= found_surely
    assert every.found / defined >= found
    assert every.right / every.proposed >= right


@pytest.mark.parametrize("case", judged("definitions_whole.txt"), ids=lambda case: case.text[:40])
def test_names_are_read_whole(case: Judged) -> None:
    """Over commas and dashes, in another order than their initials, behind a firm's full stop."""
    score = Score()
    score.count(case, [one.pair for one in definitions(case.text)])
    assert score.proposed == score.right
    assert score.found == len(case.pairs)
