"""The library's front door: add, remove, search, read, rename, check, rebuild.

A folder holds ``archive.sqlite`` (the store), ``index-N/`` (the engine's files, derived from it)
and ``writer.lock``. Threads may share an Archive; open one in each process, after any fork.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from .adding import Adder
from .aliases.formats import Format
from .aliases.importers import Register
from .aliases.merging import taken_in
from .aliases.table import AliasTable
from .analysis import Analyzer
from .answer import (
    Added,
    Answer,
    ArchiveStatus,
    Finding,
    FormUse,
    Likeness,
    Quarantined,
    Recleaned,
    SearchRequest,
    StoredArticle,
)
from .columns import decode_marking
from .errors import ArchiveUnusable, BadArticle, NotFound
from .model import AnalysedText, Article, CleanDocument, Entity, Mention, RawDocument
from .naming import LiveNames
from .presenting import likeness
from .preview import Preview, preview
from .receipt import form_uses
from .recleaning import clean_again
from .searching import Searcher
from .similar import similar
from .store import (
    SCHEMA,
    AliasChange,
    Copies,
    Database,
    LineCounts,
    NameRows,
    Quarantine,
    Store,
    SuggestionRows,
)
from .suggesting import Suggestion
from .suggestions import Suggestions
from .upkeep import Upkeep
from .usage import FormUsage, usage

DEFAULT_ENGINE = "tantivy:"
_COMMIT_EVERY = 2_000  # articles: what a reader of a long import has to wait for


class Archive:
    """One archive of articles. See the module's docstring for what is in the folder."""

    def __init__(self, folder: Path, engine: str, database: Database) -> None:
        self._store = Store(database)
        self._lines = LineCounts(database)
        self._quarantine = Quarantine(database)
        self._rows = NameRows(database)
        self._names = LiveNames(self._rows)
        self._upkeep = Upkeep(folder, engine, self._store, self._rows, self._names)
        self._copies = Copies(database)
        self._searcher = Searcher(self._store, self._copies)
        self.suggestions = Suggestions(
            SuggestionRows(database), self._store, self._names, self._upkeep.renamed
        )

    @classmethod
    def open(
        cls,
        folder: Path,
        engine: str | None = None,
        *,
        background: bool = False,
        repair: bool = False,
    ) -> Archive:
        """The archive in ``folder``, made if it is not there, with what was pending worked off.

        ``engine`` None means the one the archive was made with. With ``background`` a thread
        keeps the engine in step (for services); otherwise ``add`` and ``remove`` do. With
        ``repair`` the index is not touched, so that ``rebuild`` can replace a broken one.

        Raises:
            ArchiveUnusable: the folder cannot be used, or its index is another engine's.
            EngineUnavailable: the index cannot be opened.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveUnusable(f"{folder} cannot be used: {error.strerror}") from error
        database = Database(folder / "archive.sqlite")
        try:
            made_with = Store(database).meta("engine")
            url = engine or made_with or DEFAULT_ENGINE
            if made_with not in (None, url):
                raise ArchiveUnusable(
                    f"the index of {folder} is of engine {made_with} not {url}: "
                    f"`pressmark rebuild --engine {url}` makes it anew"
                )
            archive = cls(folder, url, database)
            if not repair:
                archive._upkeep.begin(background=background)
        except BaseException:
            database.close()
            raise
        return archive

    def close(self) -> None:
        """Finish the writing under way and let go of the files."""
        self._upkeep.close()
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
        adder = self._adder()
        since = 0
        try:
            for batch in adder.add(documents, workers):
                since += len(batch)
                if since >= _COMMIT_EVERY:
                    self._upkeep.touched()
                    since = 0
                yield from batch
        finally:
            self._upkeep.touched()

    def _adder(self, *, gate: bool = True) -> Adder:
        indexer, preparer = self._upkeep.indexer, self._upkeep.preparer
        return Adder(
            self._store,
            self._lines,
            self._quarantine,
            indexer,
            preparer,
            self.aliases(),
            gate=gate,
        )

    def remove(self, id: str) -> bool:
        """Take an article out; False if there was none."""
        removed = self._store.remove(id) is not None
        if removed:
            self._upkeep.touched()
        return removed

    def clean_again(self) -> Iterator[Recleaned]:
        """Clean the stored texts again with what is known of their sources by now.

        Ids stay; articles that came as HTML, and those nothing changes in, are left alone.
        Searches follow with the next ``rebuild``, or as after ``add``.
        """
        try:
            yield from clean_again(self._store, self._lines, self._upkeep.preparer())
        finally:
            self._upkeep.touched()

    def rebuild(self, engine: str | None = None) -> Iterator[int]:
        """Analyse every article again into a new index, then put it in the old one's place.

        Yields how many articles are done. Searches go on with the old index meanwhile.
        """
        return self._upkeep.rebuild(engine)

    # --- what was refused ---------------------------------------------------------------------

    def quarantine(self, limit: int = 100) -> tuple[Quarantined, ...]:
        """The latest documents that were kept out, latest first."""
        return self._quarantine.listed(limit)

    def quarantined(self) -> int:
        """How many documents were kept out."""
        return self._quarantine.count()

    def readmit(self, ids: Collection[int] | None = None) -> Iterator[Added]:
        """Let documents in that were kept out, these or all; see ``add``.

        Raises:
            NotFound: there is none of such an id; none was let in.
        """
        self._kept_out(ids or ())
        adder = self._adder(gate=False)
        try:
            for documents in self._quarantine.documents(ids):
                kept = [id for id, _ in documents]
                added = [x for batch in adder.add(raw for _, raw in documents) for x in batch]
                self._quarantine.forget(
                    [id for id, x in zip(kept, added, strict=True) if x.id is not None]
                )
                yield from added
        finally:
            self._upkeep.touched()

    def forget(self, ids: Collection[int] | None = None) -> int:
        """Throw away documents that were kept out, these or all. Returns how many; NotFound."""
        self._kept_out(ids or ())
        return self._quarantine.forget(ids)

    def _kept_out(self, ids: Collection[int]) -> None:
        if missing := self._quarantine.missing(ids):
            raise NotFound(f"no document kept out has the id {missing[0]}")

    # --- names --------------------------------------------------------------------------------

    def aliases(self) -> AliasTable:
        """The alias table in force."""
        return self._names.current().table

    def put_entity(self, id: str, entity: Entity | None, *, expected: str | None = None) -> int:
        """Change an entity, add it, or take it out (None); in force with the next query.

        ``expected`` is the ``naming.entity_version`` the caller saw. Returns how many articles
        are being analysed again.

        Raises:
            StaleVersion, NotFound, BadAlias: nothing was changed.
        """
        return self._upkeep.renamed(self._names.change(id, entity, expected))

    def import_entities(self, entities: Iterable[Entity], *, replace: bool = False) -> int:
        """Add or change many entities at once, or make the table exactly these."""
        return self._upkeep.renamed(self._names.replace(entities, whole=replace))

    def import_file(
        self, file: BinaryIO, kind: Format | Register, origin: str, *, replace: bool = False
    ) -> int:
        """Take in a file of names: merged or put in place as ``aliases.merging`` says, or with
        ``replace`` the table becomes exactly this file; see ``put_entity``.

        Raises:
            BadAlias: naming ``origin`` and the line; nothing was changed.
        """
        table = None if replace else self.aliases()
        return self.import_entities(taken_in(file, kind, origin, table), replace=replace)

    def undo_alias_change(self, version: int) -> int:
        """Put back what one change of the journal had changed; see ``put_entity``."""
        return self._upkeep.renamed(self._names.undo(version))

    def preview_entity(self, id: str, entity: Entity | None) -> Preview:
        """What ``put_entity`` would do: collisions, articles gained and lost, sample passages."""
        return preview(self._names, self._store, self._upkeep.engine(), id, entity)

    def alias_usage(self, id: str) -> tuple[FormUsage, ...]:
        """Who calls it what: the forms of an entity by source and month; NotFound."""
        return usage(self._entity(id), self._upkeep.engine())

    def _entity(self, id: str) -> Entity:
        known = self.aliases().entity(id)
        if known is None:
            raise NotFound(f"no entity has the id {id!r}")
        return known

    def alias_journal(self) -> list[AliasChange]:
        """The latest changes of the alias table, latest first."""
        return self._names.journal()

    # --- asking -----------------------------------------------------------------------------

    def search(self, request: SearchRequest) -> Answer:
        """The ranked answer, with highlights and the receipt.

        Raises:
            BadQuery, QueryTooCostly, BadCursor: the request cannot be answered as it is.
            EngineUnavailable: the engine does not answer.
        """
        return self._searcher.search(self._upkeep.engine(), self._names.current(), request)

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

    def similar(self, id: str, limit: int = 10) -> Likeness:
        """The articles most like this one, and its syndicated copies (100 at most); NotFound.

        Takes some milliseconds.
        """
        ordinal, _ = self._found(id)
        engine = self._upkeep.engine()
        found = similar(self._store, self._copies, engine, Analyzer(), ordinal, limit)
        return likeness(self._store, self._copies, found)

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """What somebody who typed this may be about to type: names, words, titles."""
        naming = self._names.current()
        return self._searcher.suggest(self._upkeep.engine(), naming, text, limit)

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

    def form_counts(self, entity: str) -> tuple[FormUse, ...]:
        """Each form of the entity with the number of articles that use it; NotFound."""
        known, naming, engine = self._entity(entity), self._names.current(), self._upkeep.engine()
        return form_uses(known, lambda terms: self._searcher.count(engine, naming, terms))

    def resolve(self, text: str) -> tuple[Mention, ...]:
        """The mentions in any text, decided by that text alone."""
        tokens = Analyzer().analyse(text)
        empty = AnalysedText("")
        body = AnalysedText(text, tokens)
        tagger = self._names.current().tagger
        return tagger.tag_article(empty, empty, body, empty, None).body

    def status(self) -> ArchiveStatus:
        """What the archive holds and what is still to do."""
        oldest, newest = self._store.published_range()
        table = self.aliases()
        return ArchiveStatus(
            articles=self._store.count(),
            pending=self._store.pending_count(),
            engine=self._upkeep.url,
            engine_version=self._upkeep.engine().version(),
            alias_version=table.version,
            entities=len(table.entities),
            forms=sum(len(e.forms) for e in table.entities),
            stale=self._rows.stale_count(),
            schema=SCHEMA,
            newest=newest,
            oldest=oldest,
        )

    def check(self) -> tuple[Finding, ...]:
        """Whether store, index and alias table agree, in sentences."""
        articles, pending = self._store.count(), self._store.pending_count()
        indexed, url = self._upkeep.engine().size(), self._upkeep.url
        integrity = self._store.integrity()
        findings = [
            Finding(f"{articles} articles are stored, {indexed} indexed by {url}", False),
            Finding(f"the store's file is {integrity}", integrity != "ok"),
        ]
        if kept_out := self._quarantine.count():
            told = f"{kept_out} documents were kept out: `pressmark check --quarantine` lists them"
            findings.append(Finding(told, False))
        if stale := self._rows.stale_count():
            findings.append(Finding(f"{stale} articles wait to be analysed with new names", False))
        if pending:
            findings.append(Finding(f"{pending} changes wait for the engine", False))
        elif indexed != articles:
            findings.append(Finding("store and index differ: run `pressmark rebuild`", True))
        if self._store.meta("aliases") not in (None, self.aliases().digest):
            told = (
                "the alias table changed since the articles were analysed: run `pressmark rebuild`"
            )
            findings.append(Finding(told, True))
        return tuple(findings)

    def version(self) -> str:
        """Changes whenever an answer may have changed."""
        upkeep = self._upkeep
        return f"{upkeep.generation()}-{upkeep.engine().version()}-{self.aliases().version}"
