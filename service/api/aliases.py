"""``/api/v1/aliases``: the table of names, the names in any text, and all that changes the table:
entities, files of names, suggestions, undoing."""

from __future__ import annotations

from base64 import b64decode, urlsafe_b64encode
from bisect import bisect_right
from io import BytesIO
from typing import Any

from flask import Response, request
from werkzeug.datastructures import ETags
from werkzeug.exceptions import BadRequest

from index.aliases import formats
from index.aliases.formats import Format
from index.errors import BadAlias, BadCursor, NotFound, StaleVersion
from index.model import Entity
from index.naming.live import entity_version

from .. import alias_parameters as ap
from .. import views
from ..bodies import json_object, read_body
from ..context import archive
from ..field_types import checked
from ..limits import ENTITY_BYTES
from ..operations import Operations
from ..parameters import AliasListParameters, ResolveParameters
from ..responses import json_response
from ..schemas import names, records

routes = Operations("aliases")
_NUMBER = f"<int(max={2**63 - 1}):id>"  # as SQLite has them
_FILES = {
    Format.JSON: ("aliases.json", "application/json"),
    Format.CSV: ("aliases.csv", "text/csv; charset=utf-8"),
    Format.SOLR: ("synonyms.txt", "text/plain; charset=utf-8"),
    Format.ELASTICSEARCH: ("synonyms.json", "application/json"),
    Format.SKOS: ("aliases.ttl", "text/turtle; charset=utf-8"),
    Format.WORDNET: ("aliases.pl", "text/plain; charset=utf-8"),
}


@routes.operation("GET /aliases", records.AliasList, query=AliasListParameters, tagged=True)
def list_(asked: dict[str, Any]) -> Response:
    """List the entities and their forms."""
    table = archive().names.table()
    found = table.matching(asked.get("q"))
    start = bisect_right(found, _id_of(asked.get("cursor")), key=lambda entity: entity.id)
    page = found[start : start + asked["limit"]]
    more = start + len(page) < len(found)
    body = {
        "entities": [views.entity(entity, archive().names.counts(entity.id)) for entity in page],
        "total": len(found),
        "version": table.version,
        "next": urlsafe_b64encode(page[-1].id.encode()).decode().rstrip("=") if more else None,
    }
    return json_response(body)


def _id_of(cursor: str | None) -> str:
    try:
        padded = (cursor or "").encode() + b"=" * (-len(cursor or "") % 4)
        return b64decode(padded, altchars=b"-_", validate=True).decode()
    except ValueError:
        raise BadCursor("this cursor is not one of ours: begin again without it") from None


@routes.operation("GET /aliases/<entity:id>", records.EntityOut, problems=(404,))
def show(id: str) -> Response:
    """Get an entity.

    Its tag is for ``If-Match`` only: the counts of articles may change while it stays the same.
    """
    entity = archive().names.entity(id)
    response = json_response(views.entity(entity, archive().names.counts(id)))
    response.set_etag(entity_version(entity))
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@routes.operation(
    "GET /aliases/<entity:id>/usage",
    names.AliasUsage,
    query=ap.UsageParameters,
    problems=(404,),
    tagged=True,
)
def usage(asked: dict[str, Any], id: str) -> Response:
    """Count how often each form of an entity is used, by source and month."""
    return json_response(views.usage(id, archive().names.usage(id, **asked)))


@routes.operation("GET /aliases/journal", names.AliasJournal)
def journal() -> Response:
    """List the latest changes of the table."""
    changes = [views.change(one) for one in archive().names.journal()]
    return json_response({"changes": changes})


@routes.operation("GET /aliases/suggestions", names.FoundNames, query=ap.FoundNamesParameters)
def suggestions(asked: dict[str, Any]) -> Response:
    """List names found in the articles that wait for a decision."""
    held = archive().suggestions
    found = [views.found_name(one) for one in held.listed(asked["limit"])]
    return json_response({"suggestions": found, "total": held.count()})


@routes.operation(
    "GET /aliases/export",
    query=ap.AliasExportParameters,
    media=tuple(dict.fromkeys(media.partition(";")[0] for _, media in _FILES.values())),
    tagged=True,
)
def export(asked: dict[str, Any]) -> Response:
    """Export the alias table as a file."""
    format = asked["format"]
    name, media = _FILES[format]
    response = Response(formats.write(archive().names.table().entities, format), content_type=media)
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response


@routes.operation(
    "GET /aliases/resolve", records.Resolved, query=ResolveParameters, problems=(414,)
)
def resolve(asked: dict[str, Any]) -> Response:
    """Find the names in a text."""
    text = asked["q"]
    found = archive().names.resolve(text)
    return json_response({"text": text, "mentions": views.mentions(text, found)})


@routes.operation(
    "PUT /aliases/<entity:id>", names.EntityWritten, body=ap.EntityParameters, problems=(412,)
)
def put(id: str) -> Response:
    """Add or replace an entity; with `If-Match` only if nobody changed it since, with
    `If-None-Match: *` only if there is none.

    What ``show`` answers may be sent back unchanged.
    """
    record = json_object(ENTITY_BYTES)
    record.setdefault("id", id)
    known = archive().names.table().entity(id)
    wanted, expected = ap.entity_of(record), _expected(known)
    warned = archive().names.collisions(wanted)
    archive().names.put(id, wanted, expected=expected)
    entity = archive().names.table().entity(id)
    if entity is None:
        raise StaleVersion(f"the entity {id!r} was taken out by somebody else meanwhile")
    told = views.written(entity, warned, ap.notes_on(record))
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
    "POST /aliases/preview", names.AliasPreview, body=ap.PreviewParameters, problems=(404,)
)
def preview() -> Response:
    """Preview the effect of putting an entity, or with `remove` of removing it."""
    record = checked(ap.PreviewParameters(), json_object(ENTITY_BYTES), BadAlias)
    id = record["id"]
    if not record.pop("remove", False):
        found = archive().names.preview(id, ap.entity_of(record))
        return json_response(views.preview(found, ap.notes_on(record)))
    if archive().names.table().entity(id) is None:
        raise NotFound(f"no entity has the id {id[:100]!r}")
    return json_response(views.preview(archive().names.preview(id, None), ()))


@routes.operation(
    "POST /aliases/import", names.AliasChanged, query=ap.AliasImportParameters, takes_file=True
)
def import_(asked: dict[str, Any]) -> Response:
    """Import a file of names.

    Its length must be stated: of chunks, the server does not tell the last from one after which the
    sender was cut off, and half a file may replace the table.
    """
    if request.content_length is None:
        raise BadRequest("State the length of the file: `Content-Length`.")
    kind = ap.kind_of(asked["format"])
    body = BytesIO(read_body(formats.MAX_BYTES))
    names, replace = archive().names, asked["replace"]
    return _changed(
        names.take_in(names.read_files([("body", body)], kind, replace=replace), replace=replace)
    )


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
    query=ap.UndoParameters,
    problems=(404, 412),
)
def undo(asked: dict[str, Any], id: int) -> Response:
    """Undo change number `id` of the table."""
    return _changed(archive().names.undo(id, **asked))


def _changed(articles: int) -> Response:
    return json_response({"version": archive().names.table().version, "articles": articles})
