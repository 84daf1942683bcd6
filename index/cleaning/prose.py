"""Texts that are articles already, and captions: what their shape says before any model is asked.

Archives often come as paragraphs without anything around them. There the line model, trained on
pages with menus and comments, has nothing to tell apart, and a paragraph it doubts is a loss.
"""

from __future__ import annotations

import re

import numpy as np

from .features import Flags, Floats, Pages, is_foreign
from .naming import UNTOLD, name_lines

_SENTENCE_WORDS = 8
_SHORT_QUOTE = 3
_LONG, _VERY_LONG = 15, 50  # words: of a last paragraph, of what is prose however it ends
_PURE = 0.9  # of the words stand in lines that end like sentences: nothing surrounds the article
_PURE_TITLED = 0.75  # whose title is known without the text: mostly records of an archive
_PURE_ABROAD = 0.7  # where the line model, which learned from English, knows less
_DOUBTED, _DOUBTED_INSIDE, _DOUBTED_LONG = -5.0, -6.0, -9.0
_CREDIT = re.compile(
    r"(?:^|[.!?”\"')\s])(?:photo(?:graph)?|picture|image|foto)(?:\s+(?:credit|by))?\s?:\s?\S.{0,60}$",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 60  # words


def is_credited(line: str) -> bool:
    """Whether the line is a caption that ends in its credit: "The bridge. Photo: A. Name"."""
    end = line[-100:]
    if ":" not in end or _CREDIT.search(end) is None:
        return False
    return len(line.split()) <= _LONGEST_CAPTION


def share_of_prose(page: Pages) -> float:
    """How many of a page's words, 0 to 1, stand in lines that are sentences or very long."""
    prose = (page.ended & (page.sizes >= _SENTENCE_WORDS)) | (page.sizes >= _VERY_LONG)
    return float(page.sizes[prose].sum() / max(page.sizes.sum(), 1))


def rescued(page: Pages, body: Flags, scores: Floats, *, titled: bool) -> Flags:
    """The lines of an article without surroundings that are prose but were doubted.

    Nothing is rescued if less than nine tenths of the text's words stand in sentences (three
    quarters if the title is known, seven tenths in another language than English), nor what
    reads like a comment, an advert, a plea or a legal line.
    """
    none = np.zeros(len(page), bool)
    total = int(page.sizes.sum())
    ended = page.ended
    long = page.sizes >= _VERY_LONG
    prose = (ended & (page.sizes >= _SENTENCE_WORDS)) | long
    if body.all() or page.sizes[prose].sum() < _PURE_ABROAD * total:
        return none
    foreign = is_foreign(page)
    least = _PURE_TITLED if titled else _PURE
    if not foreign and page.sizes[prose].sum() < least * total:
        return none
    spans = np.logical_or.accumulate(prose) & np.logical_or.accumulate(prose[::-1])[::-1]
    innocent = (name_lines(page, spans) >= UNTOLD) & (page.repeats == 0)
    doubted = (innocent | long) & (scores[:, 1] <= 0) & ~body
    begun = np.logical_or.accumulate(body) | foreign | (not body.any())
    outer = prose & (begun | long) & (page.sizes >= _LONG) & (scores[:, 0] > _DOUBTED)
    inner = spans & ended & (page.sizes >= _SHORT_QUOTE) & (scores[:, 0] > _DOUBTED_INSIDE)
    return np.asarray(doubted & (outer | inner | (long & (scores[:, 0] > _DOUBTED_LONG))), bool)
