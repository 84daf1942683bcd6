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


@pytest.mark.parametrize("keys", ["on secret", "secret ON", "hush 1 other", "no secret"])
def test_a_switch_among_keys_is_no_key(keys: str) -> None:
    """Anybody would guess it. The keys beside it are not told."""
    with pytest.raises(BadSettings, match="READ_KEYS should be `on` alone") as refused:
        Settings.from_env({"PRESSMARK_READ_KEYS": keys})
    assert "secret" not in str(refused.value)


def test_what_is_said_on_the_command_line_wins() -> None:
    """By name of setting."""
    settings = Settings.from_env({"PRESSMARK_PORT": "1"}, {"port": "2"})
    assert settings.port == 2


def test_what_is_wrong_on_the_command_line_is_called_as_there() -> None:
    with pytest.raises(BadSettings, match=r"^--port should be a whole number") as refused:
        Settings.from_env({"PRESSMARK_THREADS": "no"}, {"port": "99999"})
    assert "PRESSMARK_THREADS should be" in str(refused.value)


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("port", 1, 65_535),
        ("workers", 1, 256),
        ("threads", 1, 64),
        ("search_deadline_ms", 0, 3_600_000),
        ("max_body_mb", 1, 65_536),
        ("proxies", 0, 8),
    ],
)
def test_a_number_is_taken_up_to_its_bounds(name: str, least: int, most: int) -> None:
    """And refused one below and one above, with the bounds named."""
    for fits in (least, most):
        assert getattr(Settings.from_env({}, {name: str(fits)}), name) == fits
    for beyond in (least - 1, most + 1):
        with pytest.raises(BadSettings, match=f"from {least} to {most}"):
            Settings.from_env({}, {name: str(beyond)})


def test_one_worker_serves_where_nobody_knows_the_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """``auto`` is one per core otherwise."""
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    assert Settings.from_env({}).workers == 3
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert Settings.from_env({}).workers == 1
