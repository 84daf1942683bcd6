"""Relevance feedback without asking: what the best articles speak of speaks for the others too.

The words that are more frequent in the beginnings of the first few candidates than among all of
them (weighed by their share of the Kullback-Leibler divergence: Carpineto and others, "An
Information-Theoretic Approach to Automatic Query Expansion", 2001) are taken for what the
question is about. Only hashes of terms are needed, and only those the candidates bring along.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .columns import Numbers, Words
from .occurrences import Streams, rows

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Feedback:
    """``best`` articles are listened to (a quarter of few), for ``terms`` that at least two share.

    Of each article the first ``lead`` tokens are read: news says first what it is about.
    """

    best: int = 15
    terms: int = 25
    lead: int = 200
    k1: float = 1.2
    b: float = 0.75
    usual: float = 150.0


_FEEDBACK = Feedback()


def likeness(streams: Streams, base: Floats, options: Feedback = _FEEDBACK) -> Floats:
    """How much each candidate speaks of what the best ones share, from 0 to 1.

    ``base`` are the engine's scores. All 0 if there are too few candidates to learn anything.
    Copies of one article have one score: of equal scores only the first is listened to.
    """
    articles = len(base)
    scores, first_seen = np.unique(-base, return_index=True)
    best = first_seen[scores < 0][: min(options.best, articles // 4)]
    lengths = np.minimum(streams.ends - streams.begins, options.lead)
    article, place = rows(lengths)
    lead = streams.words[streams.begins[article] + place]
    if len(best) < 2 or not len(lead):
        return np.zeros(articles)
    terms, worth = _told(lead, article, best, base, lengths, options)
    counts = _counts(lead, article, terms, articles)
    norm = options.k1 * (1 - options.b + options.b * lengths / options.usual)
    like: Floats = (counts / (counts + norm[:, None])) @ worth
    highest = like.max()
    return like / highest if highest > 0 else like


def _told(
    lead: Words, article: Numbers, best: Numbers, base: Floats, lengths: Numbers, options: Feedback
) -> tuple[Words, Floats]:
    """The hashes of the terms the best articles share and others lack, and what each is worth."""
    background = np.bincount(lead & 0xFFFF, minlength=1 << 16)  # by half hashes: near enough
    rank = np.full(len(base), -1)
    rank[best] = np.arange(len(best))
    mine = rank[article] >= 0
    terms, term = np.unique(lead[mine], return_inverse=True)
    cells = np.bincount(rank[article[mine]] * len(terms) + term, minlength=len(best) * len(terms))
    counts = cells.reshape(len(best), len(terms))
    weight = base[best] / base[best].sum() / np.maximum(lengths[best], 1)
    share = weight @ counts
    told = share * np.log(share * len(lead) / background[terms & 0xFFFF])
    told[(counts > 0).sum(axis=0) < 2] = 0.0
    order = np.argsort(-told, kind="stable")[: options.terms]
    order = order[told[order] > 0]
    return terms[order], told[order]


def _counts(lead: Words, article: Numbers, terms: Words, articles: int) -> Numbers:
    """How often each of the terms stands in the lead of each article."""
    table = np.zeros(1 << 16, np.bool_)
    table[terms & 0xFFFF] = True
    maybe = np.flatnonzero(table[lead & 0xFFFF])
    order = np.argsort(terms)
    at = np.searchsorted(terms[order], lead[maybe]).clip(max=max(len(terms) - 1, 0))
    sure = terms[order][at] == lead[maybe]
    cells = article[maybe][sure] * len(terms) + order[at[sure]]
    return np.bincount(cells, minlength=articles * len(terms)).reshape(articles, len(terms))
