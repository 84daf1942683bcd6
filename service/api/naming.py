"""``/api/v1/aliases``, what changes the table: entities, files of names, suggestions, undoing."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from flask import Response, request
from werkzeug.datastructures import ETags
from werkzeug.exceptions import BadRequest

from index.aliases import formats
from index.errors import NotFound, StaleVersion
from index.model import Entity
from index.naming.live import entity_version

from .. import views
from ..alias_parameters import (
    AliasImportParameters,
    EntityParameters,
    PreviewParameters,
    UndoParameters,
    checked,
    entity_of,
    kind_of,
)
from ..bodies import json_object, read_body
from ..context import archive
from ..limits import ENTITY_BYTES
from ..operations import Operations
from ..responses import json_response
from ..schemas import names

routes = Operations("naming")
_NUMBER = f"<int(max={2**63 - 1}):id>"  # as SQLite has them


@routes.operation(
    "PUT /aliases/<entity:id>", names.EntityWritten, body=EntityParameters, problems=(412,)
)
def put(id: str) -> Response:
    """Add or replace an entity; with `If-Match` only if nobody changed it since, with
    `If-None-Match: *` only if there is none.

    What ``show`` answers may be sent back unchanged.
    """
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


@routes.operation("DELETE /aliases/<entity:id>", problems=(404, 412))
def delete(id: str) -> Response:
    """Remove an entity; with `If-Match` only if nobody changed it since."""
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


@routes.operation(
    "POST /aliases/preview", names.AliasPreview, body=PreviewParameters, problems=(404,)
)
def preview() -> Response:
    """Preview the effect of putting an entity, or with `remove` of removing it."""
    record = checked(PreviewParameters, json_object(ENTITY_BYTES))
    id = record["id"]
    if not record.pop("remove", False):
        return json_response(views.preview(archive().names.preview(id, entity_of(record))))
    if archive().names.table().entity(id) is None:
        raise NotFound(f"no entity has the id {id[:100]!r}")
    return json_response(views.preview(archive().names.preview(id, None)))


@routes.operation(
    "POST /aliases/import", names.AliasChanged, query=AliasImportParameters, takes_file=True
)
def import_(asked: dict[str, Any]) -> Response:
    """Import a file of names.

    Its length must be stated: of chunks, the server does not tell the last from one after which the
    sender was cut off, and half a file may replace the table.
    """
    if request.content_length is None:
        raise BadRequest("State the length of the file: `Content-Length`.")
    kind = kind_of(asked["format"])
    body = BytesIO(read_body(formats.MAX_BYTES))
    return _changed(archive().names.import_files([("body", body)], kind, replace=asked["replace"]))


@routes.operation(
    f"POST /aliases/suggestions/{_NUMBER}/accept", names.AliasChanged, problems=(404, 412)
)
def accept(id: int) -> Response:
    """Accept suggestion number `id`.

    Both names are then names of the entity.
    """
    return _changed(archive().suggestions.accept(id))


@routes.operation(
    f"POST /aliases/suggestions/{_NUMBER}/reject", names.AliasChanged, problems=(404, 412)
)
def reject(id: int) -> Response:
    """Reject suggestion number `id`.

    It is not made again.
    """
    return _changed(archive().suggestions.reject(id))


@routes.operation(
    f"POST /aliases/journal/{_NUMBER}/undo",
    names.AliasChanged,
    query=UndoParameters,
    problems=(404, 412),
)
def undo(asked: dict[str, Any], id: int) -> Response:
    """Undo change number `id` of the table."""
    return _changed(archive().names.undo(id, **asked))


def _changed(articles: int) -> Response:
    return json_response({"version": archive().names.table().version, "articles": articles})
