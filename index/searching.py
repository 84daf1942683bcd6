"""A question answered: parse, plan, ask the engine, rank the best again, mark, and say why."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import local

from . import cursor as cursors
from .aliases.table import AliasTable
from .analysis import Analyzer
from .answer import (
    Answer,
    AnswerFacet,
    DidYouMean,
    Expansion,
    FacetValue,
    Hit,
    MatchMode,
    SearchRequest,
)
from .assistance import Assistance, NameLists
from .background import Background, sampled
from .cursor import Cursor
from .engines import Engine
from .errors import BadQuery, QueryTooCostly
from .matching import (
    Candidates,
    Facet,
    Field,
    Term,
)
from .naming import Naming
from .paging import page, reach
from .presenting import Presenter, belief, leaf_idf
from .query.nodes import And, Node, Query, leaves
from .query.parse import Parser
from .query.plan import Limits, Lookups, filters, form_words, loosened, plan, source_notes
from .receipt import expansions, offers, understood
from .store import Copies, Store
from .suggesting import Suggestion
from .words import ArchiveWords

FEW = 3  # hits: with fewer, a misspelling may be why
MOST_LANGUAGES = 6  # whose stems a typed word may stand under
LIMITS = Limits()
UNBOUNDED = Limits(clauses=1 << 30, words=1 << 30)  # for whole documents asked as queries
_COUNTS = 4_096  # document frequencies remembered until the next commit
_ANY = "No article has all of this; these have part of it, those with the most of it first."


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What stays the same from one commit to the next, for one thread."""

    version: str
    engine: Engine
    table: AliasTable
    articles: int
    analyzer: Analyzer
    parser: Parser
    lookups: Lookups
    counts: dict[Term, int]
    assistance: Assistance


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates for a query, and what is left to say of how they were found.

    ``complete`` says how many articles have all of it.
    """

    query: Query
    root: Node
    candidates: Candidates
    notes: tuple[str, ...]
    complete: int


class Searcher:
    """Answers questions about one store. Threads may share it."""

    def __init__(self, store: Store, copies: Copies) -> None:
        self._store = store
        self._copies = copies
        self._lists = NameLists()
        self._sampled = (range(0), Background.of(()))
        self._local = local()

    def search(self, engine: Engine, naming: Naming, request: SearchRequest) -> Answer:
        """See ``Archive.search``."""
        began = time.perf_counter()
        snapshot = self._current(engine, naming)
        where = cursors.decode(request)
        query = self._parsed(snapshot, request)
        found = self._find(snapshot, query, request, where)
        shown, following = self._page(snapshot, found, request, where)
        return Answer(
            text=request.text,
            understood=understood(query.root, snapshot.table),
            notes=(*query.notes, *found.notes),
            offers=offers(query, snapshot.table),
            expansion=self._receipt(snapshot, query, request),
            total=found.candidates.total,
            complete=True,
            took=(time.perf_counter() - began) * 1000,
            hits=shown,
            facets=tuple(self._facet(snapshot, facet) for facet in found.candidates.facets),
            next=None if following is None else cursors.encode(following, request),
            did_you_mean=None if where else self._better(snapshot, found, request),
        )

    def suggest(
        self, engine: Engine, naming: Naming, text: str, limit: int
    ) -> tuple[Suggestion, ...]:
        """See ``Archive.suggest``."""
        return self._current(engine, naming).assistance.suggester.suggest(text, limit)

    def count(self, engine: Engine, naming: Naming, terms: Sequence[Term]) -> tuple[int, ...]:
        """In how many articles each term stands; remembered until the next commit."""
        return self._count(self._current(engine, naming), terms)

    # --- finding ----------------------------------------------------------------------------

    def _find(
        self, snapshot: Snapshot, query: Query, request: SearchRequest, where: Cursor | None
    ) -> Found:
        any_word = request.match is MatchMode.ANY
        candidates = self._ask(snapshot, query, request, where, conjunctive=not any_word)
        notes = source_notes(query.root, snapshot.lookups.sources)
        if any_word:
            return Found(query, loosened(query.root), candidates, notes, candidates.total)
        if candidates.total or request.match is not MatchMode.AUTO or not _divisible(query):
            return Found(query, query.root, candidates, notes, candidates.total)
        partial = self._ask(snapshot, query, request, where, conjunctive=False)
        told = (*notes, _ANY) if partial.total else notes
        return Found(query, loosened(query.root), partial, told, 0)

    def _better(
        self, snapshot: Snapshot, found: Found, request: SearchRequest
    ) -> DidYouMean | None:
        """The query put right, if it finds hardly anything and may be misspelt."""
        if request.match is not MatchMode.AUTO or found.complete >= FEW:
            return None
        if request.text_limit is None:
            return None

        def total_of(text: str) -> int:
            try:
                query = self._parsed(snapshot, replace(request, text=text))
                wanted = replace(request, facets=())
                return self._ask(snapshot, query, wanted, None, conjunctive=True).total
            except (BadQuery, QueryTooCostly):
                return 0

        return snapshot.assistance.corrector.did_you_mean(found.query, found.complete, total_of)

    def _parsed(self, snapshot: Snapshot, request: SearchRequest) -> Query:
        return snapshot.parser.parse(
            request.text,
            aliases=request.aliases,
            without=request.without,
            limit=request.text_limit,
        )

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
            limits=LIMITS if request.text_limit is not None else UNBOUNDED,
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
        order, after, limit = reach(request, where)
        return snapshot.engine.search(
            match, limit=limit, order=order, where=restricted, after=after, facets=request.facets
        )

    # --- one page ---------------------------------------------------------------------------

    def _page(
        self, snapshot: Snapshot, found: Found, request: SearchRequest, where: Cursor | None
    ) -> tuple[tuple[Hit, ...], Cursor | None]:
        presenter = Presenter(
            self._store,
            self._copies,
            found.root,
            request,
            snapshot.analyzer,
            belief(found.query, snapshot.table, request),
            [
                leaf_idf(leaf, lambda terms: self._count(snapshot, terms), snapshot.articles)
                for leaf in leaves(found.root)
            ],
            self._background(),
        )
        return page(presenter, found.candidates, request, where)

    def _background(self) -> Background:
        """What is usual in the archive; made anew when it has grown by some hundredths."""
        numbers = sampled(self._store.newest_ordinal())
        before, background = self._sampled
        if numbers != before:
            background = Background.of(self._store.ranking_columns(numbers).values())
            self._sampled = numbers, background
        return background

    def _receipt(
        self, snapshot: Snapshot, query: Query, request: SearchRequest
    ) -> tuple[Expansion, ...]:
        return expansions(
            query,
            snapshot.table,
            lambda terms: self._count(snapshot, terms),
            request.aliases,
            request.without,
        )

    def _facet(self, snapshot: Snapshot, facet: Facet) -> AnswerFacet:
        values = [
            FacetValue(c.value, _say(snapshot.table, facet.field, c.value), c.count)
            for c in facet.counts
        ]
        if facet.field is Field.MONTH:
            values.sort(key=lambda value: value.value)
        return AnswerFacet(facet.field, tuple(value for value in values if value.value))

    # --- between commits --------------------------------------------------------------------

    def _current(self, engine: Engine, naming: Naming) -> Snapshot:
        """The snapshot for the engine's present version; one parser to a thread."""
        version = f"{engine.version()} {naming.version} {sorted(naming.fresh)}"
        snapshot: Snapshot | None = getattr(self._local, "snapshot", None)
        if snapshot is None or snapshot.version != version or snapshot.engine is not engine:
            snapshot = self._local.snapshot = self._new_snapshot(engine, naming, version)
        return snapshot

    def _new_snapshot(self, engine: Engine, naming: Naming, version: str) -> Snapshot:
        analyzer = Analyzer()
        languages = self._store.languages()[:MOST_LANGUAGES] or ("en",)
        by_name: dict[str, list[str]] = {}
        for source in self._store.sources():
            by_name.setdefault(source.casefold(), []).append(source)
        forms = form_words(naming.table, analyzer, languages)
        words = ArchiveWords(engine, analyzer, languages)
        return Snapshot(
            version=version,
            engine=engine,
            table=naming.table,
            articles=engine.size(),
            analyzer=analyzer,
            parser=Parser(analyzer, naming.tagger, languages, words, naming.table),
            lookups=Lookups(
                sources=lambda typed: tuple(by_name.get(typed.casefold(), ())),
                forms=forms,
                fresh=lambda entity: (
                    tuple(form for form in forms(entity) if form.id in naming.fresh)
                    if naming.fresh
                    else ()
                ),
            ),
            counts={},
            assistance=Assistance(
                engine, self._store, self._lists, naming.table, analyzer, languages
            ),
        )

    def _count(self, snapshot: Snapshot, terms: Sequence[Term]) -> tuple[int, ...]:
        counts = snapshot.counts
        missing = [term for term in dict.fromkeys(terms) if term not in counts]
        if missing:
            if len(counts) > _COUNTS:
                counts.clear()
            found = snapshot.engine.document_frequencies(missing)
            counts.update(zip(missing, found, strict=True))
        fresh = dict(zip(missing, found, strict=True)) if missing else {}
        return tuple(counts.get(term, fresh.get(term, 0)) for term in terms)


def _say(table: AliasTable, field: Field, value: str) -> str:
    form = table.form(value) if field is Field.FORM else None
    return value if form is None else form[1].text


def _divisible(query: Query) -> bool:
    """Whether there is more than one thing that an article could have a part of."""
    return isinstance(query.root, And) and len(leaves(query.root)) > 1
