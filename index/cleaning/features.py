"""Pages as numbers: what every line looks like, for the line model. Whole-array work only.

Texts are measured together, one after the other in the same arrays: a page of two hundred lines
is too short to be worth the hundreds of array operations that measuring takes. No line depends
on what other texts are measured beside its own.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from .normalise import CLOSING, SENTENCE_ENDS

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]
_Number = TypeVar("_Number", np.int64, np.uint64)

# Kinds of character; words are made of LOWER to UNCASED, visible is what comes before SPACE.
(
    SYMBOL, LOWER, UPPER, DIGIT, UNCASED, STOP, PAUSE, QUOTE, SEPARATOR, BRACKET, HANDLE, RIGHTS,
    MONEY, SPACE, BREAK,
) = range(15)  # fmt: skip
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
_FUNCTION_WORDS = (
    "the of and to in a is was for on that with he it as at by his be from are this an have has "
    "had not but they were which who their or will would said she her its been after also more "
    "than one about into there when what if so no can out up we our could did do over him "
    "them some only other"
)
_SPEAKER_WORDS = "i me my you your yours lol im dont agree thanks thank"
_FOREIGN = 0.15
_PLANE = 0x10000
_BETWEEN = "\x0b"  # texts: ends a line, and joins with neither half of CR LF
_STEP_BITS = 8
_TOPIC_BITS = 13
_SLOT_BITS = 15
_SLOT_SHIFT = np.uint64(64 - _SLOT_BITS)
MIX = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio: spreads hashes over buckets
_PAIR = np.uint64(0xC2B2AE3D27D4EB4F)
_BASE = 0x100000001B3  # of the polynomial that hashes a word


@dataclass(frozen=True, slots=True)
class Pages:
    """The non-empty lines of some texts, text after text, as columns, and the words in them.

    Text ``i`` has lines ``first_line[i]`` to ``first_line[i + 1]``. ``numbers`` count from 1 in
    each text as ``str.splitlines`` does; ``starts``/``ends`` are places in that text and leave out
    white space at a line's ends. ``looks`` has a row of measurements per line. ``words`` are hashes
    of all words in order (case folded, digits alike), ``pairs`` of each with its follower in the
    text; line ``i`` has those from ``first_word[i]`` to ``first_word[i + 1]``, ``sizes[i]`` of
    them. ``repeats`` says how many other lines of the text have the same words, ``ended`` which
    lines end as a sentence does in any script, or with a colon.
    """

    first_line: Ints
    numbers: Ints
    starts: Ints
    ends: Ints
    looks: Floats
    words: Hashes
    pairs: Hashes
    first_word: Ints
    sizes: Ints
    repeats: Ints
    ended: Flags

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self.numbers)

    def page(self, index: int) -> Pages:
        """One of the texts alone."""
        lines = slice(self.first_line[index], self.first_line[index + 1])
        bounds = self.first_word[lines.start : lines.stop + 1]
        words = slice(bounds[0], bounds[-1])
        return Pages(
            self.first_line[index : index + 2] - lines.start,
            self.numbers[lines],
            self.starts[lines],
            self.ends[lines],
            self.looks[lines],
            self.words[words],
            self.pairs[words],
            bounds - words.start,
            self.sizes[lines],
            self.repeats[lines],
            self.ended[lines],
        )


@dataclass(frozen=True, slots=True)
class _Text:
    """The characters and words of the texts, as columns; where each text begins, and its lines."""

    codes: NDArray[np.intp]
    kinds: NDArray[np.uint8]
    words: Hashes
    word_starts: Ints


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines that are not empty: of which text, which in it, from where to where.

    ``counts`` has a row per line and a column per visible kind of character.
    """

    first: Ints
    text: Ints
    numbers: Ints
    starts: Ints
    ends: Ints
    counts: Ints


