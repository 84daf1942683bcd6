"""The OpenSearch index: its settings and fields, and the documents it is sent."""

from __future__ import annotations

from typing import Any

from ..matching import KEYWORD_FIELDS, TEXT_FIELDS, IndexDocument, Order
from .bm25 import K1, B
from .opensearch_queries import PUBLISHED


def index_definition(major: int) -> dict[str, Any]:
    """The index, for this major version of OpenSearch.

    Up to version 2 its BM25 had the constant factor (k1 + 1), as ours has; since then that one is
    called ``LegacyBM25``. N and the average length are those of the articles that have the field.
    """
    kind = "BM25" if major < 3 else "LegacyBM25"
    at_spaces = {"type": "char_group", "tokenize_on_chars": [" "], "max_token_length": 8_000}
    text = {
        "type": "text",
        "analyzer": "terms",
        "similarity": "bm25",
        "index_options": "positions",
        "fielddata": True,  # for ``terms``; loaded when first used
    }
    properties: dict[str, Any] = {name.value: text for name in TEXT_FIELDS}
    properties |= {name.value: {"type": "keyword"} for name in KEYWORD_FIELDS}
    for number in (Order.NEWEST.value, Order.OLDEST.value, Order.ADDED.value, PUBLISHED):
        properties[number] = {"type": "long"}
    return {
        "settings": {
            "number_of_shards": 1,  # one N and one df, so that scores equal those of other engines
            "refresh_interval": -1,
            "analysis": {
                "tokenizer": {"spaces": at_spaces},
                "analyzer": {"terms": {"type": "custom", "tokenizer": "spaces"}},
            },
            "similarity": {"bm25": {"type": kind, "k1": K1, "b": B}},
        },
        "mappings": {
            "dynamic": "strict",
            "_source": {"enabled": False},
            **commit_named("empty"),
            "properties": properties,
        },
    }


def commit_named(commit: str) -> dict[str, Any]:
    """The part of a mapping that remembers the name of the last commit."""
    return {"_meta": {"commit": commit}}


def source_of(document: IndexDocument) -> dict[str, Any]:
    """An article as it is sent to the cluster."""
    made: dict[str, Any] = {text.field.value: text.text for text in document.texts}
    for name in KEYWORD_FIELDS:
        made[name.value] = list(document.values(name))
    made[Order.NEWEST.value] = document.newest
    made[Order.OLDEST.value] = document.oldest
    made[Order.ADDED.value] = document.ordinal
    if document.published is not None:
        made[PUBLISHED] = document.published
    return made
