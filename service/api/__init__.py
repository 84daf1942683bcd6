"""The JSON interface, ``/api/v1``: one file per resource, all on one blueprint."""

from __future__ import annotations

import re

from flask import Blueprint, Response, request
from marshmallow import ValidationError
from werkzeug.routing import BaseConverter

from index.aliases.table.records import TAKEN

from ..context import settings
from ..json_answers import json_response
from ..limits import LIMITS
from ..operations import asked
from . import aliases, articles, exports, naming, search, writing

VERSION = "0.1.0"
routes = Blueprint("api", __name__, url_prefix="/api/v1")
for _part in (search, articles, writing, aliases, naming, exports):
    routes.register_blueprint(_part.routes)


@routes.before_request
def _refuse_unknown() -> None:
    """Name the parameters in the address that the operation asked for does not describe."""
    operation = asked(request.method, str(request.url_rule))
    if operation is not None:
        known = operation.query().fields if operation.query else {}
        if unknown := [name for name in request.args if name not in known]:
            raise ValidationError({name: ["Unknown field."] for name in unknown})


@routes.get("")
def root() -> Response:
    """What this service is and what it allows."""
    held = settings()
    return json_response(
        {
            "name": "pressmark",
            "version": VERSION,
            "limits": {
                **LIMITS,
                "write_body_bytes": held.max_body_mb << 20,
                "search_deadline_ms": held.search_deadline_ms,
            },
            "rate_limit": held.rate_limit or None,
            "links": {
                "search": "/api/v1/search",
                "articles": "/api/v1/articles/{id}",
                "aliases": "/api/v1/aliases",
                "description": "/api/openapi.json",
                "documentation": "/docs",
            },
        }
    )


class EntityId(BaseConverter):
    """The id of an entity in an address, where some words have a meaning of their own."""

    regex = rf"(?!(?:{'|'.join(map(re.escape, TAKEN))})$)[^/]+"
    part_isolating = True


class ArticleId(BaseConverter):
    """The id of an article in an address; it may have slashes, but no ending of another route."""

    regex = r"[^/](?:.*[^/])?(?<!/cleaning)(?<!/similar)"
    part_isolating = False
