"""The settings: one table defines, reads and documents them. Nothing else reads the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

PREFIX = "PRESSMARK_"


class BadSettings(ValueError):
    """One or more settings cannot be used; the message names each on a line."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: the field of ``Settings`` it fills, its default as typed, and what it does."""

    name: str
    default: str
    help: str
    read: Callable[[str], Any]
    secret: bool = False

    @property
    def variable(self) -> str:
        """The environment variable."""
        return PREFIX + self.name.upper()


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise ValueError(f"a whole number from {least} to {most}")
        return int(text)

    return read


_ON, _OFF = frozenset(("1", "on", "true", "yes")), frozenset(("", "0", "off", "false", "no"))


def _switch(text: str) -> bool:
    if text.lower() in _ON:
        return True
    if text.lower() in _OFF:
        return False
    raise ValueError("on or off")


def _workers(text: str) -> int:
    return (os.cpu_count() or 1) if text == "auto" else _whole(1, 256)(text)


def _words(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[\s,]+", text) if part)


def _origins(text: str) -> tuple[str, ...]:
    origins = _words(text)
    if any(o != "*" and not re.fullmatch(r"https?://[\w.:\-\[\]]+", o) for o in origins):
        raise ValueError("origins such as https://example.org, separated by spaces")
    return origins


def _engine(text: str) -> str | None:
    if text and not re.fullmatch(r"(tantivy|whoosh):|opensearch(\+https)?:\S+", text):
        raise ValueError("an engine URL such as tantivy:, whoosh: or opensearch://host:9200/name")
    return text or None


def _read_keys(text: str) -> tuple[str, ...]:
    """``()`` open; ``("on",)`` any key of the archive; else these keys as well."""
    try:
        return ("on",) if _switch(text) else ()
    except ValueError:
        keys = _words(text)
    if any(key.lower() in _ON | _OFF for key in keys):
        raise ValueError("`on` alone, or keys: beside keys it would be one that anybody guesses")
    return keys


def _rate(text: str) -> str:
    pattern = r"0*[1-9]\d*\s*(/|per)\s*(0*[1-9]\d*\s*)?(second|minute|hour|day)s?"
    if text and not re.fullmatch(pattern, text, re.ASCII):  # none, or in no time, refuses everybody
        raise ValueError("a rate such as 600/minute, or nothing")
    return text


def _setting(default: str, help: str, read: Callable[[str], Any], *, secret: bool = False) -> Any:
    """A field of ``Settings``; see ``Setting``."""
    told = {"default": default, "help": help, "read": read, "secret": secret}
    return field(repr=not secret, metadata=told)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, read and checked."""

    archive: Path = _setting("var/archive", "Folder of the archive; made if it is not there.", Path)
    engine: str | None = _setting(
        "",
        "URL of the engine: `tantivy:`, `whoosh:` or `opensearch://host:9200/name`. Empty: what "
        "the archive was made with, `tantivy:` for a new one.",
        _engine,
    )
    host: str = _setting("127.0.0.1", "Address to listen on; `0.0.0.0` for every network.", str)
    port: int = _setting("8080", "Port to listen on.", _whole(1, 65535))
    workers: int = _setting("auto", "Worker processes; `auto` is one per core.", _workers)
    threads: int = _setting(
        "2", "Threads per worker that answer requests; one more sends long exports.", _whole(1, 64)
    )
    read_keys: tuple[str, ...] = _setting(
        "",
        "Empty: anyone may read. `on`: reading needs a key of the archive. "
        "Otherwise: keys, separated by spaces, that may read besides those.",
        _read_keys,
        secret=True,
    )
    rate_limit: str = _setting(
        "", "Requests one key or address may make, for example `600/minute`. Empty: any.", _rate
    )
    search_deadline_ms: int = _setting(
        "10000",
        "Milliseconds a search may take; then it answers with what it has found. `0`: any time.",
        _whole(0, 3_600_000),
    )
    max_body_mb: int = _setting(
        "256",
        "Largest body of a write, in megabytes; one JSON object or list may have 40.",
        _whole(1, 65536),
    )
    cors_origins: tuple[str, ...] = _setting(
        "", "Origins whose pages may call the API; `*` for all.", _origins
    )
    proxies: int = _setting("0", "How many proxies in front to trust for addresses.", _whole(0, 8))
    log_queries: bool = _setting(
        "off", "Write the text of queries to the log; it can be personal.", _switch
    )

    @classmethod
    def from_env(
        cls,
        environ: Mapping[str, str] | None = None,
        overruled: Mapping[str, str] | None = None,
    ) -> Settings:
        """The settings of the environment (or of ``environ``); unset or empty means the default.

        ``overruled`` are texts by name of setting that win, as a command line gives them.

        Raises:
            BadSettings: naming every variable or option that cannot be used, and what it should be.
        """
        environ, overruled = os.environ if environ is None else environ, overruled or {}
        values: dict[str, Any] = {}
        mistakes = []
        for setting in SETTINGS:
            called = f"--{setting.name}" if setting.name in overruled else setting.variable
            text = overruled.get(setting.name, environ.get(setting.variable, ""))
            text = text.strip() or setting.default
            try:
                values[setting.name] = setting.read(text)
            except ValueError as error:
                given = "" if setting.secret else f", not {text!r}"
                mistakes.append(f"{called} should be {error}{given}")
        if mistakes:
            raise BadSettings("\n".join(mistakes))
        return cls(**values)


SETTINGS = tuple(Setting(each.name, **each.metadata) for each in fields(Settings))


def export(settings: Settings) -> None:
    """Put settings from the command line into the environment, where worker processes read them."""
    for name in ("archive", "engine", "host", "port", "workers"):
        os.environ[PREFIX + name.upper()] = str(getattr(settings, name) or "")


def styles() -> bool:
    """Whether a terminal is to get colours and the like: https://no-color.org"""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def share(folder: str) -> None:
    """Set the folder in which later worker processes share their counts."""
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder


def shared_folder() -> str | None:
    """The folder of the workers' shared counts; None for a single process."""
    return os.environ.get("PROMETHEUS_MULTIPROC_DIR") or None
