"""``/api/v1/articles``: clean articles, how they were cleaned, and similar ones."""

from __future__ import annotations

from flask import Blueprint, Response, request

from .. import views
from ..context import archive
from ..etags import tagged
from ..json_answers import json_response
from ..parameters import Parameters, SimilarParameters, arguments


@tagged
def show(id: str) -> Response:
    """The clean article."""
    arguments(Parameters, request.args)
    return json_response(views.article(archive().article(id)))


@tagged
def cleaning(id: str) -> Response:
    """The raw lines, each with its label and rule."""
    arguments(Parameters, request.args)
    return json_response(views.cleaning(id, archive().cleaning(id)))


@tagged
def similar(id: str) -> Response:
    """Similar articles, and copies of the article."""
    values = arguments(SimilarParameters, request.args)
    found = archive().similar(id, values["limit"])
    return json_response(views.likeness(found))


def add_routes(api: Blueprint) -> None:
    """Put the articles on the blueprint."""
    api.add_url_rule("/articles/<article:id>", view_func=show, endpoint="article")
    api.add_url_rule("/articles/<article:id>/cleaning", view_func=cleaning)
    api.add_url_rule("/articles/<article:id>/similar", view_func=similar)
