"""What all columns are made of: words of 32 bits, and the hashes terms are kept under."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint32]
Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]

WORD = np.dtype("<u4")
DAMAGED = "the analysis of an article is damaged: run `pressmark rebuild`"
_FEW = 12
_MOST = 1 << 18  # hashes remembered: some 40 MB, then begun afresh


class _Hashes(dict[str, int]):
    """The hashes of terms, which are a language's words over and over."""

    def __missing__(self, term: str) -> int:
        if len(self) >= _MOST:
            self.clear()
        self[term] = hashed = crc32(term.encode("utf-8", "surrogatepass"))
        return hashed


_HASHES = _Hashes()


def hash_term(term: str) -> int:
    """The 32-bit hash a term, surface, entity id or form id is stored under."""
    return _HASHES[term]


def hash_terms(terms: Collection[str]) -> Words:
    """The hash of each of these, in order."""
    return np.fromiter(map(_HASHES.__getitem__, terms), WORD, len(terms))


def among(values: NDArray[np.generic], wanted: Sequence[int]) -> NDArray[np.bool_]:
    """Which of the values are wanted; for the few that a query wants, faster than ``np.isin``."""
    if len(wanted) > _FEW:
        return np.isin(values, np.asarray(wanted, values.dtype))
    if not wanted:
        return np.zeros(len(values), np.bool_)
    found: NDArray[np.bool_] = values == wanted[0]
    for value in wanted[1:]:
        found |= values == value
    return found


def rows(lengths: Numbers) -> tuple[Numbers, Numbers]:
    """For rows of these lengths, laid end to end: which row, and which place in it."""
    row = np.arange(len(lengths)).repeat(lengths)
    return row, np.arange(len(row)) - (lengths.cumsum() - lengths).repeat(lengths)


def runs(values: Numbers | Floats) -> tuple[Numbers, Numbers]:
    """Where each run of equal values begins, and how long it is."""
    new = np.empty(len(values) + 1, np.bool_)
    new[0] = new[-1] = True
    np.not_equal(values[1:], values[:-1], out=new[1:-1])
    edges = new.nonzero()[0]
    begins = edges[:-1]
    return begins, edges[1:] - begins
