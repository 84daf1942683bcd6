"""Passes the store's pending changes on to the engine.

The process that holds the writer's lock takes them in order, puts or deletes in the engine,
commits, and only then forgets them. If it is killed, the next writer begins again after the
engine's last commit.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from ..engines import Engine
from ..errors import BadArticle, EngineUnavailable
from ..matching import IndexDocument
from ..store import Tables
from ..store.set_aside import Fault
from .lock import WriterLock
from .preparing import Preparer, annotate_each

_BATCH = 256  # articles read back at a time
_COMMIT = 32_768  # changes between two commits: at most so many are done again after a kill
_NEVER = 1 << 62  # no change has so high a number
_FRESH = 4096  # index documents kept in memory, so that the writer need not analyse them again

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Indexer:
    """Passes pending changes on to the engine. Threads may share it; processes take turns.

    Articles of which no index document was handed over are analysed with this thread's
    ``preparer``.
    """

    tables: Tables
    lock: WriterLock
    engine: Callable[[], Engine]
    preparer: Callable[[], Preparer]
    _fresh: dict[int, IndexDocument] = field(default_factory=dict)

    def hand_over(self, change: int, document: IndexDocument) -> None:
        """Give the writer the index document of a change made in this process."""
        if len(self._fresh) >= _FRESH:  # other processes may have passed on some of these
            waiting = self.tables.pending.oldest(1)
            self._forget(waiting[0].change - 1 if waiting else change)
        if len(self._fresh) < _FRESH:
            self._fresh[change] = document

    def _forget(self, upto: int) -> None:
        """Drop the documents of changes that are settled: all up to this one."""
        for change in [change for change in list(self._fresh) if change <= upto]:
            self._fresh.pop(change, None)

    def work(self, *, upto: int | None = None) -> None:
        """Bring the engine up to date and commit; ``upto``: only with changes up to this one.

        Does nothing if another holds the lock. Changes that neither passes on are left to
        ``Upkeep.work``, which looks again.
        """
        with self.writing() as engine:
            if engine is not None:
                self.catch_up(engine, upto)

    @contextmanager
    def writing(self) -> Iterator[Engine | None]:
        """The engine, to be written to inside by nobody else; None if another holds the lock.

        After an error the engine forgets what it has not committed, and others may write.
        """
        with self.lock.held(wait=False) as mine:
            engine = self.engine() if mine else None  # only now: a rebuild may have held the lock
            try:
                yield engine
            except BaseException:
                if engine is not None:
                    engine.rollback()
                raise

    def catch_up(self, engine: Engine, upto: int | None = None) -> None:
        """Pass on every pending change; the caller holds the lock.

        Articles whose analysis raises an error, or that the engine refuses, are set aside.
        """
        while self._committed(engine, upto):
            pass

    def _committed(self, engine: Engine, upto: int | None) -> bool:
        """Pass on the oldest changes, as many as one commit takes; whether there were any."""
        pending = self.tables.pending
        taken = last = 0  # how many changes, and the number of the last
        tried: dict[int, Fault | None] = {}  # by ordinal; what was wrong with the latest text
        while taken < _COMMIT and (rows := pending.oldest(_BATCH, after=last, upto=upto)):
            latest = {row.ordinal: row.change for row in rows}
            tried |= dict.fromkeys(latest)
            tried |= {fault.ordinal: fault for fault in self._pass_on(engine, latest)}
            taken, last = taken + len(rows), rows[-1].change
        if taken:
            self.commit(engine)
            with self.tables.database.writing():
                self.tables.set_aside.tried(tried, filter(None, tried.values()))
                pending.settle(last)
            self._forget(last)
        return bool(taken)

    def show_until_replaced(self, last: int) -> int:
        """Pass on some changes after the one numbered ``last`` to an engine that is being rebuilt,
        for the new one is done in hours; the caller holds the lock. They stay pending for that.

        Returns the number of the last; none are left if the engine fails.
        """
        if not (rows := self.tables.pending.oldest(_BATCH, after=last)):
            return last
        try:
            self._pass_on(engine := self.engine(), {row.ordinal: row.change for row in rows})
            self.commit(engine)
        except EngineUnavailable:  # which may be why it is rebuilt
            return _NEVER
        return rows[-1].change

    def commit(self, engine: Engine) -> None:
        """Commit, and note when; the caller holds the lock."""
        engine.commit()
        self.lock.note_commit()

    def _pass_on(self, engine: Engine, changes: Mapping[int, int]) -> list[Fault]:
        """Put or delete the articles of these ordinals, each with its latest change; the faults."""
        fresh = ((n, self._fresh.get(change)) for n, change in changes.items())
        documents = {n: document for n, document in fresh if document is not None}
        there = ((n, self.tables.articles.article_at(n)) for n in changes if n not in documents)
        rows = [(n, article) for n, article in there if article is not None]
        again = annotate_each(self.preparer(), rows) if rows else []
        faults = list[Fault]()
        for (n, _), made in zip(rows, again, strict=True):
            if isinstance(made, BadArticle):
                faults.append(Fault(n, made.reason))
            else:
                documents[n] = made[1]
        engine.delete(changes.keys() - documents.keys())
        return faults + put_each(engine, list(documents.values()))


def put_each(engine: Engine, documents: Sequence[IndexDocument]) -> list[Fault]:
    """Put all of them; those that the engine refuses, which it is then told to drop.

    Raises:
        EngineUnavailable: the fault is with the engine, and none of theirs.
    """
    try:
        engine.put(documents)
    except EngineUnavailable:
        raise
    except Exception as error:
        if len(documents) > 1:
            return [fault for document in documents for fault in put_each(engine, [document])]
        (refused,) = documents
        _log.exception("the engine refuses article number %d", refused.ordinal)
        engine.delete([refused.ordinal])
        told = f"is refused by the engine ({type(error).__name__}), as the log tells"
        return [Fault(refused.ordinal, told)]
    return []
