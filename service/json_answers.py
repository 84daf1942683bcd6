"""Answers in JSON; apart from ``encoding``, as commands need no Flask."""

from __future__ import annotations

from flask import Response

from .encoding import dumps


def json_response(value: object, status: int = 200) -> Response:
    """A JSON answer."""
    return Response(dumps(value), status, content_type="application/json")
