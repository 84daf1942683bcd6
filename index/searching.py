"""A question answered: parse, plan, ask the engine, rank the best again, mark, and say why."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from threading import local

from . import cursor as cursors
from .answer import Answer, AnswerFacet, Expansion, FacetValue, Searched, SearchRequest
from .assistance import NameLists
from .background import Background, sampled
from .engines import Engine
from .finding import Found, better, find
from .matching import Facet, Field, Term
from .naming import Naming
from .paging import page
from .presenting import Presenter, belief, leaf_idf
from .query.nodes import Query, leaves
from .receipt import expansions, offers, understood
from .silence import silences
from .snapshot import Snapshot, snapshot, version_of
from .store import Copies, Store
from .suggesting import Suggestion


class Searcher:
    """Answers questions about one store. Threads may share it."""

    def __init__(self, store: Store, copies: Copies) -> None:
        self._store = store
        self._copies = copies
        self._lists = NameLists()
        self._sampled = ("", range(0), Background.of(()))
        self._local = local()

    def search(self, engine: Engine, naming: Naming, request: SearchRequest) -> Answer:
        """See ``Archive.search``."""
        began = time.perf_counter()
        known = self._current(engine, naming)
        where = cursors.decode(request)
        found = find(known, request, where)
        query = found.query
        presenter = self._presenter(known, found, request)
        shown, following = page(presenter, found.candidates, request, where)
        unfinished = (*found.unfinished, *presenter.unfinished)
        return Answer(
            text=request.text,
            understood=understood(query.root, known.table),
            notes=(*query.notes, *silences(known, query, request), *found.notes, *unfinished),
            offers=offers(query, known.table),
            expansion=_receipt(known, query, request),
            total=found.candidates.total,
            complete=not unfinished,
            searched=Searched(known.articles - found.candidates.missed, known.articles),
            took=(time.perf_counter() - began) * 1000,
            hits=shown,
            facets=tuple(_facet(known, facet) for facet in found.candidates.facets),
            next=None if following is None else cursors.encode(following, request),
            did_you_mean=None if where else better(known, found, request),
        )

    def suggest(
        self, engine: Engine, naming: Naming, text: str, limit: int
    ) -> tuple[Suggestion, ...]:
        """See ``Archive.suggest``."""
        return self._current(engine, naming).assistance.suggester.suggest(text, limit)

    def count(self, engine: Engine, naming: Naming, terms: Sequence[Term]) -> tuple[int, ...]:
        """In how many articles each term stands; remembered until the next commit."""
        return self._current(engine, naming).count(terms)

    def having(self, engine: Engine, naming: Naming, name: Field) -> Mapping[str, int]:
        """How many articles have each value of a keyword field; remembered likewise."""
        return self._current(engine, naming).having(name)

    def _presenter(self, known: Snapshot, found: Found, request: SearchRequest) -> Presenter:
        return Presenter(
            self._store,
            self._copies,
            found.root,
            request,
            known.analyzer,
            belief(found.query, known.table, request),
            [leaf_idf(leaf, known.count, known.articles) for leaf in leaves(found.root)],
            self._background(known.version),
        )

    def _background(self, version: str) -> Background:
        """What is usual in the archive; made anew when it has grown by some hundredths.

        Which is asked once for each version of the engine.
        """
        known, before, background = self._sampled
        if version != known:
            numbers = sampled(self._store.newest_ordinal())
            if numbers != before:
                background = Background.of(self._store.ranking_columns(numbers).values())
            self._sampled = version, numbers, background
        return background

    def _current(self, engine: Engine, naming: Naming) -> Snapshot:
        """The snapshot for the engine's present version; one to a thread."""
        version = version_of(engine, naming)
        known: Snapshot | None = getattr(self._local, "snapshot", None)
        if known is None or known.version != version or known.engine is not engine:
            known = snapshot(self._store, self._lists, engine, naming, version)
            self._local.snapshot = known
        return known


def _receipt(known: Snapshot, query: Query, request: SearchRequest) -> tuple[Expansion, ...]:
    doubted = known.unsettled.doubted
    return expansions(
        query, known.table, known.uses, known.doubts, request.aliases, request.without, doubted
    )


def _facet(known: Snapshot, facet: Facet) -> AnswerFacet:
    having, doubted = known.having(facet.field), known.unsettled.doubted
    said = known.form_text if facet.field is Field.FORM else str
    new = tuple.__new__  # a third of the time that FacetValue() takes
    values = [
        # of at least as many: a commit may come in between
        new(FacetValue, (value, said(value), count, max(count, having.get(value, 0))))
        for value, count in facet.counts
        if value and value not in doubted
    ]
    if facet.field is Field.MONTH:
        values.sort(key=lambda value: value.value)
    return AnswerFacet(facet.field, tuple(values))
