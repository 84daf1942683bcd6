"""A page as numbers: what every line looks like, for the line model. Whole-page array work only.

A page of two hundred lines is measured in a few dozen array operations, none of them per line:
that is what lets cleaning run at a thousand pages a second.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

BUCKETS = 4096  # of words, and of pairs of neighbouring words
_BITS = np.uint64(64 - 12)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_MAX_WORD = 24

# Kinds of character; the order is that of the columns of counts.
(SYMBOL, LOWER, UPPER, DIGIT, UNCASED, STOP, PAUSE, QUOTE, SEPARATOR, BRACKET, SPACE, BREAK) = range(12)
_VISIBLE_KINDS = SPACE
_PUNCTUATION = {
    **dict.fromkeys(".!?…。", STOP),
    **dict.fromkeys(",;:-–—", PAUSE),
    **dict.fromkeys("\"'“”‘’„‚«»", QUOTE),
    **dict.fromkeys("|/>›<‹•·→▶►▼+#@*_=", SEPARATOR),
    **dict.fromkeys("()[]{}", BRACKET),
    **dict.fromkeys("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", BREAK),
}
_FUNCTION_WORDS = (
    "the of and to in a is was for on that with he it as at by his be from are this an have has had "
    "not but they were which who their or will would said she her its been after also more than one "
    "about into there when what if so no can out up we our could did do over him them some only other"
)
_SPEAKER_WORDS = "i me my you your yours lol im dont agree thanks thank"


@dataclass(frozen=True, slots=True)
class Page:
    """The non-empty lines of a text, as columns, and the words in them.

    ``numbers`` count from 1 as ``str.splitlines`` does; ``starts``/``ends`` leave out white space
    at a line's ends. ``looks`` has a row of measurements per line. ``words`` and ``pairs`` are
    buckets of all words in order; line ``i`` has words ``first_word[i]`` to ``first_word[i + 1]``.
    ``keys`` are equal for lines of equal words.
    """

    numbers: Ints
    starts: Ints
    ends: Ints
    looks: Floats
    words: Ints
    pairs: Ints
    first_word: Ints
    keys: NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def word_counts(self) -> Ints:
        """How many words each line has."""
        return np.diff(self.first_word)


@cache
def _kinds() -> NDArray[np.uint8]:
    """The kind of every character of the Basic Multilingual Plane."""
    table = np.full(0x10000, SYMBOL, np.uint8)
    for code in range(0x10000):
        character = chr(code)
        category = unicodedata.category(character)
        if character in _PUNCTUATION:
            table[code] = _PUNCTUATION[character]
        elif category == "Ll":
            table[code] = LOWER
        elif category in {"Lu", "Lt"}:
            table[code] = UPPER
        elif category == "Nd":
            table[code] = DIGIT
        elif category in {"Lo", "Lm", "Mn", "Mc"}:
            table[code] = UNCASED
        elif character.isspace() or category in {"Cc", "Cf"}:
            table[code] = SPACE
    return table


@cache
def _lowered() -> NDArray[np.uint64]:
    """The small letter of every character, all digits the same."""
    lower = [character.lower() for character in map(chr, range(0x10000))]
    table = np.array([ord(c) if len(c) == 1 else ord(c[0]) for c in lower], np.uint64)
    table[_kinds() == DIGIT] = ord("0")
    return table


@cache
def _powers() -> NDArray[np.uint64]:
    power, powers = 1, []
    for _ in range(_MAX_WORD + 1):
        powers.append(power)
        power = power * 0x100000001B3 % 2**64
    return np.array(powers, np.uint64)


@cache
def _word_keys(words: str) -> NDArray[np.uint64]:
    codes = _codes(" ".join(words.split()))
    return np.sort(_hash_words(codes, _kinds()[codes])[0])


def measure(text: str) -> Page:
    """The lines of ``text`` with their measurements."""
    codes = _codes(text)
    kinds = _kinds()[codes]
    numbers, starts, ends, line_of, visible = _split(codes, kinds)
    count = len(numbers)
    if not count:
        none = np.zeros(0, np.int64)
        looks = np.zeros((0, LOOKS), np.float32)
        return Page(none, none, none, looks, none, none, np.zeros(1, np.int64), none.astype(np.uint64))
    hashes, word_starts = _hash_words(codes, kinds)
    first_word = np.searchsorted(word_starts, np.append(starts, len(codes)))
    buckets = ((hashes * _MIX) >> _BITS).astype(np.int64)
    following = np.append(hashes[1:], np.uint64(0))
    pairs = (((hashes + following * np.uint64(0x9E3779B1)) * _MIX) >> _BITS).astype(np.int64)
    keys = _line_keys(hashes, first_word)
    counts = np.bincount(
        line_of * _VISIBLE_KINDS + kinds[visible], minlength=count * _VISIBLE_KINDS
    ).reshape(count, _VISIBLE_KINDS)
    looks = _looks(counts, kinds, numbers, starts, ends, hashes, word_starts, first_word, keys)
    return Page(numbers, starts, ends, looks, buckets, pairs, first_word, keys)


def _codes(text: str) -> NDArray[np.uint32]:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return np.minimum(codes, 0xFFFF)


def _split(
    codes: NDArray[np.uint32], kinds: NDArray[np.uint8]
) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Numbers, starts, ends of non-empty lines; line index and place of every visible character."""
    breaks = kinds == BREAK
    breaks[1:] &= ~((codes[1:] == 10) & (codes[:-1] == 13))  # CR LF is one break
    visible = np.flatnonzero(kinds < _VISIBLE_KINDS)
    line = np.cumsum(breaks)[visible]
    fresh = np.ones(len(line), bool)
    fresh[1:] = line[1:] != line[:-1]
    at = np.flatnonzero(fresh)
    last = np.append(at[1:], len(line)) - 1 if len(line) else at
    return line[at] + 1, visible[at], visible[last] + 1, np.cumsum(fresh) - 1, visible


