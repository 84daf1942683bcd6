"""Dates among words ("Paris attacks 13 November 2015"): written in the article, or its own date.

A typed date seldom means the words: an article of 2015 does not say "2015".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from ..model import Span
from .dates import NUMBERED, WRITTEN, in_words, stretch
from .nodes import And, Moment, Node, Not, Or, Phrase, Word
from .pieces import quoted
from .trees import rebuilt

_YEAR = r"(?:19|20)(?!00(?![0-9-]))[0-9]{2}"  # not 1900 or 2000: "2000 jobs" is a number
_NUMBERS = rf"{_YEAR}(?:(?:-[0-9]{{2}}){{0,2}}|(?:[/.][0-9]{{1,2}}){{2}}|[-–]{_YEAR})|{NUMBERED}"
# "13 November 2015", "2015-11-13", "13/11/2015", "2015"
_DATE = re.compile(rf"(?<![\w–-])(?:{WRITTEN}|{_NUMBERS})(?![\w–-])", re.I)
_MOST_PARTS = 4  # "13th of November 2015"
_LITERAL = ('"', "=")
_REPORTED_FOR = timedelta(days=6)  # articles about a day are published that long after it


def dates_in(text: str) -> list[Span]:
    """Where in the text a date is written."""
    return [Span(*found.span()) for found in _DATE.finditer(text)]


def with_moments(node: Node, text: str) -> Node:
    """The tree with each date among its words in one ``Moment``.

    ``text`` is what the tree was read from, with straight quotes. Nothing between quotes, after a
    ``=`` or below a zone (``title:``) is taken for a date.
    """
    if isinstance(node, And):
        held = tuple(_grouped(node.parts, text))
        return held[0] if len(held) == 1 < len(node.parts) else And(held)
    if isinstance(node, Or | Not):
        return rebuilt(node, lambda part: with_moments(part, text))
    return next(_moments((node,), text), node)


def noted(moment: Moment) -> str:
    """The note about it in the receipt."""
    return (
        f"{quoted(moment.text)} also finds articles published "
        f"{in_words(moment.since, moment.until)}. "
        f'date:{moment.text} finds only those; "{moment.text}" finds only the text.'
    )


def _grouped(parts: Sequence[Node], text: str) -> Iterator[Node]:
    at = 0
    while at < len(parts):
        moment = next(_moments(parts[at : at + _MOST_PARTS], text), None)
        yield moment or with_moments(parts[at], text)
        at += len(moment.written) if moment else 1


def _moments(nodes: Sequence[Node], text: str) -> Iterator[Moment]:
    """The dates that begin with the first of the nodes, longest first."""
    for count in range(len(nodes), 0, -1):
        written = [node for node in nodes[:count] if isinstance(node, Word | Phrase)]
        if len(written) < count:
            continue
        span = Span(written[0].span.start, written[-1].span.end)
        typed = text[span.start : span.end]
        if text[span.start - 1 : span.start] in _LITERAL or not _DATE.fullmatch(typed):
            continue
        if (found := stretch(typed)) is None:
            continue
        since, until = found
        if since and until and since.date() == until.date():
            until += _REPORTED_FOR
        yield Moment(span, typed, tuple(written), since, until)
