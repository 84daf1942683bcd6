"""Pages that explain: help, the API description, each problem; and OpenSearch for browsers."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request
from werkzeug.exceptions import NotFound

from ..openapi import OPERATIONS, description
from ..problems import PROBLEMS, Problem
from ..responses import page

routes = Blueprint("manual", __name__)


@dataclass(frozen=True, slots=True)
class Example:
    """A query that can be tried, and what it finds."""

    query: str
    meaning: str


EXAMPLES = (
    Example(
        "Daesh fighters", "articles with any name of the group and the word fighters (or fighter)"
    ),
    Example('"Daesh fighters"', "any name of the group, directly followed by fighters"),
    Example("=Daesh", "exactly these letters, and no other name"),
    Example('="Islamic State"', "exactly these words in this order"),
    Example("Raqqa OR Mosul", "articles with at least one of the two"),
    Example("Raqqa -oil", "articles with Raqqa and without oil"),
    Example("(Raqqa OR Mosul) AND civilians", "civilians, and at least one of the two places"),
    Example("bomb*", "every word that begins like this"),
    Example("Bagdadi~1", "words that differ by one letter; ~2 for two"),
    Example('"air strikes"~5', "both words with at most five others between them"),
    Example("title:Palmyra", "in the headline; body: is the text, comments: what readers wrote"),
    Example('source:"Levant Monitor"', "articles from this source"),
    Example("Raqqa since:2016-06", "published in June 2016 or later; also until: and date:"),
    Example("date:[2014-01-01 TO 2014-02-01]", "published in this time, both days included"),
    Example("lang:de", "articles in this language, here German"),
    Example("entity:islamic-state", "any name of the thing whose page has this id in its address"),
)


@routes.get("/help")
def help() -> Response:
    """The query language, by examples that run."""
    return page("help.html", examples=EXAMPLES)


@routes.get("/docs")
def docs() -> Response:
    """The description of the interface as a page."""
    return page("docs.html", operations=OPERATIONS, spec=description(), problems=PROBLEMS)


@routes.get("/problems/<code>")
def problem(code: str) -> Response:
    """What one kind of problem means."""
    kind = PROBLEMS.get(code)
    if kind is None:
        raise NotFound("There is no problem of this name.")
    return page("problem.html", problem=Problem(code, kind.status, kind.title, kind.advice))


@routes.get("/opensearch.xml")
def opensearch() -> Response:
    """How a browser searches here from its address bar (OpenSearch 1.1)."""
    xml = render_template("opensearch.xml", root=request.url_root)
    return Response(xml, content_type="application/opensearchdescription+xml")
