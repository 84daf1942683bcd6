"""Problems as pages, for those who came with a browser."""

from __future__ import annotations

from flask import Response, g, render_template, request

from ..problems import Problem

_FOR_MACHINES = ("/api/", "/healthz", "/readyz", "/metrics")


def wanted() -> bool:
    """Whether the client of this request would rather read a page than JSON."""
    if request.path.startswith(_FOR_MACHINES):
        return False
    best = request.accept_mimetypes.best_match(["application/json", "text/html"])
    return best == "text/html"


def problem(told: Problem) -> Response:
    """The problem as a page."""
    html = render_template("problem.html", problem=told, request_id=g.request_id)
    return Response(html, told.status, content_type="text/html; charset=utf-8")
