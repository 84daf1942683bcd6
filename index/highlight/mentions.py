"""The mentions of the names sought in the articles shown, as the store keeps them: in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..columns import ZONES, MarkingColumns, Numbers, among, hash_term
from ..model import Confidence
from ..occurrences import Sought, Streams, items
from ..query.nodes import Name
from .shown import Texts

_CERTAIN, _UNCERTAIN = Confidence.CERTAIN, Confidence.UNCERTAIN

Told = tuple[str, str, Confidence, str]
"""What a mention tells of itself: entity, form, how far it is believed, and the reason."""


Mentions = dict[int, Told]
"""Mentions by the position of their first token."""


def told(streams: Streams, texts: Texts, firsts: Numbers, articles: Numbers) -> list[Told]:
    """What is told by the mentions that begin at these positions, each in one of the articles."""
    marks, owners = texts.marks, articles.tolist()
    rows = texts.rows(streams, streams.firsts.searchsorted(firsts), articles)
    strings = {n: marks.told(n) for n in set(owners)}
    return [
        (said[entity], said[form], _CERTAIN if certain else _UNCERTAIN, said[reason])
        for said, (entity, form, reason, certain) in zip(
            map(strings.__getitem__, owners), marks.mentions[rows, 4:].tolist(), strict=True
        )
    ]


def honest(streams: Streams, leaves: Sequence[Sought], texts: Texts) -> tuple[Streams, Mentions]:
    """The mentions of entities sought, and the streams without those that merely have the hash."""
    names = (item for item in items(leaves) if isinstance(item, Name))
    wanted = {entity for name in names for entity in name.entities}
    if not wanted:
        return streams, {}
    found = among(streams.entities, [hash_term(entity) for entity in wanted]).nonzero()[0]
    articles = texts.owners(streams, found)
    found, articles = found[articles >= 0], articles[articles >= 0]
    firsts = streams.firsts[found]
    said = zip(firsts.tolist(), told(streams, texts, firsts, articles), strict=True)
    mentions = {first: each for first, each in said if each[0] in wanted}
    real = found[[first in mentions for first in firsts.tolist()]]
    entities = np.zeros_like(streams.entities)
    entities[real] = streams.entities[real]
    return streams.with_entities(entities), mentions


def agreeing(streams: Streams, places: Numbers, marks: MarkingColumns) -> NDArray[np.bool_]:
    """Which of the articles have as many tokens and mentions in their streams as in ``marks``.

    The others were changed when the one had been read and the other had not.
    """
    here = (streams.ends - streams.begins)[places], streams.mentions[places]
    tokens, mentions = marks.begins[::ZONES], marks.mention_begins[::ZONES]
    same: NDArray[np.bool_] = tokens[1:] - tokens[:-1] == here[0]
    same &= mentions[1:] - mentions[:-1] == here[1]
    return same
