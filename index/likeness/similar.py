"""More like this: articles that share the most characteristic words and names of one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from ..answer import ArticleSummary, LikeArticle, Likeness
from ..columns.marking import MarkingColumns
from ..engines import Engine
from ..engines.bm25 import idf
from ..errors import NotFound
from ..ingest.annotation import entity_layer
from ..matching import Field, Term, certain_token, uncertain_token
from ..model import AnalysedText, Article, Mention
from ..query.algebra import any_of
from ..store.articles import Store
from ..store.copies import Copies
from ..text.analysis import Analyzer
from .duplicates import collapse

TERMS = 25  # terms searched for: more cost time and lead away from the subject
_CONSIDERED = 120  # terms whose frequency in the archive is looked up
_TITLE = 2  # how often a word of the title counts
_COMMON = 0.5  # share of articles with a term above which it is not used
_LONGEST = 20_000  # characters read of an article: enough to know its subject
_CERTAIN, _UNCERTAIN = certain_token(""), uncertain_token("")


def similar(
    store: Store,
    copies: Copies,
    engine: Engine,
    analyzer: Analyzer,
    ordinal: int,
    limit: int = 10,
) -> Likeness:
    """The ``limit`` articles most like this one, and its syndicated copies (100 at most).

    Takes some milliseconds: the article is tokenised again, since its stored columns hold hashes.

    Raises:
        NotFound: there is no such article.
    """
    with store.reading():
        article = store.article_at(ordinal)
        marking = store.marking_columns([ordinal]).get(ordinal)
    if article is None or marking is None:
        raise NotFound(f"no article has the number {ordinal}")
    own = copies.of(ordinal)
    title, standfirst, body, _ = MarkingColumns.of([marking]).mentions_of(0)
    stream = _stream(article, (title, standfirst, body), analyzer)
    wanted = telling_terms(stream, engine)
    found = engine.search(any_of(wanted), limit=2 * limit + len(own) + 1).hits
    others = {hit.ordinal: hit.score for hit in found if hit.ordinal not in {ordinal, *own}}
    shown = list(collapse(list(others), copies.among(list(others))))[:limit]  # of copies, the best
    listed = with_copies(store, copies, store.summaries([*shown, *own]))
    return Likeness(
        tuple(LikeArticle(others[n], listed[n]) for n in shown if n in listed),
        tuple(listed[n] for n in own if n in listed),
    )


def _stream(
    article: Article, marked: Sequence[tuple[Mention, ...]], analyzer: Analyzer
) -> Counter[str]:
    """How often the article has each term of the entity layer; the title counts twice."""
    texts = (article.title, article.standfirst, article.text[:_LONGEST])
    counts: Counter[str] = Counter()
    for text, marks, weight in zip(texts, marked, (_TITLE, 1, 1), strict=True):
        tokens = analyzer.analyse(text, article.language)
        mentions = tuple(m for m in marks if m.first_token + m.token_count <= len(tokens))
        for term in entity_layer(AnalysedText(text, tokens, mentions)):
            counts[term] += weight
    return counts


def telling_terms(stream: Counter[str], engine: Engine) -> list[Term]:
    """The terms with the highest tf x idf, each weighted by the logarithm of its frequency.

    The engine's BM25 multiplies by the idf when scoring, as with Lucene's MoreLikeThis.
    """
    rare = [term for term in stream if _may_tell(term)]
    rare.sort(key=lambda term: (-stream[term], -len(term), term))
    terms = [Term(Field.BODY_ENTITY, term) for term in rare[:_CONSIDERED]]
    articles = engine.size()
    scored: list[tuple[float, str]] = []
    for term, having in zip(terms, engine.document_frequencies(terms), strict=True):
        if 1 < having <= max(2, _COMMON * articles):
            worth = (1 + math.log(stream[term.text])) * idf(articles, having)
            scored.append((-worth, term.text))
    best = [term for _, term in sorted(scored)[:TERMS]]
    return [Term(Field.BODY_ENTITY, term, 1 + math.log(stream[term])) for term in best]


def _may_tell(term: str) -> bool:
    """Whether it is a certain mention or a word of letters; not a number or a single letter."""
    if term.startswith(_CERTAIN):
        return not term.startswith(_UNCERTAIN)
    return len(term) > 1 and any(map(str.isalpha, term))


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
