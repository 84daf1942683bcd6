"""The settings and the archive of the application that answers a request."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock

from flask import current_app

from index.archive import Archive
from index.deadline import NEVER, Deadline

from .settings import Settings

_WORKERS = max(2, (os.cpu_count() or 1) // 2)
"""Processes that analyse articles again after a change of names: half of the cores are left to
those that answer. Two at least, as one would be this process, whose threads share Python's lock."""


class ArchiveOfProcess:
    """Opens the archive when first needed; an open one may be given."""

    def __init__(self, folder: Path, engine: str | None, archive: Archive | None = None) -> None:
        self._folder = folder
        self._engine = engine
        self._archive = archive
        self._lock = Lock()

    def get(self) -> Archive:
        """The archive of this process.

        Raises:
            ArchiveUnusable, EngineUnavailable: it cannot be opened; the next call tries again.
        """
        if self._archive is None:
            with self._lock:
                self._archive = self._archive or Archive.open(
                    self._folder, self._engine, background=True, workers=_WORKERS
                )
        return self._archive


def archive() -> Archive:
    """The archive the current application serves."""
    held: ArchiveOfProcess = current_app.extensions["pressmark.archive"]
    return held.get()


def deadline() -> Deadline:
    """The deadline of a search that begins now."""
    allowed = settings().search_deadline_ms
    return Deadline.within(allowed / 1000) if allowed else NEVER


def settings() -> Settings:
    """The settings of the current application."""
    held: Settings = current_app.extensions["pressmark.settings"]
    return held
