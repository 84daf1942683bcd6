"""Schemathesis reads the description of the interface and asks what it allows, and what not.

Fixed seed, a bounded number of examples: the same requests on every run, in about a minute.
"""

from collections.abc import Iterator
from typing import Any

import orjson
import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, settings
from schemathesis import CheckFunction
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from index.archive import Archive
from service.app import create_app
from service.keys import KeyFile
from service.openapi import description
from service.settings import Settings

from .serving import ARTICLES, raw

EXAMPLES = 15  # of each operation, besides those made to reach every bound
LINES = "application/x-ndjson"
REFUSALS = ["400", "401", "403", "404", "405", "412", "413", "414", "415", "429", "503"]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The service over three small articles."""
    folder = tmp_path_factory.mktemp("contract") / "archive"
    with Archive.open(folder) as archive:
        list(archive.add(map(raw, ARTICLES)))
    with Archive.open(folder, background=True) as archive:
        yield create_app(Settings.from_env({"PRESSMARK_ARCHIVE": str(folder)}), archive)


@pytest.fixture(scope="module")
def key(app: Flask) -> str:
    """One that may do everything."""
    held: Settings = app.extensions["pressmark.settings"]
    return KeyFile(held.archive).create("tester", ("admin",))


@schemathesis.serializer(LINES)
def as_lines(context: object, value: object) -> bytes:
    """A body of one line."""
    return orjson.dumps(value) + b"\n"


described = schemathesis.openapi.from_dict(
    description(),
    config=SchemathesisConfig.from_dict(
        {
            "seed": 1,
            "generation": {"max-examples": EXAMPLES, "deterministic": True},
            "checks": {"negative_data_rejection": {"expected-statuses": REFUSALS}},
        }
    ),
)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # streams left open
@described.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_keeps_what_is_promised(
    case: schemathesis.Case[Any], app: Flask, key: str
) -> None:
    """No fault, and only the statuses, media types and fields that are described."""
    case.operation.schema.app = case.operation.app = app
    excluded: list[CheckFunction] = [positive_data_acceptance]  # few strings are cursors
    if _excused(case):
        excluded.append(negative_data_rejection)
    case.call_and_validate(headers={"Authorization": f"Bearer {key}"}, excluded_checks=excluded)


def _excused(case: schemathesis.Case[Any]) -> bool:
    """Whether what does not fit the description may be accepted all the same.

    A parameter that is empty or null is taken as not given; lists and lines of articles are
    answered by as many outcomes, which tell of those refused.
    """
    given = [*(case.query or {}).values()]
    if isinstance(case.body, dict):
        given += case.body.values()
    empty = any(value is None or value in ("", [""]) for value in given)
    return empty or isinstance(case.body, list) or case.media_type == LINES
