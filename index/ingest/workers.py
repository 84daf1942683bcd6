"""Worker processes that clean and analyse articles, each with the names in force."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from multiprocessing.context import ForkServerContext, ForkServerProcess
from multiprocessing.process import BaseProcess
from threading import Thread, current_thread, main_thread
from types import FrameType
from typing import Any, TypeVar, TypeVarTuple

from ..aliases.table import AliasTable
from ..errors import PressmarkError
from ..naming.live import shipped
from .preparing import Preparer

ALONE = 256  # documents handled before workers are started, which takes a second
LOST = (BrokenExecutor, EOFError, ConnectionError)  # of a worker, or of what starts them
_Given = TypeVarTuple("_Given")
_Made = TypeVar("_Made")
_Job = TypeVar("_Job")

_preparer: Preparer | None = None  # one per worker process, set once by the initializer


class _Process(ForkServerProcess):
    """A worker that is ended, not waited for, when the process it works for ends.

    A server that waited for it would never stop: the queue of its work is closed first, so that
    the worker does not learn that there is no more.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named, daemon=True)


class _Context(ForkServerContext):
    Process = _Process


class Workers:
    """``count`` processes with a preparer each, which end with the ``with`` block.

    They are forked from a process that has read the shipped names and ends with this one. If one
    of them or that process is killed, the block ends with a PressmarkError.
    """

    def __init__(self, count: int, table: AliasTable) -> None:
        context = _Context()
        context.set_forkserver_preload(["index.ingest.standby"])
        self.ahead = 2 * count  # jobs begun before the first is awaited, so that no worker is idle
        theirs = None if table is shipped().table else table
        with _uninterrupted():
            self._pool = ProcessPoolExecutor(count, context, _start, (theirs,))

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        self._pool.shutdown(cancel_futures=True)
        if isinstance(error, LOST):
            raise PressmarkError(
                "a process that shared the work was killed, perhaps for want of memory: give the "
                "command again, with a smaller --workers"
            ) from error

    def submit(self, work: Callable[[Preparer, *_Given], _Made], *given: *_Given) -> Future[_Made]:
        """The result of ``work(preparer, *given)`` in a worker; ``work`` is a module's function."""
        with _uninterrupted():
            return self._pool.submit(_work, work, *given)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold back Ctrl-C until the end of the block.

    Interrupted while a worker starts, its pool would not know of it and not wait for it, and the
    worker would find its queues closed. Interrupted while the pool is made, a semaphore of it would
    be left, which Python tells of when it ends.
    """
    came: list[tuple[int, FrameType | None]] = []
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda *told: came.append(told))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came and callable(before):
            before(*came[0])


def several(
    count: int, documents: int, table: AliasTable
) -> Workers | AbstractContextManager[None]:
    """``count`` workers if there are enough ``documents`` for them, else None."""
    return Workers(count, table) if count > 1 and documents > ALONE else nullcontext()


def shared_out(
    work: Callable[[Preparer, *_Given], _Made],
    jobs: Iterable[tuple[*_Given]],
    preparer: Callable[[], Preparer],
    others: Workers | None,
) -> Iterator[tuple[tuple[*_Given], _Made]]:
    """Each job (the arguments of ``work``) with its result, in order.

    The ``others`` do the work, if given; else this process, with its ``preparer()`` of the moment.
    """
    if others is None:
        for job in jobs:
            yield job, work(preparer(), *job)
        return
    begun = ((job, others.submit(work, *job)) for job in jobs)
    for job, made in in_turn(begun, others.ahead):
        yield job, made.result()


def in_turn(begun: Iterable[_Job], ahead: int) -> Iterator[_Job]:
    """Each job in order, once ``ahead`` more have been begun or none is left."""
    waiting: deque[_Job] = deque()
    for job in begun:
        waiting.append(job)
        if len(waiting) > ahead:
            yield waiting.popleft()
    yield from waiting


def _start(table: AliasTable | None) -> None:
    """Initialise a worker with these names, or with the shipped ones."""
    global _preparer
    if parent := multiprocessing.parent_process():
        Thread(target=_end_with, args=(parent,), daemon=True).start()
    _preparer = Preparer((shipped().with_table(table) if table else shipped()).tagger)
    gc.freeze()  # see ``standby``


def _end_with(parent: BaseProcess) -> None:
    """End this process when its parent ends, even if that is killed."""
    parent.join()
    os._exit(1)


def _work(work: Callable[..., _Made], *given: object) -> _Made:
    assert _preparer is not None  # noqa: S101 - the initializer ran first
    return work(_preparer, *given)