def _hash_words(
    codes: NDArray[np.uint32], kinds: NDArray[np.uint8]
) -> tuple[NDArray[np.uint64], Ints]:
    """A hash per word (letters and digits, case folded, digits alike) and where it starts."""
    places = np.flatnonzero((kinds >= LOWER) & (kinds <= UNCASED))
    if not len(places):
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    fresh = np.ones(len(places), bool)
    fresh[1:] = np.diff(places) > 1
    at = np.flatnonzero(fresh)
    within = np.arange(len(places)) - np.repeat(at, np.diff(np.append(at, len(places))))
    letters = _lowered()[codes[places]] * _powers()[np.minimum(within, _MAX_WORD)]
    return np.add.reduceat(letters, at), places[at]


def _line_keys(hashes: NDArray[np.uint64], first_word: Ints) -> NDArray[np.uint64]:
    rank = (np.arange(len(hashes)) - np.repeat(first_word[:-1], np.diff(first_word))).astype(np.uint64)
    return sums(hashes * _MIX ^ rank * np.uint64(0xC2B2AE3D27D4EB4F), first_word)


def sums(values: NDArray[np.uint64], first: Ints) -> NDArray[np.uint64]:
    """The sums of ``values[first[i]:first[i + 1]]``, where some of them may be empty."""
    total = np.zeros(len(values) + 1, values.dtype)
    np.cumsum(values, out=total[1:])
    return total[first[1:]] - total[first[:-1]]


LOOKS = 44


def _looks(
    counts: Ints,
    kinds: NDArray[np.uint8],
    numbers: Ints,
    starts: Ints,
    ends: Ints,
    hashes: NDArray[np.uint64],
    word_starts: Ints,
    first_word: Ints,
    keys: NDArray[np.uint64],
) -> Floats:
    n = len(numbers)
    words = np.diff(first_word).astype(np.float32)
    some = np.maximum(words, 1)
    chars = counts.sum(1).astype(np.float32)
    share = counts / chars[:, None]
    capital = (kinds[word_starts] == UPPER).astype(np.int64)
    function = _member(hashes, _FUNCTION_WORDS)
    speaker = _member(hashes, _SPEAKER_WORDS)
    function_n, capital_n, speaker_n = (
        sums(column, first_word).astype(np.float32) for column in (function, capital, speaker)
    )
    last_kind, first_kind = kinds[ends - 1], kinds[starts]
    before_last = kinds[np.maximum(ends - 2, 0)]
    stopped = (last_kind == STOP) | ((last_kind == QUOTE) & (before_last == STOP))
    prose = np.where(stopped & (words >= 8), words, 0.0) * np.minimum(function_n / some * 3, 1.0)
    mass = np.cumsum(prose)
    total = mass[-1]
    gap = np.diff(numbers, prepend=numbers[0] - 1, append=numbers[-1] + 2) - 1
    _, where, repeats = np.unique(keys, return_inverse=True, return_counts=True)
    repeated = repeats[where] - 1
    place = np.arange(n, dtype=np.float32)
    columns = [
        np.log1p(words) / 3,
        np.log1p(chars) / 4,
        words >= 5,
        words >= 10,
        words >= 20,
        words >= 40,
        words == 0,
        *share[:, [SYMBOL, UPPER, DIGIT, UNCASED, STOP, PAUSE, QUOTE, SEPARATOR, BRACKET]].T * 3,
        np.minimum(counts[:, STOP], 6) / 3,
        np.minimum(counts[:, QUOTE], 6) / 3,
        function_n / some * 2,
        np.minimum(function_n, 12) / 6,
        capital_n / some,
        np.minimum(speaker_n, 4) / 2,
        speaker_n / some,
        stopped,
        last_kind == QUOTE,
        last_kind == PAUSE,
        last_kind == BRACKET,
        last_kind == DIGIT,
        last_kind == LOWER,
        first_kind == UPPER,
        first_kind == LOWER,
        first_kind == QUOTE,
        first_kind == DIGIT,
        first_kind >= STOP,
        np.minimum(gap[:-1], 3) / 3,
        np.minimum(gap[1:], 3) / 3,
        np.minimum(repeated, 3) / 2,
        (repeated > 0) & (words >= 5),
        np.log1p(place) / 4,
        np.log1p(n - 1 - place) / 4,
        place / n,
        (mass - prose) / (total + 20),
        (total - mass) / (total + 20),
        np.full(n, np.log1p(total) / 6),
    ]
    return np.stack(columns, axis=1, dtype=np.float32, casting="unsafe")


def _member(hashes: NDArray[np.uint64], words: str) -> Ints:
    keys = _word_keys(words)
    at = np.minimum(np.searchsorted(keys, hashes), len(keys) - 1)
    return (keys[at] == hashes).astype(np.int64)
