"""``/api/v1/articles``: clean articles, how they were cleaned, similar ones; and writing them: one
object, a list, or a stream of JSON lines."""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from io import BufferedReader
from typing import Any, cast

import orjson
from flask import Response, request
from marshmallow import Schema, ValidationError, validates_schema

from index.errors import BadArticle, NotFound
from index.ingest.identifying import given_id
from index.model import RawDocument
from index.outcomes import Added, AddStatus
from index.sources.fields import MAX_CONTENT, MAX_ID, from_fields
from index.sources.streams import lines_of

from .. import views
from ..bodies import json_body, json_object
from ..context import archive, settings
from ..encoding import dumps
from ..field_types import Flag, Text, TextOrNumber, checked, told
from ..limits import JSON_BODY_BYTES
from ..operations import Operations
from ..parameters import SimilarParameters
from ..responses import json_response
from ..schemas import records, search

routes = Operations("articles")
_LINES = {"application/x-ndjson", "application/ndjson", "application/jsonl"}
_LONGEST_LINE = 2 * MAX_CONTENT  # JSON may write a character in six bytes, but seldom does
_IN_MEMORY = 1 << 20
_READ_AT_ONCE = 1 << 16
_SHOWN = 60  # characters of a value
_Given = tuple[object, RawDocument | BadArticle]  # what was sent, and the document in it
_Repeated = tuple[str | None, str | None]
_UNUSABLE = {
    "published": "a date: {} names no day for certain, or none of an article",
    "url": "an address: {} is not one of http or https",
    "language": "a language: {} is no ISO 639-1 code",
}


_maybe = partial(told, allow_none=True)


class ArticleParameters(Schema):
    """One article: ``text`` or ``html``, and what is known of it; null counts as left out.

    It checks what kind of value each field has. A title may still be too long or a date no day:
    ``from_fields`` shortens or drops such values, so that the article is not lost.
    """

    error_messages = {"type": "An article is a JSON object."}  # noqa: RUF012 - marshmallow's

    id = _maybe(TextOrNumber, "Id; if left out, derived from `url` or the text.", number="integer")
    text = _maybe(Text, "The page as plain text; or send `html`.")
    html = _maybe(Text, "The page as HTML; or send `text`.")
    url = _maybe(Text, "Address of the original page.")
    title = _maybe(Text, "Title, if known.")
    source = _maybe(Text, "Name of the publication, such as `The Gazette`.")
    author = _maybe(Text, "Author, as printed.")
    published = _maybe(
        TextOrNumber, "When it was published: `2014-01-08`, `2014-01-08T09:30Z`, or a Unix time."
    )
    language = _maybe(Text, "ISO 639-1 code, such as `en`.")
    clean = told(Flag, "`false`: take the text as it is, without cleaning; otherwise clean it.")

    @validates_schema
    def _one_content(self, data: dict[str, Any], **_: Any) -> None:
        if (data.get("text") is None) == (data.get("html") is None):
            raise ValidationError("Give exactly one of text and html.", "text")


_CHECK = ArticleParameters()


def document(value: object, origin: str) -> RawDocument | BadArticle:
    """The article in a JSON value, or why there is none: then the cause names the fields."""
    try:
        known = checked(_CHECK, value, partial(BadArticle, origin=origin))
        return from_fields(origin=origin, **known)
    except BadArticle as error:
        return error


@routes.operation("GET /articles/<article:id>", records.Article, problems=(404,), tagged=True)
def show(id: str) -> Response:
    """Get a clean article."""
    return json_response(views.article(archive().article(id)))


@routes.operation(
    "GET /articles/<article:id>/cleaning", records.Cleaning, problems=(404,), tagged=True
)
def cleaning(id: str) -> Response:
    """Get every line of the raw text, with its label and the rule that gave it."""
    return json_response(views.cleaning(archive().article(id).id, archive().cleaning(id)))


@routes.operation(
    "GET /articles/<article:id>/similar",
    search.Likeness,
    query=SimilarParameters,
    problems=(404,),
    tagged=True,
)
def similar(asked: dict[str, Any], id: str) -> Response:
    """List similar articles, and copies of the article."""
    return json_response(views.likeness(archive().similar(id, asked["limit"])))


