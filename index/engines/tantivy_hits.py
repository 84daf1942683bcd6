"""Requests to tantivy: hits by relevance or by date, how many match, and facets."""

from __future__ import annotations

from bisect import bisect_right
from operator import neg

import tantivy

from ..matching import ORDINALS, Candidate, FacetCount, Field, Order, ordinal_of
from . import most_frequent
from .bm25 import comparable
from .tantivy_queries import beyond, key_field, total

_MARGIN = 4  # hits fetched beyond the limit, to see whether a tie crosses it
_LONGEST_TIE = 20_000  # hits fetched at most to resolve such a tie
_VALUES = 65_000  # tantivy's own limit on the values of a facet

Hits = tuple[tuple[Candidate, ...], int]


def by_relevance(searcher: tantivy.Searcher, query: tantivy.Query, limit: int) -> Hits:
    """Best first, ties by date. Fetches more hits while there is a tie at the limit."""
    reach = max(limit, 0) + _MARGIN
    while True:
        found = searcher.search(query, reach)
        hits = found.hits
        scores = comparable([score for score, _ in hits])
        settled = len(scores) < reach or limit <= 0 or scores[-1] < scores[limit - 1]
        if settled or reach >= limit + _LONGEST_TIE:
            break
        reach = min(reach * 8, limit + _LONGEST_TIE)
    tied = len(scores)
    if tied > limit > 0:  # documents beyond the limit have the same score
        tied = bisect_right(scores, -scores[limit - 1], limit, key=neg)
    keys = searcher.fast_field_values(Order.NEWEST.value, [each for _, each in hits[:tied]])
    rows = sorted(zip(scores, [int(key or 0) for key in keys], strict=False), reverse=True)
    new = tuple.__new__  # a third of the time that Candidate() takes
    best = [new(Candidate, (key & ORDINALS, score, 0)) for score, key in rows[: max(limit, 0)]]
    return tuple(best), total(found)


def by_date(
    schema: tantivy.Schema,
    searcher: tantivy.Searcher,
    query: tantivy.Query,
    limit: int,
    order: Order,
    after: int | None,
) -> Hits:
    """By date key; also for relevance if nothing scores: then newest first."""
    dated = order is not Order.RELEVANCE
    wanted = query if after is None or not dated else beyond(schema, query, order, after)
    way = tantivy.Order.Asc if order is Order.OLDEST else tantivy.Order.Desc
    found = searcher.search(wanted, max(limit, 1), order_by_field=key_field(order), order=way)
    counted = total(found) if wanted is query else how_many(searcher, query)
    keys = [int(key) for key, _ in found.hits[: max(limit, 0)]]
    return tuple(Candidate(ordinal_of(k), 0.0, k if dated else 0) for k in keys), counted


def how_many(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    """How many articles match."""
    return total(searcher.search(tantivy.Query.const_score_query(query, 0.0), 1))


def facet(searcher: tantivy.Searcher, query: tantivy.Query, field: Field) -> tuple[FacetCount, ...]:
    """Every value of the field among the matches."""
    asked = {"terms": {"field": field.value, "size": _VALUES, "segment_size": _VALUES}}
    buckets = searcher.aggregate(query, {"values": asked})["values"]["buckets"]
    return most_frequent([(bucket["key"], bucket["doc_count"]) for bucket in buckets])
