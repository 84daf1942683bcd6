"""Adds documents to the store, batch by batch and in order, on one core or several; also those that
were refused before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import islice

from ..aliases.table import AliasTable
from ..errors import BadArticle
from ..model import RawDocument
from ..outcomes import Added, AddStatus
from ..store import Tables
from ..store.article_rows import Written
from ..store.database import Database
from ..store.quarantine import Quarantine, Refusal
from ..text.addresses import canonical_url
from ..text.portions import portions
from .indexer import Indexer
from .preparing import Prepared, Preparer, digest, prepare_each
from .workers import ALONE, Workers, in_turn

BATCH = 64  # documents to a transaction: the cost of one fsync is spread over them
_MOST_CHARACTERS = 4_000_000  # of long ones fewer: each takes some thirteen times its length

Input = RawDocument | BadArticle


@dataclass(frozen=True, slots=True)
class _Batch:
    """Inputs in order, which of them are known already, and the outcomes to come of the rest."""

    inputs: Sequence[Input]
    digests: tuple[bytes, ...]  # of the inputs
    known: Mapping[bytes, str]  # the ids of those known, by digest
    rest: tuple[tuple[RawDocument, bytes], ...]  # with their digests
    prepared: Future[list[Prepared | BadArticle]]
    names: int  # the version they are analysed with


@dataclass(frozen=True, slots=True)
class Adder:
    """Adds documents to the store. Other processes clean and analyse; this one writes.

    ``table``: the names that they are given. Without the ``gate``, documents are accepted that it
    would refuse.
    """

    tables: Tables
    indexer: Indexer
    preparer: Callable[[], Preparer]
    table: AliasTable
    gate: bool = True

    def add(self, documents: Iterable[Input], workers: int = 1) -> Iterator[list[Added]]:
        """The outcome of each document, in a list for each batch, once the batch is durable."""
        batches = portions(map(_addressed, documents), _length, _MOST_CHARACTERS, BATCH)
        for inputs in islice(batches, ALONE // BATCH if workers > 1 else None):
            yield self._finish(self._begin(inputs, None))
        if workers == 1:
            return
        with Workers(workers, self.table) as others:
            begun = (self._begin(inputs, others) for inputs in batches)
            for batch in in_turn(begun, others.ahead):
                yield self._finish(batch)

    def _begin(self, inputs: Sequence[Input], others: Workers | None) -> _Batch:
        digests = tuple(digest(x) if isinstance(x, RawDocument) else b"" for x in inputs)
        known = self.tables.articles.known(digests)
        rest = tuple(
            (x, digest)
            for x, digest in zip(inputs, digests, strict=True)
            if digest not in known and isinstance(x, RawDocument)
        )
        templates = self.tables.lines.templates(raw for raw, _ in rest)
        if others is not None:
            working = others.submit(prepare_each, templates, rest, self.gate)
            return _Batch(inputs, digests, known, rest, working, self.table.version)
        version = self.tables.names.version()
        done: Future[list[Prepared | BadArticle]] = Future()
        done.set_result(prepare_each(self.preparer(), templates, rest, gate=self.gate))
        return _Batch(inputs, digests, known, rest, done, version)

    def _finish(self, batch: _Batch) -> list[Added]:
        made = batch.prepared.result()
        with self.tables.database.writing():  # or another importer may store the same in between
            outcomes = self._identified(made)
            if not (overtaken := self._is_overtaken(batch, outcomes)):
                outcomes = self._without_twins(batch.rest, outcomes)
                prepared = [p for p in outcomes if isinstance(p, Prepared)]
                written = self.tables.articles.write([p.new for p in prepared])
                self.tables.names.mark_outdated(written, batch.names)
                self._count_lines(prepared, written)
                kept = self._set_aside(batch.rest, outcomes)
        if overtaken:  # outside, as documents are handed over only when they are durable
            return [x for one in batch.inputs for x in self._finish(self._begin((one,), None))]
        for item, row in zip(prepared, written, strict=True):
            if row.change:
                self.indexer.hand_over(row.change, replace(item.document, ordinal=row.ordinal))
        rows = iter(written)
        rest = iter(
            Added(raw.origin, next(rows).was, x.new.article.id)
            if isinstance(x, Prepared)
            else Added(raw.origin, AddStatus.REJECTED, problem=x.reason, kept=kept.get(digest))
            for (raw, digest), x in zip(batch.rest, outcomes, strict=True)
        )
        return [
            _looked_up(x, batch.known.get(digest)) or next(rest)
            for x, digest in zip(batch.inputs, batch.digests, strict=True)
        ]

    def _is_overtaken(self, batch: _Batch, made: Sequence[Prepared | BadArticle]) -> bool:
        """Whether an article known when the batch began has, or is to have, another text: then each
        document has to wait for those before it."""
        if not batch.known:
            return False
        changed = self.tables.articles.known(tuple(batch.known)) != batch.known
        ids = {x.new.article.id for x in made if isinstance(x, Prepared)}
        return changed or not ids.isdisjoint(batch.known.values())

    def _identified(self, outcomes: Sequence[Prepared | BadArticle]) -> list[Prepared | BadArticle]:
        """The outcomes, with the ids that the articles are to have."""
        new = [one.new for one in outcomes if isinstance(one, Prepared)]
        ids = iter(self.tables.articles.identified(new))
        return [
            replace(one, new=next(ids)) if isinstance(one, Prepared) else one for one in outcomes
        ]

    def _without_twins(
        self, rest: Sequence[tuple[RawDocument, bytes]], outcomes: Sequence[Prepared | BadArticle]
    ) -> list[Prepared | BadArticle]:
        """The outcomes, with articles refused whose source has published the same text before.

        Copies in other papers are articles of their own, and so are documents not cleaned.
        """
        if not self.gate:
            return list(outcomes)
        twins = self.tables.articles.twins(
            [
                one.new
                for (raw, _), one in zip(rest, outcomes, strict=True)
                if isinstance(one, Prepared) and raw.clean
            ]
        )
        return [
            BadArticle(f"is {twin} again, word for word", raw.origin, "duplicate")
            if isinstance(one, Prepared) and (twin := twins.get(one.new.article.id))
            else one
            for (raw, _), one in zip(rest, outcomes, strict=True)
        ]

    def _set_aside(
        self, rest: Sequence[tuple[RawDocument, bytes]], outcomes: Sequence[Prepared | BadArticle]
    ) -> dict[bytes, int]:
        """Put refused documents that are not empty in quarantine; their numbers, by digest."""
        self.tables.quarantine.let_in([x.new.digest for x in outcomes if isinstance(x, Prepared)])
        refused = [
            Refusal(raw, digest, why)
            for (raw, digest), why in zip(rest, outcomes, strict=True)
            if isinstance(why, BadArticle) and not raw.content.isspace() and raw.content
        ]
        return self.tables.quarantine.keep(refused) if self.gate else {}

    def _count_lines(self, prepared: Sequence[Prepared], written: Sequence[Written]) -> None:
        pages: dict[str, list[tuple[int, ...]]] = {}
        for item, row in zip(prepared, written, strict=True):
            if item.template_source and row.was == AddStatus.CREATED:
                pages.setdefault(item.template_source, []).append(item.template_lines)
        if pages:
            self.tables.lines.add(pages)


class KeptOut(Quarantine):
    """The refused documents of an archive. ``adder`` returns an ``Adder`` without a gate."""

    def __init__(
        self, database: Database, adder: Callable[[], Adder], touched: Callable[[], None]
    ) -> None:
        super().__init__(database)
        self._adder = adder
        self._touched = touched

    def readmit(self, ids: Collection[int] | None = None) -> Iterator[Added]:
        """Accept these documents, or all; see ``Archive.add``.

        Raises:
            NotFound: an id does not exist; no document was accepted.
        """
        self.expect(ids or ())
        adder = self._adder()
        try:
            for documents in self.documents(ids):
                kept = [id for id, _ in documents]
                added = [x for batch in adder.add(raw for _, raw in documents) for x in batch]
                self.drop([id for id, x in zip(kept, added, strict=True) if x.id is not None])
                yield from added
        finally:
            self._touched()


def _length(x: Input) -> int:
    return len(x.content) if isinstance(x, RawDocument) else 0


def _addressed(x: Input) -> Input:
    """The same, or that its address is none."""
    if isinstance(x, BadArticle):
        return x
    try:
        canonical_url(x.url or "")
    except ValueError:
        return BadArticle(f"its address {x.url!r} is none", x.origin)
    return x


def _looked_up(x: Input, known: str | None) -> Added | None:
    """The outcome of what was not prepared: no document, or known as this article."""
    if isinstance(x, BadArticle):
        return Added(x.origin, AddStatus.REJECTED, problem=x.reason)
    return None if known is None else Added(x.origin, AddStatus.UNCHANGED, known)
