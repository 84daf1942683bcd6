"""An HTML page as lines of text, as a browser shows it, each with where it stood in the page.

One line a block, an empty line round what has a margin (paragraphs, headings, lists). The lines
are what the audit shows and what ``plaintext`` labels; tag, zone and share of links are what
``html`` knows beyond the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from lxml.html import HtmlElement

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog",
        "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
        "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead",
        "tr", "ul", "caption", "iframe",
    )
)  # fmt: skip
_WITH_MARGIN = frozenset(
    (
        "blockquote", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre",
        "table", "ul",
    )
)  # fmt: skip
_UNSEEN = frozenset(
    (
        "script", "style", "noscript", "template", "head", "svg", "math", "object", "embed",
        "select", "option", "textarea", "audio", "video", "canvas", "title", "map", "applet",
        "button", "input", "meta", "link", "iframe", "frame", "frameset", "noframes",
    )
)  # fmt: skip
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


_HOLDERS = _BLOCKS - frozenset(
    (
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "pre", "blockquote", "figure",
        "figcaption", "hr",
    )
)  # fmt: skip
MAX_DEPTH = 200
"""Elements nested deeper than this are taken as one run of text."""


class Zone(StrEnum):
    """What part of a page a line stands in, by the nearest element whose tag or class tells."""

    NONE = "none"
    ARTICLE = "article"
    MENU = "menu"
    COMMENTS = "comments"
    TEASERS = "teasers"
    PROMO = "promo"
    CAPTION = "caption"
    META = "meta"


_TAG_ZONES = {
    "nav": Zone.MENU,
    "footer": Zone.MENU,
    "menu": Zone.MENU,
    "aside": Zone.TEASERS,
    "form": Zone.PROMO,
    "figcaption": Zone.CAPTION,
    "caption": Zone.CAPTION,
    "article": Zone.ARTICLE,
    "main": Zone.ARTICLE,
}
_ROLE_ZONES = {
    "navigation": Zone.MENU,
    "banner": Zone.MENU,
    "contentinfo": Zone.MENU,
    "search": Zone.MENU,
    "complementary": Zone.TEASERS,
    "main": Zone.ARTICLE,
    "article": Zone.ARTICLE,
}
_NAME = re.compile(
    r"(?<![a-z])(?:"
    r"(?P<comments>comments?(?:list|s?area|thread|body|text|content|section)?|commentlist|disqus\w*"
    r"|fbcomments|replies|respond|livefyre)"
    r"|(?P<teasers>related\w*|recommend\w*|trending|popular|most[-_]?(?:read|popular|viewed)"
    r"|read[-_]?more|outbrain|taboola|sidebar|rail|latest|recirc\w*|promoted|teasers?"
    r"|more[-_]?(?:on|stories|from|news)|see[-_]?also|carousel|up[-_]?next)"
    r"|(?P<promo>promos?|newsletters?|subscri(?:be|ption|ptions)|sign[-_]?up|sponsor(?:ed)?|adverts?"
    r"|advertisement|ads?|donate|donation|cookies?|consent|paywall|popup|modal"
    r"|social\w*|share\w*|sharing|follow|cta)"
    r"|(?P<menu>nav(?:bar|igation)?|menus?|footer|foot|breadcrumbs?|masthead|toolbar|pagination"
    r"|pager|tags|topnav|copyright|skip|toc)"
    r"|(?P<caption>(?:wp[-_])?captions?|credits?|photo[-_]?credit|caption[-_]text)"
    r"|(?P<meta>bylines?|authors?|date(?:line|time)?|timestamp|published|pubdate|(?:post|entry)[-_]?meta)"
    r"|(?P<article>(?:article|story|entry|post|news)[-_]{0,2}(?:body|content|text))"
    r")(?![a-z])"
)
_MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line: its text (empty for an empty line), and where it stood.

    ``links``: share of its letters inside links. ``tag``: of its block. ``block``: which element
    holds the block, so that paragraphs beside each other share a number.
    """

    text: str
    links: float = 0.0
    tag: str = ""
    zone: Zone = Zone.NONE
    block: int = 0


@dataclass(frozen=True, slots=True)
class _Place:
    """What the open elements say about the text that comes."""

    tag: str = "body"
    zone: Zone = Zone.NONE
    block: int = 0
    linked: bool = False
    literal: bool = False


