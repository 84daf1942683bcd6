"""What articles were cleaned from: the raw text, its labelled lines, the fields it came with."""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import dataclass

import orjson

from ..model import CleanDocument, Label, Line, RawDocument
from .given import pack_given, unpack_given


@dataclass(frozen=True, slots=True)
class Original:
    """What an article was cleaned from, packed. The process that cleaned it packs it, to spare the
    one that writes. ``given`` is None if the raw text is not enough to clean it again (HTML)."""

    raw: bytes
    lines: bytes
    given: str | None


def pack_original(cleaned: CleanDocument, given: RawDocument | None) -> Original:
    """Pack a cleaned document; ``given`` is its input, if that can be cleaned again."""
    lines = [(x.number, x.start, x.end, x.label, x.rule, x.kept) for x in cleaned.lines]
    return Original(
        zlib.compress(cleaned.raw.encode("utf-8", "surrogatepass"), 1),
        zlib.compress(orjson.dumps(lines), 1),
        None if given is None else pack_given(given),
    )


def write_original(db: sqlite3.Connection, ordinal: int, original: Original) -> None:
    """Store what an article was cleaned from, within the caller's transaction."""
    row = (ordinal, original.raw, original.lines, original.given)
    db.execute("INSERT OR REPLACE INTO original VALUES (?, ?, ?, ?)", row)


def read_lines(lines: bytes) -> tuple[Line, ...]:
    """The labelled lines of a row."""
    return tuple(
        Line(n, start, end, Label(label), rule, bool(kept))
        for n, start, end, label, rule, kept in orjson.loads(zlib.decompress(lines))
    )


def read_text(raw: bytes) -> str:
    """The raw text of a row."""
    return zlib.decompress(raw).decode("utf-8", "surrogatepass")


def read_document(raw: bytes, given: str, origin: str) -> RawDocument:
    """The document as it came, from a row with ``given``."""
    return unpack_given(given, read_text(raw), origin)
