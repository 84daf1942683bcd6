"""The score of a ``Sequence``, the same on every engine.

* In order and side by side, with few choices of terms: the BM25 of the best row of single terms
  ("fighter jet", "fighters jet"), each row counted as one term.
* Otherwise (any order, or very many choices) a flat score: the sum of its slots' idf, which is
  what BM25 gives to one occurrence in a field of average length.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from math import prod

from ..matching import Sequence as Row

_MOST_CHOICES = 64

Slots = tuple[tuple[str, ...], ...]
Frequency = Callable[[str], int]


def present(row: Row, frequency: Frequency) -> Slots:
    """The slots without repeated terms and without terms that the field does not have."""
    return tuple(
        tuple(term for term in dict.fromkeys(slot) if frequency(term)) for slot in row.slots
    )


def scored_rows(slots: Slots, slop: int) -> tuple[tuple[str, ...], ...]:
    """The rows of single terms to score with BM25; none if the score is flat."""
    if slop or prod(map(len, slots)) > _MOST_CHOICES:
        return ()
    return tuple(product(*slots))


def flat_idf(slots: Slots, frequency: Frequency, idf: Callable[[int], float]) -> float:
    """The sum of the slots' idf; a slot is as rare as its most frequent term."""
    return sum(idf(max(map(frequency, slot), default=0)) for slot in slots)
