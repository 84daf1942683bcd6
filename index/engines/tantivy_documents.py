"""The tantivy schema, and articles as its documents."""

from __future__ import annotations

import tantivy

from ..matching import KEYWORD_FIELDS, TEXT_FIELDS, IndexDocument, Order
from .tantivy_queries import ORDINAL, PUBLISHED


def schema() -> tantivy.Schema:
    """The schema of the index."""
    builder = tantivy.SchemaBuilder()
    for name in TEXT_FIELDS:
        builder.add_text_field(name.value, tokenizer_name="whitespace", index_option="position")
    for name in KEYWORD_FIELDS:
        builder.add_text_field(name.value, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_unsigned_field(ORDINAL, indexed=True, fast=True)
    builder.add_unsigned_field(Order.NEWEST.value, fast=True)
    builder.add_unsigned_field(Order.OLDEST.value, fast=True)
    builder.add_integer_field(PUBLISHED, fast=True)
    return builder.build()


def document_of(document: IndexDocument) -> tantivy.Document:
    """The article as a tantivy document."""
    made = tantivy.Document()
    made.add_unsigned(ORDINAL, document.ordinal)
    made.add_unsigned(Order.NEWEST.value, document.newest)
    made.add_unsigned(Order.OLDEST.value, document.oldest)
    if document.published is not None:
        made.add_integer(PUBLISHED, document.published)
    for text in document.texts:
        made.add_text(text.field.value, text.text)
    for name in KEYWORD_FIELDS:
        for value in document.values(name):
            made.add_text(name.value, value)
    return made
