"""Measures every line of pages, as input of the line model, with array operations only.

Many texts are measured together, concatenated in the same arrays: for a single page of two hundred
lines the hundreds of array operations would cost too much.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .splitting import TextLines, split_lines
from .vocabulary import Signs, vocabulary
from .words import (
    BETWEEN,
    BRACKET,
    DIGIT,
    HANDLE,
    LOWER,
    MIX,
    MONEY,
    PAUSE,
    QUOTE,
    RIGHTS,
    SEPARATOR,
    STOP,
    SYMBOL,
    UNCASED,
    UPPER,
    Characters,
    Flags,
    Floats,
    Hashes,
    Ints,
    endings,
    hash_lines,
    hash_pairs,
    read_characters,
    sums,
)  # fmt: skip

_TOPIC_BITS = 13  # of the hashes by which words of a text are compared


@dataclass(frozen=True, slots=True)
class Pages:
    """The non-empty lines of some texts, text after text, as columns, and the words in them.

    Text ``i`` has lines ``first_line[i]`` to ``first_line[i + 1]``, and each line its text's index
    in ``text``. ``numbers`` count from 1 in each text as ``str.splitlines`` does;
    ``starts``/``ends`` are places in that text and leave out white space at a line's ends.
    ``looks`` has a row of measurements per line. ``words`` are hashes of all words in order (case
    folded, digits alike), ``pairs`` of each with its follower in the text; line ``i`` has those
    from ``first_word[i]`` to ``first_word[i + 1]``, ``sizes[i]`` of them, ``functions[i]`` of these
    function words of English; ``signs`` are those that tell of something else than prose.
    ``counts`` has a row per kind of character, as in ``TextLines``. ``repeats`` says how many
    other lines of the text have the same words, ``ended`` which lines end as a sentence does in
    any script, or with a colon.
    """

    first_line: Ints
    text: Ints
    numbers: Ints
    starts: Ints
    ends: Ints
    looks: Floats
    words: Hashes
    pairs: Hashes
    first_word: Ints
    sizes: Ints
    functions: Ints
    signs: Signs
    counts: Ints
    repeats: Ints
    ended: Flags

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self.numbers)

    def totals(self, values: Ints | Flags) -> Ints:
        """For every text the sum of its lines' values."""
        return sums(values.astype(np.int64), self.first_line)

    def running(self, values: Ints | Flags) -> Ints:
        """For every line the sum of the values in its text up to and with this line."""
        upto = np.cumsum(values, dtype=np.int64)
        before = np.concatenate([[0], upto])[self.first_line[:-1]]
        return np.asarray(upto - before.take(self.text), np.int64)

    def inside(self, flags: Flags) -> Flags:
        """Which lines have flagged ones before and after them, or are flagged."""
        upto = self.running(flags)
        more = upto < self.totals(flags).take(self.text)
        return np.asarray(flags | ((upto > 0) & more), bool)


def measure(*texts: str) -> Pages:
    """The lines of the texts with their measurements."""
    begins = np.cumsum([0, *(len(text) + 1 for text in texts)])[:-1]
    joined = BETWEEN.join(texts)
    seen = read_characters(joined.replace("\r\n", " \n") if "\r" in joined else joined)
    lines = split_lines(seen, begins)
    first_word = np.searchsorted(seen.word_starts, np.append(lines.starts, len(seen.codes)))
    sizes = first_word[1:] - first_word[:-1]
    repeats = _repeats(seen.words, first_word, lines.text)
    begin = begins.take(lines.text)
    last = lines.ends - 1
    edges, stopped = _edges(seen, lines.starts, last, begin)
    known = vocabulary().lexicon.find(seen.words)
    telling = np.flatnonzero(known >= vocabulary().telling)
    signs = Signs(np.searchsorted(first_word, telling, "right") - 1, known.take(telling))
    speech, functions = _speech(seen, known, lines.text, sizes, stopped)
    columns = [
        *_shape(lines, sizes.astype(np.float32)),
        *edges,
        *speech,
        *_place(lines, sizes, stopped),
        np.minimum(repeats, 3) / 2,
        (repeats > 0) & (sizes >= 5),
    ]
    looks = np.stack(columns, axis=0, dtype=np.float32, casting="unsafe").T
    starts, ends, ended = lines.starts - begin, lines.ends - begin, _ended(seen, last, begin)
    pairs = _pairs(seen.words, first_word.take(lines.first[1:]))
    return Pages(
        lines.first, lines.text, lines.numbers, starts, ends, looks, seen.words, pairs, first_word,
        sizes, functions, signs, lines.counts, repeats, ended,
    )  # fmt: skip


def _pairs(words: Hashes, ends: Ints) -> Hashes:
    """A hash for each word and the next one in the same text; ``ends`` are the ends of the
    texts."""
    pairs = hash_pairs(words)
    last = ends[ends > 0] - 1
    pairs[last] = words[last]
    return pairs


def _repeats(words: Hashes, first_word: Ints, text: Ints) -> Ints:
    """How many other lines of its text have the same words as each line."""
    _, _, same, times = np.unique(
        hash_lines(words, first_word) + text.astype(np.uint64) * MIX,
        return_index=True,  # for the way of sorting that this asks for, which takes half the time
        return_inverse=True,
        return_counts=True,
    )
    return np.asarray(times[same] - 1, np.int64)


