"""The mentions of the names sought in the articles shown, as the store keeps them: in words."""

from __future__ import annotations

from collections.abc import Container

import numpy as np
from numpy.typing import NDArray

from ..columns import ZONES, MarkingColumns, Numbers
from ..model import Confidence
from ..occurrences import Hits, Streams
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
    streams: Streams, hits: Hits, texts: Texts, wanted: Container[str]
) -> tuple[Hits, Mentions]:
    """The mentions of entities sought in the articles shown, and the hits that are really such:
    some merely have the hash of one.
    """
    firsts = streams.named_at(hits.positions).firsts
    articles = texts.owners(streams, firsts)
    hits, firsts, articles = (
        hits.where(articles >= 0),
        firsts[articles >= 0],
        articles[articles >= 0],
    )
    if not len(firsts):
        return hits, {}
    said = zip(firsts.tolist(), told(texts, firsts, articles), strict=True)
    mentions = {first: each for first, each in said if each[0] in wanted}
    return hits.where(np.array([first in mentions for first in firsts.tolist()])), mentions


def agreeing(streams: Streams, places: Numbers, marks: MarkingColumns) -> NDArray[np.bool_]:
    """Which of the articles have as many tokens and mentions in their streams as in ``marks``.

    The others were changed when the one had been read and the other had not.
    """
    here = (streams.ends - streams.begins)[places], streams.mentions[places]
    tokens, mentions = marks.begins[::ZONES], marks.mention_begins[::ZONES]
    same: NDArray[np.bool_] = tokens[1:] - tokens[:-1] == here[0]
    same &= mentions[1:] - mentions[:-1] == here[1]
    return same
