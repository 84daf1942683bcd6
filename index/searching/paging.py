"""Pages of an answer: which candidates a page shows, and the cursor to the next one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from ..answer import Hit
from ..matching import Candidate, Candidates, Order
from ..ranking.reranking import Ranking
from ..request import Duplicates, Group, SearchRequest
from .cursor import HIDDEN, WHOLE, Cursor
from .presenting import Presenter
from .showing import ChosenHit

WINDOW = 60  # articles the second stage ranks, or a page if it is longer
MOST_PASSAGES = 200  # of the window, where passages are the hits
MOST_REMEMBERED = 50  # hits shown by date whose copies are left out of later pages

Paged = tuple[tuple[Hit, ...], Cursor | None]


def page(presenter: Presenter, candidates: Candidates, where: Cursor | None) -> Paged:
    """The hits of the requested page, and the cursor after them, None at the end.

    ``candidates`` are those the engine found with the arguments from ``reach``.
    """
    if presenter.request.sort is Order.RELEVANCE and (where is None or where.inside):
        return _window_page(presenter, candidates, where)
    return _dated_page(presenter, candidates, where or Cursor((), 0))


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


def _window_page(presenter: Presenter, candidates: Candidates, where: Cursor | None) -> Paged:
    """A page of the window that the second stage ranks, or that the cursor holds."""
    request, passages = presenter.request, presenter.request.group is Group.PASSAGE
    if where is None:
        ranking = presenter.rank(candidates.hits, at_least=request.limit)
        where = _window(presenter, ranking)
        wanted = where.visible[: request.limit]
    else:
        wanted = where.visible[where.shown : where.shown + request.limit]
        ranking = _ranked_again(presenter, candidates, wanted)
    if passages:
        chosen = _single_passages(ranking, wanted)
    else:
        chosen = _with_passages(ranking, (n for n, _ in wanted), request.passages)
    hits = presenter.show(ranking, chosen, where.shown + 1)
    following = replace(where, shown=where.shown + len(wanted))
    if passages and not following.inside:
        following = _after_passages(following)
    more = following.inside or candidates.total > len(following.window)
    return hits, following if more else None


def _ranked_again(
    presenter: Presenter, candidates: Candidates, wanted: Sequence[tuple[int, int]]
) -> Ranking:
    """The wanted articles ranked, even those that are no candidates any more."""
    found = {candidate.ordinal: candidate for candidate in candidates.hits}
    articles = dict.fromkeys(n for n, _ in wanted)
    first = [found.pop(n, Candidate(n, 0.0)) for n in articles]
    return presenter.rank([*first, *found.values()], at_least=len(first))


def _window(presenter: Presenter, ranking: Ranking) -> Cursor:
    """The place before the first hit: of all articles ranked, or of their best passages."""
    kept = presenter.kept([hit.ordinal for hit in ranking.hits])
    shown = [(article, WHOLE) for article in kept]
    if presenter.request.group is Group.PASSAGE:
        rows = [
            (-passage.score, one.place, passage.ordinal, one.ordinal)
            for one in ranking.of(kept)
            for passage in ranking.passages(one, MOST_PASSAGES)
        ]
        shown = [(article, passage) for _, _, passage, article in sorted(rows)[:MOST_PASSAGES]]
    hidden = ((n, HIDDEN) for copies in kept.values() for n in copies)
    return Cursor((*shown, *hidden), 0)


def _dated_page(presenter: Presenter, candidates: Candidates, where: Cursor) -> Paged:
    """A page by date, in a date order or after a window."""
    request = presenter.request
    before = {ordinal for ordinal, _ in where.window}
    rest = [c for c in candidates.hits if c.ordinal not in before]
    copies = presenter.among([*before, *(c.ordinal for c in rest)])
    page, passed = _first_ones(rest, copies, before, request.limit)
    ranking = presenter.rank(page)
    passages = 1 if request.group is Group.PASSAGE else request.passages
    chosen = _with_passages(ranking, (c.ordinal for c in page), passages)
    hits = presenter.show(ranking, chosen, where.ranked + 1)
    if passed == len(rest) and len(candidates.hits) < reach(request, where)[2]:
        return hits, None
    fixed = max(WINDOW, len(where.visible)) if request.sort is Order.RELEVANCE else 0
    shown = [(c.ordinal, HIDDEN) for c in page if c.ordinal in copies]
    window = (*where.window[:fixed], *[*where.window[fixed:], *shown][-MOST_REMEMBERED:])
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


def _with_passages(ranking: Ranking, wanted: Iterable[int], passages: int) -> list[ChosenHit]:
    """The wanted articles, each with its best passages."""
    return [ChosenHit(one, ranking.passages(one, passages)) for one in ranking.of(wanted)]


def _single_passages(ranking: Ranking, wanted: Sequence[tuple[int, int]]) -> list[ChosenHit]:
    """The wanted passages, each as a hit of its own."""
    there = {
        (one.ordinal, passage.ordinal): ChosenHit(one, (passage,))
        for one in ranking.of({n for n, _ in wanted})
        for passage in ranking.passages(one, MOST_PASSAGES)
    }
    return [there[each] for each in wanted if each in there]


def _after_passages(where: Cursor) -> Cursor:
    """The cursor after a window of passages: articles by date follow, with their best passages."""
    articles = tuple(dict.fromkeys((n, WHOLE) for n, _ in where.visible))
    hidden = (one for one in where.window if one[1] == HIDDEN)
    return Cursor((*articles, *hidden), len(articles), dated=where.shown - len(articles))
