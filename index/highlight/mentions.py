"""The mentions of the names sought in the articles shown, as the store keeps them: in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..columns import ZONES, MarkingColumns, Numbers, among, hash_term
from ..model import Confidence
from ..occurrences import Sought, Streams, items
from ..query.nodes import Name
from .shown import Parts, Texts

Told = tuple[str, str, Confidence, str]
"""What a mention tells of itself: entity, form, how far it is believed, and the reason."""


Mentions = dict[int, Told]
"""Mentions by the position of their first token."""


def honest(
    streams: Streams, leaves: Sequence[Sought], texts: Texts, near: Parts | None
) -> tuple[Streams, Mentions]:
    """The mentions of entities sought, and the streams without those that merely have the hash.

    With ``near`` only those that reach into these parts are looked at; the others are left out.
    """
    names = (item for item in items(leaves) if isinstance(item, Name))
    wanted = {entity for name in names for entity in name.entities}
    if not wanted:
        return streams, {}
    found = among(streams.entities, [hash_term(entity) for entity in wanted]).nonzero()[0]
    if near is not None:
        firsts = streams.firsts[found]
        found = found[near.near(firsts, firsts + streams.counts[found] - 1, 0)]
    article, row = texts.mentions(streams, found)
    shown = article >= 0
    found, article, row = found[shown], article[shown], row[shown]
    mentions: Mentions = {}
    real: list[int] = []
    strings: dict[int, list[str]] = {}
    for at, first, n, (*_, entity, form, reason, certain) in zip(
        found.tolist(),
        streams.firsts[found].tolist(),
        article.tolist(),
        texts.marks.mentions[row].tolist(),
        strict=True,
    ):
        told = strings.get(n) or strings.setdefault(n, texts.marks.told(n))
        if told[entity] in wanted:
            believed = Confidence.CERTAIN if certain else Confidence.UNCERTAIN
            mentions[first] = told[entity], told[form], believed, told[reason]
            real.append(at)
    entities = np.zeros_like(streams.entities)
    entities[real] = streams.entities[real]
    return replace(streams, entities=entities), mentions


def agreeing(streams: Streams, places: Numbers, marks: MarkingColumns) -> NDArray[np.bool_]:
    """Which of the articles have as many tokens and mentions in their streams as in ``marks``.

    The others were changed when the one had been read and the other had not.
    """
    begins, ends = streams.begins[places], streams.ends[places]
    named = np.searchsorted(streams.firsts, ends) - np.searchsorted(streams.firsts, begins)
    same: NDArray[np.bool_] = np.diff(marks.begins[::ZONES]) == ends - begins
    same &= np.diff(marks.mention_begins[::ZONES]) == named
    return same
