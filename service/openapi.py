"""The description of the interface, OpenAPI 3.1, generated from the schemas that validate it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Blueprint, Response
from marshmallow import Schema

from . import parameters as p
from . import schemas as s
from .encoding import json_response

_INFO = """Full-text search for archives of news: any name of a thing finds every name of it.
Offsets count Unicode code points and are half-open. Errors are problem details (RFC 9457)."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address: what goes in, what comes out, what can go wrong."""

    method: str
    path: str
    summary: str
    answer: type[Schema]
    query: type[Schema] | None = None
    body: type[Schema] | None = None
    problems: tuple[int, ...] = ()


_SEARCH = (400, 503)
OPERATIONS = (
    Operation("get", "/api/v1", "What this service is and what it allows", s.Root),
    Operation(
        "get",
        "/api/v1/search",
        "Search the archive",
        s.SearchAnswer,
        query=p.SearchParameters,
        problems=(400, 414, 503),
    ),
    Operation(
        "post",
        "/api/v1/search",
        "Search the archive, the parameters in a JSON object",
        s.SearchAnswer,
        body=p.SearchParameters,
        problems=(400, 413, 415, 503),
    ),
    Operation(
        "get", "/api/v1/articles/{id}", "A clean article", s.Article, problems=(400, 404, 503)
    ),
    Operation(
        "get",
        "/api/v1/articles/{id}/cleaning",
        "Every line of the raw text, with its label and the rule that said so",
        s.Cleaning,
        problems=(400, 404, 503),
    ),
    Operation(
        "get",
        "/api/v1/aliases",
        "The entities and their forms",
        s.AliasList,
        query=p.AliasListParameters,
        problems=_SEARCH,
    ),
    Operation(
        "get",
        "/api/v1/aliases/resolve",
        "The mentions in any text",
        s.Resolved,
        query=p.ResolveParameters,
        problems=_SEARCH,
    ),
    Operation("get", "/api/v1/aliases/{id}", "An entity", s.EntityOut, problems=(400, 404, 503)),
    Operation("get", "/healthz", "Whether the process answers", s.Alive),
    Operation("get", "/readyz", "Whether searches will be answered", s.Ready),
)


@cache
def description() -> dict[str, Any]:
    """The OpenAPI document."""
    spec = APISpec(
        title="pressmark",
        version="1",
        openapi_version="3.1.0",
        info={"description": _INFO, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        servers=[{"url": "/"}],
        plugins=[MarshmallowPlugin(schema_name_resolver=_name)],
    )
    spec.components.security_scheme("key", {"type": "http", "scheme": "bearer"})
    for operation in OPERATIONS:
        spec.path(path=operation.path, operations={operation.method: _described(operation)})
    return dict(spec.to_dict())


def _name(schema: Any) -> str:
    made = schema if isinstance(schema, type) else type(schema)
    return made.__name__.removesuffix("Out").removesuffix("Body")


def _described(operation: Operation) -> dict[str, Any]:
    described: dict[str, Any] = {
        "summary": operation.summary,
        "operationId": f"{operation.method} {operation.path}",
        "parameters": [],
        "responses": _responses(operation),
    }
    if "{id}" in operation.path:
        described["parameters"].append(
            {"in": "path", "name": "id", "required": True, "schema": {"type": "string"}}
        )
    if operation.query:
        described["parameters"].append({"in": "query", "schema": operation.query})
    if operation.body:
        described["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": operation.body}},
        }
    return described


def _responses(operation: Operation) -> dict[str, Any]:
    problem = {"application/problem+json": {"schema": s.ProblemBody}}
    answer = {"application/json": {"schema": operation.answer}}
    responses: dict[str, Any] = {"200": {"description": "The answer", "content": answer}}
    for status in operation.problems:
        responses[str(status)] = {"description": "A problem", "content": problem}
    if operation.answer is s.Ready:
        responses["503"] = {"description": "Not ready", "content": answer}
    responses["default"] = {"description": "Any other problem", "content": problem}
    return responses


def show() -> Response:
    """The OpenAPI document."""
    return json_response(description())


def blueprint() -> Blueprint:
    """``/api/openapi.json``."""
    routes = Blueprint("openapi", __name__)
    view: Callable[[], Response] = show
    routes.add_url_rule("/api/openapi.json", view_func=view)
    return routes
