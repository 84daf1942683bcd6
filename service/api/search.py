"""``/api/v1/search``, with parameters in the address or in a JSON object; ``/api/v1/suggest``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Response

from index.request import SearchRequest

from .. import views
from ..bodies import from_strangers, json_object
from ..context import archive, deadline
from ..limits import SEARCH_BODY_BYTES
from ..logs import log_search
from ..operations import Operations
from ..parameters import SearchBody, SearchParameters, SuggestParameters
from ..responses import json_response
from ..schemas import records, search

routes = Operations("search")


@routes.operation(
    "GET /search", search.SearchAnswer, query=SearchParameters, problems=(414, 422), tagged=True
)
def search_by_address(asked: SearchRequest) -> Response:
    """Search the archive."""
    return _found(asked)


@routes.operation("POST /search", search.SearchAnswer, body=SearchBody, problems=(422,))
def search_by_body() -> Response:
    """Search the archive, with the parameters in a JSON object."""
    with from_strangers():
        given = json_object(SEARCH_BODY_BYTES)
    return _found(SearchBody().load(given))


def _found(asked: SearchRequest) -> Response:
    found = archive().search(replace(asked, deadline=deadline()))
    log_search(found)
    response = json_response(views.answer(found, asked.explain))
    response.cache_control.no_store = not found.complete
    return response


@routes.operation("GET /suggest", records.Suggestions, query=SuggestParameters, tagged=True)
def suggest(asked: dict[str, Any]) -> Response:
    """Complete what has been typed, by words, names and titles."""
    return json_response(views.suggestions(archive().suggest(asked["q"], asked["limit"])))
