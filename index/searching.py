"""A question answered: parse, plan, ask the engine, rank the best again, mark, and say why."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import local

from . import cursor as cursors
from .aliases.table import AliasTable
from .analysis import Analyzer
from .answer import (
    Answer,
    AnswerFacet,
    DidYouMean,
    Duplicates,
    Expansion,
    FacetValue,
    Group,
    Hit,
    MatchMode,
    SearchRequest,
)
from .assistance import Assistance, NameLists
from .cursor import HIDDEN, Cursor
from .engines import Engine
from .errors import BadQuery, QueryTooCostly
from .matching import (
    Candidate,
    Candidates,
    Facet,
    Field,
    Order,
    Term,
)
from .naming import Naming
from .presenting import Presenter, Shown, belief, leaf_idf
from .query.nodes import And, Node, Query, leaves
from .query.parse import Parser
from .query.plan import Limits, Lookups, filters, form_words, loosened, plan, source_notes
from .ranking import Ranked, Ranking
from .receipt import expansions, offers, understood
from .store import Copies, Store
from .suggesting import Suggestion
from .words import ArchiveWords

WINDOW = 60  # articles the second stage ranks: enough that no better one is left behind
MOST_PASSAGES = 300  # where passages are the hits
MOST_REMEMBERED = 50  # hits with copies shown by date, whose copies are left out further on
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
        order, after, limit = _reach(request, where)
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
        )
        if request.group is Group.PASSAGE:
            return _passage_page(presenter, found.candidates, request, where)
        if request.sort is Order.RELEVANCE and (where is None or where.inside):
            return _window_page(presenter, found.candidates, request, where)
        return _dated_page(presenter, found.candidates, request, where)

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


Paged = tuple[tuple[Hit, ...], Cursor | None]


def _reach(request: SearchRequest, where: Cursor | None) -> tuple[Order, int | None, int]:
    """In which order, behind which key, and how many candidates this page needs."""
    if request.group is Group.PASSAGE:
        return Order.RELEVANCE, None, WINDOW
    after = where.after if where else None
    hidden = len(where.window) if where else 0
    if request.duplicates is Duplicates.GROUP:
        hidden += WINDOW  # some of what comes will be copies
    if request.sort is not Order.RELEVANCE:
        return request.sort, after, request.limit + hidden + 1
    if where is None or where.inside:
        return Order.RELEVANCE, None, WINDOW
    return Order.NEWEST, after, request.limit + hidden + 1


def _window_page(
    presenter: Presenter, candidates: Candidates, request: SearchRequest, where: Cursor | None
) -> Paged:
    """A page of the window the second stage ranks: fresh, or as the cursor remembers it."""
    if where is None:
        ranking = presenter.rank(candidates.hits)
        where = _window(presenter, ranking)
    else:
        wanted = [n for n, _ in where.visible[where.shown : where.shown + request.limit]]
        found = {candidate.ordinal for candidate in candidates.hits}
        fallen = [Candidate(n, 0.0) for n in wanted if n not in found]
        ranking = presenter.rank([*candidates.hits, *fallen])
    by_ordinal = {one.ordinal: one for one in ranking.hits}
    wanted = [n for n, _ in where.visible[where.shown : where.shown + request.limit]]
    page = [by_ordinal[n] for n in wanted if n in by_ordinal]
    hits = presenter.show(_with_passages(ranking, page, request), where.shown + 1)
    following = replace(where, shown=min(where.shown + request.limit, len(where.visible)))
    more = following.inside or candidates.total > len(where.window)
    return hits, following if more else None


def _window(presenter: Presenter, ranking: Ranking) -> Cursor:
    kept = presenter.kept([one.ordinal for one in ranking.hits])
    shown = [(one.ordinal, -1) for one in kept]
    return Cursor((*shown, *((n, HIDDEN) for one in kept for n in one.copies)), 0)


def _dated_page(
    presenter: Presenter, candidates: Candidates, request: SearchRequest, where: Cursor | None
) -> Paged:
    """A page by date: what was asked for, or what comes behind a window."""
    where = where or Cursor((), 0)
    before = {ordinal for ordinal, _ in where.window}
    rest = [c for c in candidates.hits if c.ordinal not in before]
    clusters = presenter.clusters([*before, *(c.ordinal for c in rest)])
    page, passed = _heads(rest, clusters, before, request.limit)
    ranking = presenter.rank(page)
    by_ordinal = {one.ordinal: one for one in ranking.hits}
    present = [by_ordinal[c.ordinal] for c in page if c.ordinal in by_ordinal]
    hits = presenter.show(_with_passages(ranking, present, request), where.ranked + 1)
    if passed == len(rest) and len(candidates.hits) < _reach(request, where)[2]:
        return hits, None
    fixed = WINDOW if request.sort is Order.RELEVANCE else 0
    shown = [(c.ordinal, HIDDEN) for c in page if c.ordinal in clusters]
    window = (
        *where.window[:fixed],
        *[*where.window[fixed:], *shown][-MOST_REMEMBERED:],
    )
    behind = where.behind + len(page)
    return hits, Cursor(window, len(where.visible), rest[passed - 1].key, behind)


def _heads(
    rest: Sequence[Candidate], clusters: Mapping[int, int], before: Collection[int], limit: int
) -> tuple[list[Candidate], int]:
    """The next hits that are no copies of ones before them, and how many were gone past."""
    taken = {clusters[n] for n in before if n in clusters}
    page: list[Candidate] = []
    for passed, candidate in enumerate(rest):
        cluster = clusters.get(candidate.ordinal)
        if cluster is not None and cluster in taken:
            continue
        if len(page) == limit:
            return page, passed
        page.append(candidate)
        if cluster is not None:
            taken.add(cluster)
    return page, len(rest)


def _with_passages(ranking: Ranking, page: Sequence[Ranked], request: SearchRequest) -> list[Shown]:
    return [Shown(one, ranking.passages(one, request.passages)) for one in page]


def _passage_page(
    presenter: Presenter, candidates: Candidates, request: SearchRequest, where: Cursor | None
) -> Paged:
    """A page of passages of the window's articles, best passage first."""
    ranking = presenter.rank(candidates.hits)
    rows = [(one, p) for one in ranking.hits for p in ranking.passages(one, MOST_PASSAGES)]
    if where is None:
        kept = {one.ordinal for one in presenter.kept([one.ordinal for one in ranking.hits])}
        rows = [row for row in rows if row[0].ordinal in kept]
        rows.sort(key=lambda row: (-row[1].score, row[0].place, row[1].ordinal))
        window = tuple((one.ordinal, passage.ordinal) for one, passage in rows[:MOST_PASSAGES])
        where = Cursor(window, 0)
    by_place = {(one.ordinal, passage.ordinal): (one, passage) for one, passage in rows}
    wanted = where.window[where.shown : where.shown + request.limit]
    chosen = [Shown(one, (p,)) for one, p in (by_place[w] for w in wanted if w in by_place)]
    hits = presenter.show(chosen, where.shown + 1)
    shown = where.shown + request.limit
    return hits, Cursor(where.window, shown) if shown < len(where.window) else None


def _say(table: AliasTable, field: Field, value: str) -> str:
    form = table.form(value) if field is Field.FORM else None
    return value if form is None else form[1].text


def _divisible(query: Query) -> bool:
    """Whether there is more than one thing that an article could have a part of."""
    return isinstance(query.root, And) and len(leaves(query.root)) > 1
