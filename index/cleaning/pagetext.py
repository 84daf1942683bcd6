"""An HTML page as lines of text, as a browser shows it, each with where it stood in the page.

One line a block, an empty line round what has a margin (paragraphs, headings, lists). The lines
are what the audit shows and what ``plaintext`` labels; tag, zone and share of links are what
``html`` knows beyond the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

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
MAX_LINES = 20_000
"""What stands below so many lines is not read: a page has hundreds."""


class Zone(StrEnum):
    """What part of a page a line stands in, by the nearest element whose tag or class tells."""

    NONE = "none"
    BODY = "body"
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
    r"|(?P<body>(?:article|story|entry|post|news)[-_]{0,2}(?:body|content|text))"
    r")(?![a-z])"
)
_MAX_NAME = 200
_OPENED = {zone.value: zone for zone in Zone}


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line: its text (empty for an empty line), and where it stood.

    ``links``: share of its letters inside links. ``tag``: of its block. ``block``: which element
    holds the block, so that paragraphs beside each other share a number; ``above`` and ``top``:
    what holds that, and what holds that again (0: nothing).
    """

    text: str
    links: float = 0.0
    tag: str = ""
    zone: Zone = Zone.NONE
    block: int = 0
    above: int = 0
    top: int = 0


class _Place(NamedTuple):
    """What the open elements say about the text that comes; one is made for every block."""

    tag: str = "body"
    zone: Zone = Zone.NONE
    block: int = 0
    above: int = 0
    top: int = 0
    linked: bool = False
    literal: bool = False


def page_lines(body: HtmlElement, *, hidden: bool = False) -> list[PageLine]:
    """The lines of the page below ``body``, as one reads; with ``hidden``, invisible ones too."""
    walk = _Walk(hidden)
    walk.through(body, _Place(), 0)
    walk.end_line()
    return walk.lines


def zone_of(element: HtmlElement, within: Zone) -> Zone:
    """The zone that ``element`` opens, else the one it stands ``within``."""
    tag = element.tag
    opened = _TAG_ZONES.get(tag, within)
    names = dict(element.items())
    if names:
        if names.get("itemprop") == "articleBody":
            return Zone.BODY
        if role := _ROLE_ZONES.get(names.get("role", "")):
            opened = role
        elif tag not in ("body", "html"):
            name = f"{names.get('class', '')} {names.get('id', '')}"[:_MAX_NAME]
            found = _NAME.search(name.lower()) if len(name) > 1 else None
            # A class such as "has-comments" on what holds the headline speaks of the whole page.
            if found and (tag in ("li", "p") or element.find(".//h1") is None):
                return _OPENED[str(found.lastgroup)]
    # An article inside the body of one, or a second <main>, tells nothing new.
    return within if opened is Zone.ARTICLE and within is Zone.BODY else opened


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
        if tag in _UNSEEN or not isinstance(tag, str):
            return
        if not self._hidden and _is_hidden(element):
            return
        is_block = tag in _BLOCKS
        if is_block:
            self._break(tag)
            self._blocks += 1
            place = self._inside(element, tag, place)
        elif tag == "a" and not place.linked:
            place = place._replace(linked=True)
        if depth >= MAX_DEPTH:
            self._take(element.text_content(), place)
        else:
            if text := element.text:
                self._take(text, place)
            for child in element:
                if len(self.lines) >= MAX_LINES:
                    break
                self.through(child, place, depth + 1)
                if text := child.tail:
                    self._take(text, place)
        if is_block:
            self._break(tag)
        elif tag in ("td", "th"):
            self._pieces.append("\t")

    def end_line(self) -> None:
        """Ends the line begun, if there is one."""
        if not self._pieces:
            return
        text = " ".join("".join(self._pieces).split())
        if text:
            links = self._linked_letters / max(1, self._letters)
            at = self._place
            self.lines.append(PageLine(text, links, at.tag, at.zone, at.block, at.above, at.top))
        self._pieces.clear()
        self._letters = self._linked_letters = 0

    def _inside(self, element: HtmlElement, tag: str, place: _Place) -> _Place:
        zone = zone_of(element, place.zone)
        literal = place.literal or tag == "pre"
        # A paragraph counts to the element that holds it, so that neighbours share a block.
        if tag in _HOLDERS or (tag == "li" and zone is Zone.COMMENTS):
            held = (self._blocks, place.block, place.above)
        else:
            held = (place.block, place.above, place.top)
        return _Place(tag, zone, *held, place.linked, literal)

    def _take(self, text: str, place: _Place) -> None:
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
        elif not self._pieces:
            return
        self._pieces.append(text)

    def _break(self, tag: str) -> None:
        if self._pieces:
            self.end_line()
        if tag in _WITH_MARGIN and self.lines and self.lines[-1].text:
            self.lines.append(_GAP)


_GAP = PageLine("")


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    if style is not None and _HIDDEN_STYLE.search(style):
        return True
    return element.get("hidden") is not None
