"""The mentions of the names sought in the articles shown, as the store keeps them: in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..columns import ZONES, MarkingColumns, Numbers, among, hash_term
from ..model import Confidence
from ..occurrences import Sought, Streams, items
from ..query.nodes import Name

Told = tuple[str, str, Confidence, str]
"""What a mention tells of itself: entity, form, how far it is believed, and the reason."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Mentions by the position of their first token."""

    rows: dict[int, tuple[list[int], list[str]]]  # of the marking columns, and what they refer to

    def entity(self, position: int) -> str | None:
        """Whose name begins at this token, if one that is sought does."""
        found = self.rows.get(position)
        return None if found is None else found[1][found[0][4]]

    def told(self, position: int) -> Told:
        """The mention that begins at this token."""
        (*_, entity, form, reason, certain), strings = self.rows[position]
        confidence = Confidence.CERTAIN if certain else Confidence.UNCERTAIN
        return strings[entity], strings[form], confidence, strings[reason]


def honest(
    streams: Streams, leaves: Sequence[Sought], places: Numbers, marks: MarkingColumns
) -> tuple[Streams, Mentions]:
    """The mentions of entities sought, and the streams without those that merely have the hash.

    ``places`` are those of the articles of ``marks``, rising.
    """
    names = (item for item in items(leaves) if isinstance(item, Name))
    wanted = {entity for name in names for entity in name.entities}
    if not wanted:
        return streams, Mentions({})
    found = np.flatnonzero(among(streams.entities, [hash_term(entity) for entity in wanted]))
    place = np.searchsorted(streams.begins, streams.firsts[found], side="right") - 1
    article = np.searchsorted(places, place).clip(max=len(places) - 1)
    shown = places[article] == place
    found, article = found[shown], article[shown]
    before = np.searchsorted(streams.firsts, streams.begins[places])
    row = found + (marks.mention_begins[::ZONES][:-1] - before)[article]
    rows: dict[int, tuple[list[int], list[str]]] = {}
    real: list[int] = []
    strings: dict[int, list[str]] = {}
    for at, first, n, told in zip(
        found.tolist(),
        streams.firsts[found].tolist(),
        article.tolist(),
        marks.mentions[row].tolist(),
        strict=True,
    ):
        if n not in strings:
            strings[n] = marks.told(n)
        if strings[n][told[4]] in wanted:
            rows[first] = told, strings[n]
            real.append(at)
    entities = np.zeros_like(streams.entities)
    entities[real] = streams.entities[real]
    return replace(streams, entities=entities), Mentions(rows)


def agreeing(streams: Streams, places: Numbers, marks: MarkingColumns) -> NDArray[np.bool_]:
    """Which of the articles have as many tokens and mentions in their streams as in ``marks``.

    The others were changed when the one had been read and the other had not.
    """
    begins, ends = streams.begins[places], streams.ends[places]
    named = np.searchsorted(streams.firsts, ends) - np.searchsorted(streams.firsts, begins)
    same: NDArray[np.bool_] = np.diff(marks.begins[::ZONES]) == ends - begins
    same &= np.diff(marks.mention_begins[::ZONES]) == named
    return same
