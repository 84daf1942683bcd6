"""An HTML page as lines of text, as a browser shows it, each with where it was in the page.

One line a block, an empty line round what has a margin (paragraphs, headings, lists). The lines
are what the audit shows and what ``plaintext`` labels; tag, zone and share of links are what
``html`` knows beyond the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from .elements import (
    BLOCKS,
    HOLDERS,
    PICTURES,
    UNSEEN,
    WITH_MARGIN,
    is_box,
    is_hidden,
    is_picture,
    is_unseen,
    names_of,
)
from .zones import ROLE_ZONES, TAG_ZONES, Zone, named_parts

MAX_DEPTH = 200  # elements nested deeper than this are taken as one run of text
MAX_LINES, MAX_LETTERS = 20_000, 1_000_000  # read of a page; a usual one has hundreds of lines
_MOST_OF_PAGE, _ENOUGH_PROSE = 0.7, 1000
_LONG_LINE, _LINKED = 60, 0.4
_NEVER_MISNAMED = frozenset((Zone.COMMENTS, Zone.ARTICLE, Zone.BODY, Zone.NONE))


class PageLine(NamedTuple):
    """A line: its text (empty for an empty line), and where it was.

    ``links``: share of its letters inside links. ``tag``: of its block. ``block``: which element
    holds the block, so that paragraphs beside each other share a number; ``above`` and ``top``:
    what holds that, and what holds that again (0: nothing). ``under_picture``: a picture is
    right before it in what holds the block. ``summary``: the name of what holds it says that it
    sums the article up.
    """

    text: str
    links: float = 0.0
    tag: str = ""
    zone: Zone = Zone.NONE
    block: int = 0
    above: int = 0
    top: int = 0
    under_picture: bool = False
    summary: bool = False

    @property
    def words(self) -> int:
        """How many words it has, as far as spaces tell."""
        return self.text.count(" ") + 1


class _Place(NamedTuple):
    """What the open elements say about the text that comes; one is made for every block."""

    tag: str = "body"
    zone: Zone = Zone.NONE
    part: int = 0
    block: int = 0
    above: int = 0
    top: int = 0
    literal: bool = False


class _Part(NamedTuple):
    """An element that opened a zone, and the part it is in itself."""

    zone: Zone
    outer: int
    summary: bool


def page_lines(body: HtmlElement, *, hidden: bool = False) -> list[PageLine]:
    """The lines of the page below ``body``, as one reads; with ``hidden``, invisible ones too."""
    walk = _Walk(hidden)
    walk.through(body)
    walk.end_line()
    return walk.lines()


def prose_letters(lines: Sequence[PageLine]) -> int:
    """The letters of the lines that are prose: long, and mostly no link."""
    sizes = (len(line.text) for line in lines if line.links < _LINKED)
    return sum(size for size in sizes if size > _LONG_LINE)


class _Walk:
    """Collects lines while walking a page once."""

    def __init__(self, hidden: bool) -> None:
        self._hidden = hidden
        self._found: list[tuple[str, float, _Place, bool]] = []
        self._pictured = -1
        self._parts = [_Part(Zone.NONE, 0, False)]
        self._pieces: list[str] = []
        self._letters = 0
        self._linked_letters = 0
        self._room = MAX_LETTERS
        self._is_full = False
        self._place = self._within = _Place()
        self._linked = False
        self._around: list[tuple[_Place, bool, str]] = []  # each open element, and how it ends
        self._blocks = 0

    def through(self, root: HtmlElement) -> None:
        """Takes in ``root`` and all it holds, not its tail."""
        pieces, around = self._pieces, self._around
        walk = iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if not self._opens(element):
                    walk.skip_subtree()
                    continue
                text = element.text
            else:
                self._within, self._linked, ending = around.pop()
                if ending == _CELL:
                    pieces.append(ending)
                elif (pieces and ending) or ending in WITH_MARGIN:
                    self._break(ending)
                if self._is_full or not around:
                    break
                text = element.tail
            # Most text is white space between blocks; a call for each would be felt.
            if text and (pieces or not text.isspace()):
                self._take(text)

    def _opens(self, element: HtmlElement) -> bool:
        """Whether what the element holds is read; where it is, and how it ends, is noted."""
        tag, place, linked, around = element.tag, self._within, self._linked, self._around
        around.append((place, linked, ""))
        if tag in UNSEEN:
            if tag != "noscript" or not self._hidden:
                return False
            tag = "div"
        elif tag in PICTURES:
            self._pictured = place.block
            if tag == "img":
                return False
        if tag in BLOCKS or ((tag == "td" or tag == "th") and is_box(element)):
            attributes = dict(element.items())
            if attributes and not self._hidden and is_hidden(attributes):
                return False
            if self._pieces or tag in WITH_MARGIN:
                self._break(tag)
            around[-1] = (place, linked, tag)
            self._within = self._inside(element, tag, attributes)
        elif not self._hidden and is_unseen(tag, element.attrib):
            return False
        elif tag == "br":
            self.end_line()
            return False
        elif tag == "td" or tag == "th":
            around[-1] = (place, linked, _CELL)
        elif tag == "a":
            self._linked = True
        if len(around) > MAX_DEPTH:
            self._take(element.text_content())
            return False
        return True

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
            self._is_full = self._room <= 0 or len(self._found) >= MAX_LINES
        self._pieces.clear()
        self._letters = self._linked_letters = 0

    def lines(self) -> list[PageLine]:
        """The lines found. What holds nearly all prose is no menu or promo, whatever it is called:
        "has-sidebar" and "has-comments" speak of whole pages."""
        sums_up = [part.summary for part in self._parts]
        lines = [
            _new(PageLine, (text, links, tag, zone, block, above, top, pictured, sums_up[part]))
            for text, links, (tag, zone, part, block, above, top, _), pictured in self._found
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
        return {
            index
            for index, part in enumerate(self._parts)
            if prose[index] > most and part.zone not in _NEVER_MISNAMED
        }

    def _inside(self, element: HtmlElement, tag: str, attributes: Mapping[str, str]) -> _Place:
        """Where the text is that comes in a block."""
        _, zone, part, block, above, top, literal = self._within
        self._blocks = number = self._blocks + 1
        if attributes or tag in TAG_ZONES:
            zone, part = self._opened(tag, attributes, zone, part)
        if tag == "figure" and is_picture(element):
            zone, part = self._part(Zone.CAPTION, part)
        elif tag == "pre":
            literal = True
        # A paragraph counts to the element that holds it, so that neighbours share a block.
        if tag in HOLDERS or (tag == "li" and zone is Zone.COMMENTS):
            block, above, top = number, block, above
        return _new(_Place, (tag, zone, part, block, above, top, literal))

    def _opened(
        self, tag: str, attributes: Mapping[str, str], within: Zone, part: int
    ) -> tuple[Zone, int]:
        """The zone that an element opens, and its part; else those it is in."""
        said = attributes.get
        if said("itemprop") == "articleBody":
            return self._part(Zone.BODY, part)
        opened = ROLE_ZONES.get(said("role", "")) or TAG_ZONES.get(tag)
        # An article inside the body of one, or a second <main>, tells nothing new.
        if opened is not None and not (opened is Zone.ARTICLE and within is Zone.BODY):
            within, part = self._part(opened, part)
        if tag == "body":
            return within, part
        named, summary = named_parts(names_of(attributes))
        summary = summary or said("itemprop") == "description"
        if named is None and not summary:
            return within, part
        return self._part(named or within, part, summary)

    def _part(self, zone: Zone, outer: int, summary: bool = False) -> tuple[Zone, int]:
        # What holds a summary sums up whatever is within.
        self._parts.append(_Part(zone, outer, summary or self._parts[outer].summary))
        return zone, len(self._parts) - 1

    def _take(self, text: str) -> None:
        if self._within.literal and "\n" in text:
            *whole, text = text.split("\n")
            for line in whole:
                self._take(line)
                self.end_line()
        if letters := len(text.strip()):
            if not self._letters:
                self._place = self._within
            self._letters += letters
            if self._linked:
                self._linked_letters += letters
        self._pieces.append(text)

    def _break(self, tag: str) -> None:
        if self._pieces:
            self.end_line()
        if tag in WITH_MARGIN and self._found and self._found[-1][0]:
            self._found.append(_GAP)


_new = tuple.__new__  # a tenth of a page's time went into the makers of its named tuples
_CELL = "\t"  # parts a cell from the next
_GAP = ("", 0.0, _Place(tag=""), False)
