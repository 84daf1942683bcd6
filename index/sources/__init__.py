"""Where articles come from: files, folders and standard input become ``RawDocument``s, lazily.

Nothing here fails as a whole: an input that cannot be read is yielded as a ``BadArticle`` that
names it and says what to do, and the rest goes on. Memory is bounded by one document, whatever
the number of them. ``from_fields`` makes a document of posted fields with the same checks.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, cast

from ..errors import BadArticle
from ..model import RawDocument
from .encodings import byte_order_mark
from .fields import MAX_CONTENT, MAX_ID, from_fields, language_code, web_url
from .records import json_lines, json_values, page, warc_records
from .stated import Defaults
from .streams import files_below, open_bytes, unpacked
from .tables import begins_a_table, rows

__all__ = ["MAX_CONTENT", "MAX_ID", "Format", "from_fields", "language_code", "read", "web_url"]

STANDARD_INPUT = "-"


class Format(StrEnum):
    """What a file holds; ``auto`` goes by its name and, for want of a known one, by its start."""

    AUTO = "auto"
    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    WARC = "warc"


SUFFIXES = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".json": Format.JSON,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".warc": Format.WARC,
    ".wet": Format.WARC,
}
_SNIFFED = 4096


def read(
    paths: Iterable[Path | str],
    *,
    format: Format = Format.AUTO,
    source: str | None = None,
    clean: bool = True,
) -> Iterator[RawDocument | BadArticle]:
    """The documents in ``paths`` in order; a refused input is yielded as BadArticle, not raised.

    A path is a file, a folder (searched to the bottom, in order of names; hidden files and, unless
    a ``format`` is given, files with unknown suffixes are left out) or ``-`` for standard input.
    Any of them may be gzip. ``source`` is the publisher where a document names none; ``clean``
    False takes all content as it is.
    """
    defaults = Defaults(source=source, clean=clean)
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield from _standard_input(format, defaults)
        elif Path(path).is_dir():
            yield from _folder(Path(path), format, defaults)
        else:
            yield from _file(Path(path), format, defaults)


def _folder(folder: Path, format: Format, defaults: Defaults) -> Iterator[RawDocument | BadArticle]:
    empty = True
    for found in files_below(folder):
        if isinstance(found, OSError):
            empty = False
            yield _unreadable(found, str(found.filename or folder))
        elif format is not Format.AUTO or not found.suffix or _by_name(found):
            empty = False
            yield from _file(found, format, defaults)
    if empty:
        yield BadArticle(f"no articles in this folder (looked for {_known()})", str(folder))


def _file(path: Path, format: Format, defaults: Defaults) -> Iterator[RawDocument | BadArticle]:
    try:
        with open_bytes(path) as stream:
            named = _by_name(path) if format is Format.AUTO else format
            yield from _stream(stream, str(path), named or _sniff(stream), format, defaults)
    except (OSError, EOFError) as failure:
        yield _unreadable(failure, str(path))


def _standard_input(format: Format, defaults: Defaults) -> Iterator[RawDocument | BadArticle]:
    try:
        stream = unpacked(cast(BinaryIO, sys.stdin.buffer))
        kind = _sniff(stream) if format is Format.AUTO else format
        yield from _stream(stream, "standard input", kind, format, defaults)
    except (OSError, EOFError) as failure:
        yield _unreadable(failure, "standard input")


def _stream(
    stream: io.BufferedReader, origin: str, kind: Format, asked: Format, defaults: Defaults
) -> Iterator[RawDocument | BadArticle]:
    match kind:
        case Format.JSONL:
            return json_lines(stream, origin, defaults)
        case Format.JSON:
            return json_values(stream, origin, defaults)
        case Format.CSV:
            return rows(stream, origin, defaults)
        case Format.WARC:
            return warc_records(stream, origin, defaults)
        case Format.HTML:
            return page(stream, origin, defaults, markup=True)
        case _:
            markup = asked is Format.AUTO and _sniff(stream) is Format.HTML
            return page(stream, origin, defaults, markup=markup)


def _by_name(path: Path) -> Format | None:
    name = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    return SUFFIXES.get(name.suffix.lower())


def _sniff(stream: io.BufferedReader) -> Format:
    """The format by its first bytes, which stay unread."""
    head = stream.peek(_SNIFFED)[:_SNIFFED]
    if codec := byte_order_mark(head):
        head = head.decode(codec, errors="ignore").encode()
    head = head.lstrip().lower()
    if head.startswith(b"warc/"):
        return Format.WARC
    if head.startswith(b"{"):
        return Format.JSONL
    if head.startswith((b"[{", b"[\n", b"[\r\n", b"[ ")) and b"{" in head:
        return Format.JSON
    tags = (b"<!doctype html", b"<html", b"<head", b"<?xml", b"<body", b"<!--")
    if head.startswith(tags):
        return Format.HTML
    return Format.CSV if begins_a_table(head) else Format.TEXT


def _unreadable(failure: Exception, origin: str) -> BadArticle:
    reason = getattr(failure, "strerror", None) or str(failure) or type(failure).__name__
    return BadArticle(f"cannot be read: {reason}", origin)


def _known() -> str:
    return ", ".join(SUFFIXES)
