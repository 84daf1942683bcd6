"""Excerpts: the part of a passage with the most matches, for lists of results."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from index.answer import Highlight

from ..marks import Mark, marked

_SENTENCE = re.compile(r"(?<=[.!?…][\"”’')\]])\s+|(?<=[.!?…])\s+|\n+")  # the gap after a sentence
_SPARE = 1.3  # times the length up to which a passage is shown whole
_LEAD = 0.4  # share of the excerpt that may come before the first highlight


@dataclass(frozen=True, slots=True)
class Stretch:
    """``text[start:end]`` is shown; ``cut`` says whether something is missing before or after."""

    start: int
    end: int
    cut_before: bool
    cut_behind: bool


def stretch(text: str, found: Sequence[Highlight], most: int) -> Stretch:
    """About ``most`` characters of the text around its highlights.

    It begins with a sentence if one begins near enough, and never within a word or a highlight.
    """
    if len(text) <= most * _SPARE:
        return Stretch(0, len(text), False, False)
    first = _best(found, most)
    anchor = first.start if first else 0
    begins = [0, *(match.end() for match in _SENTENCE.finditer(text))]
    near = [at for at in begins if anchor - most * _LEAD <= at <= anchor]
    start = near[0] if near else _word(text, anchor - int(most * _LEAD / 2), anchor)
    end = min(start + most, len(text))
    for each in found:
        if each.start < end < each.end:
            end = each.end
    if end < len(text):
        stops = [at for at in begins if start + most // 2 <= at <= end]
        inside = [each.end for each in found if each.end <= end]
        if stops and stops[-1] >= max(inside, default=0):
            end = stops[-1]
        else:
            end = max(text.rfind(" ", start, end + 1), *inside, start + 1)
    end = start + len(text[start:end].rstrip())
    return Stretch(start, end, start > 0, end < len(text))


def cut(text: str, part: Stretch, marks: Iterable[Mark]) -> Markup:
    """The excerpt as HTML, with an ellipsis where text is cut."""
    lines = marked(text, marks, part.start, part.end).replace("\n\n", "\n")
    before, behind = "… " if part.cut_before else "", " …" if part.cut_behind else ""
    return Markup("{}{}{}").format(before, lines, behind)


def _best(found: Sequence[Highlight], most: int) -> Highlight | None:
    """The highlight from which an excerpt has the most different highlights, then the most."""

    def value(first: Highlight) -> tuple[int, int, int]:
        reach = [
            each for each in found if first.start <= each.start and each.end <= first.start + most
        ]
        different = {each.entity or each.text.casefold() for each in reach}
        return len(different), len(reach), -first.start

    return max(found, key=value, default=None)


def _word(text: str, wanted: int, latest: int) -> int:
    """The first beginning of a word between ``wanted`` and ``latest``."""
    space = text.find(" ", max(wanted, 0), latest)
    return space + 1 if space >= 0 else latest
