"""Joins lines that were broken at a fixed width, as in mails and by lynx and html2text.

Such a text can be labelled only by paragraphs: its single lines say too little.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from .normalise import UNSEEN, ends_like_a_sentence

_WIDEST, _NARROWEST = 100, 40  # columns at which texts are broken
_LEAST_BROKEN = 8  # broken lines of a text that was broken at a width
_MOSTLY = 0.6  # share of broken lines among those nearly full
_NEARLY_FULL = 0.6  # of the width
_MOST = 0.9  # share of the lines of a column that are no longer than a full one
_GOING_ON, _ENDED = 0.75, 0.9  # of a full line: least of one that goes on, if it ends a sentence
_WIDTHS = 3  # widths tried, the greatest first: a line or two may be longer than the width
_ADDRESS = 6 * UNSEEN  # what is left of an address in a Markdown link
_ITEM = re.compile(  # "- an item", "3) an item", "> a quote", "# a heading"
    r"\s*(?:[•*·>+–—-]|\(?\d{1,3}[.)]|#+)\s"
)
_DIVIDED = re.compile(  # "govern-\nment", not "al-\nQaeda"
    r"(\b[^\W\d_]{1,30})[-¬\xad][ \t]*\r?\n[ \t]*([a-zß-ÿ]{1,30})"
)
_COMPOUND = re.compile(r"\b([^\W\d_]{1,30}+)-(?=([a-zß-ÿ]{1,30}))")  # "hand-to", "to-hand"
_LEAST_DIVIDED, _SHARE_DIVIDED = 3, 0.04  # words; of the lines
_SOFT = re.compile(r"[\xad¬][ \t]*\r?\n[ \t]*")  # a hyphen that is only there for the break
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
    for index in _in_columns(rows) if is_divided(text) else _breaks(rows):
        row, following = rows[index], rows[index + 1]
        if _indent(following) <= _indent(row) and not _ITEM.match(following):
            line = row.rstrip("\r\n")
            rows[index] = line + " " * (len(row) - len(line))
    return "".join(rows)


def rejoined(text: str) -> str:
    """A paragraph on one line, without a space after a hyphen within a word or before a comma.
    Soft hyphens go with their breaks."""
    return _BREAK.sub(lambda found: " " if found[1] else "", _SOFT.sub("", text))


@lru_cache(maxsize=1)  # asked for each paragraph of a text
def is_divided(text: str) -> bool:
    """Whether words are divided at the ends of lines, as printers do it: there are more hyphens
    than compounds would leave there."""
    least = max(_LEAST_DIVIDED, _SHARE_DIVIDED * text.count("\n"))
    if sum(map(text.count, ("-\n", "-\r\n", "¬", "\xad"))) < least:
        return False
    whole = _compounds(text)
    return sum(parts not in whole for parts in _DIVIDED.findall(text)) >= least


@lru_cache(maxsize=1)
def _compounds(text: str) -> frozenset[tuple[str, str]]:
    """The parts of the words that ``text`` has with a hyphen within a line."""
    return frozenset(_COMPOUND.findall(text))


def undivided(line: str, text: str) -> str:
    """The line of ``text`` without the hyphens that divide its words, if any are divided. A
    compound that ``text`` has with its hyphen elsewhere keeps it."""
    if not is_divided(text):
        return line

    def whole(found: re.Match[str]) -> str:
        return ("-" if found.groups() in _compounds(text) else "").join(found.groups())

    return _DIVIDED.sub(whole, line)


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


def _in_columns(rows: list[str]) -> list[int]:
    """The lines of justified columns that the next one continues: those nearly as long as most, if
    they end no sentence, and those as long."""
    lengths = [len(row.rstrip()) for row in rows]
    full = sorted(filter(None, lengths))[int(_MOST * sum(map(bool, lengths)))]
    return [
        index
        for index, (length, following) in enumerate(pairwise(lengths))
        if following
        and (
            rows[index].rstrip().endswith(("-", "¬", "\xad"))
            or length >= (_ENDED if ends_like_a_sentence(rows[index]) else _GOING_ON) * full
        )
    ]


def _has_address(row: str) -> bool:
    """Whether the row has an address, or had one in a Markdown link: those are not broken."""
    return "://" in row or _ADDRESS in row


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())
