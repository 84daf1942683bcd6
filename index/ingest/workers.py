"""Other processes that clean and analyse, each with the names in force."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import TypeVar, TypeVarTuple

from ..aliases.table import AliasTable
from ..aliases.tagger import Tagger
from ..naming.live import shipped
from .preparing import Preparer

ALONE = 256  # documents handled before others are started: starting takes a second
_SELDOM = 50_000  # objects made before garbage is looked for: an article leaves none behind
_Given = TypeVarTuple("_Given")
_Made = TypeVar("_Made")
_Job = TypeVar("_Job")

_preparer: Preparer | None = None  # one per worker process, set once by the initializer


class Workers:
    """``count`` processes with a preparer each; leaving the ``with`` ends them.

    They are forked from one that has the names shipped, which ends with this process.
    """

    def __init__(self, count: int, table: AliasTable) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["index.ingest.standby"])
        self.ahead = 2 * count  # jobs begun before the first is waited for, so that none is idle
        theirs = None if table is shipped().table else table
        self._pool = ProcessPoolExecutor(count, context, _start, (theirs,))

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def submit(self, work: Callable[[Preparer, *_Given], _Made], *given: *_Given) -> Future[_Made]:
        """What ``work``, a function of a module, makes of its process's preparer and this."""
        return self._pool.submit(_work, work, *given)


def several(
    count: int, documents: int, table: AliasTable
) -> Workers | AbstractContextManager[None]:
    """``count`` processes where that pays, for so many documents; else None."""
    return Workers(count, table) if count > 1 and documents > ALONE else nullcontext()


def shared_out(
    work: Callable[[Preparer, *_Given], _Made],
    jobs: Iterable[tuple[*_Given]],
    preparer: Callable[[], Preparer],
    others: Workers | None,
) -> Iterator[tuple[tuple[*_Given], _Made]]:
    """Each job, what ``work`` is given, with what it makes of it, in order.

    ``others`` do it if there are any; else this process, asking for its ``preparer`` each time.
    """
    if others is None:
        for job in jobs:
            yield job, work(preparer(), *job)
        return
    begun = ((job, others.submit(work, *job)) for job in jobs)
    for job, made in in_turn(begun, others.ahead):
        yield job, made.result()


def in_turn(begun: Iterable[_Job], ahead: int) -> Iterator[_Job]:
    """Each job in order, once ``ahead`` more have been taken from ``begun`` or none is left."""
    waiting: deque[_Job] = deque()
    for job in begun:
        waiting.append(job)
        if len(waiting) > ahead:
            yield waiting.popleft()
    yield from waiting


def _start(table: AliasTable | None) -> None:
    """With these names, or with those shipped."""
    global _preparer
    if parent := multiprocessing.parent_process():
        Thread(target=_end_with, args=(parent,), daemon=True).start()
    _preparer = Preparer(Tagger(table) if table else shipped().tagger)
    gc.freeze()  # see ``standby``
    gc.set_threshold(_SELDOM)


def _end_with(parent: BaseProcess) -> None:
    """Ends this process when its parent does; that may have been killed without a word."""
    parent.join()
    os._exit(1)


def _work(work: Callable[..., _Made], *given: object) -> _Made:
    assert _preparer is not None  # noqa: S101 - the initializer ran first
    return work(_preparer, *given)