def measure(*texts: str) -> Pages:
    """The lines of the texts with their measurements."""
    begins = np.cumsum([0, *(len(text) + 1 for text in texts)])[:-1]
    seen = _read(_BETWEEN.join(texts))
    lines = _split(seen, begins)
    first_word = np.searchsorted(seen.word_starts, np.append(lines.starts, len(seen.codes)))
    sizes = first_word[1:] - first_word[:-1]
    repeats = _repeats(seen.words, first_word, lines.text)
    begin = begins.take(lines.text)
    last = lines.ends - 1
    stopped = _stopped(seen, last, begin)
    columns = [
        *_shape(lines.counts, sizes.astype(np.float32)),
        *_edges(seen, lines.starts, last, begin, stopped),
        *_vocabulary(seen, lines.text, sizes, stopped),
        *_place(lines, sizes, stopped),
        np.minimum(repeats, 3) / 2,
        (repeats > 0) & (sizes >= 5),
    ]
    looks = np.stack(columns, axis=1, dtype=np.float32, casting="unsafe")
    starts, ends, ended = lines.starts - begin, lines.ends - begin, _ended(seen, last, begin)
    pairs = _pairs(seen.words, first_word.take(lines.first[1:]))
    return Pages(
        lines.first, lines.numbers, starts, ends, looks, seen.words, pairs, first_word, sizes,
        repeats, ended,
    )  # fmt: skip


def hash_words(text: str) -> Hashes:
    """The hashes of the words of ``text``, as in ``Page.words``."""
    return _read(text).words


def is_foreign(page: Pages) -> bool:
    """Whether hardly any words of a page are function words of English (0.4 in English prose)."""
    known, functional = _plain_words()
    found = int((known.find(page.words) < functional).sum())
    return found < _FOREIGN * len(page.words)


def hash_pairs(words: Hashes) -> Hashes:
    """A hash for each word with its follower; the last has none."""
    return _pairs(words, np.array([len(words)]))


def _pairs(words: Hashes, ends: Ints) -> Hashes:
    """The same of several texts; ``ends`` says how many words end with each."""
    following = np.zeros_like(words)
    following[:-1] = words[1:]
    following[ends[ends > 0] - 1] = 0
    return words + following * _PAIR


def sums(values: NDArray[_Number], first: Ints) -> NDArray[_Number]:
    """The sums of ``values[first[i]:first[i + 1]]``; some may be empty."""
    total = np.zeros(len(values) + 1, values.dtype)
    np.cumsum(values, out=total[1:])
    return total[first[1:]] - total[first[:-1]]


# --- characters, lines, words ---------------------------------------------------------------


@cache
def _kinds() -> NDArray[np.uint8]:
    kinds = [_CATEGORIES.get(unicodedata.category(chr(code)), SYMBOL) for code in range(_PLANE)]
    for character, kind in _PUNCTUATION.items():
        kinds[ord(character)] = kind
    return np.array(kinds, np.uint8)


@cache
def _endings() -> NDArray[np.uint8]:
    """Per character: 1 if a sentence ends with it, 2 if it may follow the end, else 0."""
    table = np.zeros(_PLANE, np.uint8)
    table[[ord(character) for character in SENTENCE_ENDS]] = 1
    table[[ord(character) for character in CLOSING]] = 2
    return table


@cache
def _lowered() -> Hashes:
    table = np.array([ord(chr(code).lower()[0]) for code in range(_PLANE)], np.uint64)
    table[_kinds() == DIGIT] = ord("0")
    return table * np.uint64(_BASE)


@cache
def _powers(base: int) -> tuple[Hashes, Hashes]:
    """``base`` to the powers 0 to 255, and to 0, 256, 512 …; their products are the powers."""
    one = np.ones(1, np.uint64)
    low = np.cumprod(np.full(1 << _STEP_BITS, base, np.uint64))
    high = np.cumprod(np.full(1 << 15, low[-1], np.uint64))
    return np.concatenate([one, low[:-1]]), np.concatenate([one, high])


def _upto(count: int) -> Hashes:
    """The base to the powers from 0 to ``count`` - 1."""
    low, high = _powers(_BASE)
    return np.multiply.outer(high[: (count >> _STEP_BITS) + 1], low).ravel()[:count]


