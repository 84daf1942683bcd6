"""What texts without tags keep of a page: forms for an address, pleas for money, running heads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .pleas import asking_for_money
from .sheet import Sheet
from .words import Flags

_CUES = (
    *("journalism", "newsroom", "as little as", "paywall"),
    *("you agree", "you consent", "not a robot", "reCAPTCHA"),
)
_FORM = re.compile(
    r"\b[Bb]y (?:signing up|subscribing|registering|submitting)\b.{0,60}\byou (?:agree|consent)\b"
    r"|\b[Vv]erify (?:that )?you['’]re not a robot\b|\bprotected by reCAPTCHA\b"
)


def forms_and_pleas(every: list[Sheet], body: Flags) -> Iterator[int]:
    """The lines of the body that are a form for an address, with what is agreed to by sending it,
    or in which a paper asks for money for its journalism."""
    for sheet in every:
        if any(words in sheet.known.text for words in _CUES):
            places = [at for at in range(sheet.begin, sheet.end) if body[at]]
            lines = [" ".join(sheet.line(at).splitlines()) for at in places]
            found = asking_for_money(lines)
            found |= {index for index, line in enumerate(lines) if _FORM.search(line)}
            yield from (places[index] for index in found)


def running_heads(every: list[Sheet], body: Flags) -> Iterator[int]:
    """The lines of the body that head a page of print as they head others, but for their
    numbers."""
    for sheet in every:
        if "\f" in sheet.known.text:
            for at in range(sheet.begin + 1, sheet.end):
                first = "\f" in sheet.known.text[sheet.ends[at - 1] : sheet.starts[at]]
                if first and body[at] and sheet.pages.repeats[at]:
                    yield at
