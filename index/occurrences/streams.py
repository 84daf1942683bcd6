"""The ranking columns of many articles as one buffer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..columns import FIRST_COMMENT, HEADER, UNCERTAIN, WORD, Numbers, Words, rows


@dataclass(frozen=True, slots=True, eq=False)
class Streams:
    """The streams of some articles in one buffer.

    ``units`` are the positions where units begin, rising; ``unit_article`` and ``unit_number``
    say whose they are and which (0 title, 1 standfirst, 2 + n passage n, ``FIRST_COMMENT`` + n
    comment n if any were laid out). Mentions are columns of equal length, by position.
    """

    words: Words
    begins: Numbers
    ends: Numbers
    units: Numbers
    unit_ends: Numbers
    unit_article: Numbers
    unit_number: Numbers
    firsts: Numbers
    counts: Numbers
    certain: NDArray[np.bool_]
    entities: Words
    forms: Words
    surfaces: Numbers | None  # where the surfaces begin, per article
    commented: bool = False


def lay_out(blobs: Sequence[bytes], *, surfaces: bool = False) -> Streams:
    """The ranking columns of some articles as one buffer; with surfaces if they are needed."""
    words = np.frombuffer(b"".join(blobs), WORD)
    sizes = np.array(list(map(len, blobs)), np.int64) >> 2
    heads = sizes.cumsum() - sizes
    tokens, bounds, mentions = (words[heads + n].astype(np.int64) for n in range(HEADER - 1))
    begins = heads + HEADER
    ends = begins + tokens
    article, number = rows(bounds - 1)
    first_bound = ends[article] + number
    remarks = words[heads + HEADER - 1].astype(np.int64)
    commented = bool(np.count_nonzero(remarks))
    if commented:
        remark = number - (bounds - 1 - remarks)[article]
        number = np.where(remark >= 0, FIRST_COMMENT + remark, number)
    mention_of, place = rows(mentions)
    row = (ends + bounds)[mention_of] + place
    step = mentions[mention_of]
    counts = words[row + step]
    return Streams(
        words=words,
        begins=begins,
        ends=ends,
        units=words[first_bound] + begins[article],
        unit_ends=words[first_bound + 1] + begins[article],
        unit_article=article,
        unit_number=number,
        firsts=words[row] + begins[mention_of],
        counts=(counts & (UNCERTAIN - 1)).astype(np.int64),
        certain=counts < UNCERTAIN,
        entities=words[row + 2 * step],
        forms=words[row + 3 * step],
        surfaces=(ends + bounds + 4 * mentions) if surfaces else None,
        commented=commented,
    )
