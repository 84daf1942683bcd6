"""Texts with marks as HTML: every piece is escaped, then they are joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

_MARK = Markup('<mark class="{}" title="{}">{}</mark>')
_CODE = Markup("<code>{}</code>")
_UNTITLED = Markup('<mark class="{}">{}</mark>')


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text to be marked; ``kind`` is its class, ``title`` is shown on hovering."""

    start: int
    end: int
    kind: str = "alias"
    title: str = ""


def marked(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> Markup:
    """``text[start:end]`` as HTML; marks not inside it, or over an earlier one, are left out."""
    end = len(text) if end is None else end
    pieces, at = [], start
    for mark in sorted(marks, key=lambda mark: mark.start):
        if mark.start < at or mark.end > end:
            continue
        inner = text[mark.start : mark.end]
        pieces.append(escape(text[at : mark.start]))
        pieces.append(
            _MARK.format(mark.kind, mark.title, inner)
            if mark.title
            else _UNTITLED.format(mark.kind, inner)
        )
        at = mark.end
    return Markup().join([*pieces, escape(text[at:end])])


def with_code(text: str) -> Markup:
    """The text as HTML; whatever is between `backticks` becomes code."""
    pieces = text.split("`")
    return Markup().join(
        _CODE.format(piece) if n % 2 else escape(piece) for n, piece in enumerate(pieces)
    )


def marked_words(text: str, words: Iterable[str]) -> Markup:
    """The text with the first occurrence of each of these marked."""
    found = [(at, at + len(word)) for word in words if (at := text.find(word)) >= 0]
    return marked(text, [Mark(start, end) for start, end in found])
