"""Dates among words ("Paris attacks 13 November 2015"): written in the article, or its own date.

A typed date seldom means the words: an article of 2015 does not say "2015".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import timedelta

from ..model import Span
from .dates import NUMBERED, WRITTEN, in_words, stretch
from .nodes import Moment, Node, Phrase, Word
from .pieces import quoted

_YEAR = r"(?:19|20)(?!00(?![0-9-]))[0-9]{2}"  # not 1900 or 2000: "2000 jobs" is a number
_NUMBERS = rf"{_YEAR}(?:(?:-[0-9]{{2}}){{0,2}}|(?:[/.][0-9]{{1,2}}){{2}}|[-–]{_YEAR})|{NUMBERED}"
# "13 November 2015", "2015-11-13", "13/11/2015", "2015"
_DATE = re.compile(rf"(?<![\w–-])(?:{WRITTEN}|{_NUMBERS})(?![\w–-])", re.I)
_IN_MAY = re.compile(r"\b(?:in|since|until|till|early|late|mid)[ -](?:march|may|august)\b", re.I)
_MOST_PARTS = 4  # "13th of November 2015"
_REPORTED_FOR = timedelta(days=6)  # articles about a day are published that long after it


def dates_in(text: str) -> list[Span]:
    """Where in the text a date is written, if only "in May"."""
    return [Span(*found.span()) for date in (_DATE, _IN_MAY) for found in date.finditer(text)]


def with_moments(run: Sequence[Node], text: str) -> Iterator[Node]:
    """The nodes of bare words side by side, with each date among them in one ``Moment``.

    ``text`` is what they were read from.
    """
    at = 0
    while at < len(run):
        moment = _moment(run[at : at + _MOST_PARTS], text)
        yield moment or run[at]
        at += len(moment.written) if moment else 1


def noted(moment: Moment) -> str:
    """The note about it in the receipt."""
    return (
        f"{quoted(moment.text)} also means articles published "
        f"{in_words(moment.since, moment.until)}. "
        f'date:{moment.text} means only those; "{moment.text}" means only the text.'
    )


def _moment(nodes: Sequence[Node], text: str) -> Moment | None:
    """The longest date that begins with the first of the nodes."""
    for count in range(len(nodes), 0, -1):
        written = [node for node in nodes[:count] if isinstance(node, Word | Phrase)]
        if len(written) < count:
            continue
        span = Span(written[0].span.start, written[-1].span.end)
        typed = text[span.start : span.end]
        if not _DATE.fullmatch(typed) or (found := stretch(typed)) is None:
            continue
        since, until = found
        if since and until and since.date() == until.date():
            with suppress(OverflowError):  # no day comes after the last one
                until += _REPORTED_FOR
        return Moment(span, typed, tuple(written), since, until)
    return None
