"""Fixtures. Archives are real, in temporary folders; nothing is mocked.

Temporary folders lie in memory where there is room: every commit of a real archive waits for the
disk, so on a disk that others use too the suite would mostly wait.

``shared`` is a folder of real articles and collections that is not part of the repository; tests
that read it skip where it is absent.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings

from index.archive import Archive
from index.model import RawDocument
from index.outcomes import Added

from .serving import service

settings.register_profile("pressmark", deadline=None)  # machines are noisy; no test is timed
settings.load_profile("pressmark")

MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of its own there
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 4 << 30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

SHARED = Path(__file__).parents[1].parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden``: write down what is now the case, instead of comparing with it."""
    parser.addoption("--update-golden", action="store_true", help="rewrite docs/openapi.json")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real material beside the repository."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared here")
    return SHARED


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive on the default engine."""
    with Archive.open(tmp_path / "archive") as opened:
        yield opened


Add = Callable[..., list[Added]]


@pytest.fixture
def add(archive: Archive) -> Add:
    """Adds texts (taken as they are) to ``archive``; keyword arguments go to each RawDocument."""

    def add_texts(*texts: str, **fields: object) -> list[Added]:
        raws = [
            RawDocument(text, markup=False, origin=f"text {n}", clean=False, **fields)  # type: ignore[arg-type]
            for n, text in enumerate(texts, 1)
        ]
        return list(archive.add(raws))

    return add_texts


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    """The service over three small articles, in ``tmp_path``."""
    with service(tmp_path) as served:
        yield served


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of the service, without a key."""
    return app.test_client()
