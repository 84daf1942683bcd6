"""Which articles have a web address, however it is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from ..text.addresses import canonical_url

_SCHEMES = ("https://", "https://www.", "http://", "http://www.")
_TAILS = ("#", "?", "/#", "/?")  # what follows one of these may make no difference
_MOST = 1000  # addresses compared for one such tail


def articles_at(db: sqlite3.Connection, address: str) -> tuple[int, ...]:
    """The ordinals of the articles at an address (as ``canonical_url`` gives it), ascending."""
    found = {
        ordinal
        for condition, values in _conditions(address)
        for ordinal, url in db.execute(
            f"SELECT ordinal, url FROM article WHERE {condition} LIMIT {_MOST}",  # noqa: S608
            values,
        )
        if canonical_url(url) == address
    }
    return tuple(sorted(found))


def _conditions(address: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Conditions that the index of addresses can answer, with their values."""
    path, mark, query = address.partition("?")
    for scheme in _SCHEMES:
        here = scheme + path
        yield "url IN (?, ?)", (f"{here}{mark}{query}", f"{here}/{mark}{query}")
        for tail in _TAILS:
            begin = here + tail
            yield "url >= ? AND url < ?", (begin, begin[:-1] + chr(ord(begin[-1]) + 1))
