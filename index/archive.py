"""The interface of the library: add, remove, search, read, rename, check, rebuild.

A folder holds ``archive.sqlite`` (the store), ``index-N/`` (the engine's files, derived from it)
and ``writer.lock``. Threads may share an Archive; open one in each process, after any fork.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from .answer import Answer, Likeness, StoredArticle, Suggestion
from .condition import Condition
from .errors import ArchiveUnusable, BadArticle, EngineUnavailable
from .ingest.adding import Adder, KeptOut
from .ingest.recleaning import clean_again
from .ingest.upkeep import Upkeep
from .ingest.workers import several
from .likeness.similar import similar
from .matching import Field
from .model import CleanDocument, RawDocument
from .naming.live import LiveNames
from .naming.names import Names
from .naming.suggestions import Suggestions
from .outcomes import Added, ArchiveStatus, CheckMessage, Recleaned
from .reading import found, ids, read_article, read_cleaning
from .request import SearchRequest
from .searching.point_in_time import PointInTime
from .searching.searcher import Searcher
from .store import Tables
from .store.articles import Store
from .store.database import Database
from .text.analysis import Analyzer

DEFAULT_ENGINE = "tantivy:"
STORE = "archive.sqlite"


def is_archive(folder: Path) -> bool:
    """Whether there is an archive in the folder, be it one that has lost its store."""
    return (folder / STORE).is_file() or any(index.is_dir() for index in folder.glob("index-*"))


class Archive:
    """One archive of articles. The module's docstring says what is in its folder."""

    def __init__(self, folder: Path, engine: str, database: Database, workers: int = 1) -> None:
        self._tables = tables = Tables(database)
        self._store = tables.articles
        self._live = LiveNames(tables.names)
        self._upkeep = Upkeep(folder, engine, tables, self._live, workers)
        self._searcher = Searcher(self._store, tables.copies)
        self.names = Names(self._live, self._store, self._upkeep, self._searcher)
        self.suggestions = Suggestions(
            tables.suggestions, self._store, self._live, self._upkeep.renamed
        )
        self.quarantine = KeptOut(database, lambda: self._adder(gate=False), self._upkeep.touched)

    @classmethod
    def open(
        cls,
        folder: Path,
        engine: str | None = None,
        *,
        background: bool = False,
        repair: bool = False,
        create: bool = True,
        workers: int = 1,
    ) -> Archive:
        """The archive in ``folder``, created if missing, with its pending changes passed on. What a
        change of names left to be analysed again is left to the next change, or the background.

        ``engine`` None means the one the archive was made with. With ``background`` a thread
        keeps the engine in step (for services); otherwise ``add`` and ``remove`` do. With
        ``repair`` the index is not touched, so that ``rebuild`` can replace a broken one.
        Without ``create`` only an archive that is there is opened, and nothing is made.
        ``workers`` > 1 has that many processes analyse again what a change of names concerns,
        where that is thousands of articles.

        Raises:
            ArchiveUnusable: the folder cannot be used, its index is another engine's, or there
                is no archive in it and none is to be made.
            EngineUnavailable: the index cannot be opened.
        """
        if not create and not is_archive(folder):
            raise ArchiveUnusable(f"no archive at {folder}: `pressmark index` makes one")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveUnusable(f"{folder} cannot be used: {error.strerror}") from error
        database = Database(folder / STORE)
        try:
            made_with = Store(database).meta("engine")
            archive = cls(folder, _engine_url(folder, made_with, engine), database, workers)
            if not repair:
                archive._upkeep.begin(background=background)
        except BaseException:
            database.close()
            raise
        return archive

    def close(self) -> None:
        """Finish the writing under way and close the files."""
        self._upkeep.close()
        self._tables.database.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- writing ----------------------------------------------------------------------------

    def add(
        self, documents: Iterable[RawDocument | BadArticle], *, workers: int = 1
    ) -> Generator[Added]:
        """The outcome of each input, in order; an ``Added`` is yielded once it is durable.

        Searches find an article when the iteration ends (earlier in long ones), or with a
        background writer within a second. ``workers`` > 1 cleans and analyses in that many
        processes once the input proves long. What cannot be taken is an outcome, no error.

        Raises:
            ArchiveReadOnly, ArchiveBusy, ArchiveUnusable: nothing can be stored; what was yielded
                is.
            EngineUnavailable: articles are stored, but not indexed; the next ``add`` does it.
        """
        adder = self._adder()
        try:
            with self._upkeep.indexing() as written:
                for batch in adder.add(documents, workers):
                    written(len(batch))
                    yield from batch
        finally:
            self._upkeep.touched()

    def _adder(self, *, gate: bool = True) -> Adder:
        upkeep, names = self._upkeep, self.names.table()
        return Adder(self._tables, upkeep.indexer, upkeep.preparer, names, gate=gate)

    def remove(self, id: str) -> bool:
        """Remove an article; False if there was none. Raises as ``add`` does."""
        removed = any(self._store.remove(name) for name in ids(id))
        if removed:
            self._upkeep.touched()
        return removed

    def clean_again(self, *, workers: int = 1) -> Iterator[Recleaned]:
        """Clean the stored texts again, with what is now known about their sources.

        Ids stay; articles that came as HTML, and those nothing changes in, are left alone.
        Searches follow with the next ``rebuild``, or as after ``add``. ``workers`` and errors as
        there, but that the engine may be away: then only ``rebuild`` brings searches in step.
        """
        upkeep, before = self._upkeep, 0
        names = self._tables.names.version()  # first: they may change before the others are taken
        preparer, hand_over = upkeep.preparer(), upkeep.indexer.hand_over
        try:
            with (
                several(workers, self._store.count(), self.names.table()) as others,
                upkeep.indexing() as written,
            ):
                for so_far in clean_again(self._tables, preparer, names, hand_over, others):
                    with suppress(EngineUnavailable):
                        written(so_far.changed - before)
                    before = so_far.changed
                    yield so_far
        finally:
            with suppress(EngineUnavailable):  # then ``rebuild`` has to make it again
                self._upkeep.touched()

    def rebuild(self, engine: str | None = None, *, workers: int = 1) -> Generator[int]:
        """Analyse every article again into a new index, then replace the old one.

        Yields how many articles are done. Searches go on with the old index, which takes up what
        comes in, and for good if the generator is closed, or killed, before its end.
        ``workers`` > 1 analyses in that many processes if there are many articles.

        Raises:
            ArchiveBusy, ArchiveReadOnly, ArchiveUnusable, EngineUnavailable: the old index stays.
        """
        return self._upkeep.rebuild(engine, workers)

    # --- asking -----------------------------------------------------------------------------

    def search(self, request: SearchRequest) -> Answer:
        """The ranked answer, with highlights and the receipt.

        Raises:
            BadQuery, QueryTooCostly, BadCursor: the request cannot be answered as it is.
            OutOfTime: its deadline passed before anything was found.
            EngineUnavailable: the engine does not answer.
        """
        return self._searcher.search(self._upkeep.engine(), self._live.current(), request)

    def article(self, id: str) -> StoredArticle:
        """The article with its passages and mentions; NotFound if there is none."""
        return read_article(self._store, id, self._live.current().unsettled.doubted)

    def similar(self, id: str, limit: int = 10) -> Likeness:
        """The articles most like this one, and its syndicated copies (100 at most); NotFound.

        Takes some milliseconds.
        """
        ordinal, _ = found(self._store, id)
        engine, copies = self._upkeep.engine(), self._tables.copies
        return similar(self._store, copies, engine, Analyzer(), ordinal, limit)

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """At most ``limit`` suggestions for a query being typed: names, words, titles.

        Empty for text that begins nothing. Raises EngineUnavailable.
        """
        return self._known().suggester.suggest(text, limit)

    def having(self, field: Field) -> Mapping[str, int]:
        """How many articles of the archive have each source, month or language."""
        return self._known().having(field)

    def _known(self) -> PointInTime:
        return self._searcher.known(self._upkeep.engine(), self._live.current())

    def cleaning(self, id: str) -> CleanDocument:
        """The raw text of an article and the label of each of its lines; NotFound."""
        return read_cleaning(self._store, id)

    def count(self) -> int:
        """The number of articles in the archive."""
        return self._store.count()

    def status(self) -> ArchiveStatus:
        """The contents of the archive, and the work still to do. Raises EngineUnavailable."""
        return self._condition().status()

    def keeps_up(self) -> bool:
        """Whether the background writer, if there is one, does its work without errors."""
        return not self._upkeep.failing

    def check(self, *, full: bool = False) -> tuple[CheckMessage, ...]:
        """Sentences about whether store, index and alias table agree, and the store is sound.

        Of large archives, what some articles were cleaned from is looked at; ``full``: of all.
        """
        return tuple(self._condition().messages(full))

    def _condition(self) -> Condition:
        return Condition(self._tables, self._upkeep, self.names.table())

    def version(self) -> str:
        """A text that changes whenever an answer may have changed."""
        upkeep = self._upkeep
        return (
            f"{upkeep.engine.generation()}-{upkeep.engine().version()}-{self.names.table().version}"
        )


def _engine_url(folder: Path, made_with: str | None, wanted: str | None) -> str:
    """The engine to open; ArchiveUnusable if the index was made with another one."""
    url = wanted or made_with or DEFAULT_ENGINE
    if made_with not in (None, url):
        raise ArchiveUnusable(
            f"the index of {folder} is one of {made_with!r}, not of {url!r}: "
            f"`pressmark rebuild --engine {url}` makes it anew"
        )
    return url
