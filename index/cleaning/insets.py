"""Finds what a page inserts into an article or puts beside it, by the place of each line.

Between paragraphs and after the last one, pages link to other stories without announcing it: by a
paragraph that is one link, a list or a box of links, or links with a sentence each. The front of
a section has nothing but the last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from ..model import Label
from .pagetext import PageLine
from .quality import INNER_END
from .reasons import Reason

_LINKED = 0.9  # least share of letters in links
_FEWEST_WORDS = 4  # least words of a headline
_SENTENCE_WORDS = 8
_MOST_LINKS = 3  # paragraphs that are links
_CAPTION_WORDS, _CAPTION_LINES = 40, 2
_FEWEST_TEASERS, _TOLD_MORE = 3, 0.2  # on a front; most of them of several sentences, as a share
_ENDED = re.compile(r"[.!:…][\"”’')»\]]*$")
_SENTENCE = re.compile(r"[.!?…][\"”’')»\]]*$")


def insets(page: Sequence[PageLine], body: Sequence[int]) -> dict[int, Reason]:
    """The lines taken for body that belong to other stories or to pictures, with the reason.

    ``page``: all lines; ``body``: the places of those taken for body.
    """
    shown = [at for at, line in enumerate(page) if line.text]
    place = {at: index for index, at in enumerate(shown)}
    lines, taken = [page[at] for at in shown], {place[at] for at in body}
    other = Label.TEASER, "a link to another story"
    ways = (_linked_paragraphs, _linked_items, _linked_boxes)
    found = dict.fromkeys((at for way in ways for at in way(lines, taken)), other)
    found |= dict.fromkeys(_front(lines, taken), (Label.TEASER, "among teasers, no article"))
    found |= dict.fromkeys(_under_pictures(lines, taken), (Label.CAPTION, "alone with a picture"))
    return {shown[index]: reason for index, reason in found.items()}


def _linked_paragraphs(lines: Sequence[PageLine], taken: set[int]) -> list[int]:
    """Paragraphs that are one link and not a sentence; not if they are many and head sentences, or
    are most of the text."""
    links = [at for at in taken if lines[at].tag in ("p", "div") and _is_link(lines[at])]
    told = sum(_is_sentence(lines[at]) for at in taken)
    headed = sum(_is_sentence(lines[min(at + 1, len(lines) - 1)]) for at in links)
    many = len(links) > _MOST_LINKS
    return [] if many and (2 * headed > len(links) or told < 2 * len(links)) else links


def _linked_items(lines: Sequence[PageLine], taken: set[int]) -> Iterator[int]:
    """Lists that are only links, unless the line before leads to them and is no sentence."""
    for is_list, items in groupby(range(len(lines)), lambda at: lines[at].tag == "li"):
        places = list(items)
        before = places[0] - 1
        announced = before in taken and not _is_sentence(lines[before])
        if is_list and not announced and all(_is_link(lines[at]) for at in places):
            yield from taken.intersection(places)


def _linked_boxes(lines: Sequence[PageLine], taken: set[int]) -> list[int]:
    """Links in a box with at least two links and little else."""
    linked = [at for at in taken if lines[at].links > _LINKED]
    boxes = {lines[at].block for at in linked}
    links: Counter[int] = Counter()
    for line in lines:
        if line.links > _LINKED:
            links[line.block] += 1
        elif line.words >= _FEWEST_WORDS:
            boxes.discard(line.block)
    return [at for at in linked if lines[at].block in boxes and links[lines[at].block] > 1]


def _front(lines: Sequence[PageLine], taken: set[int]) -> set[int]:
    """All of the body if every paragraph up to its last, taken or not, and mostly of one sentence,
    has a box of its own with a headline that is a link."""
    between = range(min(taken), max(taken) + 1) if taken else ()
    told = [at for at in between if lines[at].words >= _SENTENCE_WORDS and not _is_link(lines[at])]
    for before, at in pairwise([-1, *told]):
        above = (line for line in lines[before + 1 : at] if line.block == lines[at].block)
        if not any(line.words >= _FEWEST_WORDS and _is_link(line) for line in above):
            return set()
    boxes = {lines[at].block for at in told}  # paragraphs of an article share one
    longer = sum(INNER_END.search(lines[at].text) is not None for at in told)
    is_front = len(told) == len(boxes) >= _FEWEST_TEASERS and longer <= _TOLD_MORE * len(told)
    return taken if is_front else set()


def _under_pictures(lines: Sequence[PageLine], taken: set[int]) -> Iterator[int]:
    """Lines in a box with a picture and hardly anything else."""
    held = Counter(line.block for line in lines)
    words = sum(lines[at].words for at in taken)
    for at in taken:
        line, before = lines[at], lines[at - 1]
        boxed = (line.under_picture or before.under_picture) and held[line.block] <= _CAPTION_LINES
        if boxed and line.words <= min(_CAPTION_WORDS, words // 2):
            yield at


def _is_link(line: PageLine) -> bool:
    return line.links > _LINKED and _ENDED.search(line.text) is None


def _is_sentence(line: PageLine) -> bool:
    return line.words >= _SENTENCE_WORDS and _SENTENCE.search(line.text) is not None
