"""What texts without tags keep of a page: forms for an address, pleas for money, running heads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .pleas import asking_for_money
from .sheet import Sheet
from .words import Flags

_PRESS = ("journalism", "newsroom", "as little as", "paywall")
_CONSENT = ("you agree", "you consent", "not a robot", "reCAPTCHA")
_FORM = re.compile(
    r"\b[Bb]y (?:signing up|subscribing|registering|submitting)\b.{0,60}\byou (?:agree|consent)\b"
    r"|\b[Vv]erify (?:that )?you['’]re not a robot\b|\bprotected by reCAPTCHA\b"
)


def forms(every: list[Sheet], body: Flags) -> Iterator[int]:
    """The lines of the body that are a form for an address, with what is agreed to by sending
    it."""
    for sheet in every:
        if any(words in sheet.known.text for words in _CONSENT):
            places = (at for at in range(sheet.begin, sheet.end) if body[at])
            yield from (at for at in places if _FORM.search(sheet.line(at)))


def pleas_for_money(every: list[Sheet], body: Flags) -> Iterator[int]:
    """The lines of the body in which a paper asks for money for its journalism."""
    for sheet in every:
        if any(word in sheet.known.text for word in _PRESS):
            places = [at for at in range(sheet.begin, sheet.end) if body[at]]
            lines = [" ".join(sheet.line(at).splitlines()) for at in places]
            yield from (places[at] for at in asking_for_money(lines))


def running_heads(every: list[Sheet], body: Flags) -> Iterator[int]:
    """The lines of the body that head a page of print as they head others, but for their
    numbers."""
    for sheet in every:
        if "\f" in sheet.known.text:
            for at in range(sheet.begin + 1, sheet.end):
                first = "\f" in sheet.known.text[sheet.ends[at - 1] : sheet.starts[at]]
                if first and body[at] and sheet.pages.repeats[at]:
                    yield at