def _down(places: Ints) -> Hashes:
    """One over the base to the powers ``places``: odd numbers have inverses modulo 2**64."""
    low, high = _powers(pow(_BASE, -1, 2**64))
    return low.take(places & (1 << _STEP_BITS) - 1) * high.take(places >> _STEP_BITS)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A set of word hashes that thousands of words are looked up in at once."""

    keys: Hashes
    slots: NDArray[np.int16]
    mix: np.uint64

    def find(self, hashes: Hashes) -> Ints:
        """For every hash its index in ``keys``, or ``len(keys)`` if it is not there."""
        at = self.slots.take(((hashes * self.mix) >> _SLOT_SHIFT).astype(np.intp))
        return np.where(self.keys.take(at) == hashes, at, len(self.keys))


def lexicon(keys: Hashes) -> Lexicon:
    """A lexicon of distinct keys, fewer than a few hundred: each has a slot of its own."""
    mix = MIX
    while len(set(((keys * mix) >> _SLOT_SHIFT).tolist())) < len(keys):
        mix = np.uint64((int(mix) * int(_PAIR) | 1) % 2**64)
    slots = np.zeros(1 << _SLOT_BITS, np.int16)
    slots[(keys * mix) >> _SLOT_SHIFT] = np.arange(len(keys))
    return Lexicon(keys, slots, mix)


@cache
def _plain_words() -> tuple[Lexicon, int]:
    """Function words, then speaker words; and how many are function words."""
    function, speaker = hash_words(_FUNCTION_WORDS), hash_words(_SPEAKER_WORDS)
    return lexicon(np.concatenate([function, speaker])), len(function)


def _read(text: str) -> _Text:
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    codes = np.minimum(points, _PLANE - 1).astype(np.intp)
    kinds = _kinds().take(codes)
    places = np.flatnonzero((kinds >= LOWER) & (kinds <= UNCASED))
    fresh = np.ones(len(places), bool)
    np.greater(places[1:] - places[:-1], 1, out=fresh[1:])
    at = np.flatnonzero(fresh)
    letters = _lowered().take(codes.take(places))
    letters *= _upto(len(places))
    words = np.add.reduceat(letters, at) if len(at) else letters
    words *= _down(at)
    return _Text(codes, kinds, words, places.take(at))


def _split(seen: _Text, begins: Ints) -> _Lines:
    breaks = np.flatnonzero(seen.kinds == BREAK)
    second = (seen.codes.take(breaks) == 10) & (breaks > 0)
    second &= seen.codes.take(breaks - 1) == 13
    breaks = breaks[~second]  # CR LF is one break
    visible = np.flatnonzero(seen.kinds < SPACE)
    bounds = np.searchsorted(visible, breaks)
    first = np.concatenate([[0], bounds])
    length = np.append(bounds, len(visible)) - first
    full = np.flatnonzero(length)
    first, length = first.take(full), length.take(full)
    cells = np.repeat(np.arange(len(full)) * SPACE, length)
    cells += seen.kinds.take(visible)
    counts = np.bincount(cells, minlength=len(full) * SPACE).reshape(-1, SPACE)
    before = np.searchsorted(breaks, begins)  # lines before each text, the empty ones too
    first_line = np.append(np.searchsorted(full, before), len(full))
    text = np.repeat(np.arange(len(begins)), first_line[1:] - first_line[:-1])
    starts, ends = visible.take(first), visible.take(first + length - 1) + 1
    return _Lines(first_line, text, full + 1 - before.take(text), starts, ends, counts)


def _repeats(words: Hashes, first_word: Ints, text: Ints) -> Ints:
    """How many other lines of its text have the same words as each line."""
    keys = _line_keys(words, first_word) + text.astype(np.uint64) * MIX
    _, same, times = np.unique(keys, return_inverse=True, return_counts=True)
    return np.asarray(times[same] - 1, np.int64)


def _line_keys(words: Hashes, first_word: Ints) -> Hashes:
    rank = np.arange(len(words)) - np.repeat(first_word[:-1], np.diff(first_word))
    mixed = (words * MIX) ^ (rank.astype(np.uint64) * _PAIR)
    return np.asarray(sums(mixed, first_word), np.uint64)


# --- measurements, each about 0 to 1 ---------------------------------------------------------

LOOKS = 56
_Columns = list[NDArray[np.generic]]


def _shape(counts: Ints, words: Floats) -> _Columns:
    chars = counts.sum(1)
    share = counts * (3 / chars[:, None])
    kinds = (SYMBOL, UPPER, DIGIT, UNCASED, STOP, PAUSE, QUOTE, SEPARATOR, BRACKET, MONEY)
    return [
        np.log1p(words) / 3,
        np.log1p(chars) / 4,
        chars / np.maximum(words, 1) / 10,
        *((words >= least) for least in (2, 5, 10, 20, 40)),
        words == 0,
        *(share[:, kind] for kind in kinds),
        *(np.minimum(counts[:, kind], 6) / 3 for kind in (STOP, QUOTE, SEPARATOR)),
        *(counts[:, kind] > 0 for kind in (HANDLE, RIGHTS, MONEY)),
    ]


def _edges(seen: _Text, starts: Ints, last: Ints, begin: Ints, stopped: Flags) -> _Columns:
    first, final = seen.kinds.take(starts), seen.kinds.take(last)
    before = seen.kinds.take(np.maximum(last - 1, begin))
    code = seen.codes.take(last)
    return [
        stopped,
        *(final == kind for kind in (QUOTE, PAUSE, BRACKET, DIGIT, LOWER)),
        code == ord(":"),
        (code == ord("…")) | ((final == STOP) & (before == STOP)),
        *(first == kind for kind in (UPPER, LOWER, QUOTE, DIGIT)),
        first >= STOP,
    ]


def _ended(seen: _Text, last: Ints, begin: Ints) -> Flags:
    """Whether the lines end as sentences do, looking past as many as two closing marks."""
    table, at = _endings(), seen.codes
    final, before, third = (
        table.take(at.take(np.maximum(last - back, begin))) for back in range(3)
    )
    closed = (before == 1) | ((before == 2) & (third == 1))
    return np.asarray((final == 1) | ((final == 2) & closed), bool)


def _stopped(seen: _Text, last: Ints, begin: Ints) -> Flags:
    """Whether the lines end as a sentence does, perhaps with a quotation mark after it."""
    final, before = seen.kinds.take(last), seen.kinds.take(np.maximum(last - 1, begin))
    return np.asarray((final == STOP) | ((final == QUOTE) & (before == STOP)), bool)


def _vocabulary(seen: _Text, text: Ints, words: Ints, stopped: Flags) -> _Columns:
    some = np.maximum(words, 1).astype(np.float32)
    capital = seen.kinds.take(seen.word_starts) == UPPER
    known, functional = _plain_words()
    found = known.find(seen.words)
    function, speaker = found < functional, (found >= functional) & (found < len(known.keys))
    shared = _shared(seen, text, words, stopped) & ~function
    line = np.repeat(np.arange(len(words)), words)
    functions, capitals, speakers, topic, names = (
        np.bincount(line.take(np.flatnonzero(flag)), minlength=len(words))
        for flag in (function, capital, speaker, shared, shared & capital)
    )
    content = np.maximum(words - functions, 1)
    return [
        functions / some * 2,
        np.minimum(functions, 12) / 6,
        capitals / some,
        speakers / some,
        np.minimum(speakers, 4) / 2,
        topic / content,
        np.minimum(topic, 8) / 4,
        np.minimum(names, 6) / 3,
    ]


def _shared(seen: _Text, text: Ints, sizes: Ints, stopped: Flags) -> Flags:
    """Whether each word also stands in its text's prose elsewhere: what the text is about."""
    prose = np.repeat(stopped & (sizes >= 15), sizes)
    bucket = ((seen.words * MIX) >> np.uint64(64 - _TOPIC_BITS)).astype(np.int64)
    bucket += np.repeat(text << _TOPIC_BITS, sizes)
    buckets = (text[-1:].sum() + 1) << _TOPIC_BITS
    times = np.bincount(bucket.take(np.flatnonzero(prose)), minlength=buckets)
    return np.asarray(np.greater(times.take(bucket), prose), bool)


def _place(lines: _Lines, words: Ints, stopped: Flags) -> _Columns:
    first, last = lines.first.take(lines.text), lines.first.take(lines.text + 1) - 1
    place = np.arange(len(words)) - first
    behind = last - first - place
    gap = np.diff(lines.numbers, prepend=0, append=0) - 1
    above = np.where(place, gap[:-1], lines.numbers - 1)
    below = np.where(behind, gap[1:], 1)
    prose = np.where(stopped & (words >= 8), words, 0)
    upto = np.cumsum(prose)
    before = upto - prose
    earlier = before.take(first)  # prose of the texts before this one
    total = upto.take(last) - earlier
    return [
        np.minimum(above, 3) / 3,
        np.minimum(below, 3) / 3,
        np.log1p(place) / 4,
        np.log1p(behind) / 4,
        place / (place + behind + 1),
        (before - earlier) / (total + 20),
        (total - (upto - earlier)) / (total + 20),
        np.log1p(total) / 6,
    ]
