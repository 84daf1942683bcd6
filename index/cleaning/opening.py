"""The lines above an article's text: its title, standfirst, byline and date."""

from __future__ import annotations

from datetime import datetime

import numpy as np

from ..model import Label
from . import heading
from .naming import (
    AGAIN,
    BODY,
    BYLINE,
    COMMENT,
    DATELINE,
    LEADING,
    LISTED,
    NAMES,
    RECURRING,
    STANDFIRST,
    TITLE,
)
from .sheet import Sheet
from .words import Floats, sums

_SURELY_BODY, _HALF_BODY, _NEVER_STANDFIRST = 2.0, 0.8, -4  # log odds
_LONGEST_TITLE, _LONG_SENTENCE = 40, 15  # words
_HEADING_LINES = 25  # between title and text, at most
_TITLE_CHANCE = 0.02
_AS_LIKELY, _AS_LIKELY_AS_LONG = 1.0, 3.0  # log odds; than a line as long as a standfirst
_AGREEING = 8  # log odds of the title, of a line that has the hint's words and no other
_SAME_TITLE = 0.2  # shared words among all words
_MOST_ABOVE = 4  # bylines and dates above a text
_LONGEST_DATE, _LONGEST_DATE_LINE = 6, 14  # words: alone a date, with other words
_LONGEST_BYLINE, _LONGEST_STANDFIRST = 25, 60
_SHORTEST_STANDFIRST, _LONGEST_FIRST = 6, 35  # words; of one that was taken for body
_YEAR_DIGITS = 4
_ALONE = ("by", "by:")


def mark_opening(sheet: Sheet, codes: list[int]) -> None:
    """Marks title, standfirst, byline and date of a page that has body in ``codes``."""
    title = _title(sheet, _first_body(sheet, codes))
    if title is not None:
        _mark_title(sheet, codes, title)
    first = _first_body(sheet, codes)
    above = title is not None and title < first
    begin = title + 1 if title is not None and above else max(sheet.begin, first - 6)
    _between(sheet, codes, max(begin, first - _HEADING_LINES), first)
    first = _first_body(sheet, codes)
    if title is not None and title < first and _is_caption(sheet, first):
        codes[first] = LEADING


def _first_body(sheet: Sheet, codes: list[int]) -> int:
    return _find_body(codes, sheet.begin, sheet.end, sheet.begin)


def _find_body(codes: list[int], begin: int, end: int, default: int) -> int:
    try:
        return codes.index(BODY, begin, end)
    except ValueError:
        return default


def _mark_title(sheet: Sheet, codes: list[int], title: int) -> None:
    repeats = sheet.pages.repeats[sheet.begin : sheet.end]
    times = sheet.pages.repeats[title]
    if times:
        for index in (np.flatnonzero(repeats == times) + sheet.begin).tolist():
            if sheet.line(index) == sheet.line(title):
                codes[index] = AGAIN
    codes[title] = TITLE


def _is_caption(sheet: Sheet, index: int) -> bool:
    """Whether the text cannot begin with this line, for it is short and no sentence."""
    if sheet.known.tagless and sheet.scores[index, 0] >= _SURELY_BODY:
        return False
    return sheet.sizes[index] < _LONG_SENTENCE and not sheet.ended[index]


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
    chance = np.exp(scores[best] - rivals.max())
    return begin + best if chance > _TITLE_CHANCE else None


def _is_sentence(sheet: Sheet, index: int) -> bool:
    """Whether the line is a sentence of the text, for no byline or date is below it."""
    if sheet.sizes[index] < _LONG_SENTENCE or not sheet.ended[index]:
        return False
    if index + 1 < sheet.end and _stands_above(sheet, index + 1):
        return False
    return bool(sheet.scores[index, 0] > _HALF_BODY)


def _stands_above(sheet: Sheet, index: int) -> bool:
    """Whether the line is a byline or a date, which are no titles however they look."""
    if sheet.sizes[index] <= _LONGEST_DATE and _date(sheet, index):
        return True
    line = sheet.line(index)
    return not line.lower().startswith("from") and heading.parse_byline(line) is not None


def _date(sheet: Sheet, index: int) -> datetime | None:
    dated = sheet.digits[index] >= _YEAR_DIGITS
    return heading.parse_date_line(sheet.line(index)) if dated else None


def _agreement(sheet: Sheet, end: int) -> Floats:
    """How far the words of each line up to ``end`` agree with the title's hint."""
    first = sheet.pages.first_word[sheet.begin : end + 1]
    words = sheet.pages.words[first[0] : first[-1]]
    shared = (words[:, None] == sheet.hint).any(1)
    common = sums(shared.astype(np.int64), first - first[0])
    either = sheet.pages.sizes[sheet.begin : end] + len(sheet.hint) - common
    return np.asarray(common / np.maximum(either, 1), np.float32)


def _between(sheet: Sheet, codes: list[int], begin: int, first: int) -> None:
    """Lines between the title and the text, and the byline, which may be among its first lines.

    Where the first line is one alone, the heading may go on after it: it was a standfirst.
    """
    standfirst = False
    behind = _find_body(codes, first + 1, min(first + _HEADING_LINES, sheet.end), first)
    for index in range(begin, max(min(first + 3, sheet.end), behind)):
        size = sheet.sizes[index]
        if size > _LONGEST_STANDFIRST or codes[index] in (TITLE, AGAIN, RECURRING):
            continue
        if size <= _LONGEST_BYLINE and _is_byline(sheet, index):
            codes[index] = BYLINE
        elif size <= _LONGEST_DATE_LINE and _date(sheet, index):
            codes[index] = DATELINE
            if index > begin and heading.bare_name(sheet.line(index - 1)):
                codes[index - 1] = BYLINE
        elif index <= first and not standfirst and _is_standfirst(sheet, codes, index, first):
            codes[index] = STANDFIRST
            standfirst = True


def _is_byline(sheet: Sheet, index: int) -> bool:
    line = sheet.line(index)
    if heading.parse_byline(line):
        return True
    if _is_by(sheet, index) and index + 1 < sheet.end:
        return heading.parse_byline("By " + sheet.line(index + 1)) is not None
    above = index > sheet.begin and _is_by(sheet, index - 1)
    return above and heading.parse_byline("By " + line) is not None


def _is_by(sheet: Sheet, index: int) -> bool:
    return sheet.sizes[index] == 1 and sheet.line(index).lower() in _ALONE


def _is_standfirst(sheet: Sheet, codes: list[int], index: int, first: int) -> bool:
    size = sheet.sizes[index]
    if size < _SHORTEST_STANDFIRST:
        return False
    if index == first:
        after = codes[index + 1 : min(index + 6, sheet.end)]
        titled = index > sheet.begin and codes[index - 1] == TITLE
        return titled and size <= _LONGEST_FIRST and not sheet.ended[index] and BODY in after
    if codes[index] in (COMMENT, LISTED):
        return False
    plain = NAMES[codes[index]][0] in (Label.TEASER, Label.OTHER)
    return plain and bool(sheet.scores[index, 0] > _NEVER_STANDFIRST)
