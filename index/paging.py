"""One page of an answer: which of the candidates it shows, and the cursor to those behind it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from .answer import Duplicates, Group, Hit, SearchRequest
from .cursor import HIDDEN, Cursor
from .matching import Candidate, Candidates, Order
from .presenting import Presenter, Shown
from .ranking import Ranked, Ranking

WINDOW = 60  # articles the second stage ranks: enough that no better one is left behind
MOST_PASSAGES = 300  # where passages are the hits
MOST_REMEMBERED = 50  # hits with copies shown by date, whose copies are left out further on

Paged = tuple[tuple[Hit, ...], Cursor | None]


def page(
    presenter: Presenter, candidates: Candidates, request: SearchRequest, where: Cursor | None
) -> Paged:
    """The hits of the page the request asks for, and the place behind them, None at the end.

    ``candidates`` are what the engine found within ``reach`` of that place.
    """
    if request.group is Group.PASSAGE:
        return _passage_page(presenter, candidates, request, where)
    if request.sort is Order.RELEVANCE and (where is None or where.inside):
        return _window_page(presenter, candidates, request, where)
    return _dated_page(presenter, candidates, request, where)


def reach(request: SearchRequest, where: Cursor | None) -> tuple[Order, int | None, int]:
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
        ranking = presenter.rank(candidates.hits, at_least=request.limit)
        where = _window(presenter, ranking)
    else:
        wanted = [n for n, _ in where.visible[where.shown : where.shown + request.limit]]
        found = {candidate.ordinal: candidate for candidate in candidates.hits}
        first = [found.pop(n, Candidate(n, 0.0)) for n in wanted]
        ranking = presenter.rank([*first, *found.values()], at_least=len(first))
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
    copies = presenter.copies([*before, *(c.ordinal for c in rest)])
    page, passed = _first_ones(rest, copies, before, request.limit)
    ranking = presenter.rank(page)
    by_ordinal = {one.ordinal: one for one in ranking.hits}
    present = [by_ordinal[c.ordinal] for c in page if c.ordinal in by_ordinal]
    hits = presenter.show(_with_passages(ranking, present, request), where.ranked + 1)
    if passed == len(rest) and len(candidates.hits) < reach(request, where)[2]:
        return hits, None
    fixed = WINDOW if request.sort is Order.RELEVANCE else 0
    shown = [(c.ordinal, HIDDEN) for c in page if c.ordinal in copies]
    window = (
        *where.window[:fixed],
        *[*where.window[fixed:], *shown][-MOST_REMEMBERED:],
    )
    behind = where.behind + len(page)
    return hits, Cursor(window, len(where.visible), rest[passed - 1].key, behind)


def _first_ones(
    rest: Sequence[Candidate],
    copies: Mapping[int, frozenset[int]],
    before: Collection[int],
    limit: int,
) -> tuple[list[Candidate], int]:
    """The next hits that are no copies of ones before them, and how many were gone past."""
    taken = set(before)
    page: list[Candidate] = []
    for passed, candidate in enumerate(rest):
        if not taken.isdisjoint(copies.get(candidate.ordinal, ())):
            continue
        if len(page) == limit:
            return page, passed
        page.append(candidate)
        taken.add(candidate.ordinal)
    return page, len(rest)


def _with_passages(ranking: Ranking, page: Sequence[Ranked], request: SearchRequest) -> list[Shown]:
    return [Shown(one, ranking.passages(one, request.passages)) for one in page]


def _passage_page(
    presenter: Presenter, candidates: Candidates, request: SearchRequest, where: Cursor | None
) -> Paged:
    """A page of passages of the window's articles, best passage first."""
    ranking = presenter.rank(candidates.hits, at_least=request.limit)
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
