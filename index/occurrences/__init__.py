"""Finds the leaves of a query in the columns of analysed articles, for ranking and highlighting.

The ranking columns of all candidates are concatenated in one buffer of 32-bit words, and each leaf
is searched in all of them at once. A *position* is a number for the article and the token in it,
with a gap before each part that no row of words runs into (``streams.position``). Equal hashes are
taken for equal terms: a false match, one in four billion, does not matter for ranking, and
highlighting compares the letters afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from ..columns.words import Numbers

Rows = TypeVar("Rows", bound=NamedTuple)


def where(rows: Rows, kept: NDArray[np.bool_] | Numbers) -> Rows:
    """Of rows, given as columns, those that are kept, or those with these numbers."""
    return rows._make(column[kept] for column in rows)


class Occurrences(NamedTuple):
    """The occurrences of a leaf: position of the first token, number of tokens, belief (0 to 1)."""

    firsts: Numbers
    counts: Numbers
    beliefs: NDArray[np.float64]


_NONE = np.zeros(0, np.int64)
_NOWHERE = Occurrences(_NONE, _NONE, np.zeros(0))


class MergedOccurrences(NamedTuple):
    """The occurrences of several leaves, by position; ``leaf``: the number of its leaf."""

    leaf: Numbers
    firsts: Numbers
    lasts: Numbers
    beliefs: NDArray[np.float64]

    @classmethod
    def of(cls, found: Sequence[Occurrences]) -> MergedOccurrences:
        """All occurrences, by position; at equal ones in the order of the leaves."""
        columns = zip(_NOWHERE, *found, strict=True)
        firsts, counts, beliefs = (np.concatenate(each) for each in columns)
        leaf = np.arange(len(found)).repeat([len(each.firsts) for each in found])
        order = firsts.argsort(kind="stable")
        firsts = firsts[order]
        return cls(leaf[order], firsts, firsts + counts[order] - 1, beliefs[order])
