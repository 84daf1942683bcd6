"""Analyses the articles of the store again, all of them or some, and puts them into an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..columns import Columns
from ..engines import Engine
from ..errors import BadArticle
from ..matching import IndexDocument
from ..model import Article
from ..store.articles import Store
from ..store.set_aside import Fault
from .indexer import put_each
from .preparing import Annotated, Preparer, annotate_each
from .workers import Workers, shared_out

_BATCH = 64  # articles that a process analyses at a time

_Rows = list[tuple[int, Article]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles that were analysed again, by ordinal, and those of them that cannot be indexed.

    ``changed``: those that others changed meanwhile, so that they were left as they are now.
    """

    ordinals: Sequence[int]
    faults: Sequence[Fault]
    changed: frozenset[int]


@dataclass(frozen=True, slots=True)
class Reanalysis:
    """The articles of one store, analysed by this thread's ``preparer`` or by other processes."""

    store: Store
    preparer: Callable[[], Preparer]

    def every(self, engine: Engine, others: Workers | None) -> Iterator[Batch]:
        """Analyse every article and put it into the engine, a batch at a time."""
        for rows, again in self._analysed(self._batches(), others):
            yield self._put([ordinal for ordinal, _ in rows], rows, again, engine)

    def these(
        self, ordinals: Sequence[int], engine: Engine, others: Workers | None
    ) -> Iterator[Batch]:
        """As ``every``, for the articles of these ordinals, also those removed meanwhile."""
        parts = [ordinals[at : at + _BATCH] for at in range(0, len(ordinals), _BATCH)]
        at = self.store.article_at
        batches = ([(n, there) for n in part if (there := at(n)) is not None] for part in parts)
        for part, (rows, again) in zip(parts, self._analysed(batches, others), strict=True):
            yield self._put(part, rows, again, engine)

    def _analysed(
        self, batches: Iterable[_Rows], others: Workers | None
    ) -> Iterator[tuple[_Rows, list[Annotated | BadArticle]]]:
        jobs = ((rows,) for rows in batches)
        for (rows,), again in shared_out(annotate_each, jobs, self.preparer, others):
            yield rows, again

    def _batches(self) -> Iterator[_Rows]:
        """All articles, in batches."""
        last = 0
        while rows := self.store.articles_from(last, _BATCH):
            yield rows
            last = rows[-1][0]

    def _put(
        self,
        ordinals: Sequence[int],
        rows: _Rows,
        again: list[Annotated | BadArticle],
        engine: Engine,
    ) -> Batch:
        """Store the analyses and put the articles into the engine, unless they were changed since
        they were read: such a change is pending."""
        faults: list[Fault] = []
        documents: dict[int, IndexDocument] = {}
        analysed: list[tuple[int, Article, Columns]] = []
        for (ordinal, article), made in zip(rows, again, strict=True):
            if isinstance(made, BadArticle):
                faults.append(Fault(ordinal, made.reason))
            else:
                columns, documents[ordinal] = made
                analysed.append((ordinal, article, columns))
        kept = self.store.reannotate(analysed)
        faults += put_each(engine, [documents[ordinal] for ordinal in kept])
        return Batch(ordinals, faults, frozenset(documents) - set(kept))
