"""Engines only match and rank. They store no text, parse no query and highlight nothing.

``open_engine(url, folder)`` gives one of:

* ``tantivy:`` the embedded default, files under ``folder/tantivy``;
* ``whoosh:`` pure Python, files under ``folder/whoosh``;
* ``opensearch://host:9200/name`` an index in a cluster, named after ``name`` and the folder.

The same documents give the same hit sets, totals and facets on each: the conformance suite in
``tests/test_engines.py`` runs over all of them. One process writes at a time (the archive's
writer lock ensures it); any number read.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from ..deadline import NEVER, Deadline
from ..errors import EngineUnavailable
from ..matching import Candidates, Everything, FacetCount, Field, IndexDocument, Match, Order, Term

_CLUSTER = ("opensearch", "opensearch+https")


class Reader(Protocol):
    """What searches ask of an engine. Methods raise ``EngineUnavailable`` when it fails."""

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
        """The first ``limit`` articles that match both ``match`` (scored) and ``where`` (not).

        Relevance order: score descending, then ``newest`` key descending among equal scores.
        Other orders: by ``newest`` or ordinal descending or ``oldest`` ascending, only those
        strictly beyond the key ``after``. ``total`` and ``facets`` count all matches, whatever
        ``limit`` and ``after`` are. Once ``deadline`` has passed an engine stops where it can, and
        answers from what it has searched.
        """

    def document_frequencies(self, terms: Sequence[Term]) -> tuple[int, ...]:
        """In how many live articles each term occurs.

        Of terms in thousands of articles, those deleted since the last merge may still be counted.
        """

    def terms(self, field: Field, prefix: str, limit: int) -> tuple[tuple[str, int], ...]:
        """(term, articles) of the terms with this prefix, most frequent first, ``limit`` at most.

        Frequencies may still count articles deleted since the last merge.
        """

    def size(self) -> int:
        """How many articles are live."""

    def version(self) -> str:
        """Changes whenever a commit may have changed any answer."""


class Engine(Reader, Protocol):
    """What every engine can do. Methods raise ``EngineUnavailable`` when it fails."""

    def put(self, documents: Iterable[IndexDocument]) -> None:
        """Add documents, or replace those of the same ordinal; visible after ``commit``.

        Any other error than ``EngineUnavailable`` means that one of them cannot be indexed; which
        of the others are put is not said.
        """

    def delete(self, ordinals: Iterable[int]) -> None:
        """Remove these, if present; visible after ``commit``."""

    def commit(self) -> None:
        """Make everything put and deleted durable, and visible to searches that begin now."""

    def rollback(self) -> None:
        """Drop what was not committed, unless it was sent away, and let other processes write."""

    def close(self) -> None:
        """Release files and memory. Anything not committed is lost."""


def most_frequent(counts: Iterable[tuple[str, int]]) -> tuple[FacetCount, ...]:
    """The values with their counts, the most frequent first, ties by value."""
    ordered = sorted([(-count, value) for value, count in counts])
    new = tuple.__new__  # a third of the time that FacetCount() takes
    return tuple([new(FacetCount, (value, -less)) for less, value in ordered])


def open_engine(url: str, folder: Path) -> Engine:
    """The engine that ``url`` names, its files under ``folder``, which are created if missing.

    Raises:
        EngineUnavailable: an unknown scheme, or files that cannot be opened.
    """
    scheme = url.partition(":")[0]
    if scheme in _CLUSTER:
        from .opensearch import OpenSearchEngine

        return OpenSearchEngine(url, folder)
    if scheme == "tantivy":
        from .tantivy import TantivyEngine

        return TantivyEngine(folder / "tantivy")
    if scheme == "whoosh":
        from .whoosh import WhooshEngine

        return WhooshEngine(folder / "whoosh")
    raise EngineUnavailable(
        f"unknown engine {url!r}: say tantivy:, whoosh: or opensearch://host:9200/name"
    )


def discard(url: str, folder: Path) -> None:
    """Delete an index, wherever ``open_engine`` put it.

    Raises:
        EngineUnavailable: it is in a cluster that does not answer.
    """
    if url.partition(":")[0] in _CLUSTER:
        from .opensearch import OpenSearchEngine

        OpenSearchEngine(url, folder).discard()
    shutil.rmtree(folder, ignore_errors=True)
