"""A real server of two workers under many clients, killed, told to stop, its index replaced."""

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from index.archive import Archive
from index.errors import NotFound
from service.keys import KeyFile

from .serving import ARTICLES, Server, free_port, log_lines, raw, served

WRITERS, READERS, STRANGERS = 20, 100, 40
SEARCH = "/api/v1/search?q=harbour"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive of three articles."""
    with Archive.open(tmp_path / "archive") as archive:
        list(archive.add(map(raw, ARTICLES)))
    return tmp_path / "archive"


@pytest.fixture
def key(folder: Path) -> str:
    """One that may write."""
    return KeyFile(folder).create("desk", ("write",))


def article(id: str) -> dict[str, object]:
    """A short article that a search for the harbour finds."""
    text = f"The harbour master wrote report {id}. Nobody read it before noon, he said."
    return {"id": id, "title": f"Report {id}", "text": text, "clean": False}


def write(server: Server, key: str, name: str, count: int) -> Iterator[tuple[int, str]]:
    """Send articles one after the other; status and id of each answer."""
    for n in range(count):
        status, body = server.ask("/api/v1/articles", article(f"{name}-{n}"), key)
        yield status, body.get("id") or body["detail"]


def until_found(server: Server, total: int, seconds: float = 60) -> float:
    """How long it takes until ten searches in a row, by whichever worker, find so many."""
    began = time.monotonic()
    in_a_row = 0
    while in_a_row < 10:
        assert time.monotonic() - began < seconds
        found = server.ask(SEARCH)[1]["total"]["value"]
        in_a_row = in_a_row + 1 if found == total else 0
        if not in_a_row:
            time.sleep(0.05)
    return time.monotonic() - began


def test_twenty_write_and_a_hundred_read_at_once(folder: Path, key: str) -> None:
    """No answer but 200 and 201, nothing lost, and the numbers of both workers add up."""
    with served(folder) as server, ThreadPoolExecutor(WRITERS + READERS) as clients:
        reading = [clients.submit(server.ask, SEARCH) for _ in range(READERS)]
        writing = [
            clients.submit(lambda name: list(write(server, key, name, 3)), f"w{n}")
            for n in range(WRITERS)
        ]
        written = [answer for one in writing for answer in one.result()]
        assert Counter(status for status, _ in written) == {201: WRITERS * 3}
        assert {status for status, _ in (one.result() for one in reading)} == {200}
        until_found(server, WRITERS * 3)
        metrics = server.ask("/metrics")[1]
        told = 'pressmark_requests_total{method="POST",route="/api/v1/articles",status="201"} '
        assert f"{told}{WRITERS * 3}.0" in metrics
    with Archive.open(folder) as archive:
        assert all(archive.article(id) for _, id in written)
        assert not any(finding.fault for finding in archive.check())


def test_the_server_leaves_long_addresses_and_headers_to_the_application(folder: Path) -> None:
    """Which says what is wrong; a program is told in the same form as of any other problem."""
    with served(folder) as server:
        status, told = server.ask(f"/api/v1/search?q={'x' * 65_000}")
        assert (status, told["type"]) == (414, "/problems/address-too-long")
        status, told = server.ask("/api/v1/search", key="x" * 65_000)
        assert (status, told["type"]) == (400, "/problems/bad-parameter")


def test_killing_the_service_loses_no_article_it_acknowledged(folder: Path, key: str) -> None:
    """kill -9 of all its processes while clients write."""
    acknowledged: list[str] = []

    def client(server: Server, name: str) -> None:
        try:
            for status, id in write(server, key, name, 1000):
                assert status == 201
                acknowledged.append(id)
        except (OSError, ValueError):  # cut off, as it should be
            return

    with served(folder) as server, ThreadPoolExecutor(8) as clients:
        for n in range(8):
            clients.submit(client, server, f"w{n}")
        until = time.monotonic() + 120
        while len(acknowledged) < 40:
            assert time.monotonic() < until
            time.sleep(0.01)
        os.killpg(server.process.pid, signal.SIGKILL)
        _await_end(server)
    with Archive.open(folder) as archive:
        lost = [id for id in acknowledged if not _has(archive, id)]
        assert (lost, archive.status().pending) == ([], 0)
        assert not any(finding.fault for finding in archive.check())


def test_workers_end_when_their_server_was_killed(folder: Path) -> None:
    """kill -9 of its main process alone: another can be started in its place at once."""
    with served(folder) as server:
        server.process.kill()
        _await_end(server)


def _await_end(server: Server) -> None:
    """Until its workers are gone too, which may hold the lock of the archive."""
    server.process.wait()
    until = time.monotonic() + 30
    while _listens(server.port):
        assert time.monotonic() < until
        time.sleep(0.05)


def _listens(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


def _has(archive: Archive, id: str) -> bool:
    try:
        return archive.article(id).id == id
    except NotFound:
        return False


def test_a_service_told_to_stop_answers_what_it_has_begun(folder: Path, key: str) -> None:
    """SIGTERM in the middle of a long write: the answer comes whole, then the end."""
    many = [article(f"many-{n}") for n in range(400)]
    with served(folder, PRESSMARK_WORKERS="1") as server, ThreadPoolExecutor(1) as client:
        answer = client.submit(server.ask, "/api/v1/articles", many, key)
        while server.ask("/readyz")[1]["archive"]["articles"] < 60:
            assert not answer.done()
        server.process.send_signal(signal.SIGTERM)
        status, outcomes = answer.result()
        assert (status, len(outcomes)) == (200, 400)
        assert server.process.wait(60) == 0
    with Archive.open(folder) as archive:
        assert archive.status().articles == 403
        assert archive.status().pending == 0
    assert not [line for line in log_lines(folder) if line["level"] == "error"]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_all_its_processes_is_no_fault(folder: Path, stop: signal.Signals) -> None:
    """As Ctrl-C in a terminal and systemd send it: it ends in order, and logs no error, whoever of
    its processes is told first."""
    with served(folder) as server:
        main = server.process.pid
        for worker in Path(f"/proc/{main}/task/{main}/children").read_text().split():
            os.kill(int(worker), stop)
        time.sleep(0.2)
        os.kill(main, stop)
        assert server.process.wait(60) == 0
    assert not [line for line in log_lines(folder) if line["level"] == "error"]


STARTING = """
import os, time
os.register_at_fork(after_in_child=lambda: (os.write(1, b"forked\\n"), time.sleep(2)))
from service.cli import main
main()
"""


def test_a_service_told_to_stop_while_a_worker_starts_ends_at_once(folder: Path) -> None:
    """The worker does not swallow the signal, which the server would answer by killing it later."""
    command = [sys.executable, "-c", STARTING, "--archive", str(folder), "serve", "--workers", "1"]
    with subprocess.Popen(
        [*command, "--port", str(free_port())],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=Path(__file__).parents[1],
    ) as server:
        assert server.stdout is not None
        assert "forked\n" in iter(server.stdout.readline, "")
        server.send_signal(signal.SIGTERM)
        try:
            told, _ = server.communicate(timeout=60)
        finally:
            server.kill()
    assert (server.returncode, told) == (0, "")


WAITING = """
import signal
from service.cli.serve import _Interrupt
event = _Interrupt()
signal.signal(signal.SIGTERM, lambda *_: event.set())
with event._cond:  # which the wait of any other event holds for a moment
    signal.raise_signal(signal.SIGTERM)
