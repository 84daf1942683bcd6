"""What texts without tags keep of a page: forms for an address, pleas for money, running heads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .features import Pages
from .pleas import asking_for_money
from .sheet import Sheet, lines_at
from .vocabulary import vocabulary
from .words import Flags

_MOST_WORDS = 120  # of a form; those with all their messages have some 90
_FORM = re.compile(
    r"\b[Bb]y (?:signing up|subscribing|registering|submitting)\b.{0,60}\byou (?:agree|consent)\b"
    r"|\b[Vv]erify (?:that )?you['’]re not a robot\b|\bprotected by reCAPTCHA\b"
)
_CHOICE = re.compile(r"\b[Cc]hoose (?:your|a) (?:country|state)\b(?: \S*[^\s.,;:!?]){40}")


def forms_and_pleas(every: list[Sheet], pages: Pages, body: Flags) -> list[int]:
    """The lines of the body that are a form for an address, with what is agreed to by sending it,
    or in which a paper asks for money for its journalism."""
    asked = pages.signs.where(vocabulary().pleas)
    asked = asked[body.take(asked)]
    lines = [" ".join(line.splitlines()) for _, line in lines_at(every, asked)]
    found = asking_for_money(lines)
    both = enumerate(zip(asked.tolist(), lines, strict=True))
    return [at for n, (at, line) in both if n in found or _is_form(line)]


def _is_form(line: str) -> bool:
    # A longer line is a whole page; its article would go with the form.
    said = line.count(" ") < _MOST_WORDS and _FORM.search(line)
    return bool(said or _CHOICE.search(line))


def running_heads(every: list[Sheet], body: Flags) -> Iterator[int]:
    """The lines of the body that head a page of print as they head others, but for their
    numbers."""
    for sheet in every:
        if "\f" in sheet.known.text:
            for at in range(sheet.begin + 1, sheet.end):
                first = "\f" in sheet.known.text[sheet.ends[at - 1] : sheet.starts[at]]
                if first and body[at] and sheet.pages.repeats[at]:
                    yield at
