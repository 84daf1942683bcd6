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


def idf(documents: int, containing: int) -> float:
    """The inverse document frequency of a term in ``containing`` of all ``documents``."""
    return math.log1p((documents - containing + 0.5) / (containing + 0.5))


def comparable(scores: Sequence[float]) -> list[float]:
    """The scores to four decimals, up to which engines that add in 32 bits agree with the others.

    Scores equal after this are a tie, and the later article comes first. Times 10,000 those of 32
    bits are still exact in 64.
    """
    scale = 10.0**DECIMALS
    rounded: list[float] = (np.rint(np.array(scores) * scale) / scale).tolist()
    return rounded
