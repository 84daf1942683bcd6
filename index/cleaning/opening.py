"""Finds the lines above an article's text: its title, standfirst, byline and date."""

from __future__ import annotations

from datetime import datetime
from math import exp

import numpy as np

from ..model import Label
from . import reasons
from .bylines import NAME, is_byline
from .captions import is_credited
from .heading import parse_date_line
from .normalise import bare, begins_with
from .sheet import Sheet
from .shown import tells
from .structure import DATED
from .words import DIGIT, Floats, sums

_EVEN, _HALF_BODY, _NEVER_STANDFIRST = 0.0, 0.8, -4  # log odds
_LONGEST_TITLE, _LONG_SENTENCE, _NO_HEADLINE = 40, 15, 22  # words
_HEADING_LINES = 25  # most lines between title and text
_TITLE_CHANCE = 0.02  # least probability of the title, as a share of the likeliest line's
# The line above the best one is the title if its log odds are this close; the second value if the
# best one is as long as a standfirst.
_AS_LIKELY, _AS_LIKELY_AS_LONG = 1.0, 3.0
_AGREEING = 8  # log odds added to a line with exactly the words of the title's hint
_SAME_TITLE = 0.2  # least agreement with a title that is known
_MOST_ABOVE = 4  # bylines and dates passed over when looking for the title
_LONGEST_DATE, _LONGEST_DATE_LINE = 6, 14  # words: of a date alone, of a line with a date
_LONGEST_BYLINE, _LONGEST_STANDFIRST = 25, 60  # words
_SHORTEST_STANDFIRST, _LONGEST_FIRST = 6, 35  # words; the second if it was taken for body
_ALONE = ("by", "by:")
_SETTLED = (reasons.TITLE, reasons.AGAIN, reasons.RECURRING)


def mark_opening(sheet: Sheet, codes: list[int]) -> None:
    """Marks title, standfirst, byline and date of a page that has body in ``codes``."""
    title = _title(sheet, _first_body(sheet, codes))
    if title is not None:
        _mark_title(sheet, codes, title)
    first = _first_body(sheet, codes)
    above = title is not None and title < first
    begin = title + 1 if title is not None and above else max(sheet.begin, first - 6)
    _between(sheet, codes, max(begin, first - _HEADING_LINES), first)


def _first_body(sheet: Sheet, codes: list[int]) -> int:
    return _find_body(codes, sheet.begin, sheet.end, sheet.begin)


def _find_body(codes: list[int], begin: int, end: int, default: int) -> int:
    try:
        return codes.index(reasons.BODY, begin, end)
    except ValueError:
        return default


def _mark_title(sheet: Sheet, codes: list[int], title: int) -> None:
    repeats = sheet.pages.repeats[sheet.begin : sheet.end]
    times = sheet.pages.repeats[title]
    if times:
        for index in (np.flatnonzero(repeats == times) + sheet.begin).tolist():
            if sheet.line(index) == sheet.line(title):
                codes[index] = reasons.AGAIN
    codes[title] = reasons.TITLE


def _title(sheet: Sheet, first: int) -> int | None:
    begin, end = sheet.begin, min(first + 3, sheet.end)
    scores = sheet.scores[begin:end, 2].astype(np.float64)
    sizes = sheet.pages.sizes[begin:end]
    scores[(sizes > _LONGEST_TITLE) | (sizes == 0)] = -np.inf
    agreement = _agreement(sheet, end) if sheet.known.title_hint else np.zeros(len(scores))
    scores += _AGREEING * agreement
    rivals = sheet.scores[begin : sheet.end, 2].copy()
    best = int(scores.argmax())
    for _ in range(_MOST_ABOVE):
        if not _stands_above(sheet, begin + best):
            break
        scores[best] = rivals[best] = -np.inf
        best = int(scores.argmax())
    likely = _AS_LIKELY if sizes[best] < _LONG_SENTENCE else _AS_LIKELY_AS_LONG
    if best and scores[best - 1] > scores[best] - likely:
        best -= 1  # the headline is above the standfirst, not below
    if not np.isfinite(scores[best]) or _is_sentence(sheet, begin + best):
        return None
    if sheet.known.titled and not agreement[best] > _SAME_TITLE:
        return None
    chance = exp(scores[best] - rivals.max())
    return begin + best if chance > _TITLE_CHANCE else None


