"""Files whose bytes are not those written: what is broken in them, and what helps."""

from __future__ import annotations

import sqlite3

from ..errors import ArchiveUnusable

FROM_SNAPSHOT = "`pressmark restore FILE --force` with your latest snapshot replaces it"
_QUOTED = 100  # characters


def damaged(error: Exception) -> ArchiveUnusable | None:
    """What to say of an error that comes of a file whose bytes are not those written; None of any
    other."""
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    broken = primary in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
    undecoded = isinstance(error, UnicodeDecodeError) or "decode to UTF-8" in str(error)
    if not broken and not undecoded:
        return None
    return ArchiveUnusable(f"the store's file is damaged ({_printable(error)}): {FROM_SNAPSHOT}")


def damage(db: sqlite3.Connection) -> str | None:
    """What is broken in the file that was opened, in one line; None if nothing is.

    Raises:
        sqlite3.Error: it cannot be read for another reason.
    """
    try:
        found = str(db.execute("PRAGMA quick_check(1)").fetchone()[0])
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if damaged(error) is None:
            raise
        found = str(error)
    return None if found == "ok" else _printable(found)


def _printable(what: object) -> str:
    """The first words of an error, without what a terminal might obey: it may quote the file."""
    line = " ".join(str(what).split())[:_QUOTED]
    return "".join(letter if letter.isprintable() else "?" for letter in line)
