"""Finds readers' comments on a page: below a header, in a numbered list, or from a line to the
end."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from . import structure
from .sheet import Layout, Sheet, lines_at, lines_with
from .vocabulary import vocabulary
from .words import DIGIT, PAUSE, Flags, Ints

_ARTICLE_WORDS = 50  # least words of the article before comments
_CHANGE = 4.0  # least change of the log odds of comment against body where comments begin
_POSTED_CHANGE = 1.0  # the same at a line that says "posted by"
_LEAN, _ENOUGH = 1.5, 50.0  # log odds added to every line; least sum, in log odds times words
_LEAST_SAID, _FAR_FROM_BODY = 5, -3.0  # words and log odds of body: lines with less do not count
_MOST_SAID = 60  # words of one line that count
_LONGEST_STAMP, _LONGEST_NAME, _LEAST_REMARK = 14, 8, 8  # words
_MOST_HEADERS = 20  # a page
_LONGEST_COMMENT = 200  # lines

Sums = NDArray[np.float64]


def find_comments(seen: Layout, every: list[Sheet], body: Flags) -> tuple[list[int], Flags]:
    """The headers of comments ("12 comments"), and the lines that are comments by their position.

    ``body`` flags the lines that read like the article.
    """
    pages = seen.pages
    words, leanings = _before(np.where(body, pages.sizes, 0)), _leanings(seen)
    headers, listed = _below_headers(seen, every, body, words, leanings)
    for sheet, first in _first_signed(seen, every, words, leanings):
        listed[first : sheet.end] |= body[first : sheet.end]
    for sheet, turn in _turns(seen, every):
        if words[turn] - words[sheet.begin] >= _ARTICLE_WORDS:
            listed[turn : sheet.end] |= body[turn : sheet.end]
    return headers, listed


def _below_headers(
    seen: Layout, every: list[Sheet], body: Flags, words: Sums, leanings: tuple[Sums, Sums]
) -> tuple[list[int], Flags]:
    listed = np.zeros(len(body), bool)
    headers: list[int] = []
    found: Counter[int] = Counter()
    candidates = seen.pages.signs.where(vocabulary().comments)
    above = seen.pages.running(body) - body  # lines of an article
    candidates = candidates[above.take(candidates) > 0]
    texts = seen.pages.text.take(candidates).tolist()
    for index, text in zip(candidates.tolist(), texts, strict=True):
        sheet = every[text]
        if found[text] == _MOST_HEADERS or not structure.is_comment_header(sheet.line(index)):
            continue
        found[text] += 1
        headers.append(index)
        listed[index + 1 : _end_of_list(sheet, index + 1)] = True
        far = words[index] - words[sheet.begin] >= _ARTICLE_WORDS
        if far and _changes(leanings, sheet, index):
            listed[index + 1 : sheet.end] |= body[index + 1 : sheet.end]
    return headers, listed


def _before(values: Ints | Flags | Sums) -> Sums:
    """For each line the sum of the values before it; at the end, the sum of all."""
    return np.concatenate([[0.0], np.cumsum(values)])


def _first_signed(
    seen: Layout, every: list[Sheet], words: Sums, leanings: tuple[Sums, Sums]
) -> list[tuple[Sheet, int]]:
    """Where comments begin that have no header, but a signature each.

    A signature is a name, a day and a time above a comment, or a name and a place below it. Two of
    them below an article are enough, or one that says "posted by".
    """
    pages, signed = seen.pages, dict[int, list[int]]()
    above = words[:-1] - words.take(pages.first_line.take(pages.text))
    below = above >= _ARTICLE_WORDS
    for index in _stamps(seen, every, below) + _signed_off(seen, every):
        if below[index]:
            signed.setdefault(int(pages.text[index]), []).append(index)
    begin = []
    for text, found in signed.items():
        sheet = every[text]
        posted = [index for index in found if structure.POSTED.match(sheet.line(index))]
        least = _POSTED_CHANGE if posted else _CHANGE
        first = min(posted or found)
        if (posted or len(found) > 1) and _changes(leanings, sheet, first, least):
            begin.append((sheet, first))
    return begin


def _stamps(seen: Layout, every: list[Sheet], among: Flags) -> list[int]:
    """Those of the flagged lines that have a day and a time."""
    pages = seen.pages
    may = among & (pages.sizes <= _LONGEST_STAMP) & (pages.counts[DIGIT] >= structure.DATED)
    timed = lines_with(every, pages, vocabulary().times, may)
    return [index for index, line in timed if structure.is_stamp(line)]


def _signed_off(seen: Layout, every: list[Sheet]) -> list[int]:
    """Lines of prose that are followed by a name and a place, several of them alternating."""
    pages = seen.pages
    short = (pages.sizes[1:] >= 2) & (pages.sizes[1:] <= _LONGEST_NAME) & ~pages.ended[1:]
    short &= pages.counts[PAUSE, 1:] > 0  # a comma at least
    below = short & (pages.sizes[:-1] >= _LEAST_REMARK) & (pages.text[1:] == pages.text[:-1])
    asked = lines_at(every, 1 + np.flatnonzero(below))
    names = [index for index, line in asked if structure.is_signed_off(line)]
    near = {index + step for index in names for step in (-3, -2, 2, 3)}
    return [index - 1 for index in names if index in near]


def _leanings(seen: Layout) -> tuple[Sums, Sums]:
    """Up to each line: the log odds of comment against body, summed by words, and the words."""
    body, comment, sizes = seen.scores[:, 0], seen.scores[:, 1], seen.pages.sizes
    tells = (sizes >= _LEAST_SAID) & (body > _FAR_FROM_BODY)
    weight = np.where(tells, np.minimum(sizes, _MOST_SAID), 0)
    return _before(weight * (comment - body)), _before(weight)


def _changes(leanings: tuple[Sums, Sums], sheet: Sheet, index: int, least: float = _CHANGE) -> bool:
    """Whether the lines below this one read more like comments than those above, by ``least``.

    "12 comments" may also be a link above the article.
    """
    lean, words = leanings

    def leaning(first: int, end: int) -> float:
        return float((lean[end] - lean[first]) / max(words[end] - words[first], 1))

    return leaning(index + 1, sheet.end) - leaning(sheet.begin, index) > least


def _turns(seen: Layout, every: list[Sheet]) -> list[tuple[Sheet, int]]:
    """Pages that end in comments without a header, and the line where these begin.

    Single comments may read like the article, but not all of them. They begin where the evidence
    for comments, summed up from there to the end, is greatest.
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
    """Where the numbered list of comments that begins at ``start`` ends; ``start`` if there is
    none."""
    end, number = start, 1
    digits = sheet.pages.counts[DIGIT]
    for index in range(start, sheet.end):
        if digits[index] and structure.is_numbered(sheet.line(index), number):
            number += 1
            end = index + 1
        elif index - end > (_LONGEST_COMMENT if number > 1 else 2):
            break
    while end > start and end < sheet.end and max(sheet.scores[end, :2]) > -1:
        end += 1
    return end
