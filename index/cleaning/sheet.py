"""The measured lines of several pages, and what is known about each page besides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .features import Pages
from .templates import SourceLines
from .words import Flags, Floats, Hashes, Ints, hash_each

Judge = Callable[[Ints, Floats], Floats]


@dataclass(frozen=True, slots=True)
class Unlabelled:
    """A text to label, and what is known of it beforehand.

    ``title_hint`` has words that the title probably has; ``titled``: they are the title itself.
    ``judge`` knows more than the words, from the tags: of the numbers of the lines and their scores
    (log odds of body, comment and title) it computes the log odds of body. ``template`` says which
    lines recur over the source.
    """

    text: str
    title_hint: str | None = None
    titled: bool = False
    judge: Judge | None = None
    template: SourceLines | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Texts whose lines are measured and scored, but not labelled.

    ``scores`` has the logits of body, comment and title of each line; ``recurring`` flags the lines
    that belong to their source's template.
    """

    texts: Sequence[Unlabelled]
    pages: Pages
    scores: Floats
    recurring: Flags


@dataclass(frozen=True, slots=True)
class Sheet:
    """One of the texts, for decisions line by line.

    Its lines are ``begin`` to ``end`` of ``pages``. The lists have a value for each line of all
    texts: lists are read ten times as fast as arrays. ``hint``: the words of the title's hint.
    """

    known: Unlabelled
    pages: Pages
    scores: Floats
    begin: int
    end: int
    starts: list[int]
    ends: list[int]
    sizes: list[int]
    hint: Hashes

    def line(self, index: int) -> str:
        """The line as it is written in the text."""
        return self.known.text[self.starts[index] : self.ends[index]]


def sheets(seen: Layout) -> list[Sheet]:
    """The texts one by one."""
    pages, bounds = seen.pages, seen.pages.first_line.tolist()
    starts, ends, sizes = pages.starts.tolist(), pages.ends.tolist(), pages.sizes.tolist()
    hints = _hints(seen.texts)
    return [
        Sheet(known, pages, seen.scores, first, end, starts, ends, sizes, hint)
        for known, hint, (first, end) in zip(seen.texts, hints, pairwise(bounds), strict=True)
    ]


def lines_at(every: Sequence[Sheet], places: Ints) -> Iterator[tuple[int, str]]:
    """The lines at these places, each as it is written in its text."""
    texts = every[0].pages.text.take(places).tolist()
    for at, text in zip(places.tolist(), texts, strict=True):
        yield at, every[text].line(at)


def lines_with(
    every: Sequence[Sheet], pages: Pages, known: Flags, among: Flags
) -> Iterator[tuple[int, str]]:
    """Those of the flagged lines that have a word of these flags of the vocabulary."""
    places = pages.signs.where(known)
    return lines_at(every, places[among.take(places)])


def _hints(texts: Sequence[Unlabelled]) -> list[Hashes]:
    if not any(known.title_hint for known in texts):
        return [np.zeros(0, np.uint64)] * len(texts)
    return hash_each([known.title_hint or "" for known in texts])
