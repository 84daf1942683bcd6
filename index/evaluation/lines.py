"""Judged data are files of JSON lines, compressed (``.gz``) or not."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import orjson

from ..errors import PressmarkError


class BadLine(PressmarkError):
    """A file of judged data, or a line of it, cannot be used; the message names it."""


def records(path: Path) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each line's place (``file:line``) and object; empty lines are passed over.

    Raises:
        BadLine: a line that is no object, or a damaged file.
        OSError: no such file, or it cannot be read.
    """
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        origin = f"{path}:{number}"
        try:
            record = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise BadLine(f"{origin}: {error}") from None
        if not isinstance(record, dict):
            raise BadLine(f"{origin}: not an object")
        yield origin, record


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
            yield from lines
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise BadLine(f"{path}: {error}") from None
