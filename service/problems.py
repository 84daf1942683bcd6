"""Errors as problem details (RFC 9457): one table from code to status and title.

``/problems/<code>`` explains each; the ``type`` of an answer points there. A 5xx never tells what
went wrong inside: the log does, under the request id in ``instance``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from sqlite3 import DatabaseError

from flask import Response, g, request
from marshmallow import ValidationError
from werkzeug.exceptions import ClientDisconnected, HTTPException, MethodNotAllowed, NotFound

from index.errors import (
    BadAlias,
    BadArticle,
    BadCursor,
    BadQuery,
    OutOfTime,
    PressmarkError,
    QueryTooCostly,
)
from index.store.damage import damaged

from .encoding import dumps
from .field_types import Errors, by_field, in_words

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: its HTTP status, its constant title, and advice for the reader."""

    status: int
    title: str
    advice: str


PROBLEMS = {
    "bad-parameter": Kind(400, "A parameter cannot be used", "`errors` names each and says why."),
    "bad-query": Kind(
        400, "The query cannot be understood", "Say what to search for; /help shows how."
    ),
    "query-too-costly": Kind(422, "The query would cost too much", "Make the named term narrower."),
    "bad-cursor": Kind(400, "The cursor cannot be used", "Start again without `cursor`."),
    "bad-article": Kind(
        400, "The article cannot be taken", "The detail says what is wrong with it."
    ),
    "bad-alias": Kind(400, "The alias change cannot be taken", "The table is as it was before."),
    "bad-request": Kind(
        400, "The request cannot be read", "Send what the API description asks for."
    ),
    "unauthorized": Kind(401, "A key is needed", "Send `Authorization: Bearer <key>`."),
    "forbidden": Kind(403, "This is not allowed", "The archive's keeper can make a key that may."),
    "read-only": Kind(
        403, "This archive can only be read", "It can be written to where its folder can be."
    ),
    "not-found": Kind(404, "Nothing is here", "Check the id or the address."),
    "method-not-allowed": Kind(405, "Not with this method", "`Allow` lists those that work."),
    "stale-version": Kind(412, "Somebody was faster", "Read it again and repeat the change."),
    "too-large": Kind(
        413,
        "The body is too large",
        "Send less at a time, or articles as JSON lines; /api/v1 states the limits.",
    ),
    "address-too-long": Kind(414, "The address is too long", "Use POST with a JSON object."),
    "unsupported-media-type": Kind(415, "Not in this format", "Send application/json."),
    "too-many-requests": Kind(429, "Too many requests", "Try again soon: `Retry-After` says when."),
    "internal": Kind(500, "Something went wrong here", "Tell the keeper the request id."),
    "server-busy": Kind(503, "Too much is under way", "Try again in a few seconds."),
    "archive-busy": Kind(503, "The archive is busy", "Try again in a few seconds."),
    "archive-unusable": Kind(503, "The archive cannot be used", "Its keeper should see the log."),
    "out-of-time": Kind(
        503, "The search took too long", "Ask for less: rarer words, dates, a source."
    ),
    "engine-unavailable": Kind(503, "The search engine does not answer", "Try again in a moment."),
}
UNANSWERED = (ValidationError, BadQuery, QueryTooCostly, BadCursor, OutOfTime)
"""Why a search has no answer, which whoever asked can mend."""
_OF_STATUS = {kind.status: code for code, kind in reversed(PROBLEMS.items())}  # the first of each
_OF_STATUS[400] = "bad-request"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem, ready to be answered as JSON or as a page."""

    code: str
    status: int
    title: str
    detail: str
    errors: Errors | None = None
    term: str | None = None


def problem(code: str, detail: str, status: int | None = None) -> Problem:
    """The problem of this code; the detail of a 5xx is replaced by the kind's advice."""
    kind = PROBLEMS[code]
    status = status or kind.status
    return Problem(code, status, kind.title, detail if status < 500 else kind.advice)


def of(error: Exception) -> Problem:
    """The problem for an error of the library, of marshmallow or of Werkzeug; any other is a fault
    of ours."""
    match error:
        case PressmarkError():
            return _of_ours(error)
        case ValidationError():
            return _of_fields(error)
        case HTTPException():
            return _of_http(error)
        case DatabaseError() if told := damaged(error):
            return _of_ours(told)
    return problem("internal", "")


def _of_ours(error: PressmarkError) -> Problem:
    found = problem(error.code if error.code in PROBLEMS else "internal", str(error))
    if isinstance(error, QueryTooCostly):
        return replace(found, term=error.term)
    if isinstance(error.__cause__, ValidationError):  # a body that its schema refused
        return replace(found, errors=by_field(error.__cause__))
    if isinstance(error, BadAlias | BadArticle) and error.field:
        return replace(found, errors={error.field: [found.detail]})
    return found


def _of_fields(error: ValidationError) -> Problem:
    """Names each of the fields that fail their schema."""
    errors = by_field(error)
    return replace(problem("bad-parameter", in_words(errors)), errors=errors)


def _of_http(error: HTTPException) -> Problem:
    status = error.code or 500
    if status == 404 and error.description == NotFound.description:
        return problem("not-found", f"Nothing is at {request.path}: /docs lists what there is.")
    if isinstance(error, ClientDisconnected):
        return problem("bad-request", "The body ended before its `Content-Length`.")
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        allowed = ", ".join(sorted(error.valid_methods))
        detail = f"{request.method} does not work here: {allowed} do."
        return problem("method-not-allowed", detail)
    code = _OF_STATUS.get(status, "internal" if status >= 500 else "bad-request")
    if status == 429:  # Werkzeug's description has only the rate
        return problem(code, f"At most {error.description}. {PROBLEMS[code].advice}")
    return problem(code, error.description or "", status)


def answer(found: Problem) -> Response:
    """The problem as an ``application/problem+json`` response."""
    body: dict[str, object] = {
        "type": f"/problems/{found.code}",
        "title": found.title,
        "status": found.status,
        "detail": found.detail,
        "instance": f"urn:uuid:{g.request_id}",
    }
    if found.errors is not None:
        body["errors"] = found.errors
    if found.term is not None:
        body["term"] = found.term
    response = Response(dumps(body), found.status, content_type=MEDIA_TYPE)
    if found.status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="pressmark"'
    return response
