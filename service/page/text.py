"""Dates, numbers and languages as text for pages."""

from __future__ import annotations

from datetime import UTC, date, datetime

from index.text.analysis import STEMMERS


def day(moment: datetime | date | None) -> str:
    """``8 January 2014``."""
    return f"{moment:%-d %B} {moment.year}" if moment else "undated"


def moment(value: datetime | None) -> str:
    """RFC 3339, for feeds; 1970 if there is no date."""
    shown = value or datetime(1970, 1, 1, tzinfo=UTC)
    return shown.strftime("%Y-%m-%dT%H:%M:%SZ")


def number(value: int) -> str:
    """``12,345``."""
    return f"{value:,}"


def sentence(text: str) -> str:
    """The text as a sentence, with a capital and a full stop."""
    written = text[:1].upper() + text[1:]
    return written if written.endswith((".", "?", "!", ":", "`")) or not written else f"{written}."


def authors(names: str) -> str:
    """The first authors of many: ``Ann Ash, Bo Birch and 4 more``."""
    first, *rest = [name.strip() for name in names.split(",") if name.strip()] or [names]
    if len(rest) < 3:
        return names
    return f"{first}, {rest[0]} and {len(rest) - 1} more"


def language(code: str) -> str:
    """``German`` for ``de``; a code without a stemmer stays a code."""
    return {"und": "Unknown"}.get(code) or STEMMERS.get(code, code).capitalize()
