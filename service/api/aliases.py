"""``/api/v1/aliases``: the table of names, and the names in any text."""

from __future__ import annotations

import base64
import binascii
from bisect import bisect_right
from typing import Any

from flask import Response

from index.aliases import formats
from index.aliases.formats import Format
from index.errors import BadCursor
from index.naming.live import entity_version

from .. import views
from ..alias_parameters import AliasExportParameters, FoundNamesParameters, UsageParameters
from ..context import archive
from ..operations import Operations
from ..parameters import AliasListParameters, ResolveParameters
from ..responses import json_response
from ..schemas import names, records

routes = Operations("aliases")
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
        "next": _cursor(page[-1].id) if more else None,
    }
    return json_response(body)


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
    query=UsageParameters,
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


@routes.operation("GET /aliases/suggestions", names.FoundNames, query=FoundNamesParameters)
def suggestions(asked: dict[str, Any]) -> Response:
    """List names found in the articles that wait for a decision."""
    held = archive().suggestions
    found = [views.found_name(one) for one in held.listed(asked["limit"])]
    return json_response({"suggestions": found, "total": held.count()})


@routes.operation(
    "GET /aliases/export",
    query=AliasExportParameters,
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


@routes.operation("GET /aliases/resolve", records.Resolved, query=ResolveParameters)
def resolve(asked: dict[str, Any]) -> Response:
    """Find the names in a text."""
    text = asked["q"]
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