def _is_sentence(sheet: Sheet, index: int) -> bool:
    """Whether the line is a sentence of the text: no byline or date is below it.

    Where the title is known, also a short one that says something else, or goes on behind the
    title: programs make titles of the beginnings of texts that have none.
    """
    if not sheet.pages.ended[index]:
        return False
    if index + 1 < sheet.end and _stands_above(sheet, index + 1):
        return False
    size, belief = sheet.sizes[index], float(sheet.scores[index, 0])
    if not sheet.known.titled:
        return size >= _NO_HEADLINE or (size >= _LONG_SENTENCE and belief > _HALF_BODY)
    line, title = sheet.line(index), sheet.known.title_hint or ""
    other = size >= _LONG_SENTENCE or bare(line) != bare(title)
    return begins_with(line, title) or (other and belief > _EVEN)


def _stands_above(sheet: Sheet, index: int) -> bool:
    """Whether the line is a byline or a date, so not the title."""
    if sheet.sizes[index] <= _LONGEST_DATE and _date(sheet, index):
        return True
    return is_byline(sheet.line(index))


def _date(sheet: Sheet, index: int) -> datetime | None:
    few = sheet.pages.counts[DIGIT, index] < DATED  # as most lines have
    return None if few else parse_date_line(sheet.line(index))


def _agreement(sheet: Sheet, end: int) -> Floats:
    """The Jaccard similarity (0 to 1) of each line's words, up to ``end``, with the title's
    hint."""
    first = sheet.pages.first_word[sheet.begin : end + 1]
    words = sheet.pages.words[first[0] : first[-1]]
    shared = (sheet.hint[:, None] == words).any(0)
    common = sums(shared.astype(np.int64), first - first[0])
    either = sheet.pages.sizes[sheet.begin : end] + len(sheet.hint) - common
    return np.asarray(common / np.maximum(either, 1), np.float32)


def _between(sheet: Sheet, codes: list[int], begin: int, first: int) -> None:
    """Marks byline, date and standfirst between the title and the text, or in its first lines.

    If the first line stands alone, it was a standfirst, and the heading goes on after it.
    """
    standfirst = False
    behind = _find_body(codes, first + 1, min(first + _HEADING_LINES, sheet.end), first)
    for index in range(begin, max(min(first + 3, sheet.end), behind)):
        size, code, line = sheet.sizes[index], codes[index], sheet.line(index)
        if size > _LONGEST_STANDFIRST or code in _SETTLED:
            continue
        if size <= _LONGEST_BYLINE and _is_byline(sheet, index):
            codes[index] = reasons.BYLINE
        elif size > _LONGEST_DATE and code != reasons.BODY and is_credited(line):
            codes[index] = reasons.CREDITED
        elif size <= _LONGEST_DATE_LINE and _date(sheet, index) and not tells(line):
            codes[index] = reasons.DATELINE
            if index > begin and NAME.fullmatch(sheet.line(index - 1)):
                codes[index - 1] = reasons.BYLINE
        elif index <= first and not standfirst and _is_standfirst(sheet, codes, index, first):
            codes[index] = reasons.STANDFIRST
            standfirst = True


def _is_byline(sheet: Sheet, index: int) -> bool:
    above = index > sheet.begin and _is_by(sheet, index - 1)
    return above or _is_by(sheet, index) or is_byline(sheet.line(index))


def _is_by(sheet: Sheet, index: int) -> bool:
    return sheet.sizes[index] == 1 and sheet.line(index).lower() in _ALONE


def _is_standfirst(sheet: Sheet, codes: list[int], index: int, first: int) -> bool:
    size = sheet.sizes[index]
    if size < _SHORTEST_STANDFIRST or codes[index] == reasons.POINTING:
        return False
    if index == first:
        titled = index > sheet.begin and codes[index - 1] == reasons.TITLE
        return titled and size <= _LONGEST_FIRST and not sheet.pages.ended[index]
    other = reasons.NAMES[codes[index]][0] in (Label.TEASER, Label.OTHER)
    return other and bool(sheet.scores[index, 0] > _NEVER_STANDFIRST)
