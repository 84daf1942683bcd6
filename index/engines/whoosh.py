"""The engine on Whoosh 2.7.4: pure Python and numpy, right for archives of some ten thousands.

Whoosh 2.7.4 needs some care. The schema is given when opening, so that none is unpickled; other
files of it are pickles, so only trusted users may write to the archive's folder. A failed commit
is cancelled, or its lock would stay. There is one writer process. Readers keep what they have
read, open only new segments, and try again when a commit deletes files while they open them.
Whoosh never syncs its files: ``commit`` does it.
"""

from __future__ import annotations

import os
import threading
import time
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

import numpy as np

from ..deadline import NEVER, Deadline
from ..errors import OutOfTime
from ..matching import (
    Candidates,
    Everything,
    Facet,
    Field,
    IndexDocument,
    Match,
    Order,
    Term,
    ordinal_of,
)
from . import Engine, most_frequent
from .faults import explained, locked
from .whoosh_matching import Collection, Found, Matcher, Part, best, both, counted
from .whoosh_segment import Segment, codec, row, schema

with warnings.catch_warnings():  # its sources are from 2016 and warn when they are compiled
    warnings.simplefilter("ignore")
    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import FileIndex, LockError, exists_in
    from whoosh.reading import SegmentReader

_MEMORY_MB = 256  # of postings before a run is written: 1.4 times as fast as with the default
_RETRIES = 20  # for readers that meet a commit; each waits longer


@dataclass(frozen=True, slots=True)
class _Reader:
    """The index at one commit."""

    generation: int
    collection: Collection
    opened: dict[str, Segment]


