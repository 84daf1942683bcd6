"""Analyses again the articles that a change of names concerns: those that contain a changed form.

``mark`` finds these *stale* articles, ``refresh`` analyses them and commits, some at a time. What
is to be done is in the store: if a process is killed, the next one continues.
"""

from __future__ import annotations

import logging
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from multiprocessing.util import is_exiting
from threading import Event

from ..engines import Engine
from ..matching import Match, Order
from ..naming.live import LiveNames, shipped
from ..naming.unsettled import active_forms, changed_forms, written_anywhere
from ..store import Tables
from ..text.analysis import Analyzer
from .indexer import Indexer
from .reanalysing import Reanalysis
from .workers import LOST, Workers, several

_BETWEEN_COMMITS = 2_048  # articles
_AT_ONCE = 50_000  # ordinals asked of an engine at a time
_log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class StaleArticles:
    """The articles of one archive analysed with names that have changed since.

    Many are analysed by ``workers`` processes. Work stops once ``closing`` is set.
    """

    tables: Tables
    names: LiveNames
    reanalysis: Reanalysis
    indexer: Indexer
    engine: Callable[[], Engine]
    closing: Event
    workers: int

    def any(self) -> bool:
        """Whether there may be some: changes not marked yet, or articles not analysed yet."""
        rows = self.tables.names
        return rows.settled() < rows.version() or bool(rows.stale(1))

    def mark(self) -> int:
        """Mark as stale the articles that contain a form changed since the last marking; how many,
        or how many are still stale if another process has marked them.

        Articles that are not indexed yet are marked too: their forms cannot be looked up.
        """
        rows = self.tables.names
        changes = rows.since(rows.marked())
        if not changes:
            return rows.stale_count()
        forms = chain.from_iterable(changed_forms(c.before, c.after) for c in changes)
        languages = self.tables.articles.languages()
        match = written_anywhere(dict.fromkeys(active_forms(forms)), Analyzer(), languages)
        unknown = self.tables.pending.ordinals()  # first, as they may be indexed a moment later
        found = array("I", _matching(self.engine(), match))  # before others have to wait
        now = self.names.current()
        with rows.at_once():  # or a kill between the two would leave an archive to be rebuilt
            ordinals = chain(unknown, reversed(found))  # mostly ascending
            rows.mark_stale(ordinals, changes[-1].version)
            if now.version == rows.version():  # else the next change is being marked
                self.tables.articles.record_names(now.table.digest, shipped().table.digest)
        return len(found)

    def refresh(self, engine: Engine) -> None:
        """Analyse all of them again, in other processes if they are many; the caller has the lock.

        New articles and ``closing`` need not wait for all of them.
        """
        rows = self.tables.names
        version = rows.version()
        self.mark()
        while (stale := rows.stale_count()) and not self.closing.is_set():
            table = self.names.current().table
            workers = self.workers if stale > _BETWEEN_COMMITS else 1
            with several(workers, stale, table) as others:
                try:
                    while self._refresh_some(engine, others, table.version):
                        pass
                except LOST as error:
                    if is_exiting():  # this one too, and so it has ended them
                        self.closing.set()
                        return
                    _log.warning("processes to analyse with have ended, going on alone: %r", error)
                    self.workers = 1
        if not stale:
            rows.settle(version)

    def _refresh_some(self, engine: Engine, others: Workers | None, version: int) -> bool:
        """Analyse as many as go into one commit; whether the ``others`` may have more to do.

        The others have the names of this version, and do nothing once names have changed again.
        """
        rows = self.tables.names
        marked, done = rows.marked(), list[int]()
        if others and self.names.current().version != version:
            return False
        ordinals = rows.stale(_BETWEEN_COMMITS)
        for batch in self.reanalysis.these(ordinals, engine, others):
            done += [ordinal for ordinal in batch.ordinals if ordinal not in batch.changed]
            engine.delete(fault.ordinal for fault in batch.faults)  # indexed with older mentions
            self.tables.set_aside.tried(batch.ordinals, batch.faults)  # before they change again
            if self.closing.is_set():
                break
            self.indexer.catch_up(engine)
        self.indexer.commit(engine)
        rows.refreshed(done, marked)
        return bool(others and ordinals) and not self.closing.is_set()


def _matching(engine: Engine, match: Match) -> Iterator[int]:
    """The ordinals of all articles that match, asked for in parts to bound memory."""
    after = None
    while hits := engine.search(match, limit=_AT_ONCE, order=Order.ADDED, after=after).hits:
        yield from (hit.ordinal for hit in hits)
        if len(hits) < _AT_ONCE:
            break
        after = hits[-1].key
