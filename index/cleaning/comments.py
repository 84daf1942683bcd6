"""Where on a page readers' comments are: below a header, in a numbered list, or to its end."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from . import structure
from .sheet import Layout, Sheet
from .vocabulary import vocabulary
from .words import DIGIT, PAUSE, Flags, Ints

_ARTICLE_WORDS = 50  # that must be before comments
_CHANGE = 4.0  # of the log odds of comment to body where comments begin
_POSTED_CHANGE = 1.0  # where somebody signs that he posted them
_LEAN, _ENOUGH = 1.5, 50.0
_LEAST_SAID, _FAR_FROM_BODY = 5, -3.0  # words, and log odds, of a line that tells something
_MOST_SAID = 60  # words of a line that count
_LONGEST_HEADER, _LONGEST_STAMP, _LONGEST_NAME, _LEAST_REMARK = 30, 14, 8, 8  # words
_MOST_HEADERS = 20  # a page
_LONGEST_COMMENT = 200  # lines

Sums = NDArray[np.float64]


def find_comments(seen: Layout, every: list[Sheet], body: Flags) -> tuple[list[int], Flags]:
    """The lines that announce comments, and the lines that are comments for where they are.

    ``body`` says which lines read like the article.
    """
    pages = seen.pages
    words = _before(np.where(body, pages.sizes, 0))
    headers, listed = _below_headers(seen, every, body, words)
    for sheet, first in _first_signed(seen, every, words):
        listed[first : sheet.end] |= body[first : sheet.end]
    for sheet, turn in _turns(seen, every):
        if words[turn] - words[sheet.begin] >= _ARTICLE_WORDS:
            listed[turn : sheet.end] |= body[turn : sheet.end]
    return headers, listed


def _below_headers(
    seen: Layout, every: list[Sheet], body: Flags, words: Sums
) -> tuple[list[int], Flags]:
    listed = np.zeros(len(body), bool)
    headers: list[int] = []
    found: Counter[int] = Counter()
    candidates = seen.pages.signs.where(vocabulary().comments)
    candidates = candidates[seen.pages.sizes.take(candidates) <= _LONGEST_HEADER]
    if not len(candidates):
        return headers, listed
    lines, said = _before(body), _said(seen)
    for index in candidates.tolist():
        text = int(seen.pages.text[index])
        sheet = every[text]
        if found[text] == _MOST_HEADERS:
            continue
        if lines[index] == lines[sheet.begin]:  # there is no article above it
            continue
        if not structure.is_comment_header(sheet.line(index)):
            continue
        found[text] += 1
        headers.append(index)
        listed[index + 1 : _end_of_list(sheet, index + 1)] = True
        far = words[index] - words[sheet.begin] >= _ARTICLE_WORDS
        if far and _changes(said, sheet, index):
            listed[index + 1 : sheet.end] |= body[index + 1 : sheet.end]
    return headers, listed


def _before(values: Ints | Flags | Sums) -> Sums:
    """The sums of the values before each line, and of all of them at the end."""
    return np.concatenate([[0.0], np.cumsum(values)])


def _first_signed(seen: Layout, every: list[Sheet], words: Sums) -> list[tuple[Sheet, int]]:
    """Where comments begin that nothing announces, but somebody signs each of them.

    A name, a day and a time are over them, or a name and a place below; there must be two such
    lines below an article, or one that says "posted by".
    """
    pages, signed = seen.pages, dict[int, list[int]]()
    above = words[:-1] - words.take(pages.first_line.take(pages.text))
    below = above >= _ARTICLE_WORDS
    for index in _stamps(seen, every, below) + _signed_off(seen, every):
        if below[index]:
            signed.setdefault(int(pages.text[index]), []).append(index)
    if not signed:
        return []
    said = _said(seen)
    begin = []
    for text, found in signed.items():
        sheet = every[text]
        posted = [index for index in found if structure.is_posted(sheet.line(index))]
        least = _POSTED_CHANGE if posted else _CHANGE
        first = min(posted or found)
        if (posted or len(found) > 1) and _changes(said, sheet, first, least):
            begin.append((sheet, first))
    return begin


def _stamps(seen: Layout, every: list[Sheet], among: Flags) -> list[int]:
    """The lines, of those flagged, that hold a day and a time."""
    pages = seen.pages
    may = among & (pages.sizes <= _LONGEST_STAMP) & (pages.counts[:, DIGIT] >= structure.DATED)
    timed = pages.signs.where(vocabulary().times)
    timed = timed[may.take(timed)]
    texts = pages.text.take(timed).tolist()
    return [
        index
        for index, text in zip(timed.tolist(), texts, strict=True)
        if structure.is_stamp(every[text].line(index))
    ]


def _signed_off(seen: Layout, every: list[Sheet]) -> list[int]:
    """The lines above those that hold a name and a place, where these take turns with prose."""
    pages = seen.pages
    short = (pages.sizes[1:] >= 2) & (pages.sizes[1:] <= _LONGEST_NAME) & ~pages.ended[1:]
    short &= pages.counts[1:, PAUSE] > 0  # a comma at least
    below = short & (pages.sizes[:-1] >= _LEAST_REMARK) & (pages.text[1:] == pages.text[:-1])
    places = 1 + np.flatnonzero(below)
    names = [
        index
        for index, text in zip(places.tolist(), pages.text.take(places).tolist(), strict=True)
        if structure.is_signed_off(every[text].line(index))
    ]
    near = {index + step for index in names for step in (-3, -2, 2, 3)}
    return [index - 1 for index in names if index in near]


def _said(seen: Layout) -> tuple[Sums, Sums]:
    """Before each line: how far the lines lean to comments, by words, and how many words."""
    body, comment, sizes = seen.scores[:, 0], seen.scores[:, 1], seen.pages.sizes
    tells = (sizes >= _LEAST_SAID) & (body > _FAR_FROM_BODY)
    weight = np.where(tells, np.minimum(sizes, _MOST_SAID), 0)
    return _before(weight * (comment - body)), _before(weight)


def _changes(said: tuple[Sums, Sums], sheet: Sheet, index: int, least: float = _CHANGE) -> bool:
    """Whether what is below a line reads more like comments than what is above it.

    "12 comments" may also be a link at the head of an article.
    """
    lean, words = said

    def leaning(first: int, end: int) -> float:
        return float((lean[end] - lean[first]) / max(words[end] - words[first], 1))

    return leaning(index + 1, sheet.end) - leaning(sheet.begin, index) > least


def _turns(seen: Layout, every: list[Sheet]) -> list[tuple[Sheet, int]]:
    """From which line to the end a page reads more like comments than like an article.

    Single comments may read like the article, but not all of them: the place is where the
    evidence for comments, summed from the end, is greatest.
    """
    body, comment, sizes = seen.scores[:, 0], seen.scores[:, 1], seen.pages.sizes
    tells = (sizes >= _LEAST_SAID) & ((body > _FAR_FROM_BODY) | (comment > -1))
    lean = np.clip(comment - body + _LEAN, -2, 2) * np.minimum(sizes, _MOST_SAID)
    before = _before(np.where(tells, lean, 0))
    turns = [
        (sheet, sheet.begin + int(before[sheet.begin : sheet.end].argmin()))
        for sheet in every
        if sheet.begin < sheet.end
    ]
    return [(sheet, turn) for sheet, turn in turns if before[sheet.end] - before[turn] > _ENOUGH]


def _end_of_list(sheet: Sheet, start: int) -> int:
    """Where a numbered list of comments that begins at ``start`` ends; ``start`` if none does."""
    end, number = start, 1
    digits = sheet.digits
    for index in range(start, sheet.end):
        if digits[index] and structure.is_numbered(sheet.line(index), number):
            number += 1
            end = index + 1
        elif index - end > (_LONGEST_COMMENT if number > 1 else 2):
            break
    while end > start and end < sheet.end and max(sheet.scores[end, :2]) > -1:
        end += 1
    return end
