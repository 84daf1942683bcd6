"""``pressmark serve``: the same server for development and production."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from functools import partial
from importlib import import_module
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any

import click

from index.errors import ArchiveUnusable
from index.outcomes import counted

from ..limits import LONG_EXPORTS
from ..logs import CONFIGURATION
from ..settings import Settings, export, share
from .shared import announce, archive_options, chosen_settings, meant_by

_LOOK_SECONDS = 0.1  # between two looks at whether a signal came
_OWN_SIGNAL_SECONDS = 0.5  # in which a signal to the whole group comes to each process of it


@click.command()
@click.option(
    "--host", help="Address to listen on, such as 0.0.0.0 for every network. [env: PRESSMARK_HOST]"
)
@click.option("--port", help="Port to listen on. [env: PRESSMARK_PORT]")
@click.option("--workers", help="Worker processes; auto is one per core. [env: PRESSMARK_WORKERS]")
@click.option("--new", is_flag=True, help="Make an archive even if one beside it is called so.")
@archive_options
def serve(host: str | None, port: str | None, workers: str | None, new: bool) -> None:
    """Serve the search page and the HTTP interface."""
    from index.archive import is_archive  # loads the engine and the language tools

    given = {"host": host, "port": port, "workers": workers}
    settings = chosen_settings({name: text for name, text in given.items() if text is not None})
    if not is_archive(settings.archive):
        if not new and (meant := meant_by(settings.archive)):
            raise ArchiveUnusable(
                f"no archive at {settings.archive}, but one at {meant}: serve that, or add --new"
            )
        announce(settings.archive)
    address = _free_address(settings)
    export(settings)
    click.echo(
        f"{settings.archive} on http://{_where(settings)} "
        f"({counted(settings.workers, 'worker')}; Ctrl-C stops)",
        err=True,
    )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # or the folder would be left
    with TemporaryDirectory(prefix="pressmark-") as counts:
        share(counts)
        _serve(settings, address)


def _free_address(settings: Settings) -> str:
    """The IP address of the host; raises if another process listens there: workers share their
    port, so a second server would get half of the first one's requests."""
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, address = found[0]
        with socket.socket(family, kind, protocol) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
        return str(address[0])
    except OSError as error:
        where, why = _where(settings), error.strerror or error
        told = f"cannot listen on {where}: {why}; try another --host or --port"
        raise click.ClickException(told) from None


def _where(settings: Settings) -> str:
    """Host and port as in an address: "localhost:8080", "[::1]:8080"."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"{host}:{settings.port}"


def _serve(settings: Settings, address: str) -> None:
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    class Expecting(Server):  # type: ignore[misc, valid-type]  # of threads or of processes
        def signal_handler_interrupt(self, *signal: object) -> None:
            """Expect workers to end: Ctrl-C and systemd tell the whole group, not just this one."""
            for worker in self.wrks:
                worker.interrupt_by_parent = True
            super().signal_handler_interrupt(*signal)

        def _spawn_worker(self, *args: Any, **kwargs: Any) -> Any:
            """A worker whose end is judged only when such a signal has had time to come here."""
            worker = super()._spawn_worker(*args, **kwargs)
            judge = worker._watcher

            def watch() -> None:
                worker.inner.join()
                if not worker.interrupt_by_parent:
                    time.sleep(_OWN_SIGNAL_SECONDS)
                judge()

            worker._watcher = watch
            return worker

    _end_starting_workers()
    stop = (signal.SIGTERM,)
    signal.pthread_sigmask(signal.SIG_BLOCK, stop)  # what is imported may swallow its exception
    import_module("service.app")  # once before the workers fork, not in each of them
    signal.pthread_sigmask(signal.SIG_UNBLOCK, stop)
    server = Expecting(
        "service.app:worker",
        factory=True,
        address=address,
        port=settings.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,  # proxies speak it; the limits on slow clients are for it
        workers=settings.workers,
        blocking_threads=settings.threads + LONG_EXPORTS,
        respawn_failed_workers=True,
        workers_kill_timeout=20,
        websockets=False,
        log_level=LogLevels.warning,
        log_dictconfig=CONFIGURATION,
    )
    server.main_loop_interrupt = _Interrupt()
    server.serve()


class _Interrupt(Event):
    """What granian's main process waits for, without a lock.

    Handlers of signals set it. One that comes while ``Event.wait`` holds the lock of an event waits
    for that for ever, and the server can then not be told to stop any more.
    """

    _told = False

    def set(self) -> None:
        """Have the waiting end."""
        self._told = True

    def clear(self) -> None:
        """Have the next one wait again."""
        self._told = False

    def wait(self, timeout: float | None = None) -> bool:
        """Return when it is set, whatever the ``timeout``."""
        while not self._told:
            time.sleep(_LOOK_SECONDS)
        return True


def _end_starting_workers() -> None:
    """Have signals end a forked worker until it handles them itself.

    It inherits the handlers of the main process, which would swallow a SIGTERM that comes while it
    starts: the server would wait for it until it kills it. Signals wait for the end of a fork.
    """
    stops = (signal.SIGTERM, signal.SIGINT)
    hold = partial(signal.pthread_sigmask, signal.SIG_BLOCK, stops)
    let_go = partial(signal.pthread_sigmask, signal.SIG_UNBLOCK, stops)

    def begin() -> None:
        for stop in stops:
            signal.signal(stop, signal.SIG_DFL)
        let_go()

    os.register_at_fork(before=hold, after_in_parent=let_go, after_in_child=begin)
