"""Files as byte streams: unpacked where packed, lines and files never longer than a limit."""

from __future__ import annotations

import bz2
import codecs
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from .encodings import byte_order_mark

MAX_INFLATION = 200
"""What unpacks to more than this many times its size is taken for a bomb."""
_INFLATION_FREE = 64 * 1024 * 1024  # small files may compress as well as they like
_BUFFER = 256 * 1024
_Unpacker = gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile
_MAGIC: dict[bytes, Callable[[BinaryIO], _Unpacker]] = {
    b"\x1f\x8b": lambda packed: gzip.GzipFile(fileobj=packed),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\x00": lzma.LZMAFile,
}
_DAMAGED = (zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError)
PACKED = (".gz", ".bz2", ".xz")
"""Suffixes of compressed files; the suffix before them says what is inside."""


class Inflated(OSError):
    """A packed stream grew beyond ``MAX_INFLATION`` times its size."""


class Forward(io.RawIOBase):
    """What ``read`` gives, as a stream that only goes forward and tells how far it was read. It
    closes no other."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._at = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object, /) -> int:
        view = memoryview(cast(bytearray, buffer))
        data = self._read(len(view))
        view[: len(data)] = data
        self._at += len(data)
        return len(data)

    def tell(self) -> int:
        return self._at


class Bounded(Forward):
    """The bytes that ``read`` unpacks, with an error if they are far too many for those ``taken``.

    Every way in which packed bytes can be damaged is an OSError.
    """

    def __init__(self, read: Callable[[int], bytes], taken: Callable[[], int]) -> None:
        super().__init__(read)
        self._taken = taken

    def readinto(self, buffer: object, /) -> int:
        try:
            given = super().readinto(buffer)
        except _DAMAGED as failure:
            raise OSError(f"damaged: {failure}") from None
        if self._at > max(_INFLATION_FREE, MAX_INFLATION * self._taken()):
            raise Inflated(f"unpacks to more than {MAX_INFLATION} times its size")
        return given


@contextmanager
def open_bytes(path: Path) -> Iterator[io.BufferedReader]:
    """The file's bytes, unpacked if they are packed. Raises OSError."""
    with path.open("rb", buffering=_BUFFER) as file:
        yield unpacked(file)


@contextmanager
def as_text(stream: io.BufferedReader, codec: str, newline: str | None = None) -> Iterator[TextIO]:
    """``stream`` decoded, unreadable bytes as U+FFFD; it stays open afterwards."""
    text = io.TextIOWrapper(stream, encoding=codec, errors="replace", newline=newline)
    try:
        yield text
    finally:
        text.detach()


def unpacked(stream: BinaryIO) -> io.BufferedReader:
    """``stream`` with a ``peek``, unpacked if it begins as gzip, bzip2 or xz does."""
    buffered = (
        stream
        if isinstance(stream, io.BufferedReader)
        else io.BufferedReader(cast(io.RawIOBase, stream), _BUFFER)
    )
    head = buffered.peek(6)
    unpack = next((unpack for magic, unpack in _MAGIC.items() if head.startswith(magic)), None)
    if unpack is None:
        return buffered
    packed = Forward(buffered.read1)  # what there is before an error
    unpacker = unpack(cast(BinaryIO, packed))
    return io.BufferedReader(Bounded(unpacker.read1, packed.tell), _BUFFER)


def bounded(stream: io.BufferedReader, limit: int) -> bytes:
    """The stream to its end, or one byte more than the ``limit``."""
    parts, size = list[bytes](), 0
    while size <= limit and (part := stream.read(min(_BUFFER, limit + 1 - size))):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def lines_of(stream: io.BufferedReader, limit: int) -> Iterator[bytes | None]:
    """The lines without their ends, None for each of more than ``limit`` bytes: no more of one are
    held in memory."""
    head = stream.peek()
    codec = byte_order_mark(head[:4])
    if codec == "utf-8-sig":
        stream.read(len(codecs.BOM_UTF8))
    if codec in (None, "utf-8-sig"):
        only_returns = b"\r" in head and b"\n" not in head  # as spreadsheets of Macintoshes write
        ended = Forward(lambda size: stream.read1(size).replace(b"\r", b"\n"))
        yield from _lines((io.BufferedReader(ended) if only_returns else stream).readline, limit)
    else:
        with as_text(stream, str(codec), newline="\n") as text:
            yield from _lines(lambda size: text.readline(size).encode("utf-8", "replace"), limit)


def _lines(read: Callable[[int], bytes], limit: int) -> Iterator[bytes | None]:
    while line := read(limit + 2):
        content = line.rstrip(b"\r\n")
        too_long = len(content) > limit
        yield None if too_long else content
        while too_long and line and not line.endswith(b"\n"):
            line = read(_BUFFER)


def files_below(folder: Path) -> Iterator[Path | OSError]:
    """Files of any kind in and below ``folder``, sorted, without hidden files and folders.

    Links are followed, but no folder is entered twice, so a loop ends. A folder that cannot be
    listed is yielded as its OSError.
    """
    waiting, entered = [folder], set[tuple[int, int]]()
    while waiting:
        here = waiting.pop()
        folders: list[Path] = []
        try:
            place = here.stat()
            if (place.st_dev, place.st_ino) in entered:
                continue
            entered.add((place.st_dev, place.st_ino))
            for path in sorted(here.iterdir()):
                if path.name.startswith("."):
                    continue
                if path.is_dir():
                    folders.append(path)
                else:
                    yield path
        except OSError as failure:
            yield failure
        waiting.extend(reversed(folders))
