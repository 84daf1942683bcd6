"""``/api/v1/articles``: clean articles, how they were cleaned, and similar ones."""

from __future__ import annotations

from flask import Blueprint, Response, request

from .. import views
from ..context import archive
from ..etags import tagged
from ..json_answers import json_response
from ..parameters import SimilarParameters, arguments

routes = Blueprint("articles", __name__)


@routes.get("/articles/<article:id>")
@tagged
def show(id: str) -> Response:
    """The clean article."""
    return json_response(views.article(archive().article(id)))


@routes.get("/articles/<article:id>/cleaning")
@tagged
def cleaning(id: str) -> Response:
    """The raw lines, each with its label and rule."""
    return json_response(views.cleaning(id, archive().cleaning(id)))


@routes.get("/articles/<article:id>/similar")
@tagged
def similar(id: str) -> Response:
    """Similar articles, and copies of the article."""
    values = arguments(SimilarParameters, request.args)
    found = archive().similar(id, values["limit"])
    return json_response(views.likeness(found))
