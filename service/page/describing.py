"""The page that says what a thing is: its usual name, its kind, cue words and relations.

A change is previewed and saved as one of its names is; see ``naming``.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, request

from index.aliases.table import distinct_forms
from index.aliases.table.editing import called
from index.aliases.table.records import entity_from_json, entity_record
from index.errors import BadAlias
from index.model import Entity, Relation
from index.naming.live import entity_version

from ..context import archive
from .forms import KINDS, Description, DescriptionForm
from .naming import check_version, next_step
from .response import page

routes = Blueprint("describing", __name__)
_LISTS = ("relation", "to", "since")  # columns of the table of relations
_SPARE = 2  # rows for relations to come
_RELATIONS = {
    "part_of": "it is part of",
    "branch_of": "it is a branch of",
    "successor": "its successor is",
    "related": "it is related to",
}


@routes.get("/entities/<id>/about")
def show(id: str) -> Response:
    """What the table says of an entity, to be changed; or what was typed, if it was refused."""
    entity, given = archive().names.entity(id), request.form
    rows = list(zip(*map(given.getlist, _LISTS), strict=False))
    if not given:
        rows = [(one.type, one.to, one.date or "") for one in entity.relations]
    rows = [row for row in rows if row[1]] + [("part_of", "", "")] * _SPARE
    return page(
        "names-about.html",
        entity=entity,
        version=entity_version(entity),
        names=dict.fromkeys((entity.name, *(f.text for f in distinct_forms(entity).values()))),
        kinds=dict.fromkeys((entity.kind, *KINDS)),
        relations=_RELATIONS,
        rows=rows,
        given=given,
    )


@routes.post("/entities/<id>/about")
def change(id: str) -> Response:
    """Preview a change of what is said of an entity, or save it."""
    lists = {name: request.form.getlist(name) for name in _LISTS}
    asked: Description = DescriptionForm().load({**request.form.to_dict(), **lists})
    known = archive().names.entity(id)
    check_version(known, asked.version)
    return next_step(known, _described(known, asked), asked.save)


def _described(known: Entity, asked: Description) -> Entity:
    """The entity as it is described; BadAlias if that is not possible."""
    entities = archive().names.table().entities
    relations = tuple(
        Relation(kind, _id_of(to, entities), since or None) for kind, to, since in asked.relations
    )
    said = replace(known, name=asked.name, kind=asked.kind, cues=asked.cues, relations=relations)
    return entity_from_json(entity_record(said))


def _id_of(typed: str, entities: tuple[Entity, ...]) -> str:
    found = called(typed, entities)
    if not found:
        raise BadAlias(f"No thing in the table is called “{typed}”. Add it first.", "relations")
    if len(found) > 1:
        ids = ", ".join(entity.id for entity in found)
        raise BadAlias(f"“{typed}” may be one of several: type {ids}.", "relations")
    return found[0].id
