"""Joins lines that were broken at a fixed width, as in mails and by lynx and html2text.

Such a text can be labelled only by paragraphs: its single lines say too little.
"""

from __future__ import annotations

import re
from itertools import pairwise

from .normalise import UNSEEN

_WIDEST, _NARROWEST = 100, 40  # columns at which texts are broken
_LEAST_BROKEN = 8  # broken lines of a text that was broken at a width
_MOSTLY = 0.6  # share of broken lines among those nearly full
_NEARLY_FULL = 0.6  # of the width
_WIDTHS = 3  # widths tried, the greatest first: a line or two may be longer than the width
_ADDRESS = 6 * UNSEEN  # what is left of an address in a Markdown link
_ITEM = re.compile(  # "- an item", "3) an item", "> a quote", "# a heading"
    r"\s*(?:[•*·>+–—-]|\(?\d{1,3}[.)]|#+)\s"
)
_BREAK = re.compile(  # "al-\nQaeda", "word\n,", "(\nword" need no space; the group needs one
    r"(?<=\w-)\s*\n\s*(?=\w)|\s*\n\s*(?=[,.;:!?)\]’”])|(?<=[(\[‘“])\s*\n\s*|(\s*\n\s*)"
)


def unwrapped(text: str) -> str:
    """``text`` with line breaks within paragraphs replaced by spaces, if it was broken at a width.

    All characters keep their places. A line was broken because of the width if the first word of
    the next line would not have fitted.
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
    """A paragraph on one line, without a space after a hyphen within a word or before a comma."""
    if "\n" not in text:
        return text
    return _BREAK.sub(lambda found: " " if found[1] else "", text)


def _has_long_line(text: str) -> bool:
    """Whether a line is wider than texts are broken at, and not because of an address."""
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
    """The lines broken at a width, because the next line's first word had no room; none if few
    are."""
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
    """Whether the row has an address, or had one in a Markdown link: those are not broken."""
    return "://" in row or _ADDRESS in row


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())
