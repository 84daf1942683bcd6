"""Flags of the gaps between tokens (white space and punctuation), set once, by the analyzer.

Later steps ask the same few questions about each gap; five of six gaps are a single space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

SPACE, GLUED, STOP, BEGINS, HYPHEN, OWNS, OPENED, ENDED = (1 << n for n in range(8))
ONE_SPACE = SPACE | GLUED

HYPHENS = "-\u2010\u2011"
OPENING = '"“‘«'
_OWNED = "'’‘`´"
_END = re.compile(r"[.!?;\n•|]")
# marks after which a sentence or a quotation may begin
_BEGIN = re.compile(r"[.!?:;\n•|“\"\[(]|[-–—]{2}| [-–—] ")
_MOST, _LONGEST = 10_000, 20  # gaps remembered, and their code points at most


class Gaps(dict[str, int]):
    """The flags of each gap, computed when it is first met.

    ``SPACE``: one space and nothing else; ``GLUED``: only white space, with one line break at
    most. ``STOP``: a sentence ends there; ``BEGINS``: a capital after it may be due to the place,
    as after a stop, a quote, a bullet. ``HYPHEN``: a hyphen and nothing else; ``OWNS``: an
    apostrophe, with or without s, before a space. ``OPENED``: it ends with an opening quote.
    ``ENDED``: a stop or a comma and white space, nothing else; or the end of the text.
    """

    def __missing__(self, gap: str) -> int:
        flags = (
            SPACE * (gap == " ")
            + GLUED * (gap == " " or (gap.isspace() and gap.count("\n") < 2))
            + STOP * bool(_END.search(gap))
            + BEGINS * (gap != " " and bool(_BEGIN.search(gap)))
            + HYPHEN * (len(gap) == 1 and gap in HYPHENS)
            + OWNS * (gap[:1] in tuple(_OWNED) and gap[-1] == " ")
            + OPENED * (gap[-1:] in tuple(OPENING))
            + ENDED * (gap[:1] in tuple(".,;!?") and gap[1:].isspace())
        )
        if len(self) < _MOST and len(gap) <= _LONGEST:
            self[gap] = flags
        return flags


_GAPS = Gaps()
EDGE = bytes((_GAPS["\n"] & ~GLUED | ENDED,))  # at either end of a text: not glued to anything


def gap_flags(between: Iterable[str]) -> bytes:
    """The flags of the gaps of a text: before the first token, between tokens, after the last."""
    return EDGE + bytes(map(_GAPS.__getitem__, between)) + EDGE
