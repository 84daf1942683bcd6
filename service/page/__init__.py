"""The pages for people: server-rendered, complete without JavaScript; the address is the state."""

from __future__ import annotations

from flask import Blueprint

from ..api import exports
from . import article, entity, manual, search
from .problem import problem, wanted
from .text import day, moment, number

__all__ = ["blueprint", "problem", "wanted"]


def blueprint() -> Blueprint:
    """All pages."""
    pages = Blueprint("page", __name__)
    pages.add_app_template_filter(day)
    pages.add_app_template_filter(number)
    pages.add_url_rule("/", view_func=search.show, endpoint="search")
    pages.add_url_rule("/articles/<id>", view_func=article.show, endpoint="article")
    pages.add_url_rule("/articles/<id>/cleaning", view_func=article.cleaning, endpoint="cleaning")
    pages.add_url_rule("/entities/<id>", view_func=entity.show, endpoint="entity")
    pages.add_app_template_filter(moment)
    manual.add_routes(pages)
    exports.add_routes(pages)
    return pages
