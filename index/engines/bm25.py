"""The score every engine gives: BM25 as Lucene and tantivy compute it.

k1 = 1.2, b = 0.75, idf = ln(1 + (N - df + 0.5) / (df + 0.5)) (Robertson and Zaragoza 2009 with
Lucene's "+ 1", so that it is never negative). A field's length is rounded down to one of 256
values, because Lucene and tantivy keep it in a byte. A phrase counts as one term: its idf is the
sum of the idf of its words, its frequency that of the phrase.

N, df and the average length are those of the index's segments: documents deleted or replaced since
the last merge still count, so scores may differ a little between engines until they have merged.
Hits, totals and facets never differ.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

K1 = 1.2
B = 0.75
DECIMALS = 4


def _lengths() -> tuple[int, ...]:
    """The 256 lengths of Lucene's ``SmallFloat.byte4ToInt``; all of them up to 40."""
    free = 24
    table = list(range(free))
    for code in range(256 - free):
        mantissa, shift = code & 7, (code >> 3) - 1
        table.append(free + (mantissa if shift < 0 else (mantissa | 8) << shift))
    return tuple(table)


LENGTHS = _lengths()


def kept_length(tokens: int) -> int:
    """The length of a field as the index keeps it: at most ``tokens``, and within an eighth."""
    return LENGTHS[bisect_right(LENGTHS, tokens) - 1]


def idf(documents: int, containing: int) -> float:
    """The inverse document frequency of a term in ``containing`` of all ``documents``."""
    return math.log1p((documents - containing + 0.5) / (containing + 0.5))


def saturation(length: float, average: float) -> float:
    """The frequency at which a term in a field of this length reaches half of its highest score.

    ``score = idf * (K1 + 1) * frequency / (frequency + saturation)``.
    """
    return K1 * (1 - B + B * length / average)


def bm25(rarity: float, frequency: float, length: float, average: float) -> float:
    """The score of one term or phrase in one field; ``rarity`` is its (summed) idf."""
    return rarity * (K1 + 1) * frequency / (frequency + saturation(length, average))


def comparable(score: float) -> float:
    """The score to four decimals, up to which engines that add in 32 bits agree with the others.

    Scores equal after this are a tie, and the later article comes first.
    """
    return round(score, DECIMALS)


def comparable_all(scores: Sequence[float]) -> list[float]:
    """``comparable`` of many 32-bit scores; times 10,000 they are still exact in 64 bits."""
    scale = 10.0**DECIMALS
    rounded: list[float] = (np.rint(np.array(scores) * scale) / scale).tolist()
    return rounded