@routes.operation("POST /articles", records.Outcome, body=ArticleParameters, lists=True)
def post() -> Response:
    """Add one article, a list (answered by a list) or JSON lines (by JSON lines)."""
    if request.mimetype in _LINES:
        return _lines()
    value = json_body(JSON_BODY_BYTES)
    if not isinstance(value, list):
        return _one(value)
    items = ((item, document(item, f"item {n}")) for n, item in enumerate(value, 1))
    return json_response(list(_outcomes(items)))


@routes.operation("PUT /articles/<article:id>", records.Outcome, body=ArticleParameters)
def put(id: str) -> Response:
    """Add or replace an article."""
    value = json_object(JSON_BODY_BYTES)
    given = value.get("id")
    if given is not None and given_id(str(given)) != given_id(id):
        raise ValidationError({"id": ["Not the id in the address."]})
    return _one({**value, "id": id})


@routes.operation("DELETE /articles/<article:id>", problems=(404,))
def delete(id: str) -> Response:
    """Remove an article."""
    if not archive().remove(id):
        raise NotFound(f"no article has the id {id!r}")
    return Response(status=204)


def _one(value: object) -> Response:
    given = document(value, "article")
    (added,) = archive().add([given])
    if added.status is AddStatus.REJECTED:
        known = given if isinstance(given, BadArticle) else BadArticle("", added.origin)
        raise BadArticle(_reason(added), added.origin, field=known.field) from known.__cause__
    created = added.status is AddStatus.CREATED
    return json_response(_outcome(added, _repeated(value, given)), 201 if created else 200)


def _left_out(value: dict[str, Any], found: RawDocument | BadArticle) -> str | None:
    if isinstance(found, BadArticle):
        return None
    told = [
        f"taken without {what.format(repr(str(value[name])[:_SHOWN]))}"
        for name, what in _UNUSABLE.items()
        if value.get(name) and getattr(found, name) is None
    ]
    return "; ".join(told) or None


def _outcomes(given: Iterable[_Given]) -> Iterator[dict[str, Any]]:
    """Adds the documents; what became of each, in their order."""
    under_way: deque[_Repeated] = deque()

    def documents() -> Iterator[RawDocument | BadArticle]:
        for value, found in given:
            under_way.append(_repeated(value, found))
            yield found

    for added in archive().add(documents()):
        yield _outcome(added, under_way.popleft())


def _outcome(added: Added, sent: _Repeated) -> dict[str, Any]:
    id, problem = sent
    if added.status is AddStatus.REJECTED:  # it may have no id to be known by
        problem = f"{added.origin}: {_reason(added)}"
    return {"id": added.id or id, "status": added.status, "problem": problem}


def _repeated(value: object, found: RawDocument | BadArticle) -> _Repeated:
    """What the answer repeats of an article sent: its id, by which the client recognises it, and
    what could not be taken of it."""
    if not isinstance(value, dict):
        return None, None
    id = value.get("id")
    if isinstance(id, int) and not isinstance(id, bool):
        id = str(id)
    return id if isinstance(id, str) and len(id) <= MAX_ID else None, _left_out(value, found)


def _reason(added: Added) -> str:
    if added.kept is None:
        return str(added.problem)
    advice = f"kept in quarantine: `pressmark check --readmit {added.kept}` lets it in"
    return f"{added.problem}; {advice}"


def _lines() -> Response:
    """Outcomes are collected until the whole body is read: a client that sends everything before
    it reads anything would otherwise wait for us while we wait for it."""
    request.max_content_length = settings().max_body_mb << 20
    # Werkzeug's own stream looks for the end of a line byte by byte: a second for every megabyte.
    stream = BufferedReader(cast(Any, request.stream), _READ_AT_ONCE)
    outcomes = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - sent later
    try:
        for outcome in _outcomes(_documents(lines_of(stream, _LONGEST_LINE))):
            outcomes.write(dumps(outcome) + b"\n")
    except BaseException:
        outcomes.close()
        raise
    outcomes.seek(0)
    response = Response(iter(partial(outcomes.read, 1 << 16), b""))
    response.call_on_close(outcomes.close)
    response.content_type = "application/x-ndjson"
    return response


def _documents(lines: Iterable[bytes | None]) -> Iterator[_Given]:
    """The values in the lines, each with the document in it."""
    for number, line in enumerate(lines, 1):
        origin = f"line {number}"
        if line is None:
            yield None, BadArticle(f"is over {_LONGEST_LINE >> 20} MB", origin)
            continue
        if not line.strip():
            continue
        try:
            value = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            yield None, BadArticle(f"is not JSON: {error.msg}", origin)
        else:
            yield value, document(value, origin)
