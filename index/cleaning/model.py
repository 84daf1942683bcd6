"""The line model: how likely each line of a page is body, and how likely a reader's comment."""

from __future__ import annotations

import numpy as np

from .features import MIX, Hashes, Ints

BUCKETS = 4096  # of words, and of pairs of neighbouring words
HEAD, TAIL = 10, 6  # of a line the model reads the first and the last words
_SHIFT = np.uint64(64 - 12)


def buckets(hashes: Hashes) -> Ints:
    """Where each word, or pair of words, has its vector."""
    return ((hashes * MIX) >> _SHIFT).astype(np.int64)
