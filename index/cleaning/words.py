"""The kind of each character, and a hash for each word, as arrays."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from .normalise import CLOSING, SENTENCE_ENDS

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Hashes = NDArray[np.uint64]
_Number = TypeVar("_Number", np.int64, np.uint64)

# Kinds of character; words are made of LOWER to UNCASED, visible is what comes before SPACE.
(
    SYMBOL, LOWER, UPPER, DIGIT, UNCASED, STOP, PAUSE, QUOTE, SEPARATOR, BRACKET, HANDLE, RIGHTS,
    MONEY, SPACE, BREAK,
) = range(KINDS := 15)  # fmt: skip
_PUNCTUATION = {
    **dict.fromkeys(".!?…。", STOP),
    **dict.fromkeys(",;:-–—", PAUSE),
    **dict.fromkeys("\"'“”‘’„‚«»", QUOTE),
    **dict.fromkeys("|/>›<‹•·→▶►▼+*_=", SEPARATOR),
    **dict.fromkeys("()[]{}", BRACKET),
    **dict.fromkeys("@#", HANDLE),
    **dict.fromkeys("©®™", RIGHTS),
    **dict.fromkeys("$£€%", MONEY),
    **dict.fromkeys("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", BREAK),
}
_CATEGORIES = {
    **dict.fromkeys(("Lu", "Lt"), UPPER),
    **dict.fromkeys(("Lo", "Lm", "Mn", "Mc"), UNCASED),
    **dict.fromkeys(("Cc", "Cf", "Zs", "Zl", "Zp"), SPACE),
    "Ll": LOWER,
    "Nd": DIGIT,
}
BETWEEN = "\x0b"  # put between texts: ends a line, and never makes a CR LF with one
_NARROW = 0xFF  # highest code of one byte in Latin-1
_PLANE = 0x10000  # codes of the basic plane
_AT_ONCE = 1 << 17  # characters
_POWERS = 1 << 18  # kept in memory; for longer lines they are computed each time
_SLOT_BITS = 15  # of a lexicon: 32,768 slots
_SLOT_SHIFT = np.uint64(64 - _SLOT_BITS)
MIX = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio: spreads hashes over buckets
PAIR = np.uint64(0xC2B2AE3D27D4EB4F)
_BASE = 0x100000001B3  # of the polynomial that hashes a word
_INVERSE = pow(_BASE, -1, 2**64)  # odd numbers have inverses modulo 2**64


@dataclass(frozen=True, slots=True)
class Characters:
    """A text as columns: code and kind of each character, hashes and starts of its words."""

    codes: NDArray[np.uint32]
    kinds: NDArray[np.uint8]
    words: Hashes
    word_starts: Ints


def read_characters(text: str) -> Characters:
    """The text as columns, read a few lines at a time: so a processor's own cache holds them."""
    bounds = [0]
    while len(text) - bounds[-1] > _AT_ONCE:
        bounds.append(text.find("\n", bounds[-1] + _AT_ONCE) + 1 or len(text))
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    read = [_read(codes[begin:end], begin) for begin, end in pairwise([*bounds, len(text)])]
    return Characters(codes, *map(np.concatenate, zip(*read, strict=True)))


def _read(codes: NDArray[np.uint32], begin: int) -> tuple[NDArray[np.uint8], Hashes, Ints]:
    """The kinds of these characters, which begin at ``begin``, and the hashes of the words in them,
    and where these begin."""
    powers = _powers(_BASE, len(codes) + 1)[1:]
    # Most characters fit into a byte, and bytes are translated faster than arrays.
    narrow = codes.astype(np.uint8).tobytes()
    kinds, lowered = (
        np.frombuffer(bytearray(narrow.translate(table.astype(np.uint8).tobytes())), np.uint8)
        for table in (_kinds()[: _NARROW + 1], _letters()[: _NARROW + 1])
    )
    letters = lowered * powers
    wide = np.flatnonzero(codes > _NARROW)
    if len(wide):
        theirs = codes.take(wide)  # codes beyond the basic plane count as its last
        kinds[wide] = _kinds().take(theirs, mode="clip")
        letters[wide] = _letters().take(theirs, mode="clip") * powers.take(wide)
    inside = (kinds >= LOWER) & (kinds <= UNCASED)
    begins = inside.copy()
    np.greater(inside[1:], inside[:-1], out=begins[1:])
    starts = np.flatnonzero(begins)
    # Between words all values are 0, which do not change the sums.
    words = sums(letters, np.append(starts, len(letters))) * _down(starts)
    return kinds, words, starts + begin


