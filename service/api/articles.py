"""``/api/v1/articles``: clean articles, how they were cleaned, and similar ones."""

from __future__ import annotations

from typing import Any

from flask import Response

from .. import views
from ..context import archive
from ..operations import Operations
from ..parameters import SimilarParameters
from ..responses import json_response
from ..schemas import records, search

routes = Operations("articles")


@routes.operation("GET /articles/<article:id>", records.Article, problems=(404,), tagged=True)
def show(id: str) -> Response:
    """Get a clean article."""
    return json_response(views.article(archive().article(id)))


@routes.operation(
    "GET /articles/<article:id>/cleaning", records.Cleaning, problems=(404,), tagged=True
)
def cleaning(id: str) -> Response:
    """Get every line of the raw text, with its label and the rule that gave it."""
    return json_response(views.cleaning(id, archive().cleaning(id)))


@routes.operation(
    "GET /articles/<article:id>/similar",
    search.Likeness,
    query=SimilarParameters,
    problems=(404,),
    tagged=True,
)
def similar(asked: dict[str, Any], id: str) -> Response:
    """List similar articles, and copies of the article."""
    return json_response(views.likeness(archive().similar(id, asked["limit"])))
