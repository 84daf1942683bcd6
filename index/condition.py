"""The condition of an archive: what it holds, what is still to do, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .aliases.table import AliasTable
from .aliases.table.records import BLOCKER
from .ingest.upkeep import Upkeep
from .outcomes import ArchiveStatus, CheckMessage, counted
from .store import Tables
from .store.damage import FROM_SNAPSHOT
from .store.schema import SCHEMA
from .store.values import wrong_value

OUT_OF_STEP = (
    "names or how words are read changed since the articles were analysed: run `pressmark rebuild`"
)
_NAMED = 20  # articles set aside that are named
_SAMPLE = 20_000  # articles whose originals a check unpacks unless told to look at all: 4 s of CPU


@dataclass(frozen=True, slots=True)
class Condition:
    """The condition of one archive, read when asked for; ``table``: its names in force."""

    tables: Tables
    upkeep: Upkeep
    table: AliasTable

    def status(self) -> ArchiveStatus:
        """The contents of the archive, and the work still to do."""
        oldest, newest = self.tables.articles.published_range()
        entities = [entity for entity in self.table.entities if entity.kind != BLOCKER]
        return ArchiveStatus(
            articles=self.tables.articles.count(),
            pending=self.tables.pending.count(),
            engine=self.upkeep.engine.url,
            engine_version=self.upkeep.engine().version(),
            alias_version=self.table.version,
            entities=len(entities),
            forms=sum(len(entity.forms) for entity in entities),
            stale=self.tables.names.stale_count(),
            set_aside=self.tables.set_aside.count(),
            schema=SCHEMA,
            newest=newest,
            oldest=oldest,
            in_step=self._in_step(),
            committed=self.upkeep.lock.committed(),
        )

    def messages(self, full: bool) -> Iterator[CheckMessage]:
        """Whether store, index and alias table agree, as sentences; see ``Archive.check``."""
        if damage := self.tables.database.damage():
            yield CheckMessage(f"the store's file is damaged ({damage}): {FROM_SNAPSHOT}", True)
            return  # what else it says is not to be believed
        articles, pending = self.tables.articles.count(), self.tables.pending.count()
        yield self._values(None if full or articles <= _SAMPLE else _SAMPLE)
        indexed, engine = self.upkeep.engine().size(), self.upkeep.engine.url.rstrip(":")
        aside = self.tables.set_aside.count()
        yield CheckMessage(f"{counted(articles)} stored, {indexed:,} indexed by {engine}", False)
        if not self.tables.articles.is_counted():
            odds = "at odds with its counts of articles"
            yield CheckMessage(f"the store is {odds}: run `pressmark rebuild`", True)
        if kept_out := self.tables.quarantine.count():
            documents = counted(kept_out, "document")
            yield CheckMessage(f"{documents} kept out: see `pressmark check --quarantine`", False)
        if aside:
            advice = "set aside, not found: `pressmark rebuild` tries again"
            yield CheckMessage(f"{counted(aside)} {advice}", True)
            for one in self.tables.set_aside.listed(_NAMED):
                yield CheckMessage(f"{one.id} {one.problem}", True)
        if stale := self.tables.names.stale_count():
            told = "to be analysed with new names, by a service or the next command that writes"
            yield CheckMessage(f"{counted(stale)} {told}", False)
        if pending:
            yield CheckMessage(f"{counted(pending, 'change')} yet to index", False)
        elif indexed != articles - aside:
            yield CheckMessage("store and index differ: run `pressmark rebuild`", True)
        if not self._in_step():
            yield CheckMessage(OUT_OF_STEP, True)

    def _values(self, originals: int | None) -> CheckMessage:
        if wrong := wrong_value(self.tables.database.connection(), originals):
            told = f"the store holds what pressmark never writes ({wrong}): {FROM_SNAPSHOT}"
            return CheckMessage(told, True)
        told = "the store's file is ok"
        if originals is not None:
            of_all = f"{originals} of {counted(self.tables.articles.count())}"
            told += f"; what {of_all} were cleaned from was looked at, --full looks at all of it"
        return CheckMessage(told, False)

    def _in_step(self) -> bool:
        """Whether everything indexed was analysed as today, with the names in force."""
        store = self.tables.articles
        return store.names_in_step(self.table.digest) and store.words_in_step()
