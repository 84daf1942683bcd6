"""The pieces the grammar cuts a query into, and the protocol by which it has them read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ..matching import Zone
from .nodes import Node

ZONES = {"title": Zone.TITLE, "body": Zone.BODY, "comments": Zone.COMMENTS}
DATES = ("date", "since", "until")
VALUES = ("source", "lang", "language", "entity", *DATES)
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


class Reader(Protocol):
    """Turns pieces into nodes and keeps the notes; ``leaves.Leaves`` is one."""

    def words(self, run: Sequence[Typed]) -> Sequence[Node]:
        """The nodes of pieces that are side by side; adjacent bare words may form names."""

    def value(self, field: str, typed: Typed) -> Node | None:
        """The node of ``field:typed`` for a field of ``VALUES``; None if it means nothing."""

    def note(self, sentence: str) -> None:
        """Keep a sentence for the person who typed."""
