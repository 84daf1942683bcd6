"""``/api/v1/aliases``: the table of names, and the names in any text."""

from __future__ import annotations

import base64
import binascii
from bisect import bisect_right

from flask import Blueprint, Response, request

from index.aliases import formats
from index.aliases.formats import Format
from index.errors import BadCursor
from index.naming.live import entity_version

from .. import views
from ..alias_parameters import AliasExportParameters, FoundNamesParameters, UsageParameters
from ..context import archive
from ..etags import tagged
from ..json_answers import json_response
from ..parameters import (
    AliasListParameters,
    ResolveParameters,
    arguments,
)

routes = Blueprint("aliases", __name__)
_FILES = {
    Format.JSON: ("aliases.json", "application/json"),
    Format.CSV: ("aliases.csv", "text/csv; charset=utf-8"),
    Format.SOLR: ("synonyms.txt", "text/plain; charset=utf-8"),
    Format.ELASTICSEARCH: ("synonyms.json", "application/json"),
    Format.SKOS: ("aliases.ttl", "text/turtle; charset=utf-8"),
    Format.WORDNET: ("aliases.pl", "text/plain; charset=utf-8"),
}


@routes.get("/aliases")
@tagged
def list_() -> Response:
    """A page of entities."""
    values = arguments(AliasListParameters, request.args)
    table = archive().names.table()
    found = table.matching(values.get("q"))
    start = bisect_right(found, _id_of(values.get("cursor")), key=lambda entity: entity.id)
    page = found[start : start + values["limit"]]
    more = start + len(page) < len(found)
    body = {
        "entities": [views.entity(entity, archive().names.counts(entity.id)) for entity in page],
        "total": len(found),
        "version": table.version,
        "next": _cursor(page[-1].id) if more else None,
    }
    return json_response(body)


@routes.get("/aliases/<entity:id>")
def show(id: str) -> Response:
    """One entity with the articles of each form counted; the tag is for ``If-Match``."""
    entity = archive().names.entity(id)
    response = json_response(views.entity(entity, archive().names.counts(id)))
    response.set_etag(entity_version(entity))
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@routes.get("/aliases/<entity:id>/usage")
@tagged
def usage(id: str) -> Response:
    """How often each form of the entity is used, by source and month."""
    found = archive().names.usage(id, **arguments(UsageParameters, request.args))
    return json_response(views.usage(id, found))


@routes.get("/aliases/journal")
def journal() -> Response:
    """The latest changes of the table, latest first."""
    changes = [views.change(one) for one in archive().names.journal()]
    return json_response({"changes": changes})


@routes.get("/aliases/suggestions")
def suggestions() -> Response:
    """The open suggestions of the finder."""
    limit = arguments(FoundNamesParameters, request.args)["limit"]
    held = archive().suggestions
    found = [views.found_name(one) for one in held.listed(limit)]
    return json_response({"suggestions": found, "total": held.count()})


@routes.get("/aliases/export")
@tagged
def export() -> Response:
    """The whole table as a file."""
    format = arguments(AliasExportParameters, request.args)["format"]
    name, media = _FILES[format]
    response = Response(formats.write(archive().names.table().entities, format), content_type=media)
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response


@routes.get("/aliases/resolve")
def resolve() -> Response:
    """The mentions in a text."""
    text = arguments(ResolveParameters, request.args)["q"]
    found = archive().names.resolve(text)
    return json_response({"text": text, "mentions": views.mentions(text, found)})


def _cursor(id: str) -> str:
    return base64.urlsafe_b64encode(id.encode()).decode().rstrip("=")


def _id_of(cursor: str | None) -> str:
    try:
        padded = (cursor or "").encode() + b"=" * (-len(cursor or "") % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode()
    except (ValueError, binascii.Error):
        raise BadCursor("this cursor is not one of ours: begin again without it") from None
