"""Weak entity tags: an answer that cannot have changed is not worked out again."""

from __future__ import annotations

from hashlib import blake2b

from flask import Response, abort, request
from werkzeug.datastructures import ETags

from .context import archive


def fresh() -> str:
    """The tag of the answer to this request; ends the request with 304 if the client has it.

    It is made of the archive's version and the whole address, so it is known before searching.
    """
    content = f"{archive().version()}\n{request.path}\n".encode() + request.query_string
    tag = blake2b(content, digest_size=12).hexdigest()
    known: ETags = request.if_none_match
    if known.contains_weak(tag):
        abort(_tagged(Response(status=304), tag))
    return tag


def with_tag(response: Response, tag: str) -> Response:
    """The answer, tagged; caches have to ask whether it is still true."""
    return _tagged(response, tag)


def _tagged(response: Response, tag: str) -> Response:
    response.set_etag(tag, weak=True)
    response.headers["Cache-Control"] = "private, no-cache"
    return response
