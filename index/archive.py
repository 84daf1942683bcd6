"""The library's front door: add, remove, search, read, check, rebuild. The rest is behind it.

A folder holds ``archive.sqlite`` (the store), ``index-N/`` (the engine's files, derived from it)
and ``writer.lock``. Threads may share an Archive; open one in each process, after any fork.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from .adding import Adder
from .aliases.table import AliasTable, shipped_entities
from .aliases.tagger import Tagger
from .analysis import Analyzer
from .answer import (
    Added,
    Answer,
    ArchiveStatus,
    Finding,
    FormUse,
    SearchRequest,
    StoredArticle,
)
from .columns import decode_marking
from .engines import Engine, open_engine
from .errors import ArchiveUnusable, BadArticle, NotFound
from .indexer import Indexer
from .ingest import Preparer
from .matching import IndexDocument
from .model import AnalysedText, Article, CleanDocument, Mention, RawDocument
from .receipt import form_uses
from .searching import Searcher
from .store import SCHEMA, Database, LineCounts, Store

DEFAULT_ENGINE = "tantivy:"
_COMMIT_EVERY = 2_000  # articles: what a reader of a long import has to wait for
_POLL_SECONDS = 0.5  # how often a background writer looks for changes other processes made


class Archive:
    """One archive of articles. See the module's docstring for what is in the folder."""

    def __init__(self, folder: Path, engine: str, database: Database) -> None:
        self._folder = folder
        self._url = engine
        self._store = store = Store(database)
        self._lines = LineCounts(database)
        self._indexer = Indexer(store, folder / "writer.lock")
        self._table = AliasTable(shipped_entities())
        self._tagger = Tagger(self._table)
        self._preparer = Preparer(self._tagger)
        self._opened: tuple[str, Engine] | None = None
        self._opening = threading.Lock()
        self._searcher = Searcher(store, self._table, self._tagger)
        self._awake = threading.Event()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    @classmethod
    def open(cls, folder: Path, engine: str | None = None, *, background: bool = False) -> Archive:
        """The archive in ``folder``, made if it is not there, with what was pending worked off.

        ``engine`` None means the one the archive was made with. With ``background`` a thread
        keeps the engine in step (for services); otherwise ``add`` and ``remove`` do.

        Raises:
            ArchiveUnusable: the folder cannot be used, or its index is another engine's.
            EngineUnavailable: the index cannot be opened.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveUnusable(f"{folder} cannot be used: {error.strerror}") from error
        database = Database(folder / "archive.sqlite")
        store = Store(database)
        made_with = store.meta("engine")
        url = engine or made_with or DEFAULT_ENGINE
        if made_with is None:
            store.set_meta("engine", url)
        elif made_with != url:
            raise ArchiveUnusable(
                f"the index of {folder} is of engine {made_with} not {url}: "
                f"`pressmark rebuild --engine {url}` makes it anew"
            )
        archive = cls(folder, url, database)
        if background:
            archive._thread = threading.Thread(target=archive._keep_up, daemon=True)
            archive._thread.start()
        else:
            archive._work()
        return archive

    def close(self) -> None:
        """Finish the writing under way and let go of the files."""
        self._closing.set()
        self._awake.set()
        if self._thread is not None:
            self._thread.join()
        with self._opening:
            if self._opened is not None:
                self._opened[1].close()
                self._opened = None
        self._store.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- writing ----------------------------------------------------------------------------

    def add(
        self, documents: Iterable[RawDocument | BadArticle], *, workers: int = 1
    ) -> Iterator[Added]:
        """What became of each input, in order; an ``Added`` is yielded once it is durable.

        Searches find an article when the iteration ends (earlier in long ones), or with a
        background writer within a second. ``workers`` > 1 cleans and analyses in that many
        processes once the input proves long.
        """
        adder = Adder(self._store, self._lines, self._indexer, self._preparer, self._table)
        since = 0
        try:
            for batch in adder.add(documents, workers):
                since += len(batch)
                if since >= _COMMIT_EVERY:
                    self._touched()
                    since = 0
                yield from batch
        finally:
            self._touched()

    def remove(self, id: str) -> bool:
        """Take an article out; False if there was none."""
        removed = self._store.remove(id) is not None
        if removed:
            self._touched()
        return removed

    def rebuild(self, engine: str | None = None) -> Iterator[int]:
        """Analyse every article again into a new index, then put it in the old one's place.

        Yields how many articles are done. Searches go on with the old index meanwhile.
        """
        url = engine or self._url
        with self._indexer.locked(wait=True):
            generation = self._generation() + 1
            folder = self._folder / f"index-{generation}"
            shutil.rmtree(folder, ignore_errors=True)  # left over from a rebuild that was killed
            covered = [p.change for p in self._store.pending(1 << 40)]
            fresh = open_engine(url, folder)
            done = last = 0
            while rows := self._store.articles_from(last, 256):
                again = [(n, *self._preparer.annotate(n, article)) for n, article in rows]
                self._store.reannotate([(n, columns) for n, columns, _ in again])
                fresh.put(document for _, _, document in again)
                last, done = rows[-1][0], done + len(rows)
                yield done
            fresh.commit()
            self._store.set_meta("engine", url)
            self._store.set_meta("generation", str(generation))
            self._store.set_meta("aliases", self._table.digest)
            self._store.settle(covered)
            self._replace_engine(f"{generation}", fresh, url)
            shutil.rmtree(self._folder / f"index-{generation - 1}", ignore_errors=True)
            self._indexer.catch_up(fresh, self._redo)

    # --- asking -----------------------------------------------------------------------------

    def search(self, request: SearchRequest) -> Answer:
        """The ranked answer, with highlights and the receipt.

        Raises:
            BadQuery, QueryTooCostly, BadCursor: the request cannot be answered as it is.
            EngineUnavailable: the engine does not answer.
        """
        return self._searcher.search(self._engine(), request)

    def article(self, id: str) -> StoredArticle:
        """The article with its passages and mentions; NotFound if there is none."""
        ordinal, article = self._found(id)
        marking = decode_marking(self._store.marking_columns([ordinal])[ordinal])
        return StoredArticle(
            id=article.id,
            title=article.title,
            standfirst=article.standfirst,
            author=article.author,
            published=article.published,
            source=article.source,
            url=article.url,
            language=article.language,
            text=article.text,
            comments=article.comments,
            passages=marking.passages,
            title_mentions=marking.title.mentions,
            mentions=marking.body.mentions,
        )

    def cleaning(self, id: str) -> CleanDocument:
        """The raw text of an article and the label of each of its lines; NotFound."""
        ordinal, article = self._found(id)
        raw, lines = self._store.original(ordinal)
        return CleanDocument(
            title=article.title,
            standfirst=article.standfirst,
            author=article.author,
            published=article.published,
            source=article.source,
            url=article.url,
            language=article.language,
            text=article.text,
            comments=article.comments,
            raw=raw,
            lines=lines,
        )

    def _found(self, id: str) -> tuple[int, Article]:
        found = self._store.article(id)
        if found is None:
            raise NotFound(f"no article has the id {id!r}")
        return found

    def aliases(self) -> AliasTable:
        """The alias table in force."""
        return self._table

    def form_counts(self, entity: str) -> tuple[FormUse, ...]:
        """Each form of the entity with the number of articles that use it; NotFound."""
        known = self._table.entity(entity)
        if known is None:
            raise NotFound(f"no entity has the id {entity!r}")
        engine = self._engine()
        return form_uses(known, lambda terms: self._searcher.count(engine, terms))

    def resolve(self, text: str) -> tuple[Mention, ...]:
        """The mentions in any text, decided by that text alone."""
        tokens = Analyzer().analyse(text)
        empty = AnalysedText("")
        body = AnalysedText(text, tokens)
        return self._tagger.tag_article(empty, empty, body, empty, None).body

    def status(self) -> ArchiveStatus:
        """What the archive holds and what is still to do."""
        oldest, newest = self._store.published_range()
        return ArchiveStatus(
            articles=self._store.count(),
            pending=self._store.pending_count(),
            engine=self._url,
            engine_version=self._engine().version(),
            alias_version=self._table.version,
            entities=len(self._table.entities),
            forms=sum(len(e.forms) for e in self._table.entities),
            schema=SCHEMA,
            newest=newest,
            oldest=oldest,
        )

    def check(self) -> tuple[Finding, ...]:
        """Whether store, index and alias table agree, in sentences."""
        articles, pending = self._store.count(), self._store.pending_count()
        indexed = self._engine().size()
        integrity = self._store.integrity()
        findings = [
            Finding(f"{articles} articles are stored, {indexed} indexed by {self._url}", False),
            Finding(f"the store's file is {integrity}", integrity != "ok"),
        ]
        if pending:
            findings.append(Finding(f"{pending} changes wait for the engine", False))
        elif indexed != articles:
            findings.append(Finding("store and index differ: run `pressmark rebuild`", True))
        if self._store.meta("aliases") not in (None, self._table.digest):
            told = (
                "the alias table changed since the articles were analysed: run `pressmark rebuild`"
            )
            findings.append(Finding(told, True))
        return tuple(findings)

    def version(self) -> str:
        """Changes whenever an answer may have changed."""
        return f"{self._generation()}-{self._engine().version()}-{self._table.version}"

    # --- the engine -------------------------------------------------------------------------

    def _generation(self) -> int:
        return int(self._store.meta("generation") or 1)

    def _engine(self) -> Engine:
        """The engine, opened anew when a rebuild (here or elsewhere) has replaced its files."""
        generation = str(self._generation())
        opened = self._opened
        if opened is not None and opened[0] == generation:
            return opened[1]
        with self._opening:
            if self._opened is None or self._opened[0] != generation:
                self._url = self._store.meta("engine") or self._url
                engine = open_engine(self._url, self._folder / f"index-{generation}")
                self._opened = (generation, engine)
            return self._opened[1]

    def _replace_engine(self, generation: str, engine: Engine, url: str) -> None:
        with self._opening:
            self._opened, self._url = (generation, engine), url

    def _redo(self, ordinal: int, article: Article) -> IndexDocument:
        return self._preparer.annotate(ordinal, article)[1]

    def _touched(self) -> None:
        if self._thread is None:
            self._work()
        else:
            self._awake.set()

    def _work(self) -> None:
        engine = self._engine()
        if engine.size() == 0 and self._store.count() and not self._store.pending_count():
            self._store.pend_all()  # its files were deleted, or it lives in memory only
        if self._store.meta("aliases") is None:
            self._store.set_meta("aliases", self._table.digest)
        if self._store.pending_count():
            self._indexer.work(engine, self._redo)

    def _keep_up(self) -> None:
        while not self._closing.is_set():
            self._work()
            self._awake.wait(_POLL_SECONDS)
            self._awake.clear()
        self._work()
