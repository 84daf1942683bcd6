"""The pages for people: server-rendered, complete without JavaScript; the address is the state."""

from __future__ import annotations

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

from index.outcomes import counted

from ..access import anybody_may_write
from ..api import exports
from ..fragments import source_page
from ..marks import matched, with_code
from . import article, editing, entity, links, manual, name_lists, search
from .text import authors, day, moment, number, sentence

routes = Blueprint("page", __name__)
for _part in (search, article, entity, editing, name_lists, manual, exports):
    routes.register_blueprint(_part.routes)
for _filter in (authors, counted, day, moment, number, sentence, matched, with_code):
    routes.add_app_template_filter(_filter)


@routes.record
def _set_globals(state: BlueprintSetupState) -> None:
    """What templates and their macros can use without being given it."""
    state.app.jinja_env.globals |= {
        "links": links,
        "source_page": source_page,
        "anybody_may_write": anybody_may_write,
    }
