"""What elements of HTML are to a reader: blocks, with or without a margin, unseen, pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

from lxml.html import HtmlElement

MAX_NAME = 200  # characters of a class that are looked at
BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog",
        "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
        "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead",
        "tr", "ul", "caption", "iframe",
    )
)  # fmt: skip
WITH_MARGIN = frozenset(
    (
        "blockquote", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre",
        "table", "ul",
    )
)  # fmt: skip
UNSEEN = frozenset(
    (
        "script", "style", "noscript", "template", "head", "svg", "math", "object", "embed",
        "select", "option", "textarea", "audio", "video", "canvas", "title", "map", "applet",
        "button", "input", "meta", "link", "iframe", "frame", "frameset", "noframes",
    )
)  # fmt: skip
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN_CLASS = re.compile(
    r"(?<![\w-])(?:sr[-_]only|(?:u-)?(?:visually|accessibly)[-_]?hidden|screen[-_]?reader(?:[-_]?(?:text|only))?"
    r"|hidden[-_]visually|a11y[-_](?:text|hidden)|off[-_]?screen)(?![\w-])",
    re.IGNORECASE,
)
"""Words within a sentence for those who hear it: "opens in a new window"."""


HOLDERS = BLOCKS - frozenset(
    (
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "pre", "blockquote", "figure",
        "figcaption", "hr",
    )
) | {"td", "th"}  # fmt: skip
PICTURES = frozenset(("img", "picture", "amp-img"))
_NO_CAPTIONS = frozenset(("blockquote", "table", "pre", "ul", "ol", "h2", "h3"))
_MOST_PARTS = 20  # elements of a cell looked at


def is_picture(figure: HtmlElement) -> bool:
    """Whether a figure is a picture with its caption: tables and quotes are in figures too."""
    tags = {part.tag for part in islice(figure.iter(), _MOST_PARTS)}
    return not tags.isdisjoint(PICTURES) and tags.isdisjoint(_NO_CAPTIONS)


def is_box(cell: HtmlElement) -> bool:
    """Whether a cell of a table has lines of its own: pages were once laid out in such."""
    return any(part.tag == "br" or part.tag in BLOCKS for part in islice(cell.iter(), _MOST_PARTS))


def is_unseen(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether nobody sees the element, or only screen readers tell its words."""
    if not attributes:
        return False
    if is_hidden(attributes):
        return True
    name = attributes.get("class") if tag == "span" else None
    return name is not None and _UNSEEN_CLASS.search(name[:MAX_NAME]) is not None


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether the markup itself says that nobody sees the element."""
    return "hidden" in attributes or (
        "style" in attributes and _HIDDEN_STYLE.search(attributes["style"]) is not None
    )


def names_of(attributes: Mapping[str, str]) -> str:
    """What an element is called, the surest name first."""
    return " ".join(name[:MAX_NAME] for name in map(attributes.get, ("class", "id")) if name)
