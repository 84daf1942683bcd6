"""Makes a ``RawDocument`` of a record with names of its own: a JSON object or a table row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape

from ..errors import BadArticle
from ..model import RawDocument
from .fields import from_fields, web_url
from .unused import Unused
from .wrapped import CONTENT, EITHER, NAMES, PAGES, TEXTS, plain, unwrapped

# "<!DOCTYPE html>", "<div class=body>"
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|div|p|article|section|h1)\b[^>]*>", re.I)
_CONTENT = frozenset(CONTENT)
_FIELDS_NAMED = 8


@dataclass(frozen=True, slots=True)
class Defaults:
    """Values for all documents that do not state their own."""

    source: str | None
    clean: bool
    month_first: bool | None = None
    unused: Unused = field(default_factory=Unused)
    called: tuple[tuple[str, str], ...] = ()
    """Names of fields, each with what the files call it."""

    def ours(self, name: str) -> str:
        """The name of a field that files call so; any other name as it is."""
        return next((ours for ours, theirs in self.called if plain(theirs) == plain(name)), name)


def document(
    fields: Mapping[str, object], origin: str, defaults: Defaults
) -> RawDocument | BadArticle:
    """The document of fields by name, or why there is none; unknown fields are ignored."""
    named = dict[str, object]()
    for name, value in fields.items():
        named.setdefault(plain(name), unwrapped(value))
    text, html = _text_and_html(named)
    if text is None and html is None:
        return _without_content(fields, origin)
    given: dict[str, object] = {
        field: next((named[name] for name in names if named.get(name)), None)
        for field, names in NAMES.items()
    }
    given["id"] = named.get("id")  # 0 and "" are for the checks to judge
    if web_url(named.get("source")):  # of the page, as some extractors have it
        given["url"] = given["url"] or named["source"]
        others = (named[name] for name in NAMES["source"][1:] if named.get(name))
        given["source"] = next(others, None)
    given["source"] = given["source"] or defaults.source
    for name in ("title", "source", "author"):
        given[name] = _unescaped(given[name])
    stated = named.get("clean")
    given["clean"] = stated if stated is not None and defaults.clean else defaults.clean
    try:
        found = from_fields(
            origin=origin, text=text, html=html, month_first=defaults.month_first, **given
        )
    except BadArticle as refusal:
        return refusal
    if given["published"] and found.published is None:
        defaults.unused.date(given["published"], origin)
    return found


def _without_content(fields: Mapping[str, object], origin: str) -> BadArticle:
    names = [name for name in fields if isinstance(name, str)]
    if not _CONTENT.isdisjoint(map(plain, names)):
        return BadArticle("is empty", origin)
    listed = ", ".join(names[:_FIELDS_NAMED]) + (", …" if len(names) > _FIELDS_NAMED else "")
    problem = f"has no text but {listed or 'nothing'}; call its field text, html, body or content"
    return BadArticle(problem, origin)


def _text_and_html(fields: Mapping[str, object]) -> tuple[object, object]:
    """The text or the page, the other None; both None if there is neither.

    ``EITHER`` names are used for both; what they begin with decides. Of a record with both the
    page is taken if it is one, and not just the text with a tag or two: it knows what the text has
    lost.
    """
    text, html = _first(fields, TEXTS), _first(fields, PAGES)
    if text is None and html is None:
        either = _first(fields, EITHER)
        marked = isinstance(either, str) and _MARKUP.match(either)
        return (None, either) if marked else (either, None)
    if isinstance(text, str) and isinstance(html, str):
        return (None, html) if len(html) > 2 * len(text) else (text, None)
    return text, html


def _first(fields: Mapping[str, object], names: Iterable[str]) -> object:
    return next((one for name in names if (one := _filled(fields.get(name))) is not None), None)


def _filled(value: object) -> object:
    """The value, paragraphs in a list as one text; None where nothing is stated."""
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        value = "\n\n".join(value)
    return None if isinstance(value, str) and not value.strip() else value


def _unescaped(value: object) -> object:
    """Titles and names are no markup, but feeds often write them as if they were."""
    return unescape(value) if isinstance(value, str) else value
