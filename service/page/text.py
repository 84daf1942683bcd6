"""Small things said on pages: days, numbers, months."""

from __future__ import annotations

from datetime import date, datetime

# Not from ``calendar``, whose names follow the locale of the machine.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(moment: datetime | date | None) -> str:
    """``8 January 2014``."""
    if moment is None:
        return "undated"
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def number(value: int) -> str:
    """``12,345``."""
    return f"{value:,}"


def month(value: str) -> str:
    """``January 2014`` for ``2014-01``; a year stays a year."""
    year, _, rest = value.partition("-")
    return f"{_MONTHS[int(rest) - 1]} {year}" if rest.isdigit() else year
