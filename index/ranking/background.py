"""Document frequencies and lengths from a sample of the archive, for the second stage of ranking.

Ranking columns hold hashes of terms, whose document frequencies no engine knows. A sample of some
hundred articles, spread evenly over the archive, is enough: on judged collections a sample of 500
ranks as well as all articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..columns.ranking import HEADER
from ..columns.words import DAMAGED, WORD, Floats, Words
from ..errors import ArchiveUnusable

LEAD = 200  # tokens of an article that are counted: news says what it is about at the beginning
READ = HEADER + LEAD  # words of ranking columns that are looked at
LEAST, _STEPS = 500, 16  # articles in a sample (up to twice that); new samples per doubling
_BITS = 20  # bits of a hash that are used: a sample has some 50,000 different terms
_DROPPED = np.uint32(32 - _BITS)


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """How many of the ``articles`` of a sample have each term in their lead, by hash.

    ``length`` and ``lead``: tokens of a whole article and of its lead, on average. ``rarity``: the
    idf of BM25 for each number of leads.
    """

    articles: int
    length: float
    lead: float
    counts: NDArray[np.uint16]
    rarity: Floats

    @classmethod
    def of(cls, columns: Sequence[bytes]) -> Background:
        """The background from the ranking columns of a sample, at most 65,535 articles; of each
        the first ``READ`` words are enough.

        Raises:
            ArchiveUnusable: those of one are cut short.
        """
        counts = np.zeros(1 << _BITS, np.uint16)
        lengths = np.zeros(len(columns), np.int64)
        for n, column in enumerate(columns):
            words = np.frombuffer(column, WORD, min(len(column) // WORD.itemsize, READ))
            if len(words) < HEADER:
                raise ArchiveUnusable(DAMAGED)
            lengths[n] = words[0]
            counts[words[HEADER:][: lengths[n]] >> _DROPPED] += 1  # once for a term, however often
        lead = np.minimum(lengths, LEAD)
        having = np.arange(len(lengths) + 1.0)
        rarity = np.log1p((len(lengths) - having + 0.5) / (having + 0.5))
        if not lengths.any():
            return cls(len(lengths), 1.0, 1.0, counts, rarity)
        return cls(len(lengths), float(np.mean(lengths)), float(lead.mean()), counts, rarity)

    def idf(self, terms: Words) -> Floats:
        """BM25's inverse document frequency of each of these hashes."""
        rarity: Floats = self.rarity[self.counts[terms >> _DROPPED]]
        return rarity


def sampled(newest: int) -> range:
    """The ordinals of the articles to sample, if ``newest`` is the highest ordinal.

    They are evenly spaced, 500 to 1,000 of them (all, if there are fewer). The sample depends only
    on ``newest`` and changes 16 times while an archive doubles.
    """
    step = max(1, (1 << newest.bit_length()) // (2 * _STEPS))
    reach = newest // step * step
    return range(1, reach + 1, 1 << max(0, (reach // LEAST).bit_length() - 1))