def page_lines(body: HtmlElement, *, hidden: bool = False) -> list[PageLine]:
    """The lines of the page below ``body``, as one reads; with ``hidden``, invisible ones too."""
    walk = _Walk(hidden)
    walk.through(body, _Place(), 0)
    walk.end_line()
    return walk.lines


def zone_of(element: HtmlElement, within: Zone) -> Zone:
    """The zone that ``element`` opens, or the one it stands in."""
    tag = element.tag
    names = element.attrib
    if not names:
        return _TAG_ZONES.get(tag, within)
    if role := _ROLE_ZONES.get(names.get("role", "")):
        return role
    if tag not in ("body", "html"):
        name = f"{names.get('class', '')} {names.get('id', '')}"[:_MAX_NAME]
        found = _NAME.search(name.lower()) if len(name) > 1 else None
        # A class such as "has-comments" on what holds the headline speaks of the whole page.
        if found and (element.tag in ("li", "p") or element.find(".//h1") is None):
            return Zone(str(found.lastgroup))
    return _TAG_ZONES.get(tag, within)


class _Walk:
    """Collects lines while walking a page once; ``lines`` is the result."""

    def __init__(self, hidden: bool) -> None:
        self._hidden = hidden
        self.lines: list[PageLine] = []
        self._pieces: list[str] = []
        self._letters = 0
        self._linked_letters = 0
        self._place = _Place()
        self._blocks = 0

    def through(self, element: HtmlElement, place: _Place, depth: int) -> None:
        """Takes in ``element`` and all it holds, not its tail."""
        tag = element.tag
        if tag == "br":
            self.end_line()
            return
        if not isinstance(tag, str) or tag in _UNSEEN:
            return
        if not self._hidden and _is_hidden(element):
            return
        is_block = tag in _BLOCKS
        if is_block:
            self._break(tag)
            self._blocks += 1
        inside = self._inside(element, tag, place, is_block)
        if depth >= MAX_DEPTH:
            self._take(element.text_content(), inside)
        else:
            self._take(element.text, inside)
            for child in element:
                self.through(child, inside, depth + 1)
                self._take(child.tail, inside)
        if is_block:
            self._break(tag)
        elif tag in ("td", "th"):
            self._pieces.append("\t")

    def end_line(self) -> None:
        """Ends the line begun, if there is one."""
        text = " ".join("".join(self._pieces).split())
        if text:
            links = self._linked_letters / max(1, self._letters)
            place = self._place
            self.lines.append(PageLine(text, links, place.tag, place.zone, place.block))
        self._pieces.clear()
        self._letters = self._linked_letters = 0

    def _inside(self, element: HtmlElement, tag: str, place: _Place, is_block: bool) -> _Place:
        if not is_block:
            linked = place.linked or tag == "a"
            if linked is place.linked:
                return place
            return _Place(place.tag, place.zone, place.block, linked, place.literal)
        zone = zone_of(element, place.zone)
        literal = place.literal or tag == "pre"
        # A paragraph counts to the element that holds it, so that neighbours share a block.
        holds = tag in _HOLDERS or (tag == "li" and zone is Zone.COMMENTS)
        block = self._blocks if holds else place.block
        return _Place(tag, zone, block, place.linked, literal)

    def _take(self, text: str | None, place: _Place) -> None:
        if not text:
            return
        if place.literal and "\n" in text:
            *whole, text = text.split("\n")
            for line in whole:
                self._append(line, place)
                self.end_line()
        self._append(text, place)

    def _append(self, text: str, place: _Place) -> None:
        letters = len(text.strip())
        if letters:
            if not self._letters:
                self._place = place
            self._letters += letters
            if place.linked:
                self._linked_letters += letters
        self._pieces.append(text)

    def _break(self, tag: str) -> None:
        self.end_line()
        if tag in _WITH_MARGIN and self.lines and self.lines[-1].text:
            self.lines.append(PageLine(""))


def _is_hidden(element: HtmlElement) -> bool:
    names = element.attrib
    if not names:
        return False
    return "hidden" in names or ("style" in names and bool(_HIDDEN_STYLE.search(names["style"])))
