"""Joins lines that were broken at a fixed width, as in mails and by lynx and html2text.

Such a text can be labelled only by paragraphs: its single lines say too little.
"""

from __future__ import annotations

import re
from itertools import pairwise

from .normalise import UNSEEN

_WIDEST, _NARROWEST = 100, 40  # columns
_LEAST_BROKEN = 8  # lines, before a text is believed to be broken
_MOSTLY = 0.6  # of the lines that could be broken
_NEARLY_FULL = 0.6  # of the width
_WIDTHS = 3  # that are tried: a line or two may be longer, and none be quite as long
_ADDRESS = 6 * UNSEEN  # and what made a link of it
_ITEM = re.compile(r"\s*(?:[•*·>+–—-]|\(?\d{1,3}[.)]|#+)\s")
_BREAK = re.compile(
    r"(?<=\w-)\s*\n\s*(?=\w)|\s*\n\s*(?=[,.;:!?)\]’”])|(?<=[(\[‘“])\s*\n\s*|(\s*\n\s*)"
)


def unwrapped(text: str) -> str:
    """``text`` with the breaks within paragraphs made spaces, if it was broken at a width.

    No letter moves: a place in what is returned is the same place in ``text``. A line was broken
    where it was if the first word of the next would have been too long for it.
    """
    if _has_long_line(text):
        return text
    rows = text.splitlines(keepends=True)
    for index in _breaks(rows):
        row, following = rows[index], rows[index + 1]
        if _indent(following) <= _indent(row) and not _ITEM.match(following):
            line = row.rstrip("\r\n")
            rows[index] = line + " " * (len(row) - len(line))
    return "".join(rows)


def rejoined(text: str) -> str:
    """A paragraph on one line: no gap after a hyphen within a word, none before a comma."""
    if "\n" not in text:
        return text
    return _BREAK.sub(lambda found: " " if found[1] else "", text)


def _has_long_line(text: str) -> bool:
    """Whether a line is wider than texts are broken at, and has no address to be blamed for it."""
    begin = 0
    while begin + _WIDEST < len(text):
        end = text.rfind("\n", begin, begin + _WIDEST + 1)
        if end >= 0:
            begin = end + 1
            continue
        end = text.find("\n", begin)
        line = text[begin : end if end >= 0 else len(text)]
        if " " in line.strip() and not _has_address(line):
            return True
        begin += len(line) + 1
    return False


def _breaks(rows: list[str]) -> list[int]:
    """The lines that end because the first word of the next had no room; none if few do."""
    pairs = [
        (index, len(row.rstrip()), len(following.split(None, 1)[0]))
        for index, (row, following) in enumerate(pairwise(rows))
        if not (row.isspace() or following.isspace())
    ]
    widths = {len(row.rstrip()) for row in rows if not _has_address(row)}
    widths.intersection_update(range(_NARROWEST, _WIDEST + 1))
    for width in sorted(widths, reverse=True)[:_WIDTHS]:
        near = [pair for pair in pairs if _NEARLY_FULL * width <= pair[1] <= width]
        broken = [index for index, length, word in near if length + 1 + word > width]
        telling = [index for index, _, _ in near if not _has_address(rows[index])]
        told = len({*broken}.intersection(telling))
        if told >= max(_LEAST_BROKEN, _MOSTLY * len(telling)):
            return broken
    return []


def _has_address(row: str) -> bool:
    """Whether an address is in the row, or was one of a link in Markdown: nothing breaks it."""
    return "://" in row or _ADDRESS in row


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())
