"""The JSON interface, ``/api/v1``: one file per resource, all on one blueprint."""

from __future__ import annotations

import re

from flask import Response
from werkzeug.routing import BaseConverter

from index.aliases.table.records import TAKEN

from ..context import settings
from ..limits import LIMITS
from ..operations import ROOT, SEARCH, Operations
from ..responses import json_response
from ..schemas import records
from . import aliases, articles, exports, search

VERSION = "0.1.0"
routes = Operations("api", url_prefix=ROOT)
for _part in (search, exports, articles, aliases):
    routes.register_blueprint(_part.routes)
    routes.described += _part.routes.described


@routes.operation("GET ", records.Root)
def root() -> Response:
    """What this service is, and its limits."""
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
                "search": SEARCH,
                "articles": f"{ROOT}/articles/{{id}}",
                "aliases": f"{ROOT}/aliases",
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

    regex = r".+(?<!/cleaning)(?<!/similar)"
    part_isolating = False
