"""Pseudo-relevance feedback: the terms that the best articles share show what the query is about.

The terms are those that the beginnings of the first few candidates share, weighted by how rare they
are in the archive (Rocchio, "Relevance Feedback in Information Retrieval", 1971, applied to the
candidates alone). Only hashes of terms are needed, and only those of the candidates.
"""

from __future__ import annotations

import numpy as np

from ..columns.words import Floats, Numbers, Words, runs
from ..occurrences.streams import Streams
from .background import LEAD, Background

_BEST = 15  # articles that terms are taken from; of few candidates, a quarter
_TERMS = 50  # that two or more of these share, at most
_K1, _B = 1.2, 0.75  # of BM25, for the beginnings of articles


def likeness(streams: Streams, base: Floats, background: Background) -> Floats:
    """How much each candidate contains of the terms that the best ones share, from 0 to 1.

    ``base`` are the engine's scores. All 0 if there are too few candidates to learn anything.
    Copies of one article have the same score, so of equal scores only the first is used.
    """
    articles = len(base)
    order = (-base).argsort(kind="stable")
    best = order[runs(base[order])[0]]
    best = best[base[best] > 0][: min(_BEST, articles // 4)]
    lengths = np.minimum(streams.ends - streams.begins, LEAD)
    begins = zip(streams.begins.tolist(), lengths.tolist(), strict=True)
    leads = [streams.words[begin : begin + length] for begin, length in begins]
    lead = np.concatenate(leads)
    if len(best) < 2 or not len(lead):
        return np.zeros(articles)
    read = np.concatenate([leads[n] for n in best.tolist()])
    place = np.arange(len(best)).repeat(lengths[best])
    weights = base[best] / np.maximum(lengths[best], 1)  # of one token
    terms, worth = _shared_terms(read, place, weights, background)
    counts = _counts(lead, np.arange(articles).repeat(lengths), terms, articles)
    norm = _K1 * (1 - _B + _B * lengths / background.lead)
    like: Floats = (counts / (counts + norm[:, None])) @ worth
    highest = like.max()
    return like / highest if highest > 0 else like


def _shared_terms(
    words: Words, article: Numbers, weights: Floats, background: Background
) -> tuple[Words, Floats]:
    """The hashes of at most ``_TERMS`` terms that two articles share, and the worth of each.

    ``weights`` say how much one token of each article counts.
    """
    bits = len(weights).bit_length()
    keys = words.astype(np.int64) << bits
    keys |= article
    keys.sort()
    begins, often = runs(keys)  # each term of each article, once
    pairs = keys.take(begins)
    term = pairs >> bits
    same = np.zeros(len(term) + 1, np.bool_)
    np.equal(term[1:], term[:-1], out=same[1:-1])
    shared = (same[1:] | same[:-1]).nonzero()[0]  # the term is in two articles at least
    term = term.take(shared)
    begins, articles = runs(term)
    terms = term.take(begins).astype(np.uint32)
    owner = pairs.take(shared) & ((1 << bits) - 1)
    counts = np.zeros((len(weights), len(terms)))
    counts[owner, np.arange(len(terms)).repeat(articles)] = often.take(shared)
    idf = background.idf(terms)
    worth = (weights @ counts) * idf
    order = (-worth).argsort(kind="stable")[:_TERMS]
    order = order[worth.take(order) > 0]
    return terms.take(order), worth.take(order) * idf.take(order)


def _counts(lead: Words, article: Numbers, terms: Words, articles: int) -> Numbers:
    """How often each of the terms occurs in the lead of each article.

    A table over the lower halves of the hashes gives the one term that a word of a lead may be.
    Terms with the same lower half are looked up in turn, one per round.
    """
    counts = np.zeros(articles * len(terms), np.int64)
    halves, lower = lead & 0xFFFF, terms & 0xFFFF
    left = np.arange(len(terms))
    while len(left):
        table = np.zeros(1 << 16, np.int16)
        table[lower[left]] = left + 1
        places = table.take(halves)
        maybe = (places > 0).nonzero()[0]
        place = places[maybe] - np.int64(1)
        sure = terms[place] == lead[maybe]
        cells = article[maybe[sure]] * len(terms) + place[sure]
        counts += np.bincount(cells, minlength=len(counts))
        left = left[table[lower[left]] != left + 1]
    return counts.reshape(articles, len(terms))
