"""Opens a tantivy index in a folder that cannot be written to.

To open an index, tantivy creates lock files beside its segments. A view is a temporary folder with
links to the segments and its own ``meta.json``, where it can do so.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_OWN = frozenset({"meta.json", ".tantivy-meta.lock", ".tantivy-writer.lock"})


def writable(folder: Path) -> bool:
    """Whether files can be created there, or the folder itself."""
    return os.access(folder, os.W_OK) or not folder.exists()


class View:
    """The newest commit of the index in ``origin``, as files under ``folder``."""

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
