"""Alias tables as files, in and out: each module knows one format, this one knows them all.

``json`` and ``csv`` keep everything. The others are what other systems read: they carry the active
forms of real entities, never a blocker nor a form nobody has confirmed, and lose what they have
no place for (each module says what). A file is taken whole or refused whole.

A format has a module of its name, loaded when a file comes: that of SKOS takes a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from importlib import import_module
from types import ModuleType

from ...errors import BadAlias
from ...model import Entity
from ..table.records import MAX_ENTITIES
from .parts import decoded

MAX_BYTES = 50_000_000


class Format(StrEnum):
    """The formats, by the names the interface uses."""

    JSON = "json"
    CSV = "csv"
    SOLR = "solr"
    ELASTICSEARCH = "elasticsearch"
    SKOS = "skos"
    WORDNET = "wordnet"


def read(content: bytes, format: Format, origin: str) -> tuple[Entity, ...]:
    """All entities of a file in UTF-8, of at most 50 MB and a million entities.

    Raises:
        BadAlias: anything is wrong; the message begins with ``origin`` and, where there is one,
            the line (``names.csv:17: …``). Nothing of a broken file is returned.
    """
    if len(content) > MAX_BYTES:
        raise BadAlias(f"{origin}: {len(content)} bytes; {MAX_BYTES} at most")
    reader: Callable[[str, str], tuple[Entity, ...]] = _module(format).read
    entities = reader(decoded(content, origin), origin)
    if len(entities) > MAX_ENTITIES:
        raise BadAlias(f"{origin}: {len(entities)} entities; {MAX_ENTITIES} at most")
    return entities


def keeps_all(content: bytes, format: Format) -> bool:
    """Whether a file (one that can be read) has entities with all there is to know of them."""
    if format is Format.CSV:
        return bool(_module(format).has_ids(decoded(content, "")))
    return format is Format.JSON


def write(entities: Iterable[Entity], format: Format) -> bytes:
    """The entities as a file in UTF-8; ``read`` gives back what the format can hold.

    Raises:
        BadAlias: a form has a line break in it, which no line-based format can hold.
    """
    writer: Callable[[tuple[Entity, ...]], bytes] = _module(format).write
    return writer(tuple(entities))


def _module(format: Format) -> ModuleType:
    return import_module(f".{format}", __name__)