class WhooshEngine(Engine):
    """See ``engines.Engine``. Its files are in ``folder``, created if missing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._schema = schema()
        self._mutex = threading.Lock()
        self._writing = threading.Lock()
        self._writer: Any = None
        self._places: dict[int, int] = {}
        with explained(folder, Exception):
            folder.mkdir(parents=True, exist_ok=True)
            if not exists_in(str(folder)):
                FileIndex.create(FileStorage(str(folder)), self._schema)
            self._index = FileIndex(FileStorage(str(folder)), schema=self._schema)
            self._seen = self._load({})

    # --- writing ----------------------------------------------------------------------------

    def put(self, documents: Iterable[IndexDocument]) -> None:
        with self._writing:
            for document in documents:
                made = row(document)
                with self._changing() as writer:
                    self._drop(writer, document.ordinal)
                    self._places[document.ordinal] = writer.docnum + self._base(writer)
                    writer.add_document(**made)

    def delete(self, ordinals: Iterable[int]) -> None:
        with self._writing:
            for ordinal in ordinals:
                with self._changing() as writer:
                    self._drop(writer, ordinal)

    def commit(self) -> None:
        """Write, merge small segments, sync to disk."""
        with self._writing:
            if self._writer is not None:
                with self._changing() as writer:
                    writer.commit()
                    self._writer = None
                    _sync(self._folder)
        self._reader()

    def rollback(self) -> None:
        with self._writing:
            self._cancel()

    @contextmanager
    def _changing(self) -> Iterator[Any]:
        """The writer, opened if necessary; cancelled, with its changes, when it fails."""
        with explained(self._folder, Exception):
            if self._writer is None:
                self._writer = self._open_writer()
            try:
                yield self._writer
            except BaseException:
                self._cancel()
                raise

    def _open_writer(self) -> Any:
        try:
            writer = self._index.writer(limitmb=_MEMORY_MB, codec=codec())
        except LockError as error:
            raise locked(self._folder) from error
        self._places = _places(self._reader().collection)
        return writer

    @staticmethod
    def _base(writer: Any) -> int:
        """How many documents the segments before the new one have."""
        return sum(segment.doc_count_all() for segment in writer.segments)

    def _drop(self, writer: Any, ordinal: int) -> None:
        place = self._places.pop(ordinal, None)
        if place is None:
            return
        base = self._base(writer)
        if place < base:
            writer.delete_document(place)
        else:
            writer.get_segment().delete_document(place - base)

    def _cancel(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None and not writer.is_closed:
            writer.cancel()

    # --- reading ----------------------------------------------------------------------------

    def search(
        self,
        match: Match,
        *,
        limit: int,
        order: Order = Order.RELEVANCE,
        where: Match = Everything(),  # noqa: B008 - frozen
        after: int | None = None,
        facets: Sequence[Field] = (),
        deadline: Deadline = NEVER,
    ) -> Candidates:
        """See ``engines.Engine.search``; segments left at the deadline are not searched."""
        with explained(self._folder, Exception):
            collection = self._reader().collection
            found: list[tuple[Part, Found]] = []
            missed = 0
            for part in collection.parts:
                matcher = Matcher(collection, part, deadline)
                try:
                    matching = matcher.found(match)
                    if not isinstance(where, Everything):
                        matching = both(matching, matcher.found(where))
                    found.append((part, matching))
                except OutOfTime:
                    missed += int(part.live.sum())
            total = sum(len(matching.documents) for _, matching in found)
            wanted = takewhile(lambda _: not deadline.passed(), facets)
            counts = tuple(Facet(name, counted(found, name)) for name in wanted)
            return Candidates(best(found, limit, order, after), total, counts, missed)

    def document_frequencies(self, terms: Sequence[Term]) -> tuple[int, ...]:
        with explained(self._folder, Exception):
            parts = self._reader().collection.parts
            return tuple(
                sum(
                    int(part.live[part.segment.postings(term.field, term.text).documents].sum())
                    for part in parts
                )
                for term in terms
            )

    def terms(self, field: Field, prefix: str, limit: int) -> tuple[tuple[str, int], ...]:
        counts: Counter[str] = Counter()
        with explained(self._folder, Exception):
            for part in self._reader().collection.parts:
                for text, count in part.segment.terms(field, prefix):
                    counts[text] += count
        return most_frequent(counts.items())[: max(limit, 0)]

    def size(self) -> int:
        return sum(int(part.live.sum()) for part in self._reader().collection.parts)

    def version(self) -> str:
        return str(self._reader().generation)

    def close(self) -> None:
        """Release the lock; files are closed with the last search that reads them."""
        self.rollback()

    def _reader(self) -> _Reader:
        seen = self._seen
        try:
            generation = self._index.latest_generation()
        except OSError:
            generation = -1
        if generation in (seen.generation, -1):  # -1: a rebuild removed the folder; files stay open
            return seen
        with self._mutex, explained(self._folder, Exception):
            if self._seen is seen:
                self._seen = self._load(seen.opened)
            return self._seen

    def _load(self, opened: dict[str, Segment]) -> _Reader:
        """The newest commit, with the segments that are open already."""
        for attempt in range(_RETRIES):
            try:
                toc = self._index._read_toc()
                segments = {s.segment_id(): s for s in toc.segments}
                reading = {
                    name: opened.get(name)
                    or Segment(SegmentReader(self._index.storage, self._schema, segment))
                    for name, segment in segments.items()
                }
            except FileNotFoundError:
                if attempt + 1 == _RETRIES:
                    raise
                time.sleep(0.002 * (attempt + 1))
                continue
            parts = tuple(Part(reading[name], _live(s)) for name, s in segments.items())
            return _Reader(toc.generation, Collection(parts), reading)
        raise AssertionError("the loop above returns or raises")


def _places(collection: Collection) -> dict[int, int]:
    """Where each live article stands, by ordinal, counted over all segments. (Whoosh keeps the
    frame that opened its writer: a segment named there would stay open.)"""
    places, base = dict[int, int](), 0
    for part in collection.parts:
        live = np.flatnonzero(part.live)
        for key, place in zip(part.segment.newest()[live].tolist(), live.tolist(), strict=True):
            places[ordinal_of(key)] = base + place
        base += part.segment.documents
    return places


def _live(segment: Any) -> Any:
    live = np.ones(segment.doc_count_all(), np.bool_)
    live[np.fromiter(segment.deleted_docs(), np.int64)] = False
    return live


def _sync(folder: Path) -> None:
    """Sync the files to disk, then their names (the folder)."""
    for path in [*folder.iterdir(), folder]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
