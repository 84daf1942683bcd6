"""The match algebra in OpenSearch's query language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, product
from typing import Any

from ..matching import AllOf, Among, AnyOf, Except, Field, Match, Nothing, Published, Term
from ..matching import Sequence as Row
from .bm25 import idf
from .sequences import Slots, flat_idf, scored_rows

PUBLISHED = "published"
_ONE_TERM = "keyword"  # OpenSearch's analyzer that leaves a text whole
_REGEX_SIGNS = frozenset('.?+*|{}[]()"\\#@&<>~^$-')

Query = dict[str, Any]
Frequencies = Callable[[Sequence[Term]], tuple[int, ...]]


class Translator:
    """Builds queries; calls ``frequencies`` and ``size`` only where a score needs them."""

    def __init__(self, frequencies: Frequencies, size: Callable[[], int]) -> None:
        self._frequencies = frequencies
        self._size = size

    def query(self, match: Match) -> Query:
        """The match with its scores."""
        match match:
            case Term(name, text, weight):
                return _scored({"term": {name.value: {"value": text}}}, name.value, weight)
            case Row(weight=weight):
                return self._row(match) if weight else silent(self._row(match))
            case AllOf(parts) if parts:
                return {"bool": {"must": [self.query(part) for part in parts]}}
            case AnyOf(parts):
                return _any(self.query(part) for part in parts)
            case Except(part, excluded):
                return {
                    "bool": {
                        "must": [self.query(part)],
                        "must_not": [self.query(excluded)],
                    }
                }
            case Published(since, until) if since is not None or until is not None:
                bounds = {"gte": since, "lte": until}
                kept = {name: value for name, value in bounds.items() if value is not None}
                return silent({"range": {PUBLISHED: kept}})
            case Among(ordinals):
                return silent({"ids": {"values": list(ordinals)}})
            case Nothing():
                return {"match_none": {}}
            case _:
                return silent({"match_all": {}})

    def _row(self, row: Row) -> Query:
        slots = tuple(tuple(dict.fromkeys(slot)) for slot in row.slots)
        if not all(slots):
            return {"match_none": {}}
        if rows := scored_rows(slots, row.slop):
            name = row.field.value
            phrases: list[Query] = [
                _scored({"match_phrase": {name: {"query": " ".join(words)}}}, name, row.weight)
                for words in rows
            ]
            return phrases[0] if len(phrases) == 1 else {"dis_max": {"queries": phrases}}
        stretch = _near(row.field, slots, row.slop) if row.slop else _adjacent(row.field, slots)
        boost = row.weight * self._rarity(row.field, slots)
        return {"constant_score": {"filter": stretch, "boost": boost}}

    def _rarity(self, field: Field, slots: Slots) -> float:
        words = list(dict.fromkeys(chain.from_iterable(slots)))
        counts = dict(
            zip(words, self._frequencies([Term(field, word) for word in words]), strict=True)
        )
        documents = self._size()
        return flat_idf(slots, counts.__getitem__, lambda containing: idf(documents, containing))


def silent(query: Query) -> Query:
    """The same matches, scoring 0."""
    return {"constant_score": {"filter": query, "boost": 0.0}}


def prefix_pattern(prefix: str) -> str:
    """A regular expression in Lucene's syntax for all terms with this prefix."""
    return "".join(f"\\{sign}" if sign in _REGEX_SIGNS else sign for sign in prefix) + ".*"


def _scored(query: Query, name: str, weight: float) -> Query:
    if not weight:
        return silent(query)
    ((_, inside),) = query.items()
    inside[name]["boost"] = weight
    return query


def _any(queries: Iterable[Query]) -> Query:
    should = list(queries)
    if not should:
        return {"match_none": {}}
    return {"bool": {"should": should, "minimum_should_match": 1}}


def _adjacent(field: Field, slots: Slots) -> Query:
    clauses = [
        {"span_or": {"clauses": [{"span_term": {field.value: term}} for term in slot]}}
        for slot in slots
    ]
    return {"span_near": {"clauses": clauses, "slop": 0, "in_order": True}}


def _near(field: Field, slots: Slots, slop: int) -> Query:
    """The slots in any order, with at most ``slop`` other tokens between them.

    Two slots that share a term could match at one position. Then each choice of terms is a rule
    of its own, for which Lucene requires distinct positions.
    """
    terms = list(chain.from_iterable(slots))
    if len(set(terms)) < len(terms):
        rule = _any_rule(_together([_word(t) for t in row], slop) for row in product(*slots))
    else:
        rule = _together([_any_rule(_word(term) for term in slot) for slot in slots], slop)
    return {"intervals": {field.value: rule}}


def _together(rules: list[Query], slop: int) -> Query:
    return {"all_of": {"intervals": rules, "ordered": False, "max_gaps": slop}}


def _any_rule(rules: Iterable[Query]) -> Query:
    listed = list(rules)
    return listed[0] if len(listed) == 1 else {"any_of": {"intervals": listed}}


def _word(term: str) -> Query:
    return {"match": {"query": term, "analyzer": _ONE_TERM}}
