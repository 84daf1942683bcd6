"""Pages as HTTP responses."""

from __future__ import annotations

from typing import Any

from flask import Response, render_template


def page(template: str, code: int = 200, /, **shown: Any) -> Response:
    """The rendered template."""
    return Response(render_template(template, **shown), code)


def see_other(address: str) -> Response:
    """A redirect (303) after a form was posted."""
    return Response(status=303, headers={"Location": address})
