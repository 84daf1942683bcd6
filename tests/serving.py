"""Three small articles and a service over them, for the tests of the service."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from flask import Flask

from index.archive import Archive
from index.model import RawDocument
from index.sources.fields import from_fields
from service.app import create_app
from service.settings import Settings

ARTICLES = (
    {
        "id": "bridge",
        "title": "Daesh gives up the bridge",
        "source": "The Gazette",
        "published": "2014-01-08",
        "url": "https://gazette.example/bridge",
        "text": "Fighters of Daesh left the old bridge on Tuesday, the mayor said. "
        "The army of the government stayed on the other bank.\n\n"
        "Two days before, ISIL had promised to hold it.",
    },
    {
        "id": "market",
        "title": "Market opens again",
        "source": "Evening Post",
        "published": "2015-03-02",
        "text": "The market in Raqqa opened again. Nobody spoke of ISIS, said a baker.",
    },
    {
        "id": "river",
        "title": "High water",
        "source": "Evening Post",
        "published": "2016-05-20",
        "text": "The meadows were under water for a week and the mayor asked for patience.",
    },
)


def raw(fields: dict[str, str]) -> RawDocument:
    """An article of this module as the library takes it."""
    values: dict[str, Any] = {k: v for k, v in fields.items() if k != "text"}
    return from_fields(origin=fields["id"], text=fields["text"], clean=False, **values)


@contextmanager
def service(folder: Path, **environment: str) -> Iterator[Flask]:
    """The service over the three articles, in this folder."""
    with Archive.open(folder) as archive:
        assert all(added.problem is None for added in archive.add(map(raw, ARTICLES)))
        yield create_app(
            Settings.from_env({"PRESSMARK_ARCHIVE": str(folder), **environment}), archive
        )


@dataclass(frozen=True, slots=True)
class Server:
    """A ``pressmark serve`` that runs: where, and the process that leads its group."""

    port: int
    process: subprocess.Popen[str]

    def ask(
        self, path: str, body: object = None, key: str = "", method: str | None = None
    ) -> tuple[int, Any]:
        """Status and JSON (else text) of an answer, on a connection of its own."""
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        data = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(body)
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(method or ("GET" if body is None else "POST"), path, data, headers)
            answer = connection.getresponse()
            content = answer.read()
        if "json" in answer.headers.get("Content-Type", ""):
            return answer.status, json.loads(content)
        return answer.status, content.decode()


def free_port() -> int:
    """A port nobody listens on, below those the system lends to outgoing connections: one of these
    could be taken before a server is there to take it."""
    while True:
        port = random.randrange(20_000, 32_000)  # noqa: S311
        with socket.socket() as tried, suppress(OSError):
            tried.bind(("127.0.0.1", port))
            return port


@contextmanager
def served(folder: Path, **environment: str) -> Iterator[Server]:
    """The archive in this folder on a real server of two workers, ended by SIGTERM."""
    port = free_port()
    settings = {
        "PRESSMARK_ARCHIVE": str(folder),
        "PRESSMARK_PORT": str(port),
        "PRESSMARK_WORKERS": "2",
        **environment,
    }
    command = [sys.executable, "-c", "from service.cli import main; main()", "serve"]
    with (folder.parent / "server.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            command,
            env={**os.environ, **settings},
            stdout=log,
            stderr=log,
            text=True,
            start_new_session=True,
        )
    server = Server(port, process)
    try:
        until = time.monotonic() + 120
        while not _ready(server):
            assert process.poll() is None, "the server ended"
            assert time.monotonic() < until, "the server did not come up"
            time.sleep(0.1)
        yield server
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(60)


def _ready(server: Server) -> bool:
    try:
        return server.ask("/readyz")[0] == 200
    except OSError:
        return False


def log_lines(folder: Path) -> list[dict[str, Any]]:
    """The log of the server that had its archive in this folder."""
    text = (folder.parent / "server.log").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]
