"""Where articles come from: files, folders and standard input become ``RawDocument``s, lazily.

Nothing here fails as a whole: an input that cannot be read is yielded as a ``BadArticle`` that
names it and says what to do, and the rest goes on. Memory is bounded by one document, whatever
the number of them. ``fields.from_fields`` makes a document of posted fields with the same checks.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from ..errors import BadArticle
from ..model import RawDocument
from .encodings import byte_order_mark, refused_packing
from .packed import files_in, holds_files
from .records import json_lines, json_values, page, warc_records
from .saved import saved_page
from .stated import Defaults
from .streams import PACKED, files_below, open_bytes, unpacked
from .tables import begins_a_table, rows
from .unused import Unused

STANDARD_INPUT = "-"


class Format(StrEnum):
    """The format of a file; ``auto``: told by its name, or else by its first bytes."""

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
    ".mhtml": Format.HTML,
    ".mht": Format.HTML,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".json": Format.JSON,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".warc": Format.WARC,
    ".wet": Format.WARC,
}
_OFTEN_MISNAMED = {
    Format.TEXT: (Format.JSONL, Format.JSON, Format.CSV, Format.WARC),
    Format.JSONL: (Format.JSON,),
}
"""What files of a format may be in truth."""
_READERS = {
    Format.HTML: saved_page,
    Format.JSONL: json_lines,
    Format.JSON: json_values,
    Format.CSV: rows,
    Format.WARC: warc_records,
}
_SNIFFED = 4096
_OBJECT = re.compile(rb"\{\s*[\"'}]")


def read(
    paths: Iterable[Path | str],
    *,
    format: Format = Format.AUTO,
    source: str | None = None,
    clean: bool = True,
    month_first: bool | None = None,
    unused: Unused | None = None,
    called: tuple[tuple[str, str], ...] = (),
) -> Iterator[RawDocument | BadArticle]:
    """The documents in ``paths`` in order; a refused input is yielded as BadArticle, not raised.

    A path is a file, a folder (searched to the bottom, in order of names; hidden files are left
    out) or ``-`` for standard input. Any of them may be packed (gzip, bzip2, xz), and zip and tar
    files are read as folders. In a folder, files with unknown suffixes are read if they are pages,
    or a ``format`` is given. ``source`` is the publisher where a document names none; ``clean``
    False takes all content as it is; ``month_first`` says what 08/01/2014 is. What is passed over
    is counted in ``unused``. ``called`` has names of fields, each with what the columns of a table
    or the fields of JSON are called instead.
    """
    defaults = Defaults(source, clean, month_first, unused or Unused(), called)
    for path in paths:
        if str(path) == STANDARD_INPUT:
            given, name = cast(BinaryIO, sys.stdin.buffer), Path("standard input")
            yield from _packed(given, name, format, defaults, within=False)
        elif _is_folder(Path(path)):
            yield from _folder(Path(path), format, defaults)
        else:
            yield from _file(Path(path), format, defaults)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # of a name that is too long: what is wrong is said when it is opened
        return False


def _folder(folder: Path, format: Format, defaults: Defaults) -> Iterator[RawDocument | BadArticle]:
    empty = True
    for found in files_below(folder):
        empty = False
        if isinstance(found, OSError):
            yield _unreadable(found, str(found.filename or folder))
        else:
            yield from _file(found, format, defaults, within=True)
    if empty:
        yield BadArticle("no files in this folder", str(folder))


def _file(
    path: Path, format: Format, defaults: Defaults, *, within: bool = False
) -> Iterator[RawDocument | BadArticle]:
    """The documents of one file; ``within``: of many, of which only those of a known kind count."""
    if within and path.exists() and not path.is_file():  # the end of a pipe may never come
        defaults.unused.file(path)
        return
    try:
        if not holds_files(path):
            with open_bytes(path) as stream:
                yield from _named(stream, path, format, defaults, within=within)
            return
        for found in files_in(path):
            if isinstance(found, BadArticle):
                yield found
            else:
                name, packed = found
                yield from _packed(packed, path / name.lstrip("/"), format, defaults, within=True)
    except (OSError, EOFError) as failure:
        yield _unreadable(failure, str(path))


def _packed(
    stream: BinaryIO, path: Path, format: Format, defaults: Defaults, *, within: bool
) -> Iterator[RawDocument | BadArticle]:
    """The documents of a stream that may be packed; if it is damaged, only it is."""
    try:
        yield from _named(unpacked(stream), path, format, defaults, within=within)
    except (OSError, EOFError) as failure:
        yield _unreadable(failure, str(path))


def _named(
    stream: io.BufferedReader, path: Path, format: Format, defaults: Defaults, *, within: bool
) -> Iterator[RawDocument | BadArticle]:
    kind = _kind(stream, path) if format is Format.AUTO else format
    if problem := refused_packing(stream.peek(_SNIFFED)):
        yield BadArticle(problem, str(path))
    elif kind is None and within and path.suffix and not _is_page(stream):
        defaults.unused.file(path)
    else:
        as_page = format is Format.AUTO and _sniff(stream) is Format.HTML
        read_all = _READERS.get(kind or _sniff(stream)) or partial(page, markup=as_page)
        yield from read_all(stream, str(path), defaults)


def _kind(stream: io.BufferedReader, path: Path) -> Format | None:
    """The format by the name of the file, and by its first bytes where they contradict it: JSON in
    a ``.txt``, a list in a ``.jsonl``. None if the name says nothing."""
    name = path.with_suffix("") if path.suffix.lower() in PACKED else path
    named = SUFFIXES.get(name.suffix.lower())
    if named not in _OFTEN_MISNAMED:
        return named
    found = _sniff(stream)
    return found if found in _OFTEN_MISNAMED[named] else named


def _sniff(stream: io.BufferedReader) -> Format:
    """The format by its first bytes, which stay unread."""
    head = stream.peek(_SNIFFED)[:_SNIFFED]
    if codec := byte_order_mark(head):
        head = head.decode(codec, errors="ignore").encode()
    head = head.lstrip().lower()
    if head.startswith(b"warc/"):
        return Format.WARC
    if _OBJECT.match(head):
        first, ended, _ = head.partition(b"\n")
        over_lines = ended and first.rstrip().endswith((b"{", b"[", b",", b":"))
        return Format.JSON if over_lines else Format.JSONL
    if head.startswith((b"[{", b"[\n", b"[\r\n", b"[ ")) and b"{" in head:
        return Format.JSON
    tags = (b"<!doctype html", b"<html", b"<head", b"<?xml", b"<body", b"<!--")
    if head.startswith(tags):
        return Format.HTML
    return Format.CSV if begins_a_table(head) else Format.TEXT


def _is_page(stream: io.BufferedReader) -> bool:
    """Whether it is HTML for certain, and no other markup."""
    return _sniff(stream) is Format.HTML and b"<html" in stream.peek(_SNIFFED).lower()


def _unreadable(failure: Exception, origin: str) -> BadArticle:
    reason = getattr(failure, "strerror", None) or str(failure) or type(failure).__name__
    return BadArticle(f"cannot be read: {reason}", origin)
