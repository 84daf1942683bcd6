"""The engine that an archive uses, which a rebuild replaces."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

from ..engines import Engine, discard, open_engine
from ..errors import EngineUnavailable
from ..store.articles import Store


class OpenedEngine:
    """Opens the engine when first called, and again when its files were replaced."""

    def __init__(self, folder: Path, url: str, store: Store) -> None:
        self._folder = folder
        self._store = store
        self.url = url
        self._opened: tuple[int, Engine] | None = None  # with its generation
        self._lock = threading.Lock()

    def __call__(self) -> Engine:
        """The engine, opened again when a rebuild (by any process) has replaced its files.

        Raises:
            EngineUnavailable: it cannot be opened.
        """
        generation = self.generation()
        opened = self._opened
        if opened is not None and opened[0] == generation:
            return opened[1]
        with self._lock:
            while self._opened is None or self._opened[0] != generation:
                self._opened = self._open(generation) or self._opened
                generation = self.generation()
            return self._opened[1]

    def _open(self, generation: int) -> tuple[int, Engine] | None:
        """The index of this number; None if a rebuild has taken it away meanwhile: what was opened
        may be an empty one in its place."""
        self.url = self._store.meta("engine") or self.url
        folder = self.index_folder(generation)
        try:
            engine = open_engine(self.url, folder)
        except EngineUnavailable:
            if generation == self.generation():
                raise
            return None
        if generation == self.generation():
            return generation, engine
        engine.close()
        with suppress(EngineUnavailable):
            discard(self.url, folder)
        return None

    def generation(self) -> int:
        """The number of the index folder in use; grows with every rebuild."""
        return int(self._store.meta("generation") or 1)

    def index_folder(self, generation: int) -> Path:
        """The folder of an index."""
        return self._folder / f"index-{generation}"

    def index_folders(self) -> set[Path]:
        """The folders of all indexes that are there, those of killed rebuilds included."""
        return set(self._folder.glob("index-*"))

    def replace(self, generation: int, url: str, engine: Engine) -> None:
        """Use this engine from now on, which the store names already."""
        with self._lock:
            self._opened, self.url = (generation, engine), url

    def close(self) -> None:
        """Close the engine, if it was opened."""
        with self._lock:
            if self._opened is not None:
                self._opened[1].close()
                self._opened = None
