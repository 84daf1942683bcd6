"""Numbers for the words met, so that facts about each can be kept in arrays.

What is asked about every word of every text is then looked up for a whole text in one step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock

import numpy as np
from numpy.typing import DTypeLike, NDArray

from ..model import TokenStream

_MOST = 400_000  # words numbered (about 60 MB); facts about later ones are not remembered


class Vocabulary:
    """The numbers of words, from 1, for the life of the process; 0: without a number.

    A word is a surface with its term: languages, and texts in capitals, give it another one.
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        """One more than the highest number."""
        return len(self._numbers) + 1

    def number(self, surface: str, term: str) -> int:
        """The word's number, 0 if too many came before it."""
        word = surface, term
        known = self._numbers.get(word)
        if known is None:
            with self._lock:
                if len(self._numbers) >= _MOST:
                    return 0
                known = self._numbers.setdefault(word, len(self._numbers) + 1)
        return known


VOCABULARY = Vocabulary()


class PerWord:
    """A function of words as an array: called once for each, then looked up by its number."""

    def __init__(self, function: Callable[[str], int], kind: DTypeLike) -> None:
        """``function`` returns a number of this ``kind``; the highest one is never remembered."""
        self._function = function
        self._unknown = int(np.iinfo(np.dtype(kind)).max)
        self._table = np.full(1, self._unknown, kind)

    def of(
        self, tokens: TokenStream, words: Sequence[str] | None = None
    ) -> NDArray[np.unsignedinteger]:
        """The value for each token of a text; ``words``: what to call the function with instead of
        the surface, which must determine it."""
        numbers = np.frombuffer(tokens.numbers, np.int64)
        table = self._table
        if len(table) < len(VOCABULARY):
            table = self._table = self._grown(table, len(VOCABULARY))  # other threads may too
        values: NDArray[np.unsignedinteger] = table.take(numbers)
        if len(values) and np.maximum.reduce(values) == self._unknown:
            words = tokens.surfaces if words is None else words
            for i in np.flatnonzero(values == self._unknown).tolist():
                values[i] = self._function(words[i])
            table[numbers] = values
            table[0] = self._unknown
        return values

    def _grown(
        self, known: NDArray[np.unsignedinteger], needed: int
    ) -> NDArray[np.unsignedinteger]:
        table = np.full(2 * needed, self._unknown, known.dtype)
        table[: len(known)] = known
        return table
