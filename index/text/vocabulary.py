"""A number for each word met, so that what a word tells by itself can be kept in arrays.

What is asked of every word of every text is then read for a whole text at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock

import numpy as np
from numpy.typing import DTypeLike, NDArray

from ..model import TokenStream

_MOST = 400_000  # surfaces numbered: about 60 MB; noise that comes later is looked at every time


class Vocabulary:
    """The numbers of surfaces, from 1 on, for as long as the process lives; 0 has no number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        """One more than the highest number."""
        return len(self._numbers) + 1

    def number(self, surface: str) -> int:
        """The surface's number, 0 if too many came before it."""
        known = self._numbers.get(surface)
        if known is None:
            with self._lock:
                if len(self._numbers) >= _MOST:
                    return 0
                known = self._numbers.setdefault(surface, len(self._numbers) + 1)
        return known


VOCABULARY = Vocabulary()


class Told:
    """What each surface tells, as a number, found out when it is first met."""

    def __init__(self, tell: Callable[[str], int], kind: DTypeLike) -> None:
        """``tell`` gives the number, one of the ``kind``; its highest is found out every time."""
        self._tell = tell
        self._unknown = int(np.iinfo(np.dtype(kind)).max)
        self._table = np.full(1, self._unknown, kind)

    def of(
        self, tokens: TokenStream, words: Sequence[str] | None = None
    ) -> NDArray[np.unsignedinteger]:
        """What every token of a text tells: its surface, or of ``words`` the one that it makes."""
        numbers = np.frombuffer(tokens.numbers, np.int64)
        table = self._table
        if len(table) < len(VOCABULARY):
            table = self._table = self._grown(table, len(VOCABULARY))  # others may grow it too
        told = table[numbers]
        if len(told) and np.maximum.reduce(told) == self._unknown:
            words = tokens.surfaces if words is None else words
            for i in np.flatnonzero(told == self._unknown).tolist():
                told[i] = self._tell(words[i])
            table[numbers] = told
            table[0] = self._unknown
        return told

    def _grown(
        self, known: NDArray[np.unsignedinteger], needed: int
    ) -> NDArray[np.unsignedinteger]:
        table = np.full(2 * needed, self._unknown, known.dtype)
        table[: len(known)] = known
        return table
