"""Reads zip and tar files, file by file, like folders."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Self

from ..errors import BadArticle
from .streams import PACKED, Bounded, open_bytes

_TAR = (".tar", ".tgz", ".tbz2", ".txz", *(f".tar{suffix}" for suffix in PACKED))
_NAMES = b"xgXLK"  # types of entries that hold a name, or remarks, for the next
_LONGEST_NAME = 1 << 20  # bytes
Member = tuple[str, io.BufferedReader]
"""The name of a file within and its bytes, to be read before the next is asked for."""


class _Entry(tarfile.TarInfo):
    """What stands in front of a file in a tar file.

    Where the tar file is damaged there, ``tarfile`` would take it to end; a name of any length it
    would read into memory.
    """

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        try:
            entry = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as failure:
            if buf.strip(b"\0"):  # zeros are an end
                raise tarfile.ReadError(str(failure)) from None
            raise
        if entry.type in _NAMES and entry.size > _LONGEST_NAME:
            raise tarfile.ReadError("a name is too long")
        return entry


def holds_files(path: Path) -> bool:
    """Whether a file of this name contains other files."""
    return path.name.lower().endswith((".zip", *_TAR))


def files_in(path: Path) -> Iterator[Member | BadArticle]:
    """The regular files in a zip or tar file, in order, without hidden ones.

    A file that cannot be read is a BadArticle. Nothing is written anywhere, so the names do no
    harm. Raises OSError and EOFError as the file does.
    """
    is_zip = path.name.lower().endswith(".zip")
    empty = True
    for found in _zipped(path) if is_zip else _tarred(path):
        empty = False
        yield found
    if empty:
        yield BadArticle("no files in it", str(path))


def _zipped(path: Path) -> Iterator[Member | BadArticle]:
    if path.exists() and not path.is_file():  # the end of a device or a pipe may never come
        yield BadArticle("is no regular file, as a zip file has to be", str(path))
        return
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as failure:
        yield BadArticle(f"is no zip file, or damaged: {failure}", str(path))
        return
    with archive:
        for entry in archive.infolist():
            if entry.filename.endswith("/") or _hidden(entry.filename):
                continue
            try:
                packed = archive.open(entry)
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError) as failure:
                # it has a password, a rare method, or a name that is no text
                problem = f"cannot be unpacked: {failure}"
                yield BadArticle(problem, f"{path}/{entry.filename}")
                continue
            with packed:
                read = Bounded(packed.read, partial(int, entry.compress_size))
                yield entry.filename, io.BufferedReader(read)


def _tarred(path: Path) -> Iterator[Member | BadArticle]:
    try:
        with (
            open_bytes(path) as stream,
            tarfile.open(fileobj=stream, mode="r|", tarinfo=_Entry) as archive,
        ):
            while (entry := archive.next()) is not None:
                archive.members.clear()  # type: ignore[attr-defined]  # or it remembers every one
                stored = entry.isreg() and not entry.issparse()  # a sparse file may claim any size
                within = archive.extractfile(entry) if stored else None
                if within is not None and not _hidden(entry.name):
                    read = Bounded(within.read, partial(int, entry.size))
                    yield entry.name, io.BufferedReader(read)
    except tarfile.TarError as failure:
        yield BadArticle(f"is no tar file, or damaged: {failure}", str(path))


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts)
