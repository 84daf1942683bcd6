"""The labelled lines of a page as columns, made into ``Line`` when needed."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat
from typing import overload

import numpy as np
from numpy.typing import NDArray

from ..model import Label, Line
from .features import Pages
from .naming import NAMES

_SAY_SOMETHING = np.array(
    [kept or label in (Label.COMMENT, Label.LEGAL) for label, _, kept in NAMES]
)


class Lines(Sequence[Line]):
    """A sequence of ``Line``, kept as columns; equal to a tuple of the same lines.

    A page has hundreds of lines, and most of them are never looked at.
    """

    __slots__ = ("_columns",)

    def __init__(self, columns: NDArray[np.int32]) -> None:
        """``columns``: rows of numbers, starts and ends as in ``Line``, and of indices in
        ``naming.NAMES``."""
        self._columns = columns

    def __len__(self) -> int:
        return len(self._columns[0])

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Line, ...]: ...
    def __getitem__(self, index: int | slice) -> Line | tuple[Line, ...]:
        if isinstance(index, slice):
            return tuple(_made(self._columns[:, index]))
        number, start, end, code = self._columns[:, index].tolist()
        return Line(number, start, end, *NAMES[code])

    def __iter__(self) -> Iterator[Line]:
        return _made(self._columns)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Lines):
            return np.array_equal(self._columns, other._columns)
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def numbered_in(self, text: str) -> Lines:
        """The same lines, numbered as in ``text``, which has the same characters but more lines."""
        columns = self._columns.copy()
        first = np.cumsum([len(row) for row in text.splitlines(keepends=True)])
        columns[0] = np.searchsorted(first, columns[1], side="right") + 1
        return Lines(columns)

    def telling(self) -> Iterator[Line]:
        """The lines that say something about the article: kept ones, comments and legal lines."""
        telling = np.flatnonzero(_SAY_SOMETHING.take(self._columns[3]))
        return _made(self._columns.take(telling, axis=1))


def lines_of(pages: Pages, codes: Sequence[int]) -> list[Lines]:
    """The lines of each of the texts, named by their codes."""
    columns = np.array([pages.numbers, pages.starts, pages.ends, codes], np.int32)
    return [
        Lines(columns[:, first:end].copy()) for first, end in pairwise(pages.first_line.tolist())
    ]


def _made(columns: NDArray[np.int32]) -> Iterator[Line]:
    numbers, starts, ends, codes = columns.tolist()
    places, names = zip(numbers, starts, ends, strict=True), map(NAMES.__getitem__, codes)
    return map(tuple.__new__, repeat(Line), map(operator.add, places, names))
