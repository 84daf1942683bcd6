"""The lines of many texts, found in all of them at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .words import BREAK, KINDS, LOWER, SPACE, Characters, Ints


@dataclass(frozen=True, slots=True)
class TextLines:
    """The non-empty lines of all texts, as columns; ``starts`` and ``ends`` are places in all
    texts.

    Text ``i`` has lines ``first[i]`` to ``first[i + 1]``; ``text`` is the number of a line's text
    and ``numbers`` its number in it, from 1. ``lengths`` count visible characters; ``counts`` has a
    row per kind of character and a column per line, right for visible ones that are no small
    letters.
    """

    first: Ints
    text: Ints
    numbers: Ints
    starts: Ints
    ends: Ints
    lengths: Ints
    counts: Ints


def split_lines(seen: Characters, begins: Ints) -> TextLines:
    """The lines of the texts that begin at these characters, divided as ``str.splitlines`` does.

    CR LF must have become one break.
    """
    # Most characters are small letters and spaces; only the others need to be looked at.
    odd = np.flatnonzero((seen.kinds != LOWER) & (seen.kinds != SPACE))
    kinds = seen.kinds.take(odd)
    ended = kinds == BREAK
    breaks = odd[ended]
    lines = len(breaks) + 1
    cells = np.cumsum(ended) - ended + kinds * np.int64(lines)
    every = np.bincount(cells, minlength=KINDS * lines)
    visible = np.flatnonzero(seen.kinds < SPACE)
    bounds = np.searchsorted(visible, breaks)
    first = np.concatenate([[0], bounds])
    length = np.append(bounds, len(visible)) - first
    full = np.flatnonzero(length)
    first, length = first.take(full), length.take(full)
    starts, ends = visible.take(first), visible.take(first + length - 1) + 1
    before = np.searchsorted(breaks, begins)  # lines before each text, the empty ones too
    first_line = np.append(np.searchsorted(full, before), len(full))
    text = np.repeat(np.arange(len(begins)), first_line[1:] - first_line[:-1])
    counts = every.reshape(KINDS, lines).take(full, axis=1)
    return TextLines(first_line, text, full + 1 - before.take(text), starts, ends, length, counts)
