"""Counts what reading ignored without refusing it, for a message to the user."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .wrapped import KNOWN, plain

_SHOWN = 60
_MOST_IDS = 50_000  # remembered, in some 200 bytes each: of tables that count their rows the first
_NAMES = 8
_ASKED: Mapping[str, Callable[[object], bool]] = {  # and what may be one
    "title": lambda value: isinstance(value, str) and bool(value),
    "published": lambda value: sum(map(str.isdigit, str(value)[:_SHOWN])) >= len("8114"),
}


@dataclass(slots=True)
class Unused:
    """What reading ignored: files of unknown kinds by suffix, dates that could not be read, fields
    by unknown names where a known one is missing; texts that it got only the beginning of; and
    texts whose id has stood at another one, of which an archive keeps the later."""

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

    repeated: int = 0
    first_repeated: str = ""
    """The first id that stood at two texts, and where these are."""
    _ids: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Of each id a hash of its text, and where that is."""

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

    def id(self, id: str, text: str, origin: str) -> None:
        """Count a text whose id has stood at another one."""
        if len(self._ids) < _MOST_IDS:
            self._ids.setdefault(id, (hash(text), origin))
        same, first = self._ids.get(id, (hash(text), origin))
        if same != hash(text):
            self.repeated += 1
            self.first_repeated = self.first_repeated or f"{id} in {first} and in {origin}"

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
