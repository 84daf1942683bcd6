"""The documents promise what is there: settings, endpoints, commands, problems."""

from pathlib import Path

import click
import pytest

from service.cli import main
from service.openapi import OPERATIONS
from service.parameters import SearchParameters
from service.problems import PROBLEMS
from service.settings import SETTINGS

from .test_cli import commands

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="module")
def operations() -> str:
    """The page about running the service."""
    return (DOCS / "operations.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def api() -> str:
    """The page about the interface."""
    return (DOCS / "api.md").read_text(encoding="utf-8")


def test_every_setting_is_documented_as_it_is(operations: str) -> None:
    """Name, default and meaning, word for word."""
    for setting in SETTINGS:
        default = f"`{setting.default}`" if setting.default else "–"
        assert f"| `{setting.variable}` | {default} | {setting.help} |" in operations


def test_every_command_is_documented(operations: str) -> None:
    """With the sentence its help begins with."""
    for path in commands(main):
        command: click.Command = main
        for name in path:
            assert isinstance(command, click.Group)
            command = command.commands[name]
        told = (command.help or "").splitlines()[0].rstrip(".")
        assert f"| `pressmark {' '.join(path)}` | {told} |" in operations


def test_every_endpoint_is_documented(api: str) -> None:
    """By its address."""
    for operation in OPERATIONS:
        path = operation.path
        if path.startswith("/api/v1/search."):
            path = path.removeprefix("/api/v1")
        assert path in api


def test_every_parameter_of_a_search_is_documented(api: str) -> None:
    """By its name."""
    for name in SearchParameters().fields:
        assert f"`{name}`" in api


def test_every_problem_is_documented(api: str) -> None:
    """With its status and advice."""
    for code, kind in PROBLEMS.items():
        assert f"| `{code}` | {kind.status} | {kind.title}. {kind.advice} |" in api
