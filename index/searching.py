"""A question answered: parse, plan, ask the engine, rank the best again, mark, and say why."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock

from . import cursor as cursors
from .aliases.table import AliasTable
from .aliases.tagger import Tagger
from .analysis import Analyzer
from .answer import (
    Answer,
    AnswerFacet,
    FacetValue,
    Group,
    Hit,
    MatchMode,
    SearchRequest,
)
from .cursor import Cursor
from .engines import Engine
from .matching import (
    Candidates,
    Everything,
    Facet,
    Field,
    Match,
    Order,
    Term,
)
from .presenting import Presenter, Shown
from .query.nodes import And, Query, leaves
from .query.parse import Parser
from .query.plan import Lookups, filters, form_words, plan, source_notes
from .receipt import expansions, offers, understood
from .store import Store
from .words import ArchiveWords

WINDOW = 100  # articles the second stage ranks: enough that no better one is left behind
_COUNTS = 4_096  # document frequencies remembered until the next commit
_ANY = "No article has all of this; these have part of it, those with the most of it first."


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What stays the same from one commit to the next: the engine's words, languages, sources."""

    version: str
    engine: Engine
    parser: Parser
    lookups: Lookups
    counts: dict[Term, int]


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates for a query, and what is left to say of how they were found."""

    query: Query
    candidates: Candidates
    notes: tuple[str, ...]


class Searcher:
    """Answers questions about one store with one alias table. Threads may share it."""

    def __init__(self, store: Store, table: AliasTable, tagger: Tagger) -> None:
        self._store = store
        self._table = table
        self._tagger = tagger
        self._snapshot: Snapshot | None = None
        self._lock = Lock()

    def search(self, engine: Engine, request: SearchRequest) -> Answer:
        """See ``Archive.search``."""
        began = time.perf_counter()
        snapshot = self._current(engine)
        where = cursors.decode(request)
        query = snapshot.parser.parse(
            request.text,
            aliases=request.aliases,
            without=request.without,
            limit=request.text_limit,
        )
        found = self._find(snapshot, query, request, where)
        shown, following = self._page(snapshot, found, request, where)
        return Answer(
            text=request.text,
            understood=understood(query.root, self._table),
            notes=(*query.notes, *found.notes),
            offers=offers(query, self._table),
            expansion=self._receipt(snapshot, query, request),
            total=found.candidates.total,
            complete=True,
            took=(time.perf_counter() - began) * 1000,
            hits=shown,
            facets=tuple(self._facet(facet) for facet in found.candidates.facets),
            next=None if following is None else cursors.encode(following, request),
        )

    def count(self, engine: Engine, terms: Sequence[Term]) -> tuple[int, ...]:
        """In how many articles each term stands; remembered until the next commit."""
        return self._count(self._current(engine), terms)

    # --- finding ----------------------------------------------------------------------------

    def _find(
        self, snapshot: Snapshot, query: Query, request: SearchRequest, where: Cursor | None
    ) -> Found:
        any_word = request.match is MatchMode.ANY
        candidates = self._ask(snapshot, query, request, where, conjunctive=not any_word)
        notes = source_notes(query.root, snapshot.lookups.sources)
        if candidates.total or request.match is not MatchMode.AUTO or not _divisible(query):
            return Found(query, candidates, notes)
        partial = self._ask(snapshot, query, request, where, conjunctive=False)
        return Found(query, partial, (*notes, _ANY) if partial.total else notes)

    def _ask(
        self,
        snapshot: Snapshot,
        query: Query,
        request: SearchRequest,
        where: Cursor | None,
        *,
        conjunctive: bool,
    ) -> Candidates:
        match = plan(
            query.root,
            mode=request.aliases,
            scope=request.scope,
            conjunctive=conjunctive,
            lookups=snapshot.lookups,
            offers=query.offers,
        )
        restricted = filters(
            since=request.since,
            until=request.until,
            sources=request.sources,
            languages=request.languages,
            lookups=snapshot.lookups,
        )
        order, after, limit = _reach(request, where)
        return snapshot.engine.search(
            match, limit=limit, order=order, where=restricted, after=after, facets=request.facets
        )

    # --- one page ---------------------------------------------------------------------------

    def _page(
        self, snapshot: Snapshot, found: Found, request: SearchRequest, where: Cursor | None
    ) -> tuple[tuple[Hit, ...], Cursor | None]:
        presenter = Presenter(
            self._store, found.query, request, lambda terms: self._count(snapshot, terms)
        )
        if request.sort is not Order.RELEVANCE:
            return self._dated_page(presenter, found, request)
        window = presenter.rank(found.candidates.hits) if where is None else ()
        ...
