"""Amounts in a query: "$1.5bn" and "1.5 billion" are the same, as articles write either."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from ..model import TokenStream

_SHORT = {
    "million": ("m", "mn", "mln"),
    "billion": ("bn", "bln", "b"),
    "trillion": ("tn", "trn", "tln", "t"),
}
_SCALES = {way: scale for scale, short in _SHORT.items() for way in (scale, f"{scale}s", *short)}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_AS_ONE = re.compile(r"(\d+)([a-z]+)")  # a token; "1.5bn" is two


class Amount(NamedTuple):
    """A number (folded) and its scale (written out), in ``token_count`` tokens of a query."""

    first_token: int
    token_count: int
    number: str
    scale: str

    @property
    def short(self) -> tuple[str, ...]:
        """The amount as one word, the usual way first: 350m."""
        return tuple(self.number + short for short in _SHORT[self.scale])

    @property
    def scales(self) -> tuple[str, ...]:
        """What articles write behind the number, in full first."""
        return (self.scale, *_SHORT[self.scale])


def amounts(text: str, tokens: TokenStream) -> Iterator[Amount]:
    """The amounts of a query, left to right.

    A letter alone ("350m") is a scale behind a currency sign only: it may also be metres.
    """
    for at, folded in enumerate(tokens.folded):
        one = _AS_ONE.fullmatch(folded)
        if one:
            number, scale, count = one[1], one[2], 1
        elif _NUMBER.fullmatch(folded) and at + 1 < len(tokens):
            number, scale, count = folded, tokens.folded[at + 1], 2
        else:
            continue
        if scale in _SCALES and (len(scale) > 1 or _is_money(text, tokens.starts[at])):
            yield Amount(at, count, number, _SCALES[scale])


def _is_money(text: str, start: int) -> bool:
    """Whether a currency sign stands before what starts here."""
    before = text[:start].rstrip()[-1:]
    return bool(before) and unicodedata.category(before) == "Sc"
