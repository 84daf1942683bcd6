"""Tables from spreadsheets: each row is an article, and the first row names the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

from ..errors import BadArticle
from ..model import RawDocument
from .encodings import binary_kind, decode, legacy_encoding
from .fields import MAX_CONTENT
from .stated import Defaults, document
from .streams import lines_of
from .wrapped import CONTENT, KNOWN, plain

_TOLD = 80  # characters of a first line that are quoted
_DIVIDERS = ",;\t|"
_CHARACTERS_A_ROW = 2 * MAX_CONTENT  # the article and its other cells


class _Lines:
    """The lines of a table, for ``csv``, with the number and the size of the row they belong to.

    Raises ValueError if a row becomes too large or has no end: a quote was opened and never closed,
    and all the rows behind it would be one article.
    """

    def __init__(self, stream: io.BufferedReader) -> None:
        self._codec = legacy_encoding(stream.peek())
        self._lines = enumerate(lines_of(stream, MAX_CONTENT), 1)
        self._number = 0
        self._held = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._held:  # within a row, so that it is no end
            self._number, line = next(self._lines, (self._number, None))
        else:
            self._number, line = next(self._lines)
        if line is None or self._held + len(line) > _CHARACTERS_A_ROW:
            raise ValueError("it is too long, or a quote in it is never closed")
        self._held += len(line)
        return decode(line, declared=self._codec) + "\n"

    def next_row(self) -> int:
        """Begin a new row; the number of its first line."""
        self._held = 0
        return self._number + 1


def columns(line: str, ours: Callable[[str], str] = str) -> tuple[str, list[str]] | None:
    """The divider of cells in this first line and ``ours`` of the names of the columns, None
    without content."""
    parted = ((divider, [*map(ours, _cells(line, divider))]) for divider in _DIVIDERS)
    divider, names = max(parted, key=lambda one: len(KNOWN.intersection(one[1])))
    return None if set(CONTENT).isdisjoint(names) else (divider, names)


def begins_a_table(head: bytes) -> bool:
    """Whether the first line names the columns of articles: three known ones, or nothing else."""
    found = columns(head.partition(b"\n")[0].decode(errors="replace"))
    if found is None:
        return False
    known = KNOWN.intersection(found[1])
    return len(known) > 2 or 1 < len(known) == len(found[1])


def _cells(line: str, divider: str) -> list[str]:
    try:
        return [plain(cell) for cell in next(csv.reader([line], delimiter=divider), [])]
    except csv.Error:  # a cell longer than any name
        return []


def rows(
    stream: io.BufferedReader, origin: str, defaults: Defaults
) -> Iterator[RawDocument | BadArticle]:
    """One document a row; cells are divided by comma, semicolon, tab or bar, as in the first line.

    An empty cell states nothing. Raises OSError as the stream does.
    """
    if kind := binary_kind(stream.peek(1)):
        yield BadArticle(f"is {kind}, not a table; save it as CSV first", origin)
        return
    lines = _Lines(stream)
    try:
        first = next(lines, None)
        if first is not None and first.startswith("sep="):  # for one spreadsheet program
            first = next(lines, None)
        found = columns(first or "", defaults.ours)
    except ValueError:
        first, found = "", None
    if first is None:
        yield BadArticle("is empty", origin)
    elif found is None:
        yield BadArticle(
            f"has no column of articles in its first line, {first.strip()[:_TOLD]!r}: that should "
            "name one text, html, body or content, or name it with --field text=…",
            origin,
        )
    else:
        yield from _below(lines, *found, origin, defaults)


def _below(
    lines: _Lines, divider: str, names: list[str], origin: str, defaults: Defaults
) -> Iterator[RawDocument | BadArticle]:
    """The documents of the rows below the first."""
    csv.field_size_limit(2 * _CHARACTERS_A_ROW)  # of the process: articles pass its default
    begins, empty = lines.next_row(), True
    try:
        for cells in csv.reader(lines, delimiter=divider):
            if any(map(str.strip, cells)):
                empty = False
                yield _row(names, cells, f"{origin}:{begins}", defaults)
            begins = lines.next_row()
        if empty:
            yield BadArticle("is empty", origin)
    except (csv.Error, ValueError) as failure:
        problem = f"is no row of a table ({failure}); the rest of the file was not read"
        yield BadArticle(problem, f"{origin}:{begins}")


def _row(
    names: list[str], cells: list[str], origin: str, defaults: Defaults
) -> RawDocument | BadArticle:
    if any(map(str.strip, cells[len(names) :])):  # part of a text would be lost unseen
        told = f"has {len(cells)} cells under {len(names)} columns; texts need quotes around them"
        return BadArticle(told, origin)
    pairs = zip(names, cells, strict=False)
    stated = {name: cell for name, cell in pairs if cell.strip() and name != "clean"}
    return document(stated, origin, defaults)
