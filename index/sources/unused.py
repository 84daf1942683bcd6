"""What reading made no use of without refusing anything, so that somebody can be told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

_SHOWN = 60


@dataclass(slots=True)
class Unused:
    """Files passed over by suffix, and dates that could not be read; it fills while one reads."""

    files: Counter[str] = field(default_factory=Counter)
    dates: int = 0
    first_date: str = ""
    """The first such date and where it stands."""

    def file(self, path: Path) -> None:
        """Count a file in a folder that is of no kind known."""
        self.files[path.suffix.lower() or path.name] += 1

    def date(self, value: object, origin: str) -> None:
        """Count a date that nobody can read."""
        self.dates += 1
        self.first_date = self.first_date or f"{str(value)[:_SHOWN]!r} in {origin}"
