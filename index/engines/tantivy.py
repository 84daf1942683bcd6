"""The engine on tantivy, the embedded default: fast, crash-safe, one folder of files.

Readers do not need the writer: they look at ``meta.json`` before each search (two microseconds) and
reload when a commit, of this process or another, has replaced it. The writer, and with it
tantivy's lock on the folder, is held from the first change to the end of ``commit``. Opening it
each time also keeps tantivy from leaving orphaned files when processes take turns.

Open one engine in each process, after any fork. Threads may share it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from itertools import takewhile
from pathlib import Path

import tantivy

from ..deadline import NEVER, Deadline
from ..matching import Candidates, Everything, Facet, Field, IndexDocument, Match, Order, Term
from . import Engine
from .faults import explained, locked
from .tantivy_documents import document_of, schema
from .tantivy_files import Commit, View, share, writable
from .tantivy_hits import by_date, by_relevance, facet, how_many
from .tantivy_queries import ORDINAL, Translator, filtered, scores

_HEAP = 96_000_000  # bytes of memory after which the writer writes a segment
_MANY = 10_000  # articles in one commit, as in a rebuild, from which on one segment is made
_SMALL = 10_000  # articles of a segment up to which tantivy merges it with others ...
_MERGED = 8  # ... when there are this many of them
_COUNTED = 5_000  # articles with a term that are counted one by one, where some are deleted


@dataclass(frozen=True, slots=True)
class _Reader:
    """The index at one commit."""

    commit: Commit
    version: str
    searcher: tantivy.Searcher
    deleted: int
    translator: Translator


class TantivyEngine(Engine):
    """See ``engines.Engine``. Its files are in ``folder``, created if missing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._schema = schema()
        self._mutex = threading.Lock()
        self._writing = threading.Lock()
        self._writer: tantivy.IndexWriter | None = None
        self._added: int = 0  # since the last commit
        self._last: dict[int, IndexDocument] = {}  # of those, by ordinal
        with self._explained():
            folder.mkdir(parents=True, exist_ok=True)
            self._view = None if writable(folder) else View(folder)
            opened = self._view.folder if self._view else folder
            self._index = tantivy.Index(self._schema, path=str(opened), reuse=True)
            if self._view is None:
                share(folder)
            self._index.config_reader(reload_policy="manual")
            self._seen = self._load()

    # --- writing ----------------------------------------------------------------------------

    def put(self, documents: Iterable[IndexDocument]) -> None:
        with self._writing:
            for document in documents:
                self._put(document)
                self._added += 1
                self._last[document.ordinal] = document
                if len(self._last) > _MERGED:
                    del self._last[next(iter(self._last))]

    def delete(self, ordinals: Iterable[int]) -> None:
        with self._writing, self._explained():
            for ordinal in ordinals:
                self._last.pop(ordinal, None)
                self._open_writer().delete_documents_by_query(self._numbered(ordinal))

    def commit(self) -> None:
        """Write and sync to disk, finish merging, release tantivy's lock."""
        with self._writing, self._explained():
            self._commit()
            if self._added >= _MANY:
                self._gather(self._last)
            self._added, self._last = 0, {}
        self._reader()

    def rollback(self) -> None:
        with self._writing:
            self._writer, self._added, self._last = None, 0, {}

    def _put(self, document: IndexDocument) -> None:
        made = document_of(document)
        with self._explained():
            writer = self._open_writer()
            writer.delete_documents_by_query(self._numbered(document.ordinal))
            writer.add_document(made)

    def _commit(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.commit()
            share(self._folder)
            writer.wait_merging_threads()
            share(self._folder)

    def _gather(self, last: dict[int, IndexDocument]) -> None:
        """Merge the small segments into one: every query pays for each of them.

        tantivy has no call for this from Python, but merges when there are enough segments: so
        articles are put again, one by one, until there are.
        """
        while last:
            if sum(size <= _SMALL for size in Commit(self._folder).sizes) < 2:
                break
            self._put(last.popitem()[1])
            self._commit()

    def _numbered(self, ordinal: int) -> tantivy.Query:
        """The document of an ordinal; deleting it by term fails, which takes the int as signed."""
        return tantivy.Query.term_query(self._schema, ORDINAL, ordinal)

    def _open_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            index = tantivy.Index.open(str(self._folder))
            try:
                self._writer = index.writer(heap_size=_HEAP, num_threads=1)
            except ValueError as error:
                if "LockBusy" not in str(error):
                    raise
                raise locked(self._folder) from error
        return self._writer

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
        """See ``engines.Engine.search``; the deadline is looked at between hits and facets."""
        reader = self._reader()
        searcher = reader.searcher
        if deadline.passed():
            return Candidates((), 0, missed=searcher.num_docs)
        with self._explained():
            query = reader.translator.query(match)
            if not isinstance(where, Everything):
                query = filtered(query, reader.translator.query(where))
            if order is Order.RELEVANCE and scores(match):
                hits, matching = by_relevance(searcher, query, limit)
            else:
                hits, matching = by_date(self._schema, searcher, query, limit, order, after)
            wanted = takewhile(lambda _: not deadline.passed(), facets)
            counted = tuple(Facet(f, facet(searcher, query, f)) for f in wanted)
        return Candidates(hits, matching, counted)

    def document_frequencies(self, terms: Sequence[Term]) -> tuple[int, ...]:
        """See ``engines.Engine``: exact if no article is deleted, or up to ``_COUNTED``."""
        reader = self._reader()
        with self._explained():
            found = [reader.searcher.doc_freq(term.field, term.text) for term in terms]
            if reader.deleted:
                found = [
                    self._living(reader, term) if 0 < most <= _COUNTED else most
                    for term, most in zip(terms, found, strict=True)
                ]
            return tuple(min(most, reader.searcher.num_docs) for most in found)

    def _living(self, reader: _Reader, term: Term) -> int:
        """How many live articles have the term; takes some 30 ns for each article that has it."""
        query = tantivy.Query.term_query(self._schema, term.field.value, term.text, "basic")
        return how_many(reader.searcher, query)

    def terms(self, field: Field, prefix: str, limit: int) -> tuple[tuple[str, int], ...]:
        with self._explained():
            searcher = self._reader().searcher
            return tuple(searcher.terms_with_prefix(field.value, prefix, limit=limit))

    def size(self) -> int:
        return self._reader().searcher.num_docs

    def version(self) -> str:
        """Changes with each commit, and when segments have been merged."""
        return self._reader().version

    def close(self) -> None:
        """Release the lock, and take the view away."""
        self.rollback()
        if self._view is not None:
            self._view.close()

    def _reader(self) -> _Reader:
        seen = self._seen
        try:
            if seen.commit.is_newest():
                return seen
        except OSError:  # a rebuild replaced the folder: open files stay readable until closed
            return seen
        with self._mutex, self._explained():
            if self._seen is seen:
                with suppress(PermissionError):  # a commit not yet made readable to this user
                    self._seen = self._load()
            return self._seen

    def _load(self) -> _Reader:
        """The newest commit. Tries again when another commit comes in between."""
        while True:
            commit = Commit(self._folder)
            if self._view is not None:
                self._view.renew()
            self._index.reload()
            if commit.is_newest():
                documents = sum(commit.sizes)
                searcher = self._index.searcher()
                version = blake2b(commit.meta, digest_size=8).hexdigest()
                deleted = documents - searcher.num_docs
                translator = Translator(self._schema, searcher, documents)
                return _Reader(commit, version, searcher, deleted, translator)

    def _explained(self) -> AbstractContextManager[None]:
        return explained(self._folder, ValueError, OSError)
