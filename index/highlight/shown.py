"""The shown texts, and where their tokens are among the streams of all articles searched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..columns.marking import ZONES, MarkingColumns
from ..columns.words import Numbers, rows
from ..occurrences.streams import article_of, position

TITLE, STANDFIRST, BODY, COMMENTS = range(ZONES)


class ShownArticle(NamedTuple):
    """An article to mark: its four texts, and the parts of them that are shown.

    ``place`` is the number of its stream. A part is the number of a text with the start and end of
    what is shown of it; parts are disjoint and in order.
    """

    place: int
    texts: tuple[str, str, str, str]
    language: str
    parts: Sequence[tuple[int, int, int]]


@dataclass(frozen=True, eq=False)
class Texts:
    """The texts of articles, four zones each, and the position at which each text's tokens begin.

    ``places`` say which of the streams are theirs.
    """

    texts: tuple[str, ...]
    languages: tuple[str, ...]
    places: Numbers
    firsts: Numbers
    marks: MarkingColumns

    @classmethod
    def of(cls, shown: Sequence[ShownArticle], marks: MarkingColumns) -> Texts:
        """The texts of articles in the order of their places."""
        places = np.array([each.place for each in shown])
        heads = marks.begins[:-1].reshape(-1, ZONES)
        firsts = position(places[:, None], np.arange(ZONES), heads - heads[:, :1])
        return cls(
            texts=tuple(text for each in shown for text in each.texts),
            languages=tuple(each.language for each in shown),
            places=places,
            firsts=firsts.ravel(),
            marks=marks,
        )

    def zones(self, positions: Numbers) -> Numbers:
        """The text that each token is of."""
        zones = self.firsts.searchsorted(positions, side="right") - 1
        return np.maximum(zones, 0)

    def spots(self, firsts: Numbers, lasts: Numbers, zones: Numbers) -> tuple[Numbers, Numbers]:
        """Where the stretches of tokens, each of its text, start and end in it."""
        shift, bases = (self.marks.begins[:-1] - self.firsts)[zones], self.marks.bases[zones]
        starts = self.marks.ends[firsts + shift] - self.marks.lengths[firsts + shift]
        return starts - bases, self.marks.ends[lasts + shift] - bases

    def places_of(self, first: int, last: int) -> list[tuple[int, int]]:
        """Where each of the tokens from first to last starts and ends, counted from anywhere."""
        zone = max(0, int(self.firsts.searchsorted(first, side="right")) - 1)
        shift = int(self.marks.begins[zone] - self.firsts[zone])
        ends = self.marks.ends[first + shift : last + shift + 1].tolist()
        lengths = self.marks.lengths[first + shift : last + shift + 1].tolist()
        return [(end - length, end) for end, length in zip(ends, lengths, strict=True)]

    def owners(self, positions: Numbers) -> Numbers:
        """The article that each of these positions is in; -1 if it is in none of them."""
        place = article_of(positions)
        article = np.minimum(self.places.searchsorted(place), len(self.places) - 1)
        return np.where(self.places[article] == place, article, -1)

    @cached_property
    def mentions(self) -> Numbers:
        """The position of the first token of each mention in the ``marks``, rising."""
        begins = self.marks.mention_begins
        firsts: Numbers = self.marks.first_tokens + self.firsts.repeat(begins[1:] - begins[:-1])
        return firsts


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The shown parts of the texts, in the order of their tokens.

    ``starts`` and ``ends`` are offsets in code points, ``firsts`` and ``limits`` the positions of
    the first token and of the first after the part, ``opens`` and ``closes`` the offsets at which
    its first token starts and its last one ends. A part may have no tokens.
    """

    zones: Numbers
    starts: Numbers
    ends: Numbers
    firsts: Numbers
    limits: Numbers
    opens: Numbers
    closes: Numbers

    @classmethod
    def of(cls, shown: Sequence[ShownArticle], texts: Texts) -> Parts:
        """The parts of articles in the order of their places."""
        parts = [
            (ZONES * n + zone, start, end)
            for n, each in enumerate(shown)
            for zone, start, end in each.parts
        ]
        zones, starts, ends = np.array(parts).T
        marks = texts.marks
        first, limit = marks.first_from(starts, zones), marks.first_from(ends, zones)
        shift = texts.firsts[zones] - marks.begins[zones]
        tokens = len(marks.ends) > 0
        return cls(
            zones=zones,
            starts=starts,
            ends=ends,
            firsts=first + shift,
            limits=limit + shift,
            opens=marks.spots(np.minimum(first, len(marks.ends) - 1), zones)[0]
            if tokens
            else starts,
            closes=np.minimum(marks.spots(limit - 1, zones)[1], ends) if tokens else ends,
        )

    def near(self, firsts: Numbers, lasts: Numbers, margin: int) -> NDArray[np.bool_]:
        """Whether stretches of tokens (ends included) come within ``margin`` tokens of a part."""
        at = (self.limits + margin).searchsorted(firsts, side="right")
        np.minimum(at, len(self.limits) - 1, out=at)
        reaches: NDArray[np.bool_] = firsts < self.limits[at] + margin
        reaches &= lasts >= self.firsts[at] - margin
        return reaches

    def reached(self, firsts: Numbers, lasts: Numbers) -> tuple[Numbers, Numbers]:
        """Pairs of a part with tokens and a stretch (first to last token) that reaches into it.

        Returns the numbers of the parts and those of the stretches, which are sorted by ``firsts``.
        """
        low = np.maximum.accumulate(lasts).searchsorted(self.firsts)
        many = firsts.searchsorted(self.limits) - low
        many[(self.firsts == self.limits) | (many < 0)] = 0
        part, step = rows(many)
        stretch = low[part] + step
        reaching = lasts[stretch] >= self.firsts[part]
        return part[reaching], stretch[reaching]
