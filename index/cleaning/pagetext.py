"""An HTML page as lines of text, as a browser shows it, each with where it was in the page.

One line a block, an empty line round what has a margin (paragraphs, headings, lists). The lines
are what the audit shows and what ``plaintext`` labels; tag, zone and share of links are what
``html`` knows beyond the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from .elements import (
    BLOCKS,
    HOLDERS,
    MAX_NAME,
    PICTURES,
    UNSEEN,
    WITH_MARGIN,
    is_box,
    is_for_hearing,
    is_hidden,
    is_picture,
)
from .zones import ROLE_ZONES, TAG_ZONES, Zone, named_parts

MAX_DEPTH = 200
"""Elements nested deeper than this are taken as one run of text."""
MAX_LINES = 20_000
"""Lines read of a page at most; a usual page has hundreds."""


MAX_LETTERS = 1_000_000
"""Characters read of a page at most."""


_MOST_OF_PAGE, _ENOUGH_PROSE = 0.7, 1000
_LONG_LINE, _LINKED = 60, 0.4
_NEVER_MISNAMED = frozenset((Zone.COMMENTS, Zone.ARTICLE, Zone.BODY, Zone.NONE))


class PageLine(NamedTuple):
    """A line: its text (empty for an empty line), and where it was.

    ``links``: share of its letters inside links. ``tag``: of its block. ``block``: which element
    holds the block, so that paragraphs beside each other share a number; ``above`` and ``top``:
    what holds that, and what holds that again (0: nothing). ``under_picture``: a picture is
    right before it in what holds the block. ``article``: its outermost <article> (0: none).
    ``summary``: the name of what holds it says that it sums the article up.
    """

    text: str
    links: float = 0.0
    tag: str = ""
    zone: Zone = Zone.NONE
    block: int = 0
    above: int = 0
    top: int = 0
    under_picture: bool = False
    article: int = 0
    summary: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether the line is long and mostly no link."""
        return len(self.text) > _LONG_LINE and self.links < _LINKED


class _Place(NamedTuple):
    """What the open elements say about the text that comes; one is made for every block."""

    tag: str = "body"
    zone: Zone = Zone.NONE
    part: int = 0
    block: int = 0
    above: int = 0
    top: int = 0
    literal: bool = False
    article: int = 0


class _Part(NamedTuple):
    """An element that opened a zone: the part it is in itself; whether its name says so."""

    zone: Zone
    outer: int
    named: bool
    summary: bool


def page_lines(body: HtmlElement, *, hidden: bool = False) -> list[PageLine]:
    """The lines of the page below ``body``, as one reads; with ``hidden``, invisible ones too."""
    walk = _Walk(hidden)
    walk.through(body, _Place(), False, 0)
    walk.end_line()
    return walk.lines()


def prose_letters(lines: Sequence[PageLine]) -> int:
    """The letters of the lines that are prose."""
    long = [line for line in lines if len(line.text) > _LONG_LINE]
    return sum(len(line.text) for line in long if line.is_prose)


