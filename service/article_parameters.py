"""The fields of an article sent over HTTP: one schema that checks and describes them."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, validates_schema

from index.errors import BadArticle
from index.model import RawDocument
from index.sources import from_fields

from .faults import by_field, in_words
from .field_types import Flag, Text, TextOrNumber, described

_OR_NUMBER = {"type": ["string", "integer"]}


class ArticleParameters(Schema):
    """One article: ``text`` or ``html``, and what is known of it; null counts as left out.

    It checks what kind of value each field has. A title may still be too long or a date no day:
    ``from_fields`` shortens or drops such values, so that the article is not lost.
    """

    id = TextOrNumber(
        allow_none=True,
        metadata={**described("Id; if left out, derived from `url` or the text."), **_OR_NUMBER},
    )
    text = Text(allow_none=True, metadata=described("The page as plain text; or send `html`."))
    html = Text(allow_none=True, metadata=described("The page as HTML; or send `text`."))
    url = Text(allow_none=True, metadata=described("Address of the original page."))
    title = Text(allow_none=True, metadata=described("Title, if known."))
    source = Text(
        allow_none=True, metadata=described("Name of the publication, such as `The Gazette`.")
    )
    author = Text(allow_none=True, metadata=described("Author, as printed."))
    published = TextOrNumber(
        allow_none=True,
        metadata={
            **described(
                "When it was published: `2014-01-08`, `2014-01-08T09:30Z`, or a Unix time."
            ),
            **_OR_NUMBER,
        },
    )
    language = Text(allow_none=True, metadata=described("ISO 639-1 code, such as `en`."))
    clean = Flag(
        metadata=described("`false`: take the text as it is, without cleaning; otherwise clean it.")
    )

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