assert event.wait()
"""


def test_a_signal_that_comes_as_the_server_begins_to_wait_is_heard() -> None:
    """An event with a lock would be waited for by the handler, for ever."""
    subprocess.run([sys.executable, "-c", WAITING], check=True, timeout=30)


def test_a_service_told_to_stop_before_it_listens_leaves_no_folder(tmp_path: Path) -> None:
    """The one in which its workers were to share their counts."""
    command = [sys.executable, "-m", "service", "serve", "--workers", "1"]
    with subprocess.Popen(
        [*command, "--archive", str(tmp_path / "archive"), "--port", str(free_port())],
        cwd=Path(__file__).parents[1],
        env={**os.environ, "TMPDIR": str(tmp_path)},
    ) as server:
        while not list(tmp_path.glob("pressmark-*")):
            assert server.poll() is None
            time.sleep(0.01)
        server.send_signal(signal.SIGTERM)
        server.wait(60)
    assert (server.returncode, list(tmp_path.glob("pressmark-*"))) == (0, [])


def test_an_index_is_replaced_while_it_is_searched(folder: Path, key: str) -> None:
    """``pressmark rebuild`` beside the server: every search is answered, by old or new."""
    with served(folder) as server:
        list(write(server, key, "r", 30))
        until_found(server, 30)
        command = [sys.executable, "-c", "from service.cli import main; main()", "rebuild"]
        with subprocess.Popen(
            [*command, "--archive", str(folder)], stdout=subprocess.DEVNULL
        ) as rebuild:
            answers = Counter[tuple[int, int]]()
            while rebuild.poll() is None:
                status, body = server.ask(SEARCH)
                answers[status, body["total"]["value"]] += 1
        assert rebuild.returncode == 0
        assert set(answers) == {(200, 30)}
        until_found(server, 30)
        assert (folder / "index-2").is_dir()
        assert not (folder / "index-1").exists()
        list(write(server, key, "after", 1))
        until_found(server, 31)


def test_the_rate_limit_counts_over_all_workers(folder: Path, key: str) -> None:
    """Per address or key; an invented key is no caller of its own."""
    with served(folder, PRESSMARK_RATE_LIMIT="5/hour") as server:
        answers = [server.ask(SEARCH, key=f"invented-{n}")[0] for n in range(20)]
        assert Counter(answers) == {200: 5, 429: 15}
        assert [server.ask(SEARCH, key=key)[0] for _ in range(6)] == [200] * 5 + [429]
        assert server.ask("/healthz")[0] == 200
    assert key not in (folder.parent / "server.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("length", ["Content-Length: 100000", "Transfer-Encoding: chunked"])
def test_a_body_that_is_cut_off_is_not_taken_for_a_whole_one(folder: Path, length: str) -> None:
    """As of a client that was killed: half of a table does not replace the whole."""
    key = KeyFile(folder).create("editor", ("admin", "write"))
    half = "id,name,kind,form\nzorblax,Zorblax,person,Zorblax\n"
    body = f"{len(half):x}\r\n{half}\r\n" if "chunked" in length else half
    path = "/api/v1/aliases/import?format=csv&replace=true"
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\n"
    with served(folder, PRESSMARK_WORKERS="1") as server:
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as client:
            client.sendall(f"{head}Content-Type: text/csv\r\n{length}\r\n\r\n{body}".encode())
            client.shutdown(socket.SHUT_WR)
            assert b" 200 " not in client.recv(4096).partition(b"\r\n")[0]
        assert server.ask("/api/v1/aliases/syria")[0] == 200
        assert server.ask("/api/v1/aliases/zorblax")[0] == 404


def test_who_sends_a_large_body_sees_why_it_is_refused(folder: Path, key: str) -> None:
    """Most clients send all of it before they read, and else find the connection broken."""
    large = {"text": "The harbour was closed. " * 200_000}
    with served(folder, PRESSMARK_MAX_BODY_MB="3") as server:
        assert server.ask("/api/v1/articles", large)[0] == 401
        assert server.ask("/api/v1/articles", large, key)[0] == 413
        assert server.ask("/api/v1/nothing", large, key)[0] == 404


@pytest.mark.parametrize("path", ["/api/v1/search", "/names/new"])
def test_bodies_that_never_come_leave_searches_alone(folder: Path, key: str, path: str) -> None:
    """Anybody may send one; most are told to come again, and keys write as before."""
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n"
    head += "Content-Type: application/json\r\n\r\n{"
    if path != "/api/v1/search":
        head = head.replace("application/json", "application/x-www-form-urlencoded")
    with served(folder) as server, ExitStack() as connections:
        slow = [
            connections.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            for _ in range(STRANGERS)
        ]
        for one in slow:
            one.sendall(head.encode())
        assert server.ask("/api/v1/search?q=Daesh")[1]["total"]["value"] == 2
        assert server.ask("/api/v1/articles", article("late"), key)[0] == 201
        told, until = list[bytes](), time.monotonic() + 60
        while len(told) < STRANGERS - 4 and time.monotonic() < until:
            for one in select.select(slow, [], [], 1)[0]:
                told.append(one.recv(4096))
                slow.remove(one)
    assert len(told) >= STRANGERS - 4
    assert all(b" 503 " in answer.partition(b"\r\n")[0] for answer in told)


def test_exports_that_nobody_reads_leave_searches_alone(folder: Path) -> None:
    """One is sent, the others are told to come again; when its reader is gone, the next is sent."""
    words = " ".join("lighthouse" * 9 for _ in range(60))
    text = "\n\n".join(f"The pier has {words}." for _ in range(10))
    with Archive.open(folder) as archive:
        list(archive.add(raw({"id": f"pier-{n}", "text": f"Pier {n}. {text}"}) for n in range(60)))
    head = "GET /search.jsonl?q=pier&passages=10 HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with served(folder, PRESSMARK_WORKERS="1") as server:
        with ExitStack() as connections:
            waiting = [connections.enter_context(socket.socket()) for _ in range(5)]
            for one in waiting:
                one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                one.settimeout(60)
                one.connect(("127.0.0.1", server.port))
                one.sendall(head.encode())
            told = sorted(one.recv(4096).partition(b"\r\n")[0] for one in waiting)
            assert [line.split()[1] for line in told] == [b"200", *[b"503"] * 4]
            assert server.ask("/api/v1/search?q=Daesh")[1]["total"]["value"] == 2
            assert server.ask("/search.csv?q=Daesh")[0] == 200  # of one page: sent at once
        until = time.monotonic() + 60
        while server.ask("/search.csv?q=pier")[0] == 503:
            assert time.monotonic() < until
            time.sleep(0.1)
