"""The description of the interface, OpenAPI 3.1, generated from the schemas that validate it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Blueprint, Response
from marshmallow import Schema

from . import api
from .alias_parameters import FormOrText
from .operations import ROOT, Operation
from .responses import json_response
from .schemas import records

routes = Blueprint("openapi", __name__)
_INFO = """Full-text search for archives of news: any name of a thing finds every name of it.
Offsets count Unicode code points and are half-open. Errors are problem details (RFC 9457)."""
OPERATIONS = (
    *api.routes.described,
    Operation("get", "/healthz", "Whether the process answers", records.Alive),
    Operation("get", "/readyz", "Whether searches are answered", records.Ready),
)


@cache
def description() -> dict[str, Any]:
    """The OpenAPI document."""
    plugin = MarshmallowPlugin(schema_name_resolver=_name)
    spec = APISpec(
        title="pressmark",
        version="1",
        openapi_version="3.1.0",
        info={"description": _INFO, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        servers=[{"url": "/"}],
        plugins=[plugin],
    )
    plugin.converter.add_attribute_function(_or_text)  # type: ignore[union-attr]
    spec.components.security_scheme("key", {"type": "http", "scheme": "bearer"})
    for operation in OPERATIONS:
        spec.path(path=operation.path, operations={operation.method: _described(operation)})
    return dict(spec.to_dict())


def _or_text(_: Any, field: Any, ret: dict[str, Any], **__: Any) -> dict[str, Any]:
    """Of a form, that a string will do."""
    if not isinstance(field, FormOrText):
        return {}
    named = {key: ret.pop(key) for key in ("$ref", "allOf") if key in ret}
    return {"anyOf": [{"type": "string"}, named]}


def _name(schema: Any) -> str:
    made = schema if isinstance(schema, type) else type(schema)
    return made.__name__.removesuffix("Out").removesuffix("Body")


def _described(operation: Operation) -> dict[str, Any]:
    words = re.findall(r"\w+", operation.path.removeprefix(ROOT)) or ["root"]
    described: dict[str, Any] = {
        "summary": operation.summary,
        "operationId": "_".join((operation.method, *words)),  # ``get_articles_id_cleaning``
        "parameters": [],
        "responses": _responses(operation),
    }
    if "{id}" in operation.path:
        described["parameters"].append(
            {
                "in": "path",
                "name": "id",
                "description": "The id, as answers give it.",
                "required": True,
                "schema": {"type": "string"},
            }
        )
    if operation.query:
        described["parameters"].append({"in": "query", "schema": operation.query})
    if operation.body or operation.takes_file:  # of a file `format` says what it is
        content = _content(operation, operation.body) if operation.body else {"*/*": {}}
        described["requestBody"] = {"required": True, "content": content}
    if operation.needs_key:
        described["security"] = [{"key": []}]
    return described


def _content(operation: Operation, schema: type[Schema]) -> dict[str, Any]:
    """The schema as JSON; for an operation on many articles also as a list and as JSON lines."""
    if not operation.lists:
        return {"application/json": {"schema": schema}}
    many = {"oneOf": [schema, {"type": "array", "items": schema}]}
    return {"application/json": {"schema": many}, "application/x-ndjson": {"schema": schema}}


def _responses(operation: Operation) -> dict[str, Any]:
    problem = {"application/problem+json": {"schema": records.ProblemBody}}
    responses: dict[str, Any] = {}
    if operation.answer:
        content = _content(operation, operation.answer)
        responses["200"] = {"description": "The answer", "content": content}
        if operation.answer is records.Outcome or operation.method == "put":
            responses["201"] = {"description": "It was added", "content": content}
        if operation.answer is records.Ready:
            responses["503"] = {"description": "Not ready", "content": content}
    elif media := operation.media:
        text, data = {"type": "string"}, {"type": ["object", "array"]}
        files = {kind: {"schema": data if kind.endswith("/json") else text} for kind in media}
        responses["200"] = {"description": "The answer", "content": files}
    else:
        responses["204"] = {"description": "Done"}
    if operation.tagged:
        responses["304"] = {
            "description": "Not changed since the answer with the `ETag` in `If-None-Match`"
        }
    for status in operation.statuses:
        responses[str(status)] = {"description": "A problem", "content": problem}
    responses["default"] = {"description": "Any other problem", "content": problem}
    return responses


@routes.get("/api/openapi.json")
def show() -> Response:
    """The OpenAPI document."""
    return json_response(description())
