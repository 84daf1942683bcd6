"""A record of somebody's own making, JSON object or row of a table, as a ``RawDocument``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import BadArticle
from ..model import RawDocument
from .fields import from_fields

# What scrapers, feeds and spreadsheets call a field, the first that is filled in first; in small
# letters without what stands between words, so that "Publish Date" and "publish_date" are one.
NAMES = {
    "id": ("id",),
    "url": ("url", "link"),
    "title": ("title", "headline"),
    "source": ("source", "publication", "publisher"),
    "author": ("author", "authors", "byline"),
    "published": (
        *("published", "date", "publishdate", "publisheddate", "publicationdate", "publishedat"),
        *("datepublished", "datepublish", "pubdate"),
    ),
    "language": ("language", "lang"),
}
CONTENT = ("text", "html", "body", "content")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|div|p|article|section|h1)\b[^>]*>", re.I)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for every document that does not say otherwise."""

    source: str | None
    clean: bool


def plain(name: str) -> str:
    """The name of a field as ``NAMES`` and ``CONTENT`` have it."""
    return _BETWEEN_WORDS.sub("", name).lower()


def document(
    fields: Mapping[str, object], origin: str, defaults: Defaults
) -> RawDocument | BadArticle:
    """The document of fields by name, or why there is none; other fields are passed over."""
    named = dict[str, object]()
    for name, value in fields.items():
        named.setdefault(plain(name), value)
    given: dict[str, object] = {
        field: next((named[name] for name in names if named.get(name)), None)
        for field, names in NAMES.items()
    }
    given["id"] = named.get("id")  # 0 and "" are for the checks to judge
    given["source"] = given["source"] or defaults.source
    given["text"], given["html"] = _text_and_html(named)
    stated = named.get("clean")
    given["clean"] = stated if stated is not None and defaults.clean else defaults.clean
    try:
        return from_fields(origin=origin, **given)
    except BadArticle as refusal:
        return refusal


def _text_and_html(fields: Mapping[str, object]) -> tuple[object, object]:
    """``body`` and ``content`` are names used for both; what they begin with decides."""
    text, html = fields.get("text"), fields.get("html")
    if text is not None or html is not None:
        return text, html
    content = fields.get("body") if fields.get("body") is not None else fields.get("content")
    if isinstance(content, str) and _MARKUP.match(content):
        return None, content
    return content, None
