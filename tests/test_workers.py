"""Processes that share the work: what they know, and how long they live."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.aliases.table import AliasTable
from index.errors import BadArticle, PressmarkError
from index.ingest.preparing import Preparer, annotate_each
from index.ingest.workers import Workers
from index.model import Article, Entity, Form
from index.naming.live import shipped

ARTICLE = Article("a", "", "", None, None, None, None, "en", "They met Zorblax in Syria today.")


def named(preparer: Preparer) -> set[str]:
    (made,) = annotate_each(preparer, [(1, ARTICLE)])
    assert not isinstance(made, BadArticle)
    _, document = made
    return {form.partition("/")[0] for form in document.forms}


def process(_: Preparer) -> int:
    return os.getpid()


def test_workers_know_the_names_shipped_and_those_of_an_archive() -> None:
    known = shipped().table
    zorblax = Entity("zorblax", "Zorblax", "person", (Form("Zorblax"),))
    with Workers(2, known) as others:
        assert others.submit(named).result() == {"syria"}
    with Workers(2, AliasTable((*known.entities, zorblax), 1)) as others:
        assert others.submit(named).result() == {"syria", "zorblax"}


KILLED = """
from index.naming.live import shipped
from index.ingest.workers import Workers
from tests.test_workers import process
import time
if __name__ == "__main__":
    with Workers(2, shipped().table) as others:
        print(others.submit(process).result(), flush=True)
        time.sleep(60)
"""


def test_a_worker_does_not_outlive_a_process_that_was_killed() -> None:
    here = Path(__file__).parent.parent
    with subprocess.Popen(
        [sys.executable, "-c", KILLED], stdout=subprocess.PIPE, cwd=here, text=True
    ) as main:
        assert main.stdout is not None
        worker = int(main.stdout.readline())
        main.send_signal(signal.SIGKILL)
    until = time.monotonic() + 30
    while _runs(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _runs(worker)


STOPPED = """
import multiprocessing, threading
from index.naming.live import shipped
from index.ingest.workers import Workers
from tests.test_workers import process
def serve():
    began = threading.Event()
    def work():
        with Workers(2, shipped().table) as others:
            while True:
                others.submit(process).result()
                began.set()
    threading.Thread(target=work, daemon=True).start()
    began.wait()
if __name__ == "__main__":
    server = multiprocessing.get_context("fork").Process(target=serve)
    server.start()
    server.join(120)  # far longer than it takes, on a busy machine too
    print(server.exitcode, flush=True)
    server.kill()
"""


def test_a_process_that_ends_does_not_wait_for_its_workers() -> None:
    """As one of a server's does when it is told to stop while a thread shares out work."""
    here = Path(__file__).parent.parent
    told = subprocess.run(
        [sys.executable, "-c", STOPPED], capture_output=True, cwd=here, text=True, check=True
    )
    assert told.stdout == "0\n"


INTERRUPTED = """
import os, signal, sys, threading, time
from index.naming.live import shipped
from index.ingest.workers import Workers
from tests.test_workers import process
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored
    with Workers(1, shipped().table) as others:
        others.submit(process).result()
    for seconds in map(float, sys.argv[1:]):
        try:
            threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGINT)).start()
            with Workers(2, shipped().table) as others:
                while True:
                    others.submit(process).result()
        except KeyboardInterrupt:
            print("stopped", flush=True)
"""


def test_ctrl_c_leaves_no_worker_half_started() -> None:
    """It would come up to find its queues gone, and print a traceback over the terminal."""
    here, moments = Path(__file__).parent.parent, ["0.001", "0.003", "0.006", "0.01", "0.02", "0.3"]
    told = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, *moments],
        capture_output=True,
        cwd=here,
        text=True,
        check=True,
    )
    assert (told.stdout, told.stderr) == ("stopped\n" * len(moments), "")


MADE = """
import os, signal
from multiprocessing import resource_tracker
from index.naming.live import shipped
from index.ingest.workers import Workers
def interrupted(name, kind, register=resource_tracker.register):
    register(name, kind)
    resource_tracker.register = register
    os.kill(os.getpid(), signal.SIGINT)
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    resource_tracker.register = interrupted
    try:
        Workers(2, shipped().table)
    except KeyboardInterrupt:
        print("stopped", flush=True)
"""


def test_ctrl_c_leaves_no_semaphore_while_the_pool_is_made() -> None:
    """Python would tell of it on the terminal."""
    here = Path(__file__).parent.parent
    told = subprocess.run(
        [sys.executable, "-c", MADE], capture_output=True, cwd=here, text=True, check=True
    )
    assert (told.stdout, told.stderr) == ("stopped\n", "")


def killed(_: Preparer) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_that_is_killed_is_told_with_what_helps() -> None:
    """As the system does when there is no memory left."""
    with pytest.raises(PressmarkError, match="--workers"), Workers(2, shipped().table) as others:
        others.submit(killed).result()


def test_a_table_is_sent_without_what_was_looked_up_in_it() -> None:
    """Other threads look names up while it is packed."""
    table = AliasTable(shipped().table.entities, 7)
    sent = pickle.dumps(table)
    assert table.digest
    assert table.form("syria/syria")
    assert pickle.dumps(table) == sent
    come = pickle.loads(sent)  # noqa: S301 - ours
    assert (come.digest, come.version) == (table.digest, 7)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
