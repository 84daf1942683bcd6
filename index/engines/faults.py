"""An engine library's errors as ``EngineUnavailable``, with what to do about them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import EngineUnavailable, PressmarkError

_LOCKED = "another process is writing to {}: wait for it to finish, or stop it, and try again"
_LONGEST = 200  # code points of a library's message that are passed on
_TOO_LITTLE = 8 << 20  # bytes free: less than writing one segment needs
_ADVICE = (
    ("No space left", "its disk is full: free some space and run the command again"),
    ("Permission denied", "this user may not read or write there: mend the folder's permissions"),
    ("Read-only file system", "it cannot be written to: mount it writable"),
)


@contextmanager
def explained(folder: Path, *kinds: type[Exception]) -> Iterator[None]:
    """Raise a library's errors of these kinds, and panics of Rust, as ``EngineUnavailable``."""
    try:
        yield
    except PressmarkError:
        raise
    except BaseException as error:
        if not isinstance(error, kinds) and "Panic" not in type(error).__name__:
            raise
        raise _unusable(folder, error) from error


def locked(folder: Path) -> EngineUnavailable:
    """The error to raise if another process has the library's own lock."""
    return EngineUnavailable(_LOCKED.format(folder))


def _nearly_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _TOO_LITTLE
    except OSError:
        return False


def _unusable(folder: Path, error: BaseException) -> EngineUnavailable:
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