# --- measurements, each about 0 to 1 ---------------------------------------------------------

LOOKS = 56
_Columns = list[NDArray[np.generic]]


def _shape(lines: TextLines, words: Floats) -> _Columns:
    chars, counts = lines.lengths, lines.counts
    share = 3 / chars
    kinds = (SYMBOL, UPPER, DIGIT, UNCASED, STOP, PAUSE, QUOTE, SEPARATOR, BRACKET, MONEY)
    return [
        np.log1p(words) / 3,
        np.log1p(chars) / 4,
        chars / np.maximum(words, 1) / 10,
        *((words >= least) for least in (2, 5, 10, 20, 40)),
        words == 0,
        *(counts[kind] * share for kind in kinds),
        *(np.minimum(counts[kind], 6) / 3 for kind in (STOP, QUOTE, SEPARATOR)),
        *(counts[kind] > 0 for kind in (HANDLE, RIGHTS, MONEY)),
    ]


def _edges(seen: Characters, starts: Ints, last: Ints, begin: Ints) -> tuple[_Columns, Flags]:
    """The measurements, and which lines end as a sentence does, perhaps with a quotation mark
    after it."""
    first, final = seen.kinds.take(starts), seen.kinds.take(last)
    before = seen.kinds.take(np.maximum(last - 1, begin))
    code = seen.codes.take(last)
    stopped = np.asarray((final == STOP) | ((final == QUOTE) & (before == STOP)), bool)
    columns = [
        stopped,
        *(final == kind for kind in (QUOTE, PAUSE, BRACKET, DIGIT, LOWER)),
        code == ord(":"),
        (code == ord("…")) | ((final == STOP) & (before == STOP)),
        *(first == kind for kind in (UPPER, LOWER, QUOTE, DIGIT)),
        first >= STOP,
    ]
    return columns, stopped


def _ended(seen: Characters, last: Ints, begin: Ints) -> Flags:
    """Whether the lines end as sentences do, ignoring up to two closing marks."""
    table, at = endings(), seen.codes
    final, before, third = (
        table.take(at.take(np.maximum(last - back, begin)), mode="clip") for back in range(3)
    )
    closed = (before == 1) | ((before == 2) & (third == 1))
    return np.asarray((final == 1) | ((final == 2) & closed), bool)


def _speech(
    seen: Characters, known: Ints, text: Ints, words: Ints, stopped: Flags
) -> tuple[_Columns, Ints]:
    """The measurements, and how many function words each line has."""
    some = np.maximum(words, 1).astype(np.float32)
    capital = seen.kinds.take(seen.word_starts) == UPPER
    function = vocabulary().function.take(known)  # the index -1 of unknown words is the last flag
    speaker = vocabulary().speaker.take(known)
    shared = _shared(seen, text, words, stopped) & ~function
    line = np.repeat(np.arange(len(words)), words)
    functions, capitals, speakers, topic, names = (
        np.bincount(line.take(np.flatnonzero(flag)), minlength=len(words))
        for flag in (function, capital, speaker, shared, shared & capital)
    )
    content = np.maximum(words - functions, 1)
    columns = [
        functions / some * 2,
        np.minimum(functions, 12) / 6,
        capitals / some,
        speakers / some,
        np.minimum(speakers, 4) / 2,
        topic / content,
        np.minimum(topic, 8) / 4,
        np.minimum(names, 6) / 3,
    ]
    return columns, functions


def _shared(seen: Characters, text: Ints, sizes: Ints, stopped: Flags) -> Flags:
    """Whether each word also occurs elsewhere in the prose of its text, so belongs to its
    subject."""
    prose = np.repeat(stopped & (sizes >= 15), sizes)
    bucket = ((seen.words * MIX) >> np.uint64(64 - _TOPIC_BITS)).view(np.int64)
    bucket += np.repeat(text << _TOPIC_BITS, sizes)
    buckets = (text[-1:].sum() + 1) << _TOPIC_BITS
    times = np.bincount(bucket.take(np.flatnonzero(prose)), minlength=buckets)
    return np.asarray(np.greater(times.take(bucket), prose), bool)


def _usual_gap(lines: TextLines, gaps: Ints) -> Ints:
    """For every line the usual number of empty lines between two lines of its text.

    Some tools write two or three of them where others write one.
    """
    count = len(lines.first) - 1
    all_of_them = np.bincount(lines.text, gaps, count)
    times = np.bincount(lines.text, gaps > 0, count)
    usual = np.maximum(all_of_them // np.maximum(times, 1), 1)
    return np.asarray(usual.astype(np.int64).take(lines.text), np.int64)


def _place(lines: TextLines, words: Ints, stopped: Flags) -> _Columns:
    first, last = lines.first.take(lines.text), lines.first.take(lines.text + 1) - 1
    place = np.arange(len(words)) - first
    behind = last - first - place
    gap = np.diff(lines.numbers, prepend=0, append=0) - 1
    usual = _usual_gap(lines, np.where(place, gap[:-1], 0))
    above = np.ceil(np.where(place, gap[:-1], lines.numbers - 1) / usual)
    below = np.where(behind, np.ceil(gap[1:] / usual), 1)
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
