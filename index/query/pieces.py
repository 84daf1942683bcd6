"""The pieces that the grammar cuts a query into, and the fields there are."""

from __future__ import annotations

from dataclasses import dataclass

from ..matching import Zone

ZONES = {"title": Zone.TITLE, "body": Zone.BODY, "comments": Zone.COMMENTS}
DATES = ("date", "since", "until")
BESIDE = ("before", "after")  # a date, which has to follow at once: "The day after: what we know"
VALUES = ("source", "lang", "language", "entity", *DATES, *BESIDE)
_QUOTED = 40  # characters of the query that a note repeats


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed word, or the text between quotes: ``text`` begins at ``start`` of the query.

    ``begin`` to ``end`` is all that belongs to it: quotes, ``=``, ``~5``.
    """

    begin: int
    start: int
    end: int
    text: str
    quoted: bool = False
    literal: bool = False
    slop: int = 0


def quoted(text: str) -> str:
    """The text as a note quotes it, cut short if it is long."""
    return f"“{text}”" if len(text) <= _QUOTED else f"“{text[: _QUOTED - 1]}…”"
