"""The 32-bit words that all columns are made of, and the hashes of terms."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ..model import TokenStream
from ..text.vocabulary import PerWord

Words = NDArray[np.uint32]
Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]

WORD = np.dtype("<u4")
DAMAGED = "the analysis of an article is damaged: run `pressmark rebuild`"
_FEW = 12  # values that are compared one by one


def _hash(term: str) -> int:
    """The 32-bit hash (CRC-32) by which a term, surface, entity id or form id is stored."""
    return crc32(term.encode("utf-8", "surrogatepass"))


hash_term = lru_cache(maxsize=1 << 17)(_hash)
_SURFACES, _FOLDED, _TERMS = PerWord(_hash, WORD), PerWord(_hash, WORD), PerWord(_hash, WORD)


def hash_terms(terms: Iterable[str]) -> list[int]:
    """The hash of each of these."""
    return list(map(hash_term, terms))


def hash_surfaces(tokens: TokenStream) -> Words:
    """The hash of each surface of a text."""
    return _SURFACES.of(tokens)


def hash_folded(tokens: TokenStream) -> Words:
    """The hash of each folded form of a text."""
    return _FOLDED.of(tokens, tokens.folded)


def hash_stems(tokens: TokenStream) -> Words:
    """The hash of each term of a text."""
    return _TERMS.of(tokens, tokens.terms)


def packed(numbers: Sequence[int]) -> bytes:
    """The numbers as 32-bit words; for a few hundred, three times as fast as numpy."""
    return struct.pack(f"<{len(numbers)}I", *numbers)


def among(values: Words, wanted: Sequence[int]) -> NDArray[np.bool_]:
    """Which of the values are wanted. Few ``wanted`` are compared one by one; of many, a table of
    their lower halves tells in one pass which values to compare."""
    if len(wanted) > _FEW:
        table = np.zeros(1 << 16, np.bool_)
        table[np.array(wanted) & 0xFFFF] = True
        maybe = table.take(values & 0xFFFF)
        maybe[maybe] = np.isin(values[maybe], np.array(wanted, WORD))
        return maybe
    if not wanted:
        return np.zeros(len(values), np.bool_)
    found: NDArray[np.bool_] = values == wanted[0]
    for value in wanted[1:]:
        found |= values == value
    return found


def rows(lengths: Numbers) -> tuple[Numbers, Numbers]:
    """For concatenated rows of these lengths: the row of each element, and its place in it."""
    row = np.arange(len(lengths)).repeat(lengths)
    return row, np.arange(len(row)) - (lengths.cumsum() - lengths).repeat(lengths)


def runs(values: Numbers | Floats) -> tuple[Numbers, Numbers]:
    """The beginning and the length of each run of equal values."""
    new = np.empty(len(values) + 1, np.bool_)
    new[0] = new[-1] = True
    np.not_equal(values[1:], values[:-1], out=new[1:-1])
    edges = new.nonzero()[0]
    begins = edges[:-1]
    return begins, edges[1:] - begins
