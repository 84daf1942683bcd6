"""Pages as HTTP responses."""

from __future__ import annotations

from typing import Any

from flask import Response, render_template

from . import links

_LATER = {429, 503}
_SECONDS = "5"


def page(template: str, code: int = 200, /, **shown: Any) -> Response:
    """The rendered template, which can always use ``links``."""
    html = render_template(template, links=links, **shown)
    response = Response(html, code, content_type="text/html; charset=utf-8")
    if code in _LATER:
        response.headers["Retry-After"] = _SECONDS
    return response


def see_other(address: str) -> Response:
    """A redirect (303) after a form was posted."""
    return Response(status=303, headers={"Location": address})
