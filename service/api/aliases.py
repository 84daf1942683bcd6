"""``/api/v1/aliases``: the table of names, and the names in any text."""

from __future__ import annotations

import base64
import binascii
from bisect import bisect_right

from flask import Blueprint, Response, request

from index.analysis import fold
from index.errors import BadCursor, NotFound
from index.model import Entity

from .. import views
from ..context import archive
from ..encoding import json_response
from ..etags import fresh, with_tag
from ..parameters import AliasListParameters, Parameters, ResolveParameters, arguments

BLOCKER = "blocker"


def matching_entities(entities: tuple[Entity, ...], query: str | None) -> list[Entity]:
    """Those with the query in their name, id or a form, by id; blockers only if asked for."""
    wanted = fold(query) if query else ""
    found = [
        entity
        for entity in entities
        if (wanted or entity.kind != BLOCKER)
        and (
            wanted in entity.id
            or wanted in fold(entity.name)
            or any(wanted in fold(form.text) for form in entity.forms)
        )
    ]
    return sorted(found, key=lambda entity: entity.id)


def list_() -> Response:
    """A page of entities."""
    values = arguments(AliasListParameters, request.args)
    tag = fresh()
    table = archive().aliases()
    found = matching_entities(table.entities, values.get("q"))
    start = bisect_right(found, _id_of(values.get("cursor")), key=lambda entity: entity.id)
    page = found[start : start + values["limit"]]
    more = start + len(page) < len(found)
    body = {
        "entities": [views.entity(entity, archive().form_counts(entity.id)) for entity in page],
        "total": len(found),
        "version": table.version,
        "next": _cursor(page[-1].id) if more else None,
    }
    return with_tag(json_response(body), tag)


def show(id: str) -> Response:
    """One entity with the articles of each form counted."""
    arguments(Parameters, request.args)
    tag = fresh()
    entity = archive().aliases().entity(id)
    if entity is None:
        raise NotFound(f"no entity has the id {id!r}")
    return with_tag(json_response(views.entity(entity, archive().form_counts(id))), tag)


def resolve() -> Response:
    """The mentions in a text."""
    text = arguments(ResolveParameters, request.args)["q"]
    found = archive().resolve(text)
    return json_response({"text": text, "mentions": views.mentions(text, found)})


def _cursor(id: str) -> str:
    return base64.urlsafe_b64encode(id.encode()).decode().rstrip("=")


def _id_of(cursor: str | None) -> str:
    try:
        padded = (cursor or "").encode() + b"=" * (-len(cursor or "") % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode()
    except (ValueError, binascii.Error):
        raise BadCursor("this cursor is not one this service gave: start without it") from None


def add_routes(api: Blueprint) -> None:
    """Put the aliases on the blueprint."""
    api.add_url_rule("/aliases", view_func=list_, endpoint="aliases")
    api.add_url_rule("/aliases/resolve", view_func=resolve)
    api.add_url_rule("/aliases/<id>", view_func=show, endpoint="alias")
