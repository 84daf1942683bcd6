"""The names of one archive: the table in force, its changes, and how articles use the names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from ..aliases.formats import Format
from ..aliases.table import AliasTable
from ..answer import FormUse
from ..errors import NotFound
from ..ingest.upkeep import Upkeep
from ..matching import Field, Term
from ..model import AnalysedText, Entity, Mention
from ..query.plan import plan
from ..request import SearchRequest
from ..searching.searcher import Searcher
from ..store.articles import Store
from ..store.name_changes import AliasChange
from ..text.analysis import Analyzer
from .live import LiveNames
from .preview import Collision, Preview, collisions, preview
from .usage import FormUsage, usage

if TYPE_CHECKING:
    from ..aliases.table.importers import Register


class Names:
    """The alias table of an archive. A change is in force with the next query; methods that change
    it return how many articles are being analysed again."""

    def __init__(self, live: LiveNames, store: Store, upkeep: Upkeep, searcher: Searcher) -> None:
        self._live = live
        self._store = store
        self._upkeep = upkeep
        self._searcher = searcher

    def table(self) -> AliasTable:
        """The alias table in force."""
        return self._live.current().table

    # --- changing -----------------------------------------------------------------------------

    def put(self, id: str, entity: Entity | None, *, expected: str | None = None) -> int:
        """Change an entity, add it, or remove it (None).

        ``expected`` is the ``live.entity_version`` the caller saw.

        Raises:
            StaleVersion, NotFound, BadAlias: nothing was changed.
        """
        self._live.change(id, entity, expected)
        return self._upkeep.renamed()

    def take_in(self, entities: Iterable[Entity], *, replace: bool = False) -> int:
        """Add or change many entities at once, or make the table exactly these; see ``put``."""
        self._live.replace(entities, whole=replace)
        return self._upkeep.renamed()

    def read_files(
        self,
        files: Sequence[tuple[str, BinaryIO]],
        kind: Format | Register,
        *,
        replace: bool = False,
    ) -> tuple[Entity, ...]:
        """The entities of (origin, file) pairs, of which only a register may have several.

        They are merged as in ``aliases.table.merging``; with ``replace`` they are to be the table.

        Raises:
            BadAlias: naming the origin and the line.
        """
        from ..aliases.table.merging import taken_in  # with the parser of XML and the finder

        return taken_in(
            files,
            kind,
            None if replace else self.table(),
            languages=frozenset(self._store.languages()) or frozenset(("en",)),
            vocabulary=self._vocabulary,
        )

    def _vocabulary(self, word: str) -> tuple[int, int]:
        """In how many articles a folded word occurs in small letters, and in how many at all."""
        small = Term(Field.BODY_EXACT, word)
        terms = Analyzer().query_terms(word, self._store.languages())
        found = self._upkeep.engine().document_frequencies(
            [small, *(Term(Field.BODY_STEM, term) for term in terms)]
        )
        return found[0], max(found)

    def undo(self, version: int, *, later: bool = False) -> int:
        """Undo a change of the journal, with ``later`` also all changes after it; see ``put``."""
        self._live.undo(version, later=later)
        return self._upkeep.renamed()

    # --- asking -------------------------------------------------------------------------------

    def preview(self, id: str, entity: Entity | None) -> Preview:
        """What ``put`` would do: collisions, articles gained and lost, sample passages."""
        return preview(self._live, self._store, self._upkeep.engine(), id, entity)

    def collisions(self, *entities: Entity) -> tuple[Collision, ...]:
        """What forms that are to be added or changed mean besides: other entities, words."""
        return collisions(self._live.current(), self._upkeep.engine(), entities)

    def journal(self) -> list[AliasChange]:
        """The latest changes, latest first."""
        return self._live.journal()

    def usage(
        self,
        id: str,
        *,
        sources: Iterable[str] = (),
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> tuple[FormUsage, ...]:
        """How often each form of an entity is used, by source and month; NotFound.

        Counted are the articles of these sources (all, if none is given; named as in a search)
        within this time.
        """
        engine = self._upkeep.engine()
        lookups = self._searcher.known(engine, self._live.current()).lookups
        asked = SearchRequest("", sources=tuple(sources), since=since, until=until).narrowing
        return usage(self.entity(id), engine, plan(asked, lookups=lookups))

    def counts(self, id: str) -> tuple[FormUse, ...]:
        """Each form of the entity with the number of articles that use it; NotFound."""
        known, naming, engine = self.entity(id), self._live.current(), self._upkeep.engine()
        return self._searcher.known(engine, naming).uses(known)

    def resolve(self, text: str) -> tuple[Mention, ...]:
        """The mentions in any text, decided by that text alone."""
        tokens = Analyzer().analyse(text)
        empty = AnalysedText("")
        body = AnalysedText(text, tokens)
        tagger = self._live.current().tagger
        return tagger.tag_article(empty, empty, body, empty, None).body

    def entity(self, id: str) -> Entity:
        """The entity of this id; NotFound."""
        known = self.table().entity(id)
        if known is None:
            raise NotFound(f"no entity has the id {id!r}")
        return known
