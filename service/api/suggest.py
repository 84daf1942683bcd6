"""``/api/v1/suggest``: completions of a query being typed."""

from __future__ import annotations

from flask import Blueprint, Response, request

from .. import views
from ..context import archive
from ..etags import tagged
from ..json_answers import json_response
from ..parameters import SuggestParameters, arguments

routes = Blueprint("suggest", __name__)


@routes.get("/suggest")
@tagged
def suggest() -> Response:
    """Queries that complete the last words of ``q`` to names, words and titles."""
    values = arguments(SuggestParameters, request.args)
    found = archive().suggest(values["q"], values["limit"])
    return json_response(views.suggestions(found))
