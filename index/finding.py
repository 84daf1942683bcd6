"""The first stage of a search: a query asked of the engine, as far as there is time for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .answer import DidYouMean, MatchMode, SearchRequest
from .cursor import Cursor
from .errors import BadQuery, OutOfTime, QueryTooCostly
from .matching import Candidates
from .paging import reach
from .proximity import Proximity
from .query.cost import Limits
from .query.filters import filters
from .query.nodes import And, Name, Node, Query, leaves
from .query.plan import plan
from .query.trees import absences, has_distance, loosened
from .snapshot import Snapshot

LIMITS = Limits()
UNBOUNDED = Limits(clauses=1 << 30, words=1 << 30)  # for whole documents asked as queries
_FOR_PROXIMITY = 0.7  # of the time: what was found by then has to be looked up and shown
FEW = 3  # hits: with fewer, a misspelling may be why
_ANY = "No article has all of this; these have part of it, those with the most of it first."


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates for a query, and what is left to say of how they were found.

    ``having_all`` says how many articles have all of it; ``unfinished`` what there was no time
    for, in sentences.
    """

    query: Query
    root: Node
    candidates: Candidates
    notes: tuple[str, ...]
    having_all: int
    unfinished: tuple[str, ...] = ()


def parsed(snapshot: Snapshot, request: SearchRequest, *, apart: bool = False) -> Query:
    """The query of the request; ``apart``: what is typed of several words is no name."""
    return snapshot.parse(
        request.text,
        aliases=request.aliases,
        apart=apart,
        without=(*request.without, *snapshot.unsettled.doubted),
        limit=request.text_limit,
    )


def find(snapshot: Snapshot, request: SearchRequest, where: Cursor | None) -> Found:
    """The candidates of a page: articles with all of it, else, if allowed, with any of it.

    Raises:
        OutOfTime: the deadline struck and nothing was found.
    """
    query = parsed(snapshot, request)
    any_word = request.match is MatchMode.ANY
    found = _asked(snapshot, query, request, where, conjunctive=not any_word)
    if any_word:
        found = replace(found, root=loosened(query.root))
    elif not found.candidates.total and request.match is MatchMode.AUTO:
        further = _partly if _divisible(query) else _apart
        found = further(snapshot, found, request, where)
    if found.unfinished and not found.candidates.total:
        raise OutOfTime(" ".join((*found.unfinished, _AGAIN)))
    return found


_AGAIN = "Nothing was found by then: ask for less (rarer words, dates, a source) or try again."


def _apart(snapshot: Snapshot, found: Found, request: SearchRequest, where: Cursor | None) -> Found:
    """Articles with the words of a name, if none has the name: "Turkey coup", say."""
    name = found.root
    if not isinstance(name, Name) or request.deadline.passed():
        return found
    words = parsed(snapshot, request, apart=True)
    again = _asked(snapshot, words, request, where, conjunctive=True)
    if not again.candidates.total:
        return found
    note = f"No article has “{name.text}” as a name; these have its words."
    return replace(again, notes=(*again.notes, note))


def _partly(
    snapshot: Snapshot, found: Found, request: SearchRequest, where: Cursor | None
) -> Found:
    """Articles with any of the words, as none has all of them."""
    if request.deadline.passed():
        told = "Time ran out before articles with a part of this were looked for."
        return replace(found, unfinished=(*found.unfinished, told))
    partial = _asked(snapshot, found.query, request, where, conjunctive=False)
    notes = (*found.notes, _ANY) if partial.candidates.total else found.notes
    return replace(partial, root=loosened(found.root), notes=notes, having_all=0)


def _asked(
    snapshot: Snapshot,
    query: Query,
    request: SearchRequest,
    where: Cursor | None,
    *,
    conjunctive: bool,
) -> Found:
    restricted = filters(
        since=request.since,
        until=request.until,
        sources=request.sources,
        languages=request.languages,
        lookups=snapshot.lookups,
    )
    distant, early = has_distance(query.root), request.deadline
    if distant:
        early = early.after_a_part(_FOR_PROXIMITY)
    near = Proximity(snapshot.store, snapshot.engine, request.aliases, restricted, early)
    lookups = snapshot.lookups
    for settled in (False, True):  # its cost is bounded before anything runs
        match = plan(
            query.root,
            mode=request.aliases,
            scope=request.scope,
            conjunctive=conjunctive,
            limits=LIMITS if request.text_limit is not None else UNBOUNDED,
            lookups=replace(lookups, near=near) if settled else lookups,
            offers=query.offers,
        )
        if not distant:
            break
    order, after, limit = reach(request, where)
    candidates = snapshot.engine.search(
        match,
        limit=limit,
        order=order,
        where=restricted,
        after=after,
        facets=request.facets,
        deadline=request.deadline,
    )
    return Found(
        query=query,
        root=query.root,
        candidates=candidates,
        notes=absences(query.root, lookups),
        having_all=candidates.total,
        unfinished=_unfinished(candidates, near, request, snapshot.articles),
    )


def _unfinished(
    candidates: Candidates, near: Proximity, request: SearchRequest, articles: int
) -> tuple[str, ...]:
    """What the engine had no time for."""
    told = []
    if candidates.missed:
        looked = articles - candidates.missed
        told.append(f"Time ran out when {looked} of {articles} articles had been searched.")
    if near.compared < near.found:
        told.append(
            f"Time ran out when {near.compared} of {near.found} articles had been looked at for "
            "words near each other."
        )
    counted = {facet.field for facet in candidates.facets}
    if lacking := [name for name in request.facets if name not in counted]:
        told.append(f"Time ran out before these were counted: {', '.join(lacking)}.")
    return tuple(told)


def better(snapshot: Snapshot, found: Found, request: SearchRequest) -> DidYouMean | None:
    """The query put right, if it finds hardly anything and may be misspelt."""
    if request.match is not MatchMode.AUTO or found.having_all >= FEW:
        return None
    if request.text_limit is None or request.deadline.passed():
        return None

    def total_of(text: str) -> int:
        try:
            wanted = replace(request, text=text, facets=())
            query = parsed(snapshot, wanted)
            return _asked(snapshot, query, wanted, None, conjunctive=True).candidates.total
        except (BadQuery, QueryTooCostly):
            return 0

    return snapshot.assistance.corrector.did_you_mean(found.query, found.having_all, total_of)


def _divisible(query: Query) -> bool:
    """Whether there is more than one thing that an article could have a part of."""
    return isinstance(query.root, And) and len(leaves(query.root)) > 1
