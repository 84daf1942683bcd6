"""Finds the leaves of a query in the columns of analysed articles, for ranking and highlighting.

The ranking columns of all candidates are concatenated in one buffer of 32-bit words, and each leaf
is searched in all of them at once. A *position* is an index into that buffer. Equal hashes are
taken for equal terms: a false match, one in four billion, does not matter for ranking, and
highlighting compares the letters afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..columns.words import Numbers

_NONE = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Occurrences:
    """The occurrences of a leaf: position of the first token, number of tokens, belief (0 to 1)."""

    firsts: Numbers
    counts: Numbers
    beliefs: NDArray[np.float64]

    def where(self, kept: NDArray[np.bool_] | Numbers) -> Occurrences:
        """Those that are kept, or those with these numbers."""
        return Occurrences(self.firsts[kept], self.counts[kept], self.beliefs[kept])


@dataclass(frozen=True, slots=True, eq=False)
class MergedOccurrences:
    """The occurrences of several leaves, by position; ``leaf``: the number of its leaf."""

    leaf: Numbers
    firsts: Numbers
    lasts: Numbers
    beliefs: NDArray[np.float64]

    @classmethod
    def of(cls, found: Sequence[Occurrences]) -> MergedOccurrences:
        """All occurrences, by position; at equal ones in the order of the leaves."""
        firsts = np.concatenate([_NONE, *(each.firsts for each in found)])
        counts = np.concatenate([_NONE, *(each.counts for each in found)])
        beliefs = np.concatenate([np.zeros(0), *(each.beliefs for each in found)])
        leaf = np.arange(len(found)).repeat([len(each.firsts) for each in found])
        order = firsts.argsort(kind="stable")
        firsts = firsts[order]
        return cls(leaf[order], firsts, firsts + counts[order] - 1, beliefs[order])

    def where(self, kept: NDArray[np.bool_]) -> MergedOccurrences:
        """Those that are kept."""
        return MergedOccurrences(
            self.leaf[kept], self.firsts[kept], self.lasts[kept], self.beliefs[kept]
        )
