"""``/api/v1/search``: the same parameters in the address (GET) or in a JSON object (POST)."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request

from index.answer import Answer

from .. import views
from ..bodies import from_strangers, json_object
from ..context import archive, deadline
from ..etags import fresh, with_tag
from ..json_answers import json_response
from ..limits import SEARCH_BODY_BYTES
from ..logs import log_search
from ..parameters import SearchParameters, arguments, search_request


def search_by_address() -> Response:
    """A page of results for the parameters in the address."""
    values = arguments(SearchParameters, request.args)
    tag = fresh()
    found = _found(values)
    response = json_response(views.answer(found, values["explain"]))
    return with_tag(response, tag) if found.complete else response


def search_by_body() -> Response:
    """A page of results for the parameters in a JSON object."""
    with from_strangers():
        given = json_object(SEARCH_BODY_BYTES)
    values = dict(SearchParameters().load(given))
    return json_response(views.answer(_found(values), values["explain"]))


def _found(values: dict[str, Any]) -> Answer:
    found = archive().search(search_request(values, deadline()))
    log_search(found)
    return found


def add_routes(api: Blueprint) -> None:
    """Put the search on the blueprint."""
    api.add_url_rule("/search", view_func=search_by_address, methods=["GET"])
    api.add_url_rule("/search", view_func=search_by_body, methods=["POST"])
