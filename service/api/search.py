"""``/api/v1/search``, with parameters in the address or in a JSON object; ``/api/v1/suggest``."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, request

from index.request import SearchRequest

from .. import views
from ..bodies import from_strangers, json_object
from ..context import archive, deadline
from ..etags import tagged
from ..json_answers import json_response
from ..limits import SEARCH_BODY_BYTES
from ..logs import log_search
from ..parameters import SearchBody, SuggestParameters, arguments, search_request

routes = Blueprint("search", __name__)


@routes.get("/search")
@tagged
def search_by_address() -> Response:
    """A page of results for the parameters in the address."""
    return _found(search_request(request.args))


@routes.post("/search")
def search_by_body() -> Response:
    """A page of results for the parameters in a JSON object."""
    with from_strangers():
        given = json_object(SEARCH_BODY_BYTES)
    return _found(SearchBody().load(given))


def _found(asked: SearchRequest) -> Response:
    found = archive().search(replace(asked, deadline=deadline()))
    log_search(found)
    response = json_response(views.answer(found, asked.explain))
    response.cache_control.no_store = not found.complete
    return response


@routes.get("/suggest")
@tagged
def suggest() -> Response:
    """Queries that complete the last words of ``q`` to names, words and titles."""
    values = arguments(SuggestParameters, request.args)
    return json_response(views.suggestions(archive().suggest(values["q"], values["limit"])))
