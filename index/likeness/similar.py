"""More like this: articles that share the most characteristic words and names of one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping

import numpy as np

from ..answer import ArticleSummary, LikeArticle, Likeness
from ..columns.marking import MarkingColumns
from ..columns.words import Words, hash_term
from ..engines import Engine
from ..engines.bm25 import idf
from ..errors import NotFound
from ..matching import Field, Term, certain_token
from ..model import Article, Confidence
from ..occurrences.streams import lay_out
from ..query.algebra import any_of
from ..store.articles import Store
from ..store.copies import Copies
from ..text.analysis import Analyzer
from .duplicates import collapse

TERMS = 25  # terms searched for: more cost time and lead away from the subject
_CONSIDERED = 240  # terms whose frequency is looked up; with 120, a quarter of a list is another
_TITLE = 2  # how often a word of the title counts
_COMMON = 0.5  # share of articles with a term above which it is not used


def similar(
    store: Store,
    copies: Copies,
    engine: Engine,
    analyzer: Analyzer,
    ordinal: int,
    limit: int = 10,
) -> Likeness:
    """The ``limit`` articles most like this one, and its syndicated copies (100 at most).

    Takes some milliseconds.

    Raises:
        NotFound: there is no such article.
    """
    with store.reading():
        article = store.article_at(ordinal)
        marking = store.marking_columns([ordinal]).get(ordinal)
        ranking = store.streams([ordinal]).get(ordinal)
    if article is None or marking is None or ranking is None:
        raise NotFound(f"no article has the number {ordinal}")
    own = copies.of(ordinal)
    marks, streams = MarkingColumns.of([marking], comments=False), lay_out([ranking])
    hashes = streams.words[streams.begins[0] : streams.ends[0]]
    wanted = telling_terms(frequent_terms(article, marks, hashes, analyzer), engine)
    found = engine.search(any_of(wanted), limit=2 * limit + len(own) + 1).hits
    others = {hit.ordinal: hit.score for hit in found if hit.ordinal not in {ordinal, *own}}
    shown = list(collapse(list(others), copies.among(list(others))))[:limit]  # of copies, the best
    listed = with_copies(store, copies, store.summaries([*shown, *own]))
    return Likeness(
        tuple(LikeArticle(others[n], listed[n]) for n in shown if n in listed),
        tuple(listed[n] for n in own if n in listed),
    )


def frequent_terms(
    article: Article, marks: MarkingColumns, hashes: Words, analyzer: Analyzer
) -> Counter[str]:
    """How often the article has each name, and each word of letters; the title counts twice.

    Names are certain ones, words those outside of names: of these only the most frequent, and of
    equally frequent ones the longest. Their terms are stored as ``hashes``; the letters are read
    where the ``marks`` say that they stand.
    """
    texts = (article.title, article.standfirst, article.text)
    counts, weights = Counter[str](), np.ones(len(hashes))
    weights[: marks.begins[1]] = _TITLE
    for begin, mentions in zip(marks.begins.tolist(), marks.mentions_of(0), strict=False):
        for one in mentions:
            first = begin + one.first_token
            if one.confidence is Confidence.CERTAIN:
                counts[certain_token(one.entity)] += int(weights[first])
            weights[first : first + one.token_count] = 0
    found, places, row = np.unique(hashes, return_index=True, return_inverse=True)
    often = np.bincount(row, weights).astype(int)
    zones = marks.begins.searchsorted(places, side="right") - 1
    starts, ends = marks.spots(places, zones)
    for n in np.lexsort((starts - ends, -often))[:_CONSIDERED].tolist():
        token = texts[zones[n]][starts[n] : ends[n]]
        if often[n] and len(token) > 1 and any(map(str.isalpha, token)):
            term = analyzer.term(token, article.language)
            if hash_term(term) != found[n]:  # a word among others in capitals
                term = analyzer.term(token.lower(), article.language)
            counts[term] += int(often[n])
    return counts


def telling_terms(counts: Counter[str], engine: Engine) -> list[Term]:
    """The terms with the highest tf x idf, each weighted by the logarithm of its frequency.

    The engine's BM25 multiplies by the idf when scoring, as with Lucene's MoreLikeThis.
    """
    terms = [Term(Field.BODY_ENTITY, term) for term, _ in counts.most_common(_CONSIDERED)]
    articles = engine.size()
    scored: list[tuple[float, str]] = []
    for term, having in zip(terms, engine.document_frequencies(terms), strict=True):
        if 1 < having <= max(2, _COMMON * articles):
            worth = (1 + math.log(counts[term.text])) * idf(articles, having)
            scored.append((-worth, term.text))
    best = [term for _, term in sorted(scored)[:TERMS]]
    return [Term(Field.BODY_ENTITY, term, 1 + math.log(counts[term])) for term in best]


def with_copies(
    store: Store,
    copies: Copies,
    listed: Mapping[int, ArticleSummary],
    alone: Collection[int] = (),
) -> dict[int, ArticleSummary]:
    """The summaries with the numbers and sources of copies; ``alone`` are known to have none."""
    others = [n for n in listed if n not in alone]
    beside = copies.beside(others) if others else {}
    copied = store.summaries([n for one in beside.values() for n in one.ordinals]) if beside else {}
    summaries = dict(listed)
    for n, found in beside.items():
        sources = [copied[other].source for other in found.ordinals if other in copied]
        also_in = dict.fromkeys(name for name in sources if name and name != summaries[n].source)
        summaries[n] = summaries[n]._replace(duplicates=found.count, also_in=tuple(also_in))
    return summaries
