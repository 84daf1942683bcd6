"""The keys of an archive: ``keys.json`` in its folder, secrets only as SHA-256 hashes.

A key holds 256 random bits, so a plain hash cannot be guessed back and no slow one is needed.
"""

from __future__ import annotations

import fcntl
import hashlib
import hmac
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import orjson

from index.errors import ArchiveUnusable, NotFound

SCOPES = ("read", "write", "admin")
_PREFIX = "pm_"


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what it is called, what it allows, and the hash of its secret."""

    id: str
    name: str
    scopes: tuple[str, ...]
    created: str
    hash: str

    def allows(self, scope: str) -> bool:
        """Whether it may do this; ``admin`` may do everything, ``write`` may also read."""
        return (
            scope in self.scopes
            or "admin" in self.scopes
            or (scope == "read" and "write" in self.scopes)
        )


class KeyFile:
    """The keys of one archive folder; the file is read again when it changes."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "keys.json"
        self._seen: tuple[tuple[int, int], tuple[Key, ...]] | None = None

    def listed(self) -> tuple[Key, ...]:
        """All keys; none if there is no file.

        Raises:
            ArchiveUnusable: the file is there but cannot be read.
        """
        try:
            state = self._path.stat()
        except FileNotFoundError:
            return ()
        stamp = (state.st_mtime_ns, state.st_size)
        seen = self._seen
        if seen is None or seen[0] != stamp:
            seen = (stamp, self._read())
            self._seen = seen
        return seen[1]

    def find(self, secret: str) -> Key | None:
        """The key with this secret. Every hash is compared, each in constant time."""
        given = digest(secret)
        found = None
        for key in self.listed():
            if hmac.compare_digest(key.hash, given):
                found = key
        return found

    def create(self, name: str, scopes: Sequence[str]) -> str:
        """Add a key and return its secret, which is kept nowhere."""
        id = secrets.token_hex(4)
        secret = f"{_PREFIX}{id}_{secrets.token_urlsafe(32)}"
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        with self._alone() as known:
            self._write((*known, Key(id, name, tuple(scopes), now, digest(secret))))
        return secret

    def revoke(self, id: str) -> None:
        """Take a key away; NotFound if there is none of this id."""
        with self._alone() as known:
            kept = tuple(key for key in known if key.id != id)
            if len(kept) == len(known):
                raise NotFound(f"no key has the id {id!r}")
            self._write(kept)

    @contextmanager
    def _alone(self) -> Iterator[tuple[Key, ...]]:
        """The present keys, locked against other processes: two that change them at once would
        undo each other's changes."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        folder = os.open(self._path.parent, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            yield self._read() if self._path.exists() else ()
        finally:
            os.close(folder)

    def _read(self) -> tuple[Key, ...]:
        try:
            records = orjson.loads(self._path.read_bytes())
            return tuple(Key(**{**r, "scopes": tuple(r["scopes"])}) for r in records)
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise ArchiveUnusable(f"{self._path} cannot be read: {error}") from error

    def _write(self, keys: Sequence[Key]) -> None:
        aside = self._path.with_suffix(f".{os.getpid()}.new")
        records = orjson.dumps([asdict(key) for key in keys], option=orjson.OPT_INDENT_2)
        try:
            descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(records)
                stream.flush()
                os.fsync(stream.fileno())
            aside.replace(self._path)
        except OSError as error:  # the disk is full, for example
            aside.unlink(missing_ok=True)
            raise ArchiveUnusable(f"{self._path} cannot be written: {error.strerror}") from error


def digest(secret: str) -> str:
    """The hash by which a secret is known."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
