"""Reads articles from the store: as they are shown, and as they were cleaned."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields

from .answer import StoredArticle
from .columns.marking import MarkingColumns
from .errors import NotFound
from .ingest.identifying import given_id
from .model import Article, CleanDocument
from .store.articles import Store


def ids(id: str) -> tuple[str, str]:
    """The ids under which an article may be stored: an id that an address cannot have is stored as
    another, and the article can be asked for by either."""
    return id, given_id(id)


def found(store: Store, id: str) -> tuple[int, Article]:
    """Ordinal and article of this id, as given or as stored; NotFound if there is none."""
    known = next(filter(None, map(store.article, ids(id))), None)
    if known is None:
        raise NotFound(f"no article has the id {id!r}")
    return known


def read_article(store: Store, id: str, doubted: Collection[str] = ()) -> StoredArticle:
    """The article with its passages and mentions, without those of doubted forms; NotFound."""
    with store.reading():  # or the marks may be those of another text
        ordinal, article = found(store, id)
        marking = MarkingColumns.of([store.marking_columns([ordinal])[ordinal]])
    title, standfirst, body, _ = (
        tuple(mention for mention in zone if mention.form not in doubted)
        for zone in marking.mentions_of(0)
    )
    return StoredArticle(
        **{field.name: getattr(article, field.name) for field in fields(article)},
        passages=marking.passages(0),
        title_mentions=title,
        standfirst_mentions=standfirst,
        mentions=body,
    )


def read_cleaning(store: Store, id: str) -> CleanDocument:
    """The raw text of an article and the label of each of its lines; NotFound."""
    with store.reading():
        ordinal, article = found(store, id)
        raw, lines = store.original(ordinal)
    told = {field.name: getattr(article, field.name) for field in fields(article)}
    del told["id"]
    return CleanDocument(**told, raw=raw, lines=lines)
