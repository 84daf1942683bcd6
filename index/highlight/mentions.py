"""The mentions of the names searched for in the articles shown, read from the marking columns."""

from __future__ import annotations

from collections.abc import Container

import numpy as np
from numpy.typing import NDArray

from ..columns.marking import ZONES, MarkingColumns
from ..columns.words import Numbers
from ..model import Confidence
from ..occurrences import where
from ..occurrences.streams import MentionRows, Streams
from .shown import Texts

_CERTAIN, _UNCERTAIN = Confidence.CERTAIN, Confidence.UNCERTAIN

Identity = tuple[str, str, Confidence, str]
"""What a mention is: entity, form, confidence, and the reason for it."""

Mentions = dict[int, Identity]
"""Mentions by the position of their first token."""


def identities(texts: Texts, firsts: Numbers, articles: Numbers) -> list[Identity]:
    """Entity, form, confidence and reason of the mentions that begin at these positions.

    ``articles``: the number of the article that each is in.
    """
    marks, owners = texts.marks, articles.tolist()
    rows = texts.mentions.searchsorted(firsts)
    np.minimum(rows, len(texts.mentions) - 1, out=rows)
    strings = {n: marks.strings_of(n) for n in set(owners)}
    return [
        (own[entity], own[form], _CERTAIN if certain else _UNCERTAIN, own[reason])
        for own, (entity, form, reason, certain) in zip(
            map(strings.__getitem__, owners), marks.mentions[rows, 4:].tolist(), strict=True
        )
    ]


def confirmed(
    named: MentionRows, texts: Texts, wanted: Container[str]
) -> tuple[MentionRows, Mentions]:
    """The mentions of the ``wanted`` entities in the articles shown: as columns, and in words.

    Left out are mentions of other entities whose ids have an equal hash.
    """
    articles = texts.owners(named.firsts)
    named, articles = where(named, articles >= 0), articles[articles >= 0]
    if not len(articles):
        return named, {}
    firsts = named.firsts.tolist()
    found = zip(firsts, identities(texts, named.firsts, articles), strict=True)
    mentions = {first: each for first, each in found if each[0] in wanted}
    return where(named, np.array([first in mentions for first in firsts])), mentions


def agreeing(streams: Streams, places: Numbers, marks: MarkingColumns) -> NDArray[np.bool_]:
    """Which of the articles have as many tokens and mentions in their streams as in ``marks``.

    The others were changed between reading the one and the other.
    """
    here = (streams.ends - streams.begins)[places], streams.mention_counts[places]
    tokens, mentions = marks.begins[::ZONES], marks.mention_begins[::ZONES]
    same: NDArray[np.bool_] = tokens[1:] - tokens[:-1] == here[0]
    same &= mentions[1:] - mentions[:-1] == here[1]
    return same
