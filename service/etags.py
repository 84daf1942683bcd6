"""Weak entity tags: an answer that cannot have changed is not computed again."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

from flask import Response, abort, request
from werkzeug.datastructures import ETags

from .context import archive


def fresh() -> str:
    """The tag of the answer to this request; ends the request with 304 if the client has it.

    It is made of the version of the archive, of this program and the whole address, before any
    search.
    """
    content = f"{archive().version()} {_program()}\n{request.path}\n".encode()
    content += request.query_string
    tag = blake2b(content, digest_size=12).hexdigest()
    known: ETags = request.if_none_match
    if known.contains_weak(tag):
        abort(_tagged(Response(status=304), tag))
    return tag


@cache
def _program() -> str:
    """A digest of the service's code and templates, as an update may change every page."""
    digest = blake2b(digest_size=12)
    for path in sorted(Path(__file__).parent.rglob("*.*")):
        if path.suffix in {".py", ".html", ".xml", ".atom"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def with_tag(response: Response, tag: str) -> Response:
    """The answer with its tag; caches have to revalidate it."""
    return _tagged(response, tag)


def _tagged(response: Response, tag: str) -> Response:
    response.set_etag(tag, weak=True)
    response.headers["Cache-Control"] = "private, no-cache"
    return response
