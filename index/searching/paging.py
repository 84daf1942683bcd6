"""Pages of an answer: which candidates a page shows, and the cursor to the next one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import repeat

from ..answer import Hit
from ..matching import Candidate, Candidates, Order
from ..ranking.reranking import Ranked, Ranking
from ..request import Duplicates, Group, SearchRequest
from .cursor import HIDDEN, Cursor
from .presenting import Presenter
from .showing import ChosenHit

WINDOW = 60  # articles the second stage ranks, or a page if it is longer
MOST_PASSAGES = 200  # of the window, where passages are the hits
MOST_REMEMBERED = 50  # hits shown by date whose copies are left out of later pages

Paged = tuple[tuple[Hit, ...], Cursor | None]


def page(
    presenter: Presenter, candidates: Candidates, request: SearchRequest, where: Cursor | None
) -> Paged:
    """The hits of the requested page, and the cursor after them, None at the end.

    ``candidates`` are those the engine found with the arguments from ``reach``.
    """
    passages = request.group is Group.PASSAGE
    if request.sort is Order.RELEVANCE and (where is None or where.inside):
        of_window = _passage_page if passages else _window_page
        return of_window(presenter, candidates, request, where)
    each = replace(request, passages=1) if passages else request
    return _dated_page(presenter, candidates, each, where)


def reach(request: SearchRequest, where: Cursor | None) -> tuple[Order, int | None, int]:
    """What to ask the engine for: the order, the key to begin after, and how many candidates."""
    after = where.after if where else None
    hidden = len(where.window) if where else 0
    if request.duplicates is Duplicates.GROUP:
        hidden += WINDOW  # some of the candidates will be copies
    if request.sort is not Order.RELEVANCE:
        return request.sort, after, request.limit + hidden + 1
    if where is None or where.inside:
        return Order.RELEVANCE, None, max(WINDOW, len(where.window) if where else request.limit)
    return Order.NEWEST, after, request.limit + hidden + 1


def _window_page(
    presenter: Presenter, candidates: Candidates, request: SearchRequest, where: Cursor | None
) -> Paged:
    """A page of the window that the second stage ranks, or that the cursor holds."""
    if where is None:
        ranking = presenter.rank(candidates.hits, at_least=request.limit)
        where = _window(presenter, ranking)
    else:
        ranking = _ranked_again(presenter, candidates, _wanted(where, request))
    visible = where.visible
    end = min(where.shown + request.limit, len(visible))
    page = ranking.of(n for n, _ in visible[where.shown : end])
    hits = presenter.show(ranking, _with_passages(ranking, page, request), where.shown + 1)
    following = Cursor(where.window, end, where.after, where.dated)
    more = end < len(visible) or candidates.total > len(where.window)
    return hits, following if more else None


def _wanted(where: Cursor, request: SearchRequest) -> tuple[tuple[int, int], ...]:
    """The part of the window on the page."""
    return where.visible[where.shown : where.shown + request.limit]


def _ranked_again(
    presenter: Presenter, candidates: Candidates, wanted: Sequence[tuple[int, int]]
) -> Ranking:
    """The wanted articles ranked, even those that are no candidates any more."""
    found = {candidate.ordinal: candidate for candidate in candidates.hits}
    articles = dict.fromkeys(n for n, _ in wanted)
    first = [found.pop(n, Candidate(n, 0.0)) for n in articles]
    return presenter.rank([*first, *found.values()], at_least=len(first))


def _window(presenter: Presenter, ranking: Ranking) -> Cursor:
    kept = presenter.kept(ranking.ordinals)
    return Cursor((*zip(kept, repeat(-1)), *_hidden(kept)), 0)


def _hidden(kept: Mapping[int, Iterable[int]]) -> Iterator[tuple[int, int]]:
    return ((n, HIDDEN) for copies in kept.values() for n in copies)


def _dated_page(
    presenter: Presenter, candidates: Candidates, request: SearchRequest, where: Cursor | None
) -> Paged:
    """A page by date, in a date order or after a window."""
    where = where or Cursor((), 0)
    before = {ordinal for ordinal, _ in where.window}
    rest = [c for c in candidates.hits if c.ordinal not in before]
    copies = presenter.copies([*before, *(c.ordinal for c in rest)])
    page, passed = _first_ones(rest, copies, before, request.limit)
    ranking = presenter.rank(page)
    present = ranking.of(c.ordinal for c in page)
    hits = presenter.show(ranking, _with_passages(ranking, present, request), where.ranked + 1)
    if passed == len(rest) and len(candidates.hits) < reach(request, where)[2]:
        return hits, None
    fixed = max(WINDOW, len(where.visible)) if request.sort is Order.RELEVANCE else 0
    shown = [(c.ordinal, HIDDEN) for c in page if c.ordinal in copies]
    window = (
        *where.window[:fixed],
        *[*where.window[fixed:], *shown][-MOST_REMEMBERED:],
    )
    dated = where.dated + len(page)
    return hits, Cursor(window, len(where.visible), rest[passed - 1].key, dated)


def _first_ones(
    rest: Sequence[Candidate],
    copies: Mapping[int, frozenset[int]],
    before: Collection[int],
    limit: int,
) -> tuple[list[Candidate], int]:
    """The next hits that are no copies of earlier ones, and how many candidates were passed."""
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


def _with_passages(
    ranking: Ranking, page: Sequence[Ranked], request: SearchRequest
) -> list[ChosenHit]:
    return [ChosenHit(one, ranking.passages(one, request.passages)) for one in page]


def _passage_page(
    presenter: Presenter, candidates: Candidates, request: SearchRequest, where: Cursor | None
) -> Paged:
    """A page of passages of the window's articles, best passage first."""
    if where is None:
        ranking = presenter.rank(candidates.hits, at_least=request.limit)
        where = _passage_window(presenter, ranking)
    else:
        ranking = _ranked_again(presenter, candidates, _wanted(where, request))
    wanted = _wanted(where, request)
    articles = {n for n, _ in wanted}
    there = {
        (one.ordinal, passage.ordinal): ChosenHit(one, (passage,))
        for one in ranking.of(articles)
        for passage in ranking.passages(one, MOST_PASSAGES)
    }
    hits = presenter.show(ranking, [there[w] for w in wanted if w in there], where.shown + 1)
    following = replace(where, shown=where.shown + len(wanted))
    if following.inside:
        return hits, following
    after = _after_passages(following)
    return hits, after if candidates.total > len(after.window) else None


def _passage_window(presenter: Presenter, ranking: Ranking) -> Cursor:
    kept = presenter.kept(ranking.ordinals)
    rows = [
        (-passage.score, one.place, passage.ordinal, one.ordinal)
        for one in ranking.of(n for n in ranking.ordinals if n in kept)
        for passage in ranking.passages(one, MOST_PASSAGES)
    ]
    shown = [(article, passage) for _, _, passage, article in sorted(rows)[:MOST_PASSAGES]]
    return Cursor((*shown, *_hidden(kept)), 0)


def _after_passages(where: Cursor) -> Cursor:
    """The cursor after a window of passages: articles by date follow, with their best passages."""
    articles = tuple(dict.fromkeys((n, -1) for n, _ in where.visible))
    hidden = (one for one in where.window if one[1] == HIDDEN)
    return Cursor((*articles, *hidden), len(articles), dated=where.shown - len(articles))
