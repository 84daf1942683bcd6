"""Finds the leaves of a query in the columns of analysed articles, for ranking and highlighting.

The ranking columns of all candidates are concatenated in one buffer of 32-bit words, and each leaf
is searched in all of them at once. A *position* is an index into that buffer. Equal hashes are
taken for equal terms: a false match, one in four billion, does not matter for ranking, and
highlighting compares the letters afterwards.
"""

from __future__ import annotations

from .finding import Belief, QueryOccurrences, find, find_parts
from .occurrences import MergedOccurrences, Occurrences
from .scanning import Hits, Scanned, scan, written
from .streams import MentionRows, Streams, lay_out

__all__ = [
    "Belief",
    "Hits",
    "MentionRows",
    "MergedOccurrences",
    "Occurrences",
    "QueryOccurrences",
    "Scanned",
    "Streams",
    "find",
    "find_parts",
    "lay_out",
    "scan",
    "written",
]
