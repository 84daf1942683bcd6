"""Counts what reading ignored without refusing it, for a message to the user."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .wrapped import CONTENT, NAMES

_SHOWN = 60
_COLUMNS = 8


@dataclass(slots=True)
class Unused:
    """What reading ignored: files of unknown kinds by suffix, dates that could not be read, and
    tables without a known column for the title or the date."""

    files: Counter[str] = field(default_factory=Counter)
    dates: int = 0
    first_date: str = ""
    """The first such date and where it is."""
    tables: int = 0
    first_table: str = ""
    """The first such table, what it lacks, and its columns by other names."""

    def file(self, path: Path) -> None:
        """Count a file of unknown kind in a folder."""
        self.files[path.suffix.lower() or path.name] += 1

    def date(self, value: object, origin: str) -> None:
        """Count a date that cannot be read."""
        self.dates += 1
        self.first_date = self.first_date or f"{str(value)[:_SHOWN]!r} in {origin}"

    def table(self, columns: Sequence[str], origin: str) -> None:
        """Count a table with these columns, as ``plain`` writes them, if the title or the date of
        an article may be in one by another name."""
        known = frozenset(CONTENT).union(*NAMES.values())
        others = [name for name in columns if name and name not in known]
        lacking = [one for one in ("title", "published") if not _is_there(one, columns)]
        if others and lacking:
            self.tables += 1
            sentence = f"{origin} has no {' or '.join(lacking)} but {', '.join(others[:_COLUMNS])}"
            self.first_table = self.first_table or sentence


def _is_there(field: str, columns: Sequence[str]) -> bool:
    """Whether one of the columns has this field."""
    return not frozenset(NAMES[field]).isdisjoint(columns)
