"""Syndicated copies: articles with nearly the same text in other papers.

A text is a set of shingles, runs of five folded words. Two are copies if they share at least half
of all their shingles (Jaccard). MinHash (Broder 1997) estimates that from 128 numbers per text;
bands of three numbers (locality-sensitive hashing) find the texts to compare. ``store.copies``
stores the signatures and the clusters; this module is pure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from ..columns.words import hash_folded
from ..model import TokenStream

SHINGLE = 5  # words
SHORTEST = 30  # words: in shorter texts half of the shingles may be equal by chance
PERMUTATIONS = 128
BANDS, ROWS = 20, 3  # texts with Jaccard .5 share a band with probability .93, with .6 with .99
ALIKE = 0.5  # least estimated Jaccard of copies
_AT_ONCE = 512  # shingles hashed at a time: 128 x 512 x 4 bytes stay in the processor's cache

Slots = NDArray[np.uint16]
_Hashes = NDArray[np.uint32]
# Signatures are stored, so these must never change; numpy promises to keep raw bits the same.
_BITS: NDArray[np.uint64] = np.random.PCG64(1848).random_raw(2 * PERMUTATIONS + SHINGLE)
_FACTORS: _Hashes = (_BITS[:PERMUTATIONS, None] >> np.uint64(32)).astype(np.uint32) | np.uint32(1)
_OFFSETS: _Hashes = _BITS[PERMUTATIONS:-SHINGLE, None].astype(np.uint32)
_PLACES: NDArray[np.uint64] = _BITS[-SHINGLE:] | np.uint64(1)


@dataclass(frozen=True, slots=True)
class Signature:
    """The stored signature of a text: ``digest`` is equal for equal words in equal order.

    ``slots``: 128 little-endian numbers of 16 bits. Two texts have about the same share of equal
    numbers as of equal shingles. Empty for short texts, which are copies only word for word.
    """

    digest: bytes
    slots: bytes


def signature(body: TokenStream, title: TokenStream = TokenStream()) -> Signature:  # noqa: B008
    """The signature of an article: 16 bytes of digest, 256 of slots or none.

    The title counts only in short texts: papers rewrite headlines, but "Subscribe to read on"
    under a hundred headlines is not one article.
    """
    words = body.folded
    short = len(words) < SHORTEST
    read = (*title.folded, "\n", *words) if short else words
    digest = blake2b(" ".join(read).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return Signature(digest, b"" if short else _minhash(body).tobytes())


def band_keys(slots: bytes) -> list[int]:
    """The 20 keys by which a text is found, one per band; 31 bits, to keep rows short."""
    numbers = np.frombuffer(slots, "<u2")[: BANDS * ROWS].reshape(BANDS, ROWS)
    mixed = numbers.astype(np.uint64) @ _PLACES[:ROWS]
    keys: list[int] = (mixed >> np.uint64(33)).tolist()
    return keys


def resemblance(one: bytes, others: Sequence[bytes]) -> list[float]:
    """The estimated Jaccard (0 to 1) of the text with the slots ``one`` and each of the others."""
    if not others:
        return []
    mine = np.frombuffer(one, "<u2")
    theirs = np.frombuffer(b"".join(others), "<u2").reshape(len(others), PERMUTATIONS)
    shared = np.add.reduce(theirs == mine, axis=1, dtype=np.uint8)  # 128 at most
    shares: list[float] = (shared / PERMUTATIONS).tolist()
    return shares


def alike(one: Signature, other: Signature) -> bool:
    """Whether two texts are copies of each other."""
    if not (one.slots and other.slots):
        return one.digest == other.digest
    return resemblance(one.slots, [other.slots])[0] >= ALIKE


def _minhash(words: TokenStream) -> Slots:
    """The low 16 bits of the least hash of any shingle under each permutation.

    Two different minima have equal low bits only once in 65,536 (Li and König 2010).
    """
    shingles = _shingles(words)
    least = np.full(PERMUTATIONS, (1 << 32) - 1, np.uint32)
    for at in range(0, len(shingles), _AT_ONCE):
        hashed = _FACTORS * shingles[at : at + _AT_ONCE]
        hashed += _OFFSETS
        np.minimum(least, hashed.min(axis=1), out=least)
    return least.astype("<u2")


def _shingles(words: TokenStream) -> _Hashes:
    """A well mixed hash of each run of five words; the text has at least five words."""
    hashes = hash_folded(words).astype(np.uint64)
    count = len(words) - SHINGLE + 1
    mixed = np.zeros(count, np.uint64)
    for n, factor in enumerate(_PLACES):
        mixed += hashes[n : n + count] * factor
    mixed ^= mixed >> np.uint64(32)
    mixed *= _PLACES[0]
    return (mixed >> np.uint64(32)).astype(np.uint32)


# --- in a list of hits ----------------------------------------------------------------------


def collapse(
    ranked: Sequence[int], copies: Mapping[int, Collection[int]]
) -> dict[int, tuple[int, ...]]:
    """The hits to show, in order, each with the hits that are hidden as its copies.

    ``copies``: for an article, which others are copies of it. A hit is hidden under the best ranked
    hit shown of which it is a copy.
    """
    hidden: dict[int, tuple[int, ...]] = {}
    for ordinal in ranked:
        alike = copies.get(ordinal)
        shown = next((one for one in hidden if one in alike), None) if alike else None
        if shown is None:
            hidden[ordinal] = ()
        else:
            hidden[shown] += (ordinal,)
    return hidden
