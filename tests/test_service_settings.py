"""Settings: one table, every mistake told at once, secrets kept."""

from pathlib import Path

import pytest

from service.settings import SETTINGS, BadSettings, Settings


def test_without_an_environment_every_setting_has_its_default() -> None:
    """And an empty variable is as good as none."""
    settings = Settings.from_env({})
    assert (settings.archive, settings.engine, settings.port) == (Path("var/archive"), None, 8080)
    assert settings == Settings.from_env({s.variable: "  " for s in SETTINGS})


def test_all_mistakes_are_told_together() -> None:
    """Each names its variable and what it should be."""
    wrong = {
        "PRESSMARK_PORT": "eighty",
        "PRESSMARK_WORKERS": "0",
        "PRESSMARK_ENGINE": "no engine",
        "PRESSMARK_RATE_LIMIT": "often",
        "PRESSMARK_CORS_ORIGINS": "example.org",
        "PRESSMARK_LOG_QUERIES": "maybe",
    }
    with pytest.raises(BadSettings) as caught:
        Settings.from_env(wrong)
    lines = str(caught.value).splitlines()
    assert len(lines) == len(wrong)
    assert all(any(line.startswith(name) for line in lines) for name in wrong)


@pytest.mark.parametrize("engine", ["lucene:", "whoosh", "tantivy:x", "opensearch:"])
def test_an_engine_that_is_none_is_told_by_itself(engine: str) -> None:
    """Before an archive is opened, which would advise to make its index anew with it."""
    with pytest.raises(BadSettings, match="an engine URL such as"):
        Settings.from_env({"PRESSMARK_ENGINE": engine})


def test_keys_never_show() -> None:
    """Not in the settings when printed."""
    settings = Settings.from_env({"PRESSMARK_READ_KEYS": "hush-hush other"})
    assert settings.read_keys == ("hush-hush", "other")
    assert "hush" not in repr(settings)


def test_what_is_said_on_the_command_line_wins() -> None:
    """By name of setting."""
    settings = Settings.from_env({"PRESSMARK_PORT": "1"}, {"port": "2"})
    assert settings.port == 2


def test_every_setting_fills_a_field() -> None:
    """And every field has its setting."""
    assert {s.name for s in SETTINGS} == set(Settings.__dataclass_fields__)
