"""Reads request bodies, with bounds on their size and on threads waiting for slow senders."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from threading import BoundedSemaphore
from typing import IO, Any, cast

import orjson
from flask import Flask, Response, current_app, request
from werkzeug.exceptions import (
    BadRequest,
    ClientDisconnected,
    RequestEntityTooLarge,
    ServiceUnavailable,
    UnsupportedMediaType,
)
from werkzeug.wsgi import get_input_stream

from .context import settings
from .settings import Settings

_SHARE = "pressmark.strangers' bodies"
_PATIENCE = 0.05  # seconds to wait for a free place
_PIECE = 1 << 16


def install(app: Flask, settings: Settings) -> None:
    """Keep one thread of each worker (if it has two) free of bodies sent without a key.

    A body that ends before the length its sender stated is refused, and one that is packed.
    """
    app.extensions[_SHARE] = BoundedSemaphore(max(1, settings.threads - 1))
    app.after_request(partial(_take_in, 2 * settings.max_body_mb << 20))
    app.before_request(_expect_whole)
    app.before_request(_expect_unpacked)


def _take_in(most: int, response: Response) -> Response:
    """Read what is left of a refused body, unless its sender waits to hear whether to send it: who
    is still sending would find the connection broken, and never see the answer."""
    has_body = request.content_length or "Transfer-Encoding" in request.headers
    if response.status_code >= 400 and has_body and "Expect" not in request.headers:
        body = _rest()
        with suppress(ServiceUnavailable, ClientDisconnected), from_strangers():
            while most > 0 and (piece := body.read(_PIECE)):
                most -= len(piece)
    return response


def _rest() -> IO[bytes]:
    """What is not read yet of the body. It ends where the sender said, as not every server sees
    to it: one that is read for longer waits for ever."""
    environ = request.environ
    if request.content_length is None:
        return cast(IO[bytes], environ["wsgi.input"])  # in chunks, the last of which says so
    try:
        return request.stream
    except RequestEntityTooLarge:
        return get_input_stream(environ)


def _expect_whole() -> None:
    """Have the stated length compared. The server says that it terminates bodies, but takes the end
    of the connection for their end: half of a table of names would replace the whole."""
    if request.content_length is not None:
        request.environ.pop("wsgi.input_terminated", None)


def _expect_unpacked() -> None:
    """Nothing unpacks bodies, so that a small one cannot become a large one."""
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise UnsupportedMediaType("Send the body unpacked, without `Content-Encoding`.")


@contextmanager
def from_strangers() -> Iterator[None]:
    """Wraps the reading of a body whose sender has not shown a key yet.

    The server bounds the time for headers, not for bodies: a client that sends one byte a minute
    holds a thread. So only some threads may wait for such bodies.

    Raises:
        ServiceUnavailable: as many threads are waiting already.
    """
    share: BoundedSemaphore = current_app.extensions[_SHARE]
    if not share.acquire(timeout=_PATIENCE):
        raise ServiceUnavailable("Too many slow requests are under way.")
    try:
        yield
    finally:
        share.release()


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
        detail = f"The body is not JSON: {error.msg} at line {error.lineno}, column {error.colno}."
        raise BadRequest(detail) from None


def json_object(most: int) -> dict[str, Any]:
    """The JSON object of the body; raises as ``json_body`` does."""
    value = json_body(most)
    if not isinstance(value, dict):
        raise BadRequest("The body should be one JSON object.")
    return value


def read_body(most: int) -> bytes:
    """The body, if it has at most this many bytes and no more than any may."""
    most = min(most, settings().max_body_mb << 20)
    if (request.content_length or 0) > most:
        raise RequestEntityTooLarge(f"The body may have {most} bytes.")
    request.max_content_length = most
    return request.get_data(cache=False)
