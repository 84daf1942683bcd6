"""The pages for people: server-rendered, complete without JavaScript; the address is the state."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response

from ..api import exports
from . import article, entity, manual, names, naming, search
from .marks import with_code
from .problem import problem, wanted
from .text import authors, day, moment, number, sentence

__all__ = ["blueprint", "problem", "wanted"]

_VIEWS: tuple[tuple[str, str, Callable[..., Response]], ...] = (
    ("/", "search", search.show),
    ("/articles/<id>", "article", article.show),
    ("/articles/<id>/cleaning", "cleaning", article.cleaning),
    ("/entities/<id>", "entity", entity.show),
    ("/entities/<id>/edit", "edit", naming.show),
    ("/names", "names", names.show),
    ("/names/new", "new_name", naming.show_new),
    ("/names/proposed", "proposed", names.proposed),
    ("/names/changes", "changes", names.changes),
    ("/names/changes/<int:number>", "change", names.change),
)
_FORMS: tuple[tuple[str, str, Callable[..., Response]], ...] = (
    ("/entities/<id>/edit", "change_names", naming.change),
    ("/names/new", "make_name", naming.make),
    ("/names/proposed", "decide", names.decide),
    ("/names/changes/<int:number>", "undo", names.undo),
)


def blueprint() -> Blueprint:
    """All pages."""
    pages = Blueprint("page", __name__)
    for filter_ in (authors, day, moment, number, sentence, with_code):
        pages.add_app_template_filter(filter_)
    for path, endpoint, view in _VIEWS:
        pages.add_url_rule(path, endpoint, view)
    for path, endpoint, view in _FORMS:
        pages.add_url_rule(path, endpoint, view, methods=["POST"])
    manual.add_routes(pages)
    exports.add_routes(pages)
    return pages
