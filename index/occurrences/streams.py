"""The ranking columns of many articles in one buffer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..columns.ranking import FIRST_COMMENT, HEADER, UNCERTAIN
from ..columns.words import DAMAGED, WORD, Numbers, Words, rows
from ..errors import ArchiveUnusable

_HEADER = np.arange(HEADER)[:, None]
_ZONE_BITS, _ARTICLE_BITS = 32, 34
# How far the tokens of title, standfirst, body and comments are behind the first of the article,
# beside those before them: from one zone to the next further than any words can be near each other,
# from the standfirst to the body by ``model.BREAK``.
_GAPS = np.array([0, 1 << _ZONE_BITS, (1 << _ZONE_BITS) + 1, 2 << _ZONE_BITS])


def position(article: Numbers, text: Numbers, token: Numbers) -> Numbers:
    """The positions of these tokens, numbered through their articles; ``text``: of which text of
    its article each is (0 title, 1 standfirst, 2 body, 3 comments)."""
    before: Numbers = (article << _ARTICLE_BITS) + _GAPS.take(text)
    return before + token


def article_of(positions: Numbers) -> Numbers:
    """The article that each of these is in."""
    return positions >> _ARTICLE_BITS


def zone_of(positions: Numbers) -> Numbers:
    """The zone that each of these is in: 0 title, 1 body with its standfirst, 2 comments."""
    return positions >> _ZONE_BITS & 3


class MentionRows(NamedTuple):
    """Some mentions as columns: hashes of entity and form, position of the first token, number of
    tokens, and whether the mention is certain.
    """

    entities: Words
    forms: Words
    firsts: Numbers
    counts: Numbers
    certain: NDArray[np.bool_]


_NONE = np.zeros(0, np.int64)
NO_MENTIONS = MentionRows(_NONE.astype(WORD), _NONE.astype(WORD), _NONE, _NONE, _NONE > 0)


@dataclass(frozen=True, eq=False)
class Streams:
    """The tokens and mentions of some articles in one buffer.

    ``begins`` and ``ends``: where the terms of each article are in ``words``. ``units`` are the
    positions where units begin, ascending, ``unit_words`` their places in ``words``, and
    ``unit_number`` says which they are (0 title, 1 standfirst, 2 + n passage n, ``FIRST_COMMENT``
    + n comment n). ``mention_counts``: how many mentions each article has; ``mention_columns``:
    where their columns begin, which are read only when needed.
    """

    words: Words
    begins: Numbers
    ends: Numbers
    unit_words: Numbers
    units: Numbers
    unit_ends: Numbers
    unit_number: Numbers
    mention_counts: Numbers
    mention_columns: Numbers
    surfaces: Numbers | None  # where the surfaces begin, per article
    commented: bool = False

    @cached_property
    def _rows(self) -> Numbers:
        """The index in ``words`` of the first token of each mention."""
        article, number = rows(self.mention_counts)
        return self.mention_columns[article] + number

    @cached_property
    def _steps(self) -> Numbers:
        """For each mention, the distance from one of its columns to the next."""
        return self.mention_counts.repeat(self.mention_counts)

    @cached_property
    def mention_firsts(self) -> Numbers:
        """The position of the first token of each mention, ascending."""
        before = self.begins.repeat(self.mention_counts)
        return self.positions(self.words.take(self._rows) + before)

    def positions(self, terms: Numbers) -> Numbers:
        """The positions of the tokens whose terms are here in ``words``."""
        unit = self.unit_words.searchsorted(terms, side="right") - 1
        return terms + (self.units - self.unit_words).take(unit)

    def mention_lengths(self, numbers: Numbers) -> Numbers:
        """How many tokens these mentions have, by their place among ``mention_firsts``."""
        return (self._counts(numbers) & (UNCERTAIN - 1)).astype(np.int64)

    def certain(self, numbers: Numbers) -> NDArray[np.bool_]:
        """Which of these mentions are certain, by their place among ``mention_firsts``."""
        return self._counts(numbers) < UNCERTAIN

    def _counts(self, numbers: Numbers) -> Words:
        return self.words.take(self._rows[numbers] + self._steps[numbers])

    def mention_rows(self, places: Numbers, article: Numbers) -> MentionRows:
        """The mentions whose entities are here in ``words``, each with its article."""
        step = self.mention_counts.take(article)
        counts = self.words.take(places - step)
        return MentionRows(
            self.words.take(places),
            self.words.take(places + step),
            self.positions(self.words.take(places - 2 * step) + self.begins.take(article)),
            (counts & (UNCERTAIN - 1)).astype(np.int64),
            counts < UNCERTAIN,
        )


def lay_out(blobs: Sequence[bytes]) -> Streams:
    """The ranking columns of some articles in one buffer, with surfaces if all of them have these.

    Raises:
        ArchiveUnusable: those of one are cut short.
    """
    words = np.frombuffer(b"".join(blobs), WORD)
    sizes = np.array(list(map(len, blobs)), np.int64) >> 2
    heads = sizes.cumsum() - sizes
    tokens, bounds, mentions, remarks = words.take(heads + _HEADER).astype(np.int64)
    whole = HEADER + tokens + bounds + 4 * mentions
    written = sizes == whole + tokens
    if not (written | (sizes == whole)).all():
        raise ArchiveUnusable(DAMAGED)
    begins = heads + HEADER
    ends = begins + tokens
    article, number = rows(bounds - 1)
    first_bound = ends.take(article) + number
    commented = bool(np.count_nonzero(remarks))
    if commented:
        remark = number - (bounds - 1 - remarks)[article]
        number = np.where(remark >= 0, FIRST_COMMENT + remark, number)
    text = np.minimum(number, 2) + (number >= FIRST_COMMENT)
    first, end = words.take(first_bound), words.take(first_bound + 1)
    return Streams(
        words=words,
        begins=begins,
        ends=ends,
        unit_words=begins.take(article) + first,
        units=position(article, text, first),
        unit_ends=position(article, text, end),
        unit_number=number,
        mention_counts=mentions,
        mention_columns=ends + bounds,
        surfaces=(ends + bounds + 4 * mentions) if written.all() else None,
        commented=commented,
    )
