"""``/api/v1/aliases``, what changes the table: entities, files of names, suggestions, undoing."""

from __future__ import annotations

from io import BytesIO

from flask import Blueprint, Response, request
from werkzeug.datastructures import ETags
from werkzeug.exceptions import BadRequest

from index.aliases import formats
from index.errors import NotFound, StaleVersion
from index.model import Entity
from index.naming.live import entity_version

from .. import views
from ..alias_parameters import (
    AliasImportParameters,
    PreviewParameters,
    UndoParameters,
    checked,
    entity_of,
    kind_of,
)
from ..bodies import json_object, read_body
from ..context import archive
from ..json_answers import json_response
from ..limits import ENTITY_BYTES
from ..parameters import arguments

routes = Blueprint("naming", __name__)
_NUMBER = f"<int(max={2**63 - 1}):id>"  # as SQLite has them


@routes.put("/aliases/<entity:id>")
def put(id: str) -> Response:
    """Add or replace the entity of this id; what ``show`` answers may be sent back unchanged."""
    record = json_object(ENTITY_BYTES)
    record.setdefault("id", id)
    known = archive().names.table().entity(id)
    wanted, expected = entity_of(record), _expected(known)
    warned = archive().names.collisions(wanted)
    archive().names.put(id, wanted, expected=expected)
    entity = archive().names.table().entity(id)
    if entity is None:
        raise StaleVersion(f"the entity {id!r} was taken out by somebody else meanwhile")
    told = views.written(entity, warned)
    response = json_response(told, 201 if known is None else 200)
    response.set_etag(entity_version(entity))
    return response


@routes.delete("/aliases/<entity:id>")
def delete(id: str) -> Response:
    """Remove the entity."""
    archive().names.put(id, None, expected=_expected(archive().names.table().entity(id)))
    return Response(status=204)


def _expected(known: Entity | None) -> str | None:
    """The version that the change is of, None if of any; StaleVersion if the client excludes it."""
    version = entity_version(known)

    def meant(tags: ETags) -> bool:
        return known is not None and (tags.star_tag or tags.contains_weak(version))

    if "If-Match" in request.headers and not meant(request.if_match):
        raise StaleVersion("the entity is not the one you saw: read it again")
    if meant(request.if_none_match):
        raise StaleVersion("there is such an entity already: read it first")
    named = "If-Match" in request.headers or "If-None-Match" in request.headers
    return version if named else None


@routes.post("/aliases/preview")
def preview() -> Response:
    """The effect of putting an entity, or with ``remove`` of removing it."""
    record = checked(PreviewParameters, json_object(ENTITY_BYTES))
    id = record["id"]
    if not record.pop("remove", False):
        return json_response(views.preview(archive().names.preview(id, entity_of(record))))
    if archive().names.table().entity(id) is None:
        raise NotFound(f"no entity has the id {id[:100]!r}")
    return json_response(views.preview(archive().names.preview(id, None)))


@routes.post("/aliases/import")
def import_() -> Response:
    """Import a file of names, whose length must be stated: of chunks, the server does not tell the
    last from one after which the sender was cut off, and half a file may replace the table."""
    if request.content_length is None:
        raise BadRequest("State the length of the file: `Content-Length`.")
    values = arguments(AliasImportParameters, request.args)
    kind = kind_of(values["format"])
    body = BytesIO(read_body(formats.MAX_BYTES))
    return _changed(archive().names.import_files([("body", body)], kind, replace=values["replace"]))


@routes.post(f"/aliases/suggestions/{_NUMBER}/accept")
def accept(id: int) -> Response:
    """Accept a suggestion: both names are then names of the entity."""
    return _changed(archive().suggestions.accept(id))


@routes.post(f"/aliases/suggestions/{_NUMBER}/reject")
def reject(id: int) -> Response:
    """Reject a suggestion: it is not made again."""
    return _changed(archive().suggestions.reject(id))


@routes.post(f"/aliases/journal/{_NUMBER}/undo")
def undo(id: int) -> Response:
    """Undo a change of the journal, with ``later`` also all changes after it."""
    later = arguments(UndoParameters, request.args)["later"]
    return _changed(archive().names.undo(id, later=later))


def _changed(articles: int) -> Response:
    return json_response({"version": archive().names.table().version, "articles": articles})
