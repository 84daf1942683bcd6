"""Words that are in capitals only because all around them are: headlines, slogans, telex."""

from __future__ import annotations

import numpy as np

from ..model import TokenStream
from .vocabulary import PerWord

_NO_WORD, _SHORT, _FOUR, _LONG = 1, 2, 3, 4  # in capitals: by its letters


def _kind(surface: str) -> int:
    """0 for what is not in capitals; figures and single letters may stand between capitals."""
    if not surface.isupper() and any(map(str.isalpha, surface)):
        return 0
    letters = sum(map(str.isalpha, surface))
    return (_NO_WORD, _NO_WORD, _SHORT, _SHORT, _FOUR, _LONG)[min(letters, 5)]


_KINDS = PerWord(_kind, np.uint8)


def set_in_capitals(tokens: TokenStream) -> list[int]:
    """The places of words that are no acronyms, though in capitals, as their neighbours are too.

    They stand in a row of three words in capitals, or in a text of nothing else, in which two have
    five letters; words of two or three letters are left out, since they may be acronyms still:
    "REBELS SEIZE TWO TOWNS", but not "EU, NATO and OPEC", nor the "US" of "US SENATE RETURNS".
    """
    kinds = _KINDS.of(tokens)
    if np.count_nonzero(kinds == _LONG) < 2:
        return []
    edges = np.flatnonzero(np.diff(kinds != 0, prepend=False, append=False)).tolist()
    places: list[int] = []
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        row = kinds[begin:end]
        words = np.count_nonzero(row > _NO_WORD)
        if np.count_nonzero(row == _LONG) > 1 and (words > 2 or len(row) == len(kinds)):
            places += (begin + np.flatnonzero(row >= _FOUR)).tolist()
    return places
