"""The analysis of an article, made once: tokens, mentions, passages, and the index document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from ..aliases.tagger import ArticleMentions, Tagger
from ..matching import (
    FieldText,
    IndexDocument,
    Layer,
    Zone,
    certain_token,
    text_field,
    uncertain_token,
)
from ..model import BREAK, AnalysedArticle, AnalysedText, Article, Confidence, Mention
from ..passages import passages, remarks
from ..text.analysis import Analyzer


def annotate(article: Article, analyzer: Analyzer, tagger: Tagger) -> AnalysedArticle:
    """The article with tokens, mentions and passages."""
    return annotate_together([article], analyzer, tagger)[0]


def annotate_together(
    articles: Sequence[Article], analyzer: Analyzer, tagger: Tagger
) -> list[AnalysedArticle]:
    """The articles with tokens, mentions and passages.

    Each step is done for all of them before the next: done in turn for each article, the steps
    would drive each other's tables out of the processor's cache.
    """

    zones = [
        [
            AnalysedText(text, analyzer.analyse(text, article.language, breaks=n == 3))
            for n, text in enumerate(
                (article.title, article.standfirst, article.text, article.comment_text)
            )
        ]
        for article in articles
    ]
    found = [
        tagger.tag_article(title, standfirst, body, comments, article.published)
        for article, (title, standfirst, body, comments) in zip(articles, zones, strict=True)
    ]
    return list(map(_divided, articles, zones, found))


def _divided(
    article: Article, zones: Sequence[AnalysedText], found: ArticleMentions
) -> AnalysedArticle:
    """The article of these analysed texts and mentions, divided into passages."""
    mentions = found.title, found.standfirst, found.body, found.comments
    title, standfirst, body, comments = (
        AnalysedText(zone.text, zone.tokens, of_zone)
        for zone, of_zone in zip(zones, mentions, strict=True)
    )
    divided = passages(article.text, body.tokens)
    said = remarks(article.comments, comments.tokens)
    return AnalysedArticle(article, title, standfirst, body, comments, divided, said)


def index_document(ordinal: int, analysed: AnalysedArticle) -> IndexDocument:
    """The document an engine indexes for the article with this ordinal in the store."""
    article = analysed.article
    zones = (
        (Zone.TITLE, (analysed.title,)),
        (Zone.BODY, (analysed.standfirst, analysed.body)),
        (Zone.COMMENTS, (analysed.comments,)),
    )
    texts = tuple(
        FieldText(text_field(zone, layer), text)
        for zone, parts in zones
        for layer, text in _layers([part for part in parts if len(part.tokens)])
    )
    in_article = chain(
        analysed.title.mentions, analysed.standfirst.mentions, analysed.body.mentions
    )
    forms = dict.fromkeys(m.form for m in in_article if m.confidence is Confidence.CERTAIN)
    return IndexDocument(
        ordinal=ordinal,
        published=None if article.published is None else int(article.published.timestamp()),
        source=article.source or "",
        language=article.language,
        forms=tuple(forms),
        texts=texts,
    )


def _layers(parts: list[AnalysedText]) -> Iterator[tuple[Layer, str]]:
    if parts:
        between = f" {BREAK} "
        yield Layer.STEM, between.join(" ".join(p.tokens.terms) for p in parts)
        yield Layer.ENTITY, between.join(" ".join(entity_layer(p)) for p in parts)
        yield Layer.EXACT, between.join(" ".join(p.tokens.surfaces) for p in parts)


def entity_layer(part: AnalysedText) -> list[str]:
    """The terms, with one token instead of the words of each mention."""
    terms, done = part.tokens.terms, 0
    layer: list[str] = []
    for mention in part.mentions:
        layer.extend(terms[done : mention.first_token])
        layer.append(_token(mention))
        done = mention.first_token + mention.token_count
    layer.extend(terms[done:])
    return layer


def _token(mention: Mention) -> str:
    if mention.confidence is Confidence.CERTAIN:
        return certain_token(mention.entity)
    return uncertain_token(mention.entity)
