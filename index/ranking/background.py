"""What is usual in the archive, from a sample of its articles: common words, and how long they are.

Ranking columns hold hashes of terms, of which no engine knows the document frequency. Some hundred
articles, spread evenly over the archive, tell it well enough: on judged collections a sample of
500 ranks as well as all articles do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..columns import Words, decode_ranking

Floats = NDArray[np.float64]

LEAD = 200  # tokens of an article that are counted: news says first what it is about
_LEAST, _STEPS = 500, 16  # articles in a sample, to twice as many; samples per doubling
_BITS = 20  # of a hash that are told apart: a sample has some 50,000 different terms
_DROPPED = np.uint32(32 - _BITS)


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """Over ``articles`` of a sample: in how many leads each term occurs, by hash.

    ``length`` and ``lead`` are tokens on average: of whole articles, and of what is read of them.
    ``rarity`` is BM25's inverse document frequency of a term that occurs in so many leads.
    """

    articles: int
    length: float
    lead: float
    counts: NDArray[np.uint16]
    rarity: Floats

    @classmethod
    def of(cls, columns: Iterable[bytes]) -> Background:
        """What the ranking columns of at most 65,535 articles say."""
        counts = np.zeros(1 << _BITS, np.uint16)
        lengths = []
        for blob in columns:
            terms = decode_ranking(blob).terms
            counts[np.unique(terms[:LEAD] >> _DROPPED)] += 1
            lengths.append(len(terms))
        having = np.arange(len(lengths) + 1.0)
        rarity = np.log1p((len(lengths) - having + 0.5) / (having + 0.5))
        if not any(lengths):
            return cls(len(lengths), 1.0, 1.0, counts, rarity)
        lead = np.minimum(lengths, LEAD)
        return cls(len(lengths), float(np.mean(lengths)), float(lead.mean()), counts, rarity)

    def idf(self, terms: Words) -> Floats:
        """The inverse document frequency of each of these hashes, as BM25 has it."""
        rarity: Floats = self.rarity[self.counts[terms >> _DROPPED]]
        return rarity


def sampled(newest: int) -> range:
    """The numbers of the articles to take a sample from, if ``newest`` is the highest there is.

    Every so-many-th, 500 to 1,000 of them (all, if there are fewer). The sample depends on nothing
    else and changes seldom as an archive grows: 16 times until it is twice as large.
    """
    step = max(1, (1 << newest.bit_length()) // (2 * _STEPS))
    reach = newest // step * step
    return range(1, reach + 1, 1 << max(0, (reach // _LEAST).bit_length() - 1))
