"""The match algebra as tantivy query objects; tantivy's query parser is not used."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import product

from tantivy import FieldType, Occur, Query, Schema, Searcher, SearchResult

from ..matching import AllOf, Among, AnyOf, Except, Field, Match, Nothing, Order, Published, Term
from ..matching import Sequence as Row
from .bm25 import idf
from .sequences import Slots, flat_idf, present, scored_rows

ORDINAL = "ordinal"
PUBLISHED = "published"
_SPECIAL = frozenset("\\.+*?()|[]{}^$")


def scores(match: Match) -> bool:
    """Whether any article could score more than 0."""
    match match:
        case Term(weight=weight) | Row(weight=weight):
            return weight != 0
        case AllOf(parts) | AnyOf(parts):
            return any(map(scores, parts))
        case Except(part, _):
            return scores(part)
        case _:
            return False


def key_field(order: Order) -> str:
    """The field of an order's sort keys; for relevance the newest, which sorts equal scores."""
    if order is Order.ADDED:
        return ORDINAL
    return (Order.OLDEST if order is Order.OLDEST else Order.NEWEST).value


def filtered(query: Query, condition: Query) -> Query:
    """Matches of both, scored by ``query``."""
    return _all([query, _silent(condition)])


def beyond(schema: Schema, query: Query, order: Order, after: int) -> Query:
    """The matches of ``query`` that come after the key ``after`` in an order by a key."""
    bounded = partial(Query.range_query, schema, key_field(order), FieldType.Unsigned)
    if order is Order.OLDEST:
        rest = bounded(lower_bound=max(after, 0), include_lower=False)
    else:
        rest = bounded(upper_bound=max(after, 0), include_upper=False)
    return filtered(query, rest)


def total(result: SearchResult) -> int:
    """How many documents matched (tantivy's stubs forget it)."""
    return int(result.count or 0)  # type: ignore[attr-defined]


class Translator:
    """Builds queries for one searcher; ``documents`` is N of the flat scores' idf."""

    def __init__(self, schema: Schema, searcher: Searcher, documents: int) -> None:
        self._schema = schema
        self._searcher = searcher
        self._documents = documents

    def query(self, match: Match) -> Query:
        """The match with its scores."""
        match match:
            case Term(name, text, weight):
                return _weighted(Query.term_query(self._schema, name, text, "freq"), weight)
            case Row(weight=weight):
                return self._row(match) if weight else _silent(self._row(match))
            case AllOf(parts) if parts:
                return _all(self.query(part) for part in parts)
            case AnyOf(parts):
                return _any(self.query(part) for part in parts)
            case Except(part, excluded):
                pair = [(Occur.Must, self.query(part)), (Occur.MustNot, self.query(excluded))]
                return Query.boolean_query(pair)
            case Published(since, until) if since is not None or until is not None:
                return _silent(self._published(since, until))
            case Among(ordinals) if ordinals:
                return _silent(Query.term_set_query(self._schema, ORDINAL, list(ordinals)))
            case Nothing() | Among():
                return Query.empty_query()
            case _:
                return _silent(Query.all_query())

    def _published(self, since: int | None, until: int | None) -> Query:
        kind = FieldType.Integer
        return Query.range_query(
            self._schema, PUBLISHED, kind, lower_bound=since, upper_bound=until
        )

    def _row(self, row: Row) -> Query:
        frequency = partial(self._searcher.doc_freq, row.field.value)
        slots = present(row, frequency)
        if not all(slots):
            return Query.empty_query()
        if rows := scored_rows(slots, row.slop):
            phrases = [self._phrase(row.field, list(words)) for words in rows]
            best = phrases[0] if len(phrases) == 1 else Query.disjunction_max_query(phrases)
            return _weighted(best, row.weight)
        rarity = flat_idf(slots, frequency, partial(idf, self._documents))
        return Query.const_score_query(self._stretch(row, slots), row.weight * rarity)

    def _stretch(self, row: Row, slots: Slots) -> Query:
        if row.slop:
            one, other = slots
            return self._near(row.field, one, other, row.slop)
        patterns = ["|".join(f"({_escaped(term)})" for term in slot) for slot in slots]
        return Query.regex_phrase_query(self._schema, row.field.value, list(patterns))

    def _near(self, name: Field, one: tuple[str, ...], other: tuple[str, ...], slop: int) -> Query:
        """Two slots in any order, at distinct positions, with at most ``slop`` tokens between.

        tantivy's slop accepts pos(b) - pos(a) from 1 - slop to 1 + slop, so both orders together
        are exactly that. Only a term in both slots could match itself: it is tried distance by
        distance.
        """
        parts: list[Query] = []
        for a, b in product(one, other):
            if a == b:
                offsets = range(1, slop + 2)
                parts += [self._phrase(name, [(0, a), (offset, a)]) for offset in offsets]
            else:
                parts += [self._phrase(name, [a, b], slop), self._phrase(name, [b, a], slop)]
        return _any(parts)

    def _phrase(
        self, name: Field, words: list[str] | list[tuple[int, str]], slop: int = 0
    ) -> Query:
        return Query.phrase_query(self._schema, name.value, list(words), slop)


def _escaped(term: str) -> str:
    return "".join(f"\\{char}" if char in _SPECIAL else char for char in term)


def _weighted(query: Query, weight: float) -> Query:
    if weight == 1:
        return query
    return Query.boost_query(query, weight) if weight else _silent(query)


def _silent(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def _all(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def _any(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])
