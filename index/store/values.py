"""Values that a file of an archive can hold, and that pressmark never writes.

SQLite lets a text stand in a column of numbers, and knows no dates. What reads a row relies on what
wrote it: a wrong value would be an error on the page that comes upon it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .name_changes import read_entity
from .originals import read_lines, read_text, unpack_given
from .suggestions import COLUMNS, read_suggestion

_MOMENT = "{0} IS NULL OR {0} BETWEEN -62135596800 AND 253402300799"  # seconds: years 1 to 9999
_TEXTS = (  # JSON; nearly every article has no comments
    "{0} = '[]' OR iif(json_valid({0}), json_type({0}) = 'array'"
    " AND NOT EXISTS (SELECT 1 FROM json_each({0}) WHERE type <> 'text'), FALSE)"
)
_NUMBERS = "'generation', 'marked_with', 'analysed_with'"
_NUMBER = f"key NOT IN ({_NUMBERS}) OR {{0}} = CAST(CAST({{0}} AS INTEGER) AS TEXT)"
_CONDITIONS = {  # by table and column
    ("article", "ordinal"): "{0} BETWEEN 1 AND 1 << 29",
    ("article", "published"): _MOMENT,
    ("article", "added"): _MOMENT,
    ("article", "language"): "length({0}) <= 100",
    ("article", "comments"): _TEXTS,
    ("quarantine", "added"): _MOMENT,
    ("alias_change", "at"): _MOMENT,
    ("copy", "slots"): "length({0}) IN (0, 256)",
    ("source_lines", "articles"): "{0} >= 0",
    ("source_lines", "lines"): "length({0}) % 8 = 0 AND length({0}) = 2 * length(counts)",
    ("meta", "value"): _NUMBER,
    ("sqlite_sequence", "seq"): (  # others go on from there
        "typeof({0}) = 'integer' AND {0} BETWEEN 0 AND 1 << iif(name = 'article', 29, 60)"
    ),
}
_AT_RANDOM = "ordinal IN (SELECT ordinal FROM article ORDER BY random() LIMIT ?)"
_QUOTED = 40  # characters of a value, or of what is wrong with it


class _Condition(NamedTuple):
    column: str
    holds: str  # in SQL


def wrong_value(db: sqlite3.Connection, originals: int | None = None) -> str | None:
    """The first value found that pressmark cannot have written, and where; None if there is none.

    ``originals``: of how many articles, taken at random, what they were cleaned from is unpacked;
    None for all. It takes some 0.2 ms for each, everything else 0.02 ms.
    """
    return next(_wrong(db, originals), None)


def _wrong(db: sqlite3.Connection, originals: int | None) -> Iterator[str]:
    tables = [n for (n,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for table in tables:
        yield from _unmet(db, table)
    for table, (columns, read) in _READ.items():
        if table in tables:
            sampled = originals if table == "original" else None
            yield from _unreadable(db, table, columns, read, sampled)


def _unmet(db: sqlite3.Connection, table: str) -> Iterator[str]:
    conditions = list(_conditions(db, table))
    where = " OR ".join(f"NOT ({condition.holds})" for condition in conditions)
    if not conditions or not db.execute(_select("1", table, where)).fetchone():
        return
    for column, holds in conditions:
        shown = f"{_key(db, table)}, substr({column}, 1, {_QUOTED})"
        if row := db.execute(_select(shown, table, f"NOT ({holds})")).fetchone():
            yield f"{table} {row[0]!r}: {column} is {row[1]!r}"


def _conditions(db: sqlite3.Connection, table: str) -> Iterator[_Condition]:
    columns = 'SELECT name, lower(type), "notnull" FROM pragma_table_info(?)'
    for name, kind, required in db.execute(columns, (table,)).fetchall():
        column = f'"{name}"'
        if kind:
            missing = "" if required else f" OR {column} IS NULL"
            yield _Condition(column, f"typeof({column}) = '{kind}'{missing}")
        if condition := _CONDITIONS.get((table, name)):
            yield _Condition(column, condition.format(column))


def _select(columns: str, table: str, where: str) -> str:
    return f"SELECT {columns} FROM {table} WHERE {where} LIMIT 1"  # noqa: S608 - our own tables


def _key(db: sqlite3.Connection, table: str) -> str:
    """The column that tells a row from others; the number of the row, if none does."""
    first = "SELECT name FROM pragma_table_info(?) WHERE pk = 1"
    found = db.execute(first, (table,)).fetchone()
    return str(found[0]) if found else "rowid"


def _unreadable(
    db: sqlite3.Connection, table: str, columns: str, read: Callable[..., object], most: int | None
) -> Iterator[str]:
    key = _key(db, table)
    query = f"SELECT {key}, {columns} FROM {table}"  # noqa: S608 - our own tables
    if most is not None:
        query += f" WHERE {_AT_RANDOM}"
    for found, *values in db.execute(query, () if most is None else (most,)):
        try:
            read(*values)
        except Exception as error:  # whatever it is, a page would fail of it too
            yield f"{table} {found!r}: {columns} cannot be read ({error!r:.{2 * _QUOTED}})"


def _read_original(raw: bytes, lines: bytes, given: str | None) -> None:
    text = read_text(raw)
    for line in read_lines(lines):
        inside = line.start in range(line.end + 1) and line.end in range(len(text) + 1)
        if not inside or not isinstance(line.rule, str):
            raise ValueError(f"line {line.number}")
    if given is not None:
        _read_given(given)


def _read_given(given: str) -> None:
    raw = unpack_given(given, "", "")
    fields = (raw.id, raw.url, raw.title, raw.source, raw.author, raw.language)
    if not all(field is None or isinstance(field, str) for field in fields):
        raise ValueError("a field is no text")


def _read_refused(given: str, content: bytes) -> None:
    _read_given(given)
    read_text(content)


def _read_change(id: str, before: str | None, after: str | None) -> None:
    entities = [entity for record in (before, after) if (entity := read_entity(record))]
    if {entity.id for entity in entities} != {id}:
        raise ValueError("of another entity")


def _read_overlay(id: str, record: str | None) -> None:
    if record is not None:
        _read_change(id, None, record)


_READ: dict[
    str, tuple[str, Callable[..., object]]
] = {  # by table: the columns read together, and what reads them
    "original": ("raw, lines, given", _read_original),
    "quarantine": ("given, content", _read_refused),
    "alias_change": ("entity, before, after", _read_change),
    "alias_overlay": ("entity, record", _read_overlay),
    "suggestion": (COLUMNS, read_suggestion),
}
