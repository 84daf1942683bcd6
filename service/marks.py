"""Texts with marks as HTML: every piece is escaped, then they are joined."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from operator import itemgetter
from typing import NamedTuple

from markupsafe import Markup

from index.answer import Highlight


class Mark(NamedTuple):
    """A stretch of a text to be marked; ``kind`` is its class, ``title`` is shown on hovering,
    ``entity`` the id of the name that it is."""

    start: int
    end: int
    kind: str = "alias"
    title: str = ""
    entity: str | None = None


def marked(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> Markup:
    """``text[start:end]`` as HTML; marks not inside it, or over an earlier one, are left out."""
    end = len(text) if end is None else end
    pieces, at = list[str](), start
    for first, last, *said in sorted(marks, key=itemgetter(0)):
        if at <= first and last <= end:
            pieces += (escape(text[at:first]), _opening(*said), escape(text[first:last]), "</mark>")
            at = last
    return Markup("".join([*pieces, escape(text[at:end])]))  # noqa: S704 - all of it is escaped


@lru_cache(maxsize=1024)
def _opening(kind: str, title: str, entity: str | None) -> str:
    given = (("class", kind), ("title", title or None), ("data-entity", entity))
    said = [f' {name}="{escape(value)}"' for name, value in given if value is not None]
    return f"<mark{''.join(said)}>"


def matched(text: str, found: Iterable[Highlight]) -> Markup:
    """The text with its highlights marked, each with its kind and the entity that it names."""
    return marked(text, [Mark(each.start, each.end, each.kind, "", each.entity) for each in found])


def with_code(text: str) -> Markup:
    """The text as HTML; whatever is between `backticks` becomes code."""
    pieces = escape(text).split("`")
    coded = [f"<code>{piece}</code>" if n % 2 else piece for n, piece in enumerate(pieces)]
    return Markup("".join(coded))  # noqa: S704 - escaped before it was divided


def marked_words(text: str, words: Iterable[str]) -> Markup:
    """The text with the first occurrence of each of these marked."""
    found = [(at, at + len(word)) for word in words if (at := text.find(word)) >= 0]
    return marked(text, [Mark(start, end) for start, end in found])
