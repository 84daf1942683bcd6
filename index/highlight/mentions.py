"""The mentions of the names sought in the articles shown, as the store keeps them: in words."""

from __future__ import annotations

from collections.abc import Container

import numpy as np
from numpy.typing import NDArray

from ..columns import ZONES, MarkingColumns, Numbers
from ..model import Confidence
from ..occurrences import Named, Streams
from .shown import Texts

_CERTAIN, _UNCERTAIN = Confidence.CERTAIN, Confidence.UNCERTAIN

Told = tuple[str, str, Confidence, str]
"""What a mention tells of itself: entity, form, how far it is believed, and the reason."""


Mentions = dict[int, Told]
"""Mentions by the position of their first token."""


def told(texts: Texts, firsts: Numbers, articles: Numbers) -> list[Told]:
    """What is told by the mentions that begin at these positions, each in one of the articles."""
    marks, owners = texts.marks, articles.tolist()
    rows = texts.mentions.searchsorted(firsts)
    np.minimum(rows, len(texts.mentions) - 1, out=rows)
    strings = {n: marks.told(n) for n in set(owners)}
    return [
        (said[entity], said[form], _CERTAIN if certain else _UNCERTAIN, said[reason])
        for said, (entity, form, reason, certain) in zip(
            map(strings.__getitem__, owners), marks.mentions[rows, 4:].tolist(), strict=True
        )
    ]


def honest(
    streams: Streams, named: Named, texts: Texts, wanted: Container[str]
) -> tuple[Named, Mentions]:
    """Which mentions are really of entities ``wanted``, in the articles shown: some merely have the
    hash of one. And what they tell.
    """
    articles = texts.owners(streams, named.firsts)
    named, articles = named.where(articles >= 0), articles[articles >= 0]
    if not len(articles):
        return named, {}
    firsts = named.firsts.tolist()
    said = zip(firsts, told(texts, named.firsts, articles), strict=True)
    mentions = {first: each for first, each in said if each[0] in wanted}
    return named.where(np.array([first in mentions for first in firsts])), mentions


def agreeing(streams: Streams, places: Numbers, marks: MarkingColumns) -> NDArray[np.bool_]:
    """Which of the articles have as many tokens and mentions in their streams as in ``marks``.

    The others were changed when the one had been read and the other had not.
    """
    here = (streams.ends - streams.begins)[places], streams.mentions[places]
    tokens, mentions = marks.begins[::ZONES], marks.mention_begins[::ZONES]
    same: NDArray[np.bool_] = tokens[1:] - tokens[:-1] == here[0]
    same &= mentions[1:] - mentions[:-1] == here[1]
    return same
