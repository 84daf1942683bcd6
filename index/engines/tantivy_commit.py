"""Whether there was another commit: what tantivy writes anew with each of them."""

from __future__ import annotations

import json
import os
import weakref
from contextlib import suppress
from pathlib import Path


class Commit:
    """The newest commit of the index in a folder, as ``meta.json`` says: ``meta`` is what it says.

    Each commit puts another file in its place. This one is kept open: as long as it is, no other
    can have its number, so that the number tells the two apart even within a tick of the clock.

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
        """How many articles each segment has; those deleted since count too."""
        return [segment["max_doc"] for segment in json.loads(self.meta)["segments"]]

    def is_newest(self) -> bool:
        """Whether there was none since; OSError if the index is gone."""
        return _told(self._path.stat()) == self._told


def share(folder: Path) -> None:
    """Let whoever may look into the folder read which files are the index: tantivy lets only its
    own user, so that nobody else could search there."""
    with suppress(OSError):  # another user's, who has to do it
        (folder / "meta.json").chmod(folder.stat().st_mode & 0o666)


def _told(file: os.stat_result) -> tuple[int, int, int, int]:
    return file.st_dev, file.st_ino, file.st_mtime_ns, file.st_size
