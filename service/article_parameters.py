"""The fields of an article sent over HTTP; see ``parameters``."""

from __future__ import annotations

from marshmallow import Schema, fields

from .field_types import described


class ArticleParameters(Schema):
    """One article: ``text`` or ``html``, and what is known of it. ``from_fields`` checks values."""

    id = fields.String(metadata=described("Id; if left out, derived from `url` or the text."))
    text = fields.String(metadata=described("The page as plain text; or send `html`."))
    html = fields.String(metadata=described("The page as HTML; or send `text`."))
    url = fields.String(allow_none=True, metadata=described("Address of the original page."))
    title = fields.String(allow_none=True, metadata=described("Title, if known."))
    source = fields.String(
        allow_none=True, metadata=described("Name of the publication, such as `The Gazette`.")
    )
    author = fields.String(allow_none=True, metadata=described("Author, as printed."))
    published = fields.String(
        allow_none=True,
        metadata=described("When it was published, such as `2014-01-08` or `2014-01-08T09:30Z`."),
    )
    language = fields.String(allow_none=True, metadata=described("ISO 639-1 code, such as `en`."))
    clean = fields.Boolean(
        metadata=described("`false`: take the text as it is, without cleaning; otherwise clean it.")
    )
