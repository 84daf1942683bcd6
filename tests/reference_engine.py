"""The engine interface in plain Python, in memory: what the others are compared with.

A commit makes a new corpus, so a search under way sees one commit or the other, never half of one.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial, reduce

from index.deadline import NEVER, Deadline
from index.engines import Engine, most_frequent
from index.engines.bm25 import DECIMALS, K1, LENGTHS, B, idf
from index.engines.sequences import flat_idf, frequency, present, scored_rows
from index.matching import (
    KEYWORD_FIELDS,
    AllOf,
    Among,
    AnyOf,
    Candidate,
    Candidates,
    Everything,
    Except,
    Facet,
    FacetCount,
    Field,
    IndexDocument,
    Match,
    Nothing,
    Order,
    Published,
    Term,
    ordinal_of,
)
from index.matching import Sequence as Row

Scores = dict[int, float]
Key = tuple[Field, str]


@dataclass(frozen=True)
class _Corpus:
    """The documents of one commit, and what the first search makes of them."""

    documents: dict[int, IndexDocument]
    version: int = 0

    @cached_property
    def postings(self) -> dict[Key, dict[int, list[int]]]:
        """Of each term the articles that have it, with its positions."""
        found: dict[Key, dict[int, list[int]]] = {}
        for ordinal, document in self.documents.items():
            for name, words in _columns(document):
                for place, word in enumerate(words):
                    found.setdefault((name, word), {}).setdefault(ordinal, []).append(place)
        return found

    @cached_property
    def lengths(self) -> dict[Field, dict[int, int]]:
        """How many terms each field of each article has."""
        found: dict[Field, dict[int, int]] = {}
        for ordinal, document in self.documents.items():
            for name, words in _columns(document):
                found.setdefault(name, {})[ordinal] = len(words)
        return found


class ReferenceEngine(Engine):
    """See ``engines.Engine``. One thread writes, any number search."""

    def __init__(self) -> None:
        self._corpus = _Corpus({})
        self._changes: dict[int, IndexDocument | None] = {}
        self._mutex = threading.Lock()

    def put(self, documents: Iterable[IndexDocument]) -> None:
        with self._mutex:
            self._changes.update((document.ordinal, document) for document in documents)

    def delete(self, ordinals: Iterable[int]) -> None:
        with self._mutex:
            self._changes.update((ordinal, None) for ordinal in ordinals)

    def commit(self) -> None:
        with self._mutex:
            if self._changes:
                changed = self._corpus.documents | self._changes
                kept = {n: document for n, document in changed.items() if document is not None}
                self._corpus, self._changes = _Corpus(kept, self._corpus.version + 1), {}

    def rollback(self) -> None:
        self._changes = {}

    def search(
        self,
        match: Match,
        *,
        limit: int,
        order: Order = Order.RELEVANCE,
        where: Match = Everything(),  # noqa: B008 - frozen
        after: int | None = None,
        facets: Sequence[Field] = (),
        deadline: Deadline = NEVER,
    ) -> Candidates:
        """See ``engines.Engine.search``; the deadline is looked at only before it begins."""
        corpus = self._corpus
        if deadline.passed():
            return Candidates((), 0, missed=len(corpus.documents))
        allowed = _scores(corpus, where)
        found = {o: score for o, score in _scores(corpus, match).items() if o in allowed}
        return Candidates(
            tuple(_ordered(corpus, found, order, after)[: max(limit, 0)]),
            len(found),
            tuple(Facet(name, _counted(corpus, found, name)) for name in facets),
        )

    def document_frequencies(self, terms: Sequence[Term]) -> tuple[int, ...]:
        postings = self._corpus.postings
        return tuple(len(postings.get((term.field, term.text), ())) for term in terms)

    def terms(self, field: Field, prefix: str, limit: int) -> tuple[tuple[str, int], ...]:
        found = [
            (text, len(articles))
            for (name, text), articles in self._corpus.postings.items()
            if name == field and text.startswith(prefix)
        ]
        return most_frequent(found)[: max(limit, 0)]

    def size(self) -> int:
        return len(self._corpus.documents)

    def version(self) -> str:
        """Changes with every commit that changed something."""
        return str(self._corpus.version)

    def close(self) -> None:
        """Forget everything."""
        self._corpus, self._changes = _Corpus({}), {}


def _columns(document: IndexDocument) -> Iterator[tuple[Field, Sequence[str]]]:
    """The tokens of each field."""
    for text in document.texts:
        yield text.field, text.tokens
    for name in KEYWORD_FIELDS:
        yield name, document.values(name)


# --- matching ---------------------------------------------------------------------------------


def _scores(corpus: _Corpus, match: Match) -> Scores:
    """Every article that matches, with its score."""
    match match:
        case Term(name, text, weight):
            return _scored(corpus, name, (text,), weight)
        case Row():
            return _row(corpus, match)
        case AllOf(()):
            return _scores(corpus, Everything())
        case AllOf(parts):
            return reduce(_both, (_scores(corpus, part) for part in parts))
        case AnyOf(parts):
            return reduce(_either, (_scores(corpus, part) for part in parts), {})
        case Except(part, excluded):
            barred = _scores(corpus, excluded)
            return {o: score for o, score in _scores(corpus, part).items() if o not in barred}
        case Published(since, until):
            return {o: 0.0 for o, d in corpus.documents.items() if _within(d, since, until)}
        case Among(ordinals):
            return {o: 0.0 for o in ordinals if o in corpus.documents}
        case Everything():
            return dict.fromkeys(corpus.documents, 0.0)
        case Nothing():
            return {}


def _scored(corpus: _Corpus, name: Field, words: Sequence[str], weight: float) -> Scores:
    """BM25 of a term, or of the words side by side."""
    often = _together(corpus, name, [(word,) for word in words], 0)
    size = len(corpus.documents)
    lengths = corpus.lengths.get(name, {})
    average = sum(lengths.values()) / max(size, 1)
    rarity = weight * sum(idf(size, _frequency(corpus, name, word)) for word in words)
    return {o: bm25(rarity, n, kept_length(lengths[o]), average) for o, n in often.items()}


def kept_length(tokens: int) -> int:
    """The length of a field as the index keeps it: at most ``tokens``, and within an eighth."""
    return LENGTHS[bisect_right(LENGTHS, tokens) - 1]


def bm25(rarity: float, frequency: float, length: float, average: float) -> float:
    """The score of one term or phrase in one field; ``rarity`` is its (summed) idf."""
    saturation = K1 * (1 - B + B * length / average)
    return rarity * (K1 + 1) * frequency / (frequency + saturation)


def _row(corpus: _Corpus, row: Row) -> Scores:
    frequency_of = partial(_frequency, corpus, row.field)
    slots = present(row, frequency_of)
    if rows := scored_rows(slots, row.slop):
        return reduce(_better, (_scored(corpus, row.field, r, row.weight) for r in rows))
    flat = row.weight * flat_idf(slots, frequency_of, partial(idf, len(corpus.documents)))
    return dict.fromkeys(_together(corpus, row.field, slots, row.slop), flat)


def _frequency(corpus: _Corpus, name: Field, text: str) -> int:
    return len(corpus.postings.get((name, text), ()))


def _together(
    corpus: _Corpus, name: Field, slots: Sequence[tuple[str, ...]], slop: int
) -> dict[int, int]:
    """In which articles the slots occur together, and how often."""
    columns = [[corpus.postings.get((name, text), {}) for text in slot] for slot in slots]
    common = set.intersection(*(set().union(*column) for column in columns))
    places = {
        ordinal: [sorted(p for there in c for p in there.get(ordinal, ())) for c in columns]
        for ordinal in common
    }
    often = {ordinal: frequency(slots, slop) for ordinal, slots in places.items()}
    return {ordinal: count for ordinal, count in often.items() if count}


def _better(a: Scores, b: Scores) -> Scores:
    return {o: max(a.get(o, 0.0), b.get(o, 0.0)) for o in a | b}


def _both(a: Scores, b: Scores) -> Scores:
    return {ordinal: score + b[ordinal] for ordinal, score in a.items() if ordinal in b}


def _either(a: Scores, b: Scores) -> Scores:
    return {o: a.get(o, 0.0) + b.get(o, 0.0) for o in a | b}


def _within(document: IndexDocument, since: int | None, until: int | None) -> bool:
    if since is None and until is None:
        return True
    at = document.published
    return at is not None and (since is None or since <= at) and (until is None or at <= until)


# --- answering --------------------------------------------------------------------------------


def _ordered(corpus: _Corpus, found: Scores, order: Order, after: int | None) -> list[Candidate]:
    """The matches in order, only those beyond ``after``."""
    documents = [(corpus.documents[ordinal], score) for ordinal, score in found.items()]
    if order is Order.RELEVANCE:
        rows = sorted(
            [(round(score, DECIMALS), one.newest) for one, score in documents], reverse=True
        )
        return [Candidate(ordinal_of(key), score) for score, key in rows]
    named = "ordinal" if order is Order.ADDED else order.value
    keys = sorted([getattr(one, named) for one, _ in documents])
    if order is Order.OLDEST:
        keys = [key for key in keys if after is None or key > after]
    else:
        keys = [key for key in reversed(keys) if after is None or key < after]
    return [Candidate(ordinal_of(key), 0.0, key) for key in keys]


def _counted(corpus: _Corpus, found: Scores, name: Field) -> tuple[FacetCount, ...]:
    counts = Counter(value for o in found for value in corpus.documents[o].values(name))
    return most_frequent(counts.items())
