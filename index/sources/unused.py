"""Counts what reading ignored without refusing it, for a message to the user."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .wrapped import KNOWN, plain

_SHOWN = 60
_NAMES = 8
_ASKED: Mapping[str, Callable[[object], bool]] = {  # and what may be one
    "title": lambda value: isinstance(value, str) and bool(value),
    "published": lambda value: sum(map(str.isdigit, str(value)[:_SHOWN])) >= len("8114"),
}


@dataclass(slots=True)
class Unused:
    """What reading ignored: files of unknown kinds by suffix, dates that could not be read, fields
    by unknown names where a known one is missing; and texts that it got only the beginning of."""

    files: Counter[str] = field(default_factory=Counter)
    dates: int = 0
    first_date: str = ""
    """The first such date and where it is."""
    lacking: Counter[str] = field(default_factory=Counter)
    """How many records do not state a field, but have others of unknown names."""
    first_lacking: dict[str, str] = field(default_factory=dict)
    """Of each such field the first such record, and what its other fields are called."""

    cut: int = 0
    first_cut: str = ""
    """Where the first such text is."""

    def file(self, path: Path) -> None:
        """Count a file of unknown kind in a folder."""
        self.files[path.suffix.lower() or path.name] += 1

    def date(self, value: object, origin: str) -> None:
        """Count a date that cannot be read."""
        self.dates += 1
        self.first_date = self.first_date or f"{str(value)[:_SHOWN]!r} in {origin}"

    def beginning(self, origin: str) -> None:
        """Count a text of which there is only the beginning."""
        self.cut += 1
        self.first_cut = self.first_cut or origin

    def fields(
        self, fields: Mapping[str, object], stated: Mapping[str, object], origin: str
    ) -> None:
        """Count a record with these fields if the title or the date, which are not among those
        ``stated``, may be in one by another name."""
        for one, may_be in _ASKED.items():
            unknown = () if stated[one] else (name for name in fields if plain(name) not in KNOWN)
            if others := [name for name in unknown if may_be(fields[name])]:
                self.lacking[one] += 1
                self.first_lacking.setdefault(one, f"{origin} has {', '.join(others[:_NAMES])}")
