"""Makes a ``RawDocument`` of a record with names of its own: a JSON object or a table row."""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from html import unescape

from ..errors import BadArticle
from ..model import RawDocument
from .fields import from_fields, web_url
from .unused import Unused
from .wrapped import (
    CONTENT,
    EITHER,
    NAMES,
    PAGES,
    TEXTS,
    beside,
    described,
    joined,
    plain,
    unwrapped,
)

# "<!DOCTYPE html>", "<div class=body>"
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|div|p|article|section|h1)\b[^>]*>", re.I)
_PAGE = re.compile(r"\s*<(?:!doctype|html|head)\b", re.I)
_BLOCKS = re.compile(
    r"</?(?:p|br|div|li|[uo]l|h[1-6]|blockquote|section|article|figure|t[dr])\b[^<>]*>", re.I
)
_INLINE = re.compile(r"</?(?:a|i|b|u|em|strong|span|su[bp]|small|font)(?:\s[^<>]*)?>", re.I)
_BLANK_LINE = re.compile(r"\n\s*\n")
_LIST = re.compile(r"\[\s*(['\"]).*\1\s*\]")  # "['Ann Ray', 'Bo Lind']"
_LONGEST_LIST = 100_000  # code points; to read one takes two hundred times its size
_NOTHING = frozenset(("nan", "nat", "none", "null", "n/a", "<na>", "[]", "{}", "undefined"))
"""What programs write where they have no value."""
_CUT = re.compile(r"\s*(?:…|\.{3})\s*\[\+\d+ chars\]\s*$")  # at the end, as an interface writes it
_CONTENT = frozenset(CONTENT)
_FIELDS_NAMED = 8
_BEGINNING = 200


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
    fields: Mapping[str, object], origin: str, defaults: Defaults, filed: datetime | None = None
) -> RawDocument | BadArticle:
    """The document of fields by name, or why there is none; unknown fields are ignored.

    ``filed``: the day in the name of a file that holds nothing else.
    """
    named = dict[str, object]()
    for name, value in (*fields.items(), *beside(fields).items()):
        named.setdefault(plain(name), unwrapped(value))
    text, html = _text_and_html(named)
    if isinstance(text, str) and (cut := _CUT.search(text, max(0, len(text) - _BEGINNING))):
        text = text[: cut.start()]
        defaults.unused.beginning(origin)
    if text is None and html is None:
        return _without_content(fields, origin)
    given: dict[str, object] = {
        field: next((one for name in names if (one := _given(named.get(name)))), None)
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
    if found.id is not None:
        defaults.unused.id(found.id, found.content, origin)
    if not _PAGE.match(found.content):  # which says itself what it is
        defaults.unused.fields(fields, given, origin)
    return found if filed is None else replace(found, filed=filed)


def _without_content(fields: Mapping[str, object], origin: str) -> BadArticle:
    names = described(fields)
    if not _CONTENT.isdisjoint(map(plain, fields)):
        return BadArticle("is empty", origin)
    listed = ", ".join(names[:_FIELDS_NAMED]) + (", …" if len(names) > _FIELDS_NAMED else "")
    problem = (
        f"has no text but {listed or 'nothing'}; call its field text, html, body or content, "
        "or name it with --field text=…"
    )
    return BadArticle(problem, origin)


def _text_and_html(fields: Mapping[str, object]) -> tuple[object, object]:
    """The text or the page, the other None; both None if there is neither.

    What is called a text is a page if it has the tags of one. Of a record with both the page is
    taken if it is one, and not just the text with a tag or two: it knows what the text has lost.
    """
    text, html = _first(fields, TEXTS), _first(fields, PAGES)
    if html is None:
        return _by_tags(_first(fields, EITHER) if text is None else text)
    if isinstance(text, str) and isinstance(html, str) and len(html) <= 2 * len(text):
        return _by_tags(text)
    return (None, html) if text is None or isinstance(html, str) else (text, html)


def _by_tags(content: object) -> tuple[object, object]:
    """The content as a text, without tags within its lines, or as a page if it has tags of more.

    A page may have been escaped, and may have blank lines where it has no paragraphs.
    """
    if not isinstance(content, str) or ("<" not in content and "&lt;" not in content):
        return content, None
    if _MARKUP.match(unescape(content[:_BEGINNING])):
        return None, content if "<" in content[:_BEGINNING] else unescape(content)
    if len(_BLOCKS.findall(content)) < 2:
        return _INLINE.sub("", content), None
    return None, content if "<p" in content.lower() else _BLANK_LINE.sub("<p>", content)


def _first(fields: Mapping[str, object], names: Iterable[str]) -> object:
    return next((one for name in names if (one := _filled(fields.get(name))) is not None), None)


def _filled(value: object) -> object:
    """The value, paragraphs in a list as one text; None where nothing is stated."""
    value = joined(value)
    nothing = isinstance(value, dict) or (isinstance(value, str) and not value.strip())
    return None if nothing else value


def _given(value: object) -> object:
    """The value of a field; None for what programs write where there is none, a list for one that
    was written as Python does."""
    if isinstance(value, str) and len(value) <= _LONGEST_LIST and _LIST.fullmatch(value):
        try:
            return literal_eval(value)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return value
    is_nothing = str(value).strip().lower() in _NOTHING if isinstance(value, str | float) else False
    return None if is_nothing else value


def _unescaped(value: object) -> object:
    """Titles and names are no markup, but feeds often write them as if they were."""
    return _INLINE.sub("", unescape(value)) if isinstance(value, str) else value