class _Walk:
    """Collects lines while walking a page once."""

    def __init__(self, hidden: bool) -> None:
        self._hidden = hidden
        self._found: list[tuple[str, float, _Place, bool]] = []
        self._pictured = -1
        self._parts = [_Part(Zone.NONE, 0, False, False)]
        self._with_headline: set[int] = set()
        self._pieces: list[str] = []
        self._letters = 0
        self._linked_letters = 0
        self._room = MAX_LETTERS
        self._place = _Place()
        self._blocks = 0

    def through(self, element: HtmlElement, place: _Place, linked: bool, depth: int) -> None:
        """Takes in ``element`` and all it holds, not its tail; ``linked``: within a link."""
        tag = element.tag
        if tag in UNSEEN or not isinstance(tag, str):
            if tag != "noscript" or not self._hidden:
                return
            tag = "div"
        if tag in PICTURES:
            self._pictured = place.block
        items = element.items()
        attributes = dict(items) if items else _NONE
        if items and not self._hidden and is_hidden(attributes):
            return
        pieces = self._pieces
        is_cell = tag == "td" or tag == "th"
        if is_block := tag in BLOCKS or (is_cell and is_box(element, attributes)):
            self._break(tag)
            self._blocks += 1
            pictured = tag == "figure" and is_picture(element)
            place = self._inside(tag, attributes, place, pictured)
        elif tag == "a":
            linked = True
        elif tag == "br":
            self.end_line()
            return
        elif tag == "span" and items and not self._hidden and is_for_hearing(attributes):
            return
        if depth >= MAX_DEPTH:
            self._take(element.text_content(), place, linked)
        else:
            # Most text is white space between blocks; a call for each would be felt.
            if (text := element.text) and (pieces or not text.isspace()):
                self._take(text, place, linked)
            for child in element:
                if len(self._found) >= MAX_LINES or self._room <= 0:
                    break
                self.through(child, place, linked, depth + 1)
                if (text := child.tail) and (pieces or not text.isspace()):
                    self._take(text, place, linked)
        if is_block:
            self._break(tag)
        elif is_cell:
            pieces.append("\t")

    def end_line(self) -> None:
        """Ends the line begun, if there is one."""
        if not self._pieces:
            return
        text = " ".join("".join(self._pieces).split())[: self._room]
        if text:
            self._room -= len(text)
            links = self._linked_letters / max(1, self._letters)
            self._found.append((text, links, self._place, self._pictured == self._place.block))
            self._pictured = -1
        self._pieces.clear()
        self._letters = self._linked_letters = 0

    def lines(self) -> list[PageLine]:
        """The lines found. What holds the headline, or nearly all prose, is no menu or promo,
        whatever it is called: "has-sidebar" and "has-comments" speak of whole pages."""
        found, sums_up = self._found, [part.summary for part in self._parts]
        lines = [
            PageLine(text, links, tag, zone, block, above, top, pictured, article, sums_up[part])
            for text, links, (tag, zone, part, block, above, top, _, article), pictured in found
        ]
        misnamed = self._misnamed()
        if not misnamed:
            return lines
        zones: list[Zone] = []
        for index, part in enumerate(self._parts):
            zones.append(zones[part.outer] if index in misnamed else part.zone)
        parts = [at.part for _, _, at, _ in self._found]
        return [line._replace(zone=zones[i]) for line, i in zip(lines, parts, strict=True)]

    def _misnamed(self) -> set[int]:
        prose = [0] * len(self._parts)
        for text, links, at, _ in self._found:
            if len(text) > _LONG_LINE and links < _LINKED and at.zone is not Zone.COMMENTS:
                prose[at.part] += len(text)
        for index in range(len(prose) - 1, 0, -1):
            prose[self._parts[index].outer] += prose[index]
        most = max(_ENOUGH_PROSE, _MOST_OF_PAGE * prose[0])
        misnamed = {part for part in self._with_headline if self._parts[part].named}
        for index, part in enumerate(self._parts):
            if prose[index] > most and part.zone not in _NEVER_MISNAMED:
                misnamed.add(index)
        return misnamed

    def _inside(
        self, tag: str, attributes: Mapping[str, str], place: _Place, pictured: bool
    ) -> _Place:
        zone, part = place.zone, place.part
        if attributes or tag in TAG_ZONES:
            zone, part = self._opened(tag, attributes, zone, part)
        if pictured:
            zone, part = self._part(Zone.CAPTION, part)
        literal = place.literal or tag == "pre"
        article = place.article or (self._blocks if tag == "article" else 0)
        # A paragraph counts to the element that holds it, so that neighbours share a block.
        if tag in HOLDERS or (tag == "li" and zone is Zone.COMMENTS):
            holders = (self._blocks, place.block, place.above)
            return _Place(tag, zone, part, *holders, literal, article)
        if tag == "h1":
            self._mark_headline(part)
        return _Place(tag, zone, part, *place[3:6], literal, article)

    def _opened(
        self, tag: str, attributes: Mapping[str, str], within: Zone, part: int
    ) -> tuple[Zone, int]:
        """The zone that an element opens, and its part; else those it is in."""
        if attributes.get("itemprop") == "articleBody":
            return self._part(Zone.BODY, part)
        opened = ROLE_ZONES.get(attributes.get("role", "")) or TAG_ZONES.get(tag)
        # An article inside the body of one, or a second <main>, tells nothing new.
        if opened is not None and not (opened is Zone.ARTICLE and within is Zone.BODY):
            within, part = self._part(opened, part)
        if tag != "body":
            names = attributes.get("class", "")[:MAX_NAME]
            if "id" in attributes or not attributes.keys().isdisjoint(_TEST_NAMES):
                names = _all_names(attributes)
            named, summary = named_parts(names)
            summary = summary or attributes.get("itemprop") == "description"
            if named is not None:
                return self._part(named, part, named=True, summary=summary)
            if summary:
                return self._part(within, part, summary=True)
        return within, part

    def _part(
        self, zone: Zone, outer: int, *, named: bool = False, summary: bool = False
    ) -> tuple[Zone, int]:
        # What holds a summary sums up whatever is within.
        summary = summary or self._parts[outer].summary
        self._parts.append(_Part(zone, outer, named, summary))
        return zone, len(self._parts) - 1

    def _mark_headline(self, part: int) -> None:
        while part and part not in self._with_headline:
            self._with_headline.add(part)
            part = self._parts[part].outer

    def _take(self, text: str, place: _Place, linked: bool) -> None:
        if place.literal and "\n" in text:
            *whole, text = text.split("\n")
            for line in whole:
                self._take(line, place, linked)
                self.end_line()
        if letters := len(text.strip()):
            if not self._letters:
                self._place = place
            self._letters += letters
            if linked:
                self._linked_letters += letters
        self._pieces.append(text)

    def _break(self, tag: str) -> None:
        if self._pieces:
            self.end_line()
        if tag in WITH_MARGIN and self._found and self._found[-1][0]:
            self._found.append(_GAP)


def _all_names(attributes: Mapping[str, str]) -> str:
    """What an element is called, the surest name first."""
    names = (attributes.get(kind) for kind in ("class", "id", *_TEST_NAMES))
    return " ".join(name[:MAX_NAME] for name in names if name)


_TEST_NAMES = ("data-testid", "data-component", "data-qa")
"""Where style sheets are made by machines, elements have names for tests alone."""
_NONE: Mapping[str, str] = {}
_GAP = ("", 0.0, _Place(tag=""), False)
