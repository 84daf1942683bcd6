"""The files of a tantivy index: the newest commit, and a view of them where nothing can be written.

tantivy replaces ``meta.json`` with each commit.
"""

from __future__ import annotations

import json
import os
import tempfile
import weakref
from contextlib import suppress
from pathlib import Path

_OWN = frozenset({"meta.json", ".tantivy-meta.lock", ".tantivy-writer.lock"})


class Commit:
    """The newest commit of the index in a folder: the content of ``meta.json`` (``meta``).

    Each commit replaces the file. This one is kept open so that no other file can get its inode
    number, which then tells two commits apart even within one tick of the clock.

    Raises:
        OSError: there is no such file.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "meta.json"
        file = os.open(self._path, os.O_RDONLY)
        weakref.finalize(self, os.close, file)
        told = os.fstat(file)
        self._told = _told(told)
        self.meta = os.read(file, told.st_size)

    @property
    def sizes(self) -> list[int]:
        """How many articles each segment has, including deleted ones."""
        return [segment["max_doc"] for segment in json.loads(self.meta)["segments"]]

    def is_newest(self) -> bool:
        """Whether there was no commit since; OSError if the index is gone."""
        return _told(self._path.stat()) == self._told


def share(folder: Path) -> None:
    """Make ``meta.json`` readable to every user who may read the folder: tantivy makes it readable
    to its own user only, so that no other could search."""
    with suppress(OSError):  # the file of another user, who has to do it
        (folder / "meta.json").chmod(folder.stat().st_mode & 0o666)


def _told(file: os.stat_result) -> tuple[int, int, int, int]:
    return file.st_dev, file.st_ino, file.st_mtime_ns, file.st_size


def writable(folder: Path) -> bool:
    """Whether files can be created there, or the folder itself."""
    return os.access(folder, os.W_OK) or not folder.exists()


class View:
    """The newest commit of the index in ``origin``, which cannot be written to, under ``folder``.

    To open an index, tantivy creates lock files beside its segments: here, in a temporary folder
    with links to the segments and a ``meta.json`` of its own.
    """

    def __init__(self, origin: Path) -> None:
        self._origin = origin
        self._made = tempfile.TemporaryDirectory(prefix="pressmark-view-")
        self.folder = Path(self._made.name)
        self.renew()

    def renew(self) -> None:
        """Bring the view up to the newest commit."""
        meta = (self._origin / "meta.json").read_bytes()
        there = {entry.name for entry in self._origin.iterdir()} - _OWN
        here = {entry.name for entry in self.folder.iterdir()} - _OWN
        for name in there - here:
            (self.folder / name).symlink_to((self._origin / name).absolute())
        fresh = self.folder / "meta.json.new"
        fresh.write_bytes(meta)
        fresh.replace(self.folder / "meta.json")
        for name in here - there:
            (self.folder / name).unlink(missing_ok=True)

    def close(self) -> None:
        """Remove the links."""
        self._made.cleanup()
