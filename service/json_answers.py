"""Flask's JSON, by ``encoding``; apart from it, as commands need no Flask."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Flask, Response
from flask.json.provider import JSONProvider

from .encoding import dumps


class OrjsonProvider(JSONProvider):
    """Flask's JSON, by orjson."""

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        return dumps(obj).decode()

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        return orjson.loads(s)


def json_response(value: object, status: int = 200) -> Response:
    """A JSON answer."""
    return Response(dumps(value), status, content_type="application/json")


def install(app: Flask) -> None:
    """Make the application use this JSON."""
    app.json = OrjsonProvider(app)
