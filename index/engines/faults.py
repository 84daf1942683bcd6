"""An engine library's errors as ``EngineUnavailable``, with what to do about them."""

from __future__ import annotations

import shutil
from pathlib import Path

from ..errors import EngineUnavailable

_LONGEST = 200  # code points of a library's message that are passed on
_TOO_LITTLE = 8 << 20  # bytes free: less than writing one segment needs
_ADVICE = (
    ("No space left", "its disk is full: free some space and run the command again"),
    ("Permission denied", "this user may not read or write there: mend the folder's permissions"),
    ("Read-only file system", "it cannot be written to: mount it writable"),
)


def _nearly_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _TOO_LITTLE
    except OSError:
        return False


def unusable(folder: Path, error: BaseException) -> EngineUnavailable:
    """The error to raise: it names a full disk or missing permission, else advises a rebuild."""
    told = " ".join(f"{error}".split())[:_LONGEST] or type(error).__name__
    if _nearly_full(folder):  # tantivy says only that one of its threads has died
        told = f"No space left: {told}"
    for sign, advice in _ADVICE:
        if sign in told:
            return EngineUnavailable(f"the index in {folder} cannot be used: {advice}")
    return EngineUnavailable(
        f"the index in {folder} cannot be used ({told}): `pressmark rebuild` makes it anew"
    )
