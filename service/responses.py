"""Answers: JSON, pages and redirects, and the tags by which what cannot have changed is told."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from hashlib import blake2b
from pathlib import Path
from typing import Any, ParamSpec

from flask import Response, render_template, request
from werkzeug.datastructures import ETags

from .context import archive
from .encoding import dumps

P = ParamSpec("P")


def json_response(value: object, status: int = 200) -> Response:
    """A JSON answer."""
    return Response(dumps(value), status, content_type="application/json")


def page(template: str, code: int = 200, /, **shown: Any) -> Response:
    """The rendered template."""
    return Response(render_template(template, **shown), code)


def for_people() -> bool:
    """Whether who asks would rather have a page than data: a browser."""
    return request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html"


def see_other(address: str) -> Response:
    """A redirect (303) after a form was posted."""
    return Response(status=303, headers={"Location": address})


def tagged(view: Callable[P, Response]) -> Callable[P, Response]:
    """The view with a tag on its answers; 304, and the view is not asked, if the client has it.

    The tag is made of the version of the archive, of this program and the whole address. An answer
    that is not to be stored gets none; caches have to revalidate any other.
    """

    @wraps(view)
    def answer(*args: P.args, **named: P.kwargs) -> Response:
        content = f"{archive().version()} {_program()}\n{request.path}\n".encode()
        tag = blake2b(content + request.query_string, digest_size=12).hexdigest()
        known: ETags = request.if_none_match
        held = not known.star_tag and known.contains_weak(tag)  # `*` is no tag we ever gave
        response = Response(status=304) if held else view(*args, **named)
        if response.status_code < 400 and not response.cache_control.no_store:
            response.set_etag(tag, weak=True)
            response.headers["Cache-Control"] = "private, no-cache"
        return response

    return answer


@cache
def _program() -> str:
    """A digest of the service's code and templates, as an update may change every page."""
    digest = blake2b(digest_size=12)
    for path in sorted(Path(__file__).parent.rglob("*.*")):
        if path.suffix in {".py", ".html", ".xml", ".atom"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()
