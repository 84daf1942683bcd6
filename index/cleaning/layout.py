"""Decides for every line which part of a page it is: heading, article, comments or other.

Many texts are handled together, as in ``features``. Only a few lines need decisions one by one.
"""

from __future__ import annotations

import numpy as np

from . import reasons, structure
from .captions import credited, galleries
from .comments import find_comments
from .features import Pages
from .opening import mark_opening
from .pleas import forms_and_pleas
from .pointers import pointing
from .prose import rescued, share_of_prose
from .sheet import Layout, Sheet, sheets
from .words import DIGIT, Flags, Floats, Ints

_THRESHOLD, _LENIENT = 0.8, 0.3  # least log odds of body; lenient in pages with tags and in prose
_EVEN, _FEW = 0.0, 5  # least log odds of a line of at most so many words within the article
_OPENING = 1  # sentences; a line after no more of them is not within the article
_MOSTLY_PROSE = 0.75  # share of the words in sentences
_MIN_SENTENCE = 8  # words
_LONG_WAY = 10  # lines between a stray group and the rest
_LITTLE, _HALF_BELIEVED = 0.15, 3.0  # its words, as a share of the largest group; its log odds
_MIN_WORDS = 20  # of an article
_MOST_SIGNED = 2000  # lines below a header


def lay_out(seen: Layout) -> list[int]:
    """For every line of the texts its index in ``naming.NAMES``."""
    pages, scores = seen.pages, seen.scores
    if not len(pages):
        return []
    every = sheets(seen)
    tagless = np.array([known.judge is None for known in seen.texts]).take(pages.text)
    body = _believed(seen, tagless)
    headers, listed = find_comments(seen, every, body)
    body[headers] = False
    body &= ~listed
    telltales = reasons.first_telltales(pages)
    titled = np.array([known.titled for known in seen.texts])
    first_headers = _first_headers(pages, headers)
    before = np.arange(len(pages)) < first_headers.take(pages.text)
    may = tagless & ~listed & ~seen.recurring & before
    body |= may & rescued(pages, body, scores, telltales, titled)
    taken: list[tuple[Flags | list[int], int]] = []
    for find, code, among in (
        (credited, reasons.CREDITED, body), (galleries, reasons.PLAYED, body),
        (forms_and_pleas, reasons.FORM, tagless), (pointing, reasons.POINTING, tagless),
    ):  # fmt: skip
        taken.append((find(every, pages, body & among), code))
        body[taken[-1][0]] = False
    body &= _articles(pages, body).take(pages.text)
    codes = reasons.name_lines(pages, telltales, pages.inside(body))
    remarks, signed = (scores[:, 1] > 0) & ~body, _signed(every, pages, first_headers)
    body[signed] = False
    marked: tuple[tuple[Flags | list[int], int], ...] = (
        (seen.recurring, reasons.RECURRING), (remarks, reasons.COMMENT), (listed, reasons.LISTED),
        (signed, reasons.SIGNED), (headers, reasons.ANNOUNCED), *taken, (body, reasons.BODY),
    )  # fmt: skip
    for where, code in marked:
        codes[where] = code
    final: list[int] = codes.tolist()
    for sheet, article in zip(every, pages.totals(body).tolist(), strict=True):
        if article:
            mark_opening(sheet, final)
    return final


def _believed(seen: Layout, tagless: Flags) -> Flags:
    """Which lines are body by their scores and not part of a template."""
    lenient = (share_of_prose(seen.pages) > _MOSTLY_PROSE).take(seen.pages.text)
    belief = seen.scores[:, 0]
    body = belief > np.where(lenient | ~tagless, _LENIENT, _THRESHOLD)
    body |= (belief > _EVEN) & tagless & _between(seen.pages, body)
    body &= ~seen.recurring
    body[_strays(seen.pages, seen.scores[:, 0], np.flatnonzero(body & tagless))] = False
    return body


def _between(pages: Pages, body: Flags) -> Flags:
    """Which short lines have sentences of the article before and after them.

    These are the headings within an article. After a single sentence, which may be the standfirst,
    a short line may also be the byline or the date, so it does not count.
    """
    sentences = body & (pages.sizes >= _MIN_SENTENCE)
    before = pages.running(sentences)
    within = (before > _OPENING) & (before < pages.totals(sentences).take(pages.text))
    return np.asarray(within & (pages.sizes <= _FEW), bool)


def _strays(pages: Pages, belief: Floats, places: Ints) -> Ints:
    """Those of the lines that form small doubtful groups far from the rest of the article.

    ``places`` are the lines that may be body.
    """
    if not len(places):
        return places
    text, apart = pages.text.take(places), np.ones(len(places), bool)
    apart[1:] = (np.diff(places) > _LONG_WAY) | (np.diff(text) > 0)
    group, first = np.cumsum(apart) - 1, np.flatnonzero(apart)
    words = np.add.reduceat(pages.sizes.take(places), first)
    surest = np.maximum.reduceat(belief.take(places), first)
    most = np.zeros(len(pages.first_line) - 1, np.int64)
    np.maximum.at(most, text.take(first), words)
    stray = (words < _LITTLE * most.take(text.take(first))) & (surest < _HALF_BELIEVED)
    return places[stray.take(group)]


def _first_headers(pages: Pages, headers: list[int]) -> Ints:
    """For every text the line of its first comment header, or its end."""
    first = pages.first_line[1:].copy()
    np.minimum.at(first, pages.text.take(headers), headers)
    return first


def _articles(pages: Pages, body: Flags) -> Flags:
    """For every text whether its body has enough words, and a sentence among them."""
    sentences = pages.totals(body & (pages.sizes >= _MIN_SENTENCE))
    return (pages.totals(np.where(body, pages.sizes, 0)) >= _MIN_WORDS) & (sentences > 0)


def _signed(every: list[Sheet], pages: Pages, headers: Ints) -> list[int]:
    """The lines below the first comment header of their text that are comments with a signature."""
    found: list[int] = []
    for sheet, header in zip(every, headers.tolist(), strict=True):
        end = min(sheet.end, header + _MOST_SIGNED)
        dated = header + np.flatnonzero(pages.counts[DIGIT, header:end] >= structure.DATED)
        found += structure.signed_comments(sheet.line, dated.tolist(), end)
    return found
