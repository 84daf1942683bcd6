"""Request bodies, read within bounds."""

from __future__ import annotations

from typing import Any

import orjson
from flask import request
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType


def json_body(most: int) -> Any:
    """The JSON of the body.

    Raises:
        UnsupportedMediaType, RequestEntityTooLarge, BadRequest: not JSON, more than ``most``
            bytes, or broken.
    """
    if request.mimetype != "application/json":
        raise UnsupportedMediaType("Send the body as application/json.")
    body = read_body(most)
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        told = f"The body is not JSON: {error.msg} at line {error.lineno}, column {error.colno}."
        raise BadRequest(told) from None


def json_object(most: int) -> dict[str, Any]:
    """The JSON object of the body; raises as ``json_body`` does."""
    value = json_body(most)
    if not isinstance(value, dict):
        raise BadRequest("The body should be one JSON object.")
    return value


def read_body(most: int) -> bytes:
    """The body, if it has at most this many bytes."""
    if (request.content_length or 0) > most:
        raise RequestEntityTooLarge(f"The body may have {most} bytes.")
    request.max_content_length = most
    return request.get_data(cache=False)
