"""Finds what a page inserts into an article or puts beside it, by the place of each line.

Between paragraphs and after the last one, pages link to other stories without announcing it: by a
paragraph that is one link, a short list or a box of links, or links with a sentence each. On the
other hand, a short line between two paragraphs, in the same element as both, is a heading of the
article, even if a menu could have the same words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..model import Label
from .naming import Reason
from .pagetext import PageLine
from .zones import Zone

_LINKED, _UNLINKED = 0.9, 0.2  # share of letters in links: least of a link, most of other text
_FEWEST_WORDS = 4  # least words of a headline
_SENTENCE_WORDS = 8
_MOST_LINKS, _MOST_LISTED = 3, 5  # paragraphs that are links; items of a list of links
_CAPTION_WORDS, _CAPTION_LINES = 40, 2
_HEADING_WORDS = (2, 12)
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_PLAIN = frozenset((Zone.NONE, Zone.ARTICLE, Zone.BODY))
_ENDED = re.compile(r"[.!:…][\"”’')»\]]*$")
_SENTENCE = re.compile(r"[.!?…][\"”’')»\]]*$")
_SET_IN = 8  # most lines of an inset
_NO_HEADING = re.compile(
    r"\b(?:advert|related|read (?:more|next|also)|see also|sign up|subscri|newsletter|continues?\b"
    r"|contents|share|comments?\b|follow|video|watch|photos?\b|gallery|sponsor|loading|scroll)"
    r"|^\W*$|[:|]$|^by\s",
    re.IGNORECASE,
)


def insets(page: Sequence[PageLine], body: Sequence[int]) -> dict[int, Reason]:
    """The lines taken for body that belong to other stories or to pictures, with the reason.

    ``page``: all lines; ``body``: the places of those taken for body.
    """
    if not body:
        return {}
    shown = [at for at, line in enumerate(page) if line.text]
    place = {at: index for index, at in enumerate(shown)}
    lines, taken = [page[at] for at in shown], {place[at] for at in body}
    other = Label.TEASER, "a link to another story"
    found = dict.fromkeys(_linked_paragraphs(lines, taken), other)
    found |= dict.fromkeys(_linked_items(lines, taken), other)
    found |= dict.fromkeys(_linked_boxes(lines, taken), other)
    found |= dict.fromkeys(_under_pictures(lines, taken), (Label.CAPTION, "alone with a picture"))
    return {shown[index]: reason for index, reason in found.items()}


def subheadings(page: Sequence[PageLine], body: Sequence[int]) -> list[int]:
    """The places of lines not taken for body that are headings within it."""
    taken, shown = set(body), [at for at, line in enumerate(page) if line.text]
    times = Counter(line.text for line in page)
    found: list[int] = []
    last, skipped = -1, 0
    for before, at, behind in zip(shown, shown[1:], shown[2:], strict=False):
        if before in taken:
            last, skipped = before, 0
        else:
            skipped += 1  # an inset before a heading
        near = last >= 0 and (not skipped or (skipped < _SET_IN and page[at].tag in _HEADINGS))
        headed = near and at not in taken and behind in taken and times[page[at].text] == 1
        if headed and _heads(page[last], page[at], page[behind]):
            found.append(at)
    return found


def _heads(before: PageLine, line: PageLine, behind: PageLine) -> bool:
    least, most = _HEADING_WORDS
    return (
        line.zone in _PLAIN
        and line.links < _UNLINKED
        and least <= line.words <= most
        and _is_sentence(before)
        and behind.words >= _SENTENCE_WORDS
        and (
            before.block == line.block == behind.block
            or (line.tag in _HEADINGS and bool(_held(before) & _held(line) & _held(behind)))
        )
        and _NO_HEADING.search(line.text) is None
    )


def _held(line: PageLine) -> set[int]:
    return {line.block, line.above, line.top} - {0}


def _linked_paragraphs(lines: Sequence[PageLine], taken: set[int]) -> list[int]:
    """Paragraphs that are one link and not a sentence; not if they are many and head sentences, or
    are most of the text."""
    links = [at for at in taken if lines[at].tag in ("p", "div") and _is_link(lines[at])]
    if len(links) > _MOST_LINKS:
        told = sum(1 for at in taken if _is_sentence(lines[at]))
        headed = sum(1 for at in links if _is_sentence(lines[min(at + 1, len(lines) - 1)]))
        if 2 * headed > len(links) or told < 2 * len(links):
            return []
    return [at for at in links if _is_headline(lines[at])]


def _linked_items(lines: Sequence[PageLine], taken: set[int]) -> Iterator[int]:
    """Short lists that are only links, unless the paragraph before announces them."""
    for is_list, items in groupby(range(len(lines)), lambda at: lines[at].tag == "li"):
        places = list(items)
        short = is_list and len(places) <= _MOST_LISTED
        if (
            short
            and all(_is_link(lines[at]) for at in places)
            and not _announced(places[0], lines, taken)
        ):
            yield from taken.intersection(places)


def _linked_boxes(lines: Sequence[PageLine], taken: set[int]) -> list[int]:
    """Links in a box with at least two links and little else."""
    linked = [at for at in taken if lines[at].links > _LINKED and lines[at].words >= _FEWEST_WORDS]
    boxes = {lines[at].block for at in linked}
    links: Counter[int] = Counter()
    for line in lines if boxes else ():
        if line.links > _LINKED:
            links[line.block] += 1
        elif line.words >= _FEWEST_WORDS:
            boxes.discard(line.block)
    return [at for at in linked if lines[at].block in boxes and links[lines[at].block] > 1]


def _announced(at: int, lines: Sequence[PageLine], taken: set[int]) -> bool:
    """Whether the line before is of the article and leads to this one, as one ending in a colon."""
    return at - 1 in taken and not _is_sentence(lines[at - 1])


def _under_pictures(lines: Sequence[PageLine], taken: set[int]) -> Iterator[int]:
    """Lines in a box with a picture and hardly anything else."""
    if not any(line.under_picture for line in lines):
        return
    held = Counter(line.block for line in lines)
    words = sum(lines[at].words for at in taken)
    for at in taken:
        line, before = lines[at], lines[at - 1]
        under = line.under_picture or (before.under_picture and before.block == line.block)
        boxed = under and held[line.block] <= _CAPTION_LINES
        if boxed and line.words <= min(_CAPTION_WORDS, words // 2):
            yield at


def _is_headline(line: PageLine) -> bool:
    return _is_link(line) and line.words >= _FEWEST_WORDS


def _is_link(line: PageLine) -> bool:
    return line.links > _LINKED and _ENDED.search(line.text) is None


def _is_sentence(line: PageLine) -> bool:
    return line.words >= _SENTENCE_WORDS and _SENTENCE.search(line.text) is not None
