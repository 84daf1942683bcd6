"""JSON: a list of entities as docs/api.md and the HTTP interface have them. Keeps everything."""

from __future__ import annotations

import orjson

from ...errors import BadAlias
from ...model import Entity
from ..table.records import entities_from_json, entity_record


def read(text: str, origin: str) -> tuple[Entity, ...]:
    """The entities of a JSON list, or one alone as it is shown; a form may be a plain string."""
    if text.lstrip().startswith("{"):
        text = f"[{text}]"
    entities = entities_from_json(text, origin)
    seen: set[str] = set()
    for number, entity in enumerate(entities, 1):
        if entity.id in seen:
            raise BadAlias(f"{origin}: entity {number}: a second entity with the id {entity.id!r}")
        seen.add(entity.id)
    return entities


def write(entities: tuple[Entity, ...]) -> bytes:
    """A JSON list, one entity a line so that versions can be compared."""
    rows = [orjson.dumps(entity_record(entity)) for entity in entities]
    return b"[\n" + b",\n".join(rows) + b"\n]\n" if rows else b"[]\n"
