"""Three small articles and a service over them, for the tests of the service."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask

from index.archive import Archive
from index.model import RawDocument
from index.sources import from_fields
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
