"""A synonyms set as Elasticsearch keeps it: ``{"synonyms_set": [{"id", "synonyms": "a, b"}]}``.

Keeps ids and names (the entity's own name first); loses kinds and everything else. A bare list of
such rules, or of plain strings as OpenSearch's ``synonyms`` setting has, is read as well.
Elasticsearch itself takes at most 10,000 rules in one set.
"""

from __future__ import annotations

import orjson

from ...errors import BadAlias
from ...model import Entity
from .parts import Gathered, exportable, name_first
from .solr import rule, rule_names


def read(text: str, origin: str) -> tuple[Entity, ...]:
    """One entity per rule; a rule without an id gets one from its first name."""
    try:
        content = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise BadAlias(f"{origin}:{error.lineno}: not JSON: {error.msg}") from error
    rules = content.get("synonyms_set") if isinstance(content, dict) else content
    if not isinstance(rules, list):
        raise BadAlias(f"{origin}: expected {{'synonyms_set': [...]}}")
    gathered = Gathered(origin)
    for number, item in enumerate(rules, 1):
        fields = {"synonyms": item} if isinstance(item, str) else item
        try:
            _add(gathered, fields)
        except BadAlias as error:
            raise gathered.wrong(None, f"rule {number}: {error}") from error
    return gathered.entities()


def write(entities: tuple[Entity, ...]) -> bytes:
    """The set as it is sent to ``PUT _synonyms/<set>``: active forms, no blockers."""
    rules = [
        {"id": entity.id, "synonyms": rule(name_first(entity, forms))}
        for entity, forms in exportable(entities)
    ]
    return orjson.dumps({"synonyms_set": rules}, option=orjson.OPT_INDENT_2) + b"\n"


def _add(gathered: Gathered, fields: object) -> None:
    if not isinstance(fields, dict) or not isinstance(fields.get("synonyms"), str):
        raise BadAlias("expected {'id': …, 'synonyms': 'a, b'}")
    id = fields.get("id")
    if id is not None and not isinstance(id, str):
        raise BadAlias("'id' must be a text")
    if "\n" in fields["synonyms"]:
        raise BadAlias("a line break in 'synonyms'")
    gathered.add_group(rule_names(fields["synonyms"]), id or "")
