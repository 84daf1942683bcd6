"""Finds articles inside other JSON: answers of APIs, dumps of databases, feeds.

No particular API is known here: objects with a field for content are articles, and other objects
are searched for such objects.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

NAMES = {
    "id": ("id",),
    "url": ("url", "link", "weburl", "articleurl", "canonicalurl", "pageurl", "permalink"),
    "title": ("title", "headline", "webtitle", "articletitle"),
    "source": (
        *("source", "publication", "publisher", "sitename", "sourcename", "medianame", "outlet"),
        *("newspaper", "site", "website", "hostname", "sourcedomain", "domain"),
    ),
    "author": ("author", "authors", "byline", "creator", "writer"),
    "published": (
        *("published", "date", "publishdate", "publisheddate", "publicationdate", "publishedat"),
        *("datepublished", "datepublish", "pubdate", "webpublicationdate", "datetime"),
    ),
    "language": ("language", "lang", "inlanguage"),
}
"""What scrapers, feeds, interfaces and spreadsheets call a field, the first that is filled in
first, as ``plain`` writes it."""
TEXTS = (
    *("text", "maintext", "articlebody", "articletext", "fulltext", "bodytext", "contenttext"),
    "paragraphs",
)
PAGES = ("html", "contenthtml", "bodyhtml", "rawhtml")
EITHER = ("body", "content", "article", "encoded")
CONTENT = (*TEXTS, *PAGES, *EITHER)
KNOWN = frozenset(CONTENT).union(*NAMES.values())
_VALUES = (
    *("name", "rendered", "value", "main", "original", "#text", "@href", "href"),
    *("$date", "$oid", "$numberLong"),
)
_DEEPEST = 6
_LOOKED_INTO = 20
_BETWEEN_WORDS = re.compile(r"^\w+:(?=\w)|[^\w#]+|_")


def plain(name: str) -> str:
    """The name in small letters, without its namespace and what is between its words: "Publish
    Date" is "publishdate", "dc:creator" is "creator"."""
    return _BETWEEN_WORDS.sub("", name).lower()


def unwrapped(value: object) -> object:
    """The value in an object like ``{"name": "The Daily"}``; of a list, that of each item, or of
    the one that it has: Solr lists every value."""
    if not isinstance(value, list):
        return _of_object(value)
    found = list(map(_of_object, value))
    return found[0] if len(found) == 1 and not isinstance(found[0], dict) else found


def _of_object(value: object) -> object:
    for _ in range(_DEEPEST):  # {"$date": {"$numberLong": "1389175200000"}}
        names = (name for name in _VALUES if isinstance(value, dict) and value.get(name))
        if (name := next(names, None)) is None:
            break
        value = value[name]  # type: ignore[index]
    return value


def joined(value: object) -> object:
    """Of a list the paragraphs in it as one text: strings, or objects with a field for content, as
    content systems store them; None if there are none. Anything else as it is."""
    if not isinstance(value, list):
        return value
    texts = [text for one in value if isinstance(text := _of_block(one), str) and text.strip()]
    return "\n\n".join(texts) or None


def _of_block(value: object) -> object:
    if not isinstance(value, dict):
        return value
    return next((one for name, one in value.items() if plain(name) in CONTENT), None)


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
    if depth == 0 and (rows := _rows(value)):
        yield from rows
        return
    found = [] if _names_content(value) else list(_below(value, depth))
    yield from found or [value]


def beside(value: Mapping[str, object]) -> Mapping[str, object]:
    """The object in ``value`` that says both a title and a date, as of ``{"meta": {…}, "text":
    …}``; empty if there is none."""
    objects = (one for one in value.values() if isinstance(one, dict))
    return next((one for one in objects if _states(one, "title", "published")), {})


def described(value: Mapping[str, object]) -> list[str]:
    """The names of the fields of the object in ``value`` that has most texts in it."""
    found = _objects(value)
    fullest = max(found, key=lambda one: sum(isinstance(text, str) for text in one.values()))
    return [*map(str, fullest)]


def _objects(value: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    if isinstance(value, dict):
        yield value
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if depth < _DEEPEST:
        for one in islice(below, _LOOKED_INTO):
            yield from _objects(one, depth + 1)


def _rows(value: Mapping[str, object]) -> list[Mapping[str, object]]:
    """The rows of a table that was written column by column, ``{"title": {"0": …}, "text": {"0":
    …}}``, or as ``{"columns": ["title", "text"], "data": [[…]]}``; none of anything else."""
    names, cells = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(cells, list):
        table = all(isinstance(row, list) for row in cells)  # objects have names of their own
        return [dict(zip(map(str, names), row, strict=False)) for row in cells if table]
    columns = [one for one in value.values() if isinstance(one, dict)]
    if len(columns) < max(2, len(value)) or not any(plain(name) in CONTENT for name in value):
        return []
    keys = columns[0].keys()
    if any(column.keys() != keys for column in columns) or not all(map(str.isdigit, keys)):
        return []
    return [{name: one[key] for name, one in zip(value, columns, strict=True)} for key in keys]


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
                found = articles_in(one, depth + 1)
                yield from (a for a in found if _names_content(a) and _states(a, "title"))


def _names_content(value: Mapping[str, object]) -> bool:
    """Whether it has a field for content, even an empty one; then nothing inside it is searched."""
    return any(
        plain(name) in CONTENT and not isinstance(unwrapped(one), dict)
        for name, one in value.items()
    )


def _states(value: Mapping[str, object], *fields: str) -> bool:
    named = {plain(name) for name, one in value.items() if one}
    return not any(named.isdisjoint(NAMES[field]) for field in fields)
