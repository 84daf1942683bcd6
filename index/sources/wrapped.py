"""Finds articles inside other JSON: answers of APIs, dumps of databases, feeds.

No particular API is known here: objects with a field for content are articles, and other objects
are searched for such objects.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

NAMES = {
    "id": ("id",),
    "url": ("url", "link", "weburl", "articleurl", "canonicalurl"),
    "title": ("title", "headline", "webtitle", "articletitle"),
    "source": (
        *("source", "publication", "publisher", "sitename", "sourcename", "medianame", "outlet"),
        *("newspaper", "hostname", "sourcedomain", "domain"),
    ),
    "author": ("author", "authors", "byline", "creator"),
    "published": (
        *("published", "date", "publishdate", "publisheddate", "publicationdate", "publishedat"),
        *("datepublished", "datepublish", "pubdate", "webpublicationdate"),
    ),
    "language": ("language", "lang", "inlanguage"),
}
"""What scrapers, feeds, interfaces and spreadsheets call a field, the first that is filled in
first, as ``plain`` writes it."""
TEXTS = ("text", "maintext", "articlebody", "articletext", "fulltext", "bodytext", "contenttext")
PAGES = ("html", "contenthtml", "bodyhtml", "rawhtml")
EITHER = ("body", "content", "article")
CONTENT = (*TEXTS, *PAGES, *EITHER)
_VALUES = ("name", "rendered", "value", "main", "#text", "$date", "$oid")
_DEEPEST = 6
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def plain(name: str) -> str:
    """The name in small letters, without what is between its words: "Publish Date" is
    "publishdate"."""
    return _BETWEEN_WORDS.sub("", name).lower()


def unwrapped(value: object) -> object:
    """The value in an object like ``{"name": "The Daily"}``; of a list, that of each item."""
    return [_of_object(one) for one in value] if isinstance(value, list) else _of_object(value)


def _of_object(value: object) -> object:
    if not isinstance(value, dict):
        return value
    return next((value[name] for name in _VALUES if value.get(name)), value)


def renamed(value: Any, ours: Callable[[str], str], depth: int = 0) -> Any:
    """The JSON value with ``ours`` for the names of fields, as deep as articles are looked for:
    in objects, each of which may stand in a list."""
    if depth > 2 * _DEEPEST:
        return value
    if isinstance(value, list):
        return [renamed(one, ours, depth + 1) for one in value]
    if not isinstance(value, dict):
        return value
    return {ours(name): renamed(one, ours, depth + 1) for name, one in value.items()}


def articles_in(value: Mapping[str, object], depth: int = 0) -> Iterator[Mapping[str, object]]:
    """The objects with content in ``value``, outermost first; ``value`` itself if there are none.

    If an object contains a single one, its other fields describe that too (``{"_id": …, "_source":
    …}``). In lists below the top only objects with a title count: comments and names have none.
    """
    found = [] if _names_content(value) else list(_below(value, depth))
    yield from found or [value]


def _below(value: Mapping[str, object], depth: int) -> Iterator[Mapping[str, object]]:
    if depth == _DEEPEST:
        return
    within = [
        one
        for child in value.values()
        if isinstance(child, dict)
        for one in articles_in(child, depth + 1)
        if _names_content(one)
    ]
    if len(within) == 1:
        around = {name: one for name, one in value.items() if not isinstance(one, dict | list)}
        yield {**around, **within[0]}
    else:
        yield from within
    for child in value.values():
        for one in child if isinstance(child, list) else ():
            if isinstance(one, dict):
                yield from filter(_has_title, articles_in(one, depth + 1))


def _names_content(value: Mapping[str, object]) -> bool:
    """Whether it has a field for content, even an empty one; then nothing inside it is searched."""
    return any(
        plain(name) in CONTENT and not isinstance(unwrapped(one), dict)
        for name, one in value.items()
    )


def _has_title(value: Mapping[str, object]) -> bool:
    named = {plain(name) for name, one in value.items() if one}
    return _names_content(value) and not named.isdisjoint(NAMES["title"])
