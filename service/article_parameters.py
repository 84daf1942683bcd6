"""The fields of an article sent over HTTP: one schema that checks and describes them."""

from __future__ import annotations

from functools import partial
from typing import Any

from marshmallow import Schema, ValidationError, validates_schema

from index.errors import BadArticle
from index.model import RawDocument
from index.sources import from_fields

from .field_types import Flag, Text, TextOrNumber, by_field, in_words, told

_maybe = partial(told, allow_none=True)


class ArticleParameters(Schema):
    """One article: ``text`` or ``html``, and what is known of it; null counts as left out.

    It checks what kind of value each field has. A title may still be too long or a date no day:
    ``from_fields`` shortens or drops such values, so that the article is not lost.
    """

    error_messages = {"type": "An article is a JSON object."}  # noqa: RUF012 - marshmallow's

    id = _maybe(TextOrNumber, "Id; if left out, derived from `url` or the text.")
    text = _maybe(Text, "The page as plain text; or send `html`.")
    html = _maybe(Text, "The page as HTML; or send `text`.")
    url = _maybe(Text, "Address of the original page.")
    title = _maybe(Text, "Title, if known.")
    source = _maybe(Text, "Name of the publication, such as `The Gazette`.")
    author = _maybe(Text, "Author, as printed.")
    published = _maybe(
        TextOrNumber, "When it was published: `2014-01-08`, `2014-01-08T09:30Z`, or a Unix time."
    )
    language = _maybe(Text, "ISO 639-1 code, such as `en`.")
    clean = told(Flag, "`false`: take the text as it is, without cleaning; otherwise clean it.")

    @validates_schema
    def _one_content(self, data: dict[str, Any], **_: Any) -> None:
        if (data.get("text") is None) == (data.get("html") is None):
            raise ValidationError("Give exactly one of text and html.", "text")


_CHECK = ArticleParameters()


def document(value: object, origin: str) -> RawDocument | BadArticle:
    """The article in a JSON value, or why there is none: then the cause names the fields."""
    try:
        return from_fields(origin=origin, **_CHECK.load(value))  # type: ignore[arg-type]
    except ValidationError as error:
        refused = BadArticle(in_words(by_field(error)), origin)
        refused.__cause__ = error
        return refused
    except BadArticle as error:
        return error
