"""Problems as pages, for browsers."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, g, request
from werkzeug.exceptions import HTTPException

from index.errors import PressmarkError

from ..problems import Problem
from ..responses import for_people, page
from . import editing, links, name_lists

_FOR_MACHINES = ("/api/", "/healthz", "/readyz", "/metrics")
_FORMS: dict[str, Callable[..., Response]] = {
    "page.editing.change": editing.show,
    "page.editing.make": editing.show_new,
    "page.editing.describe": editing.show_said,
    "page.name_lists.decide": name_lists.proposed,
    "page.name_lists.undo": name_lists.change,
}
_MENDABLE = {400, 401, 403, 412, 429, 503}  # in the form, or by sending it again


def wanted() -> bool:
    """Whether the client of this request prefers a page to JSON."""
    return not request.path.startswith(_FOR_MACHINES) and for_people()


def shown(found: Problem) -> Response:
    """The problem as a page; for a posted form, the form again as it was filled in."""
    form = _FORMS.get(request.endpoint or "")
    if form is not None and found.status in _MENDABLE:
        g.problem = found
        try:
            response = form(**(request.view_args or {}))
        except (PressmarkError, HTTPException):
            pass  # the subject of the form is gone: the plain page says so
        else:
            response.status_code = found.status
            return response
    asked = links.known(request.args)  # to be asked again
    response = page(
        "problem.html", found.status, problem=found, request_id=g.request_id, state=asked
    )
    if found.status == 401 and request.method in {"GET", "HEAD"}:
        response.headers["WWW-Authenticate"] = 'Basic realm="Pressmark: the key is the password"'
    return response
