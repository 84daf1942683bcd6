"""Alias tables as files, in and out: each module knows one format, this one knows them all.

``json`` and ``csv`` keep everything. The others are what other systems read: they carry the active
forms of real entities, never a blocker nor a form nobody has confirmed, and lose what they have
no place for (each module says what). A file is taken whole or refused whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from ...errors import BadAlias
from ...model import Entity
from ..table.records import MAX_ENTITIES
from . import csv, elasticsearch, json, skos, solr, wordnet
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


_READERS: dict[Format, Callable[[str, str], tuple[Entity, ...]]] = {
    Format.JSON: json.read,
    Format.CSV: csv.read,
    Format.SOLR: solr.read,
    Format.ELASTICSEARCH: elasticsearch.read,
    Format.SKOS: skos.read,
    Format.WORDNET: wordnet.read,
}
_WRITERS: dict[Format, Callable[[tuple[Entity, ...]], bytes]] = {
    Format.JSON: json.write,
    Format.CSV: csv.write,
    Format.SOLR: solr.write,
    Format.ELASTICSEARCH: elasticsearch.write,
    Format.SKOS: skos.write,
    Format.WORDNET: wordnet.write,
}


def read(content: bytes, format: Format, origin: str) -> tuple[Entity, ...]:
    """All entities of a file in UTF-8, of at most 50 MB and a million entities.

    Raises:
        BadAlias: anything is wrong; the message begins with ``origin`` and, where there is one,
            the line (``names.csv:17: …``). Nothing of a broken file is returned.
    """
    if len(content) > MAX_BYTES:
        raise BadAlias(f"{origin}: {len(content)} bytes; {MAX_BYTES} at most")
    entities = _READERS[format](decoded(content, origin), origin)
    if len(entities) > MAX_ENTITIES:
        raise BadAlias(f"{origin}: {len(entities)} entities; {MAX_ENTITIES} at most")
    return entities


def write(entities: Iterable[Entity], format: Format) -> bytes:
    """The entities as a file in UTF-8; ``read`` gives back what the format can hold.

    Raises:
        BadAlias: a form has a line break in it, which no line-based format can hold.
    """
    return _WRITERS[format](tuple(entities))