def hash_words(text: str) -> Hashes:
    """The hashes of the words of ``text``: case folded, all digits alike."""
    return read_characters(text).words


def hash_each(texts: Sequence[str]) -> list[Hashes]:
    """The hashes of the words of each text."""
    seen = read_characters(BETWEEN.join(texts))
    ends = np.searchsorted(seen.word_starts, np.cumsum([len(text) + 1 for text in texts]))
    return [seen.words[begin:end] for begin, end in pairwise([0, *ends.tolist()])]


def hash_pairs(words: Hashes) -> Hashes:
    """A hash for each word and the next one; of the last word alone."""
    following = np.zeros_like(words)
    following[:-1] = words[1:]
    return words + following * PAIR


def sums(values: NDArray[_Number], first: Ints) -> NDArray[_Number]:
    """The sums of ``values[first[i]:first[i + 1]]``, 0 for empty ranges."""
    total = np.empty(len(values) + 1, values.dtype)
    total[0] = 0
    np.cumsum(values, out=total[1:])
    upto = total.take(first)
    return upto[1:] - upto[:-1]


def hash_lines(words: Hashes, first: Ints) -> Hashes:
    """A hash of each line's words in order; line ``i`` has ``words[first[i]:first[i + 1]]``.

    Lines without words have 0.
    """
    mixed = words ^ (
        words >> np.uint64(31)
    )  # else exchanging letters between words would not change it
    powers = _powers(_BASE, len(words) + 1)[1:]
    return sums(mixed * powers, first) * _down(first[:-1])


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A set of word hashes that thousands of words are looked up in at once."""

    keys: Hashes
    slots: NDArray[np.intp]
    mix: np.uint64

    def find(self, hashes: Hashes) -> Ints:
        """For every hash its index in ``keys``, or -1 if it is not there."""
        at = self.slots.take(((hashes * self.mix) >> _SLOT_SHIFT).view(np.int64))
        return np.where(self.keys.take(at) == hashes, at, -1)


def lexicon(keys: Hashes) -> Lexicon:
    """A lexicon of at most a few hundred distinct keys: each has a slot of its own."""
    mix = MIX
    while len(set(((keys * mix) >> _SLOT_SHIFT).tolist())) < len(keys):
        mix = np.uint64((int(mix) * int(PAIR) | 1) % 2**64)
    slots = np.zeros(1 << _SLOT_BITS, np.intp)
    slots[(keys * mix) >> _SLOT_SHIFT] = np.arange(len(keys))
    return Lexicon(keys, slots, mix)


@cache
def _kinds() -> NDArray[np.uint8]:
    kinds = [_CATEGORIES.get(unicodedata.category(chr(code)), SYMBOL) for code in range(_PLANE)]
    for character, kind in _PUNCTUATION.items():
        kinds[ord(character)] = kind
    return np.array(kinds, np.uint8)


@cache
def endings() -> NDArray[np.uint8]:
    """Per code: 1 if a sentence ends with it, 2 if it may follow the end, else 0."""
    table = np.zeros(_PLANE, np.uint8)
    table[[ord(character) for character in SENTENCE_ENDS]] = 1
    table[[ord(character) for character in CLOSING]] = 2
    return table


@cache
def _letters() -> Hashes:
    """What each code adds to the hash of its word, before the factor of its place; 0 outside
    words."""
    table = np.array([ord(chr(code).lower()[0]) for code in range(_PLANE)], np.uint64)
    kinds = _kinds()
    table[kinds == DIGIT] = ord("0")
    table[(kinds < LOWER) | (kinds > UNCASED)] = 0
    return table


def _powers(base: int, count: int) -> Hashes:
    """The powers of the base, modulo 2**64, from the power 0 on: so many of them."""
    return _first_powers(base)[:count] if count <= _POWERS else _computed_powers(base, count)


@cache
def _first_powers(base: int) -> Hashes:
    return _computed_powers(base, _POWERS)


def _computed_powers(base: int, count: int) -> Hashes:
    powers = np.full(count, base, np.uint64)
    powers[:1] = 1
    return np.cumprod(powers)


def _down(places: Ints) -> Hashes:
    """The inverses of the base to the powers ``places``, in ascending order."""
    return _powers(_INVERSE, int(places[-1]) + 1 if len(places) else 0).take(places)
