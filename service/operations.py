"""The operations of the HTTP interface: each is told once, above the function that answers it.

``Operations`` makes the route and checks the parameters; ``openapi`` makes the description.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Blueprint, Response, request
from marshmallow import Schema

from .parameters import Parameters, arguments
from .responses import tagged as with_tags

ROOT = "/api/v1"
SEARCH = f"{ROOT}/search"
View = Callable[..., Response]


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address: its parameters, its answer, and the statuses of its problems.

    ``lists``: it also takes and answers lists and JSON lines; ``takes_file``: its body is a file;
    ``media``: the types of an answer that is a file; ``tagged``: its answers have an ``ETag``, and
    who has the answer is told so.
    """

    method: str
    path: str
    summary: str
    answer: type[Schema] | None
    query: type[Schema] | None = None
    body: type[Schema] | None = None
    problems: tuple[int, ...] = ()
    lists: bool = False
    media: tuple[str, ...] = ()
    takes_file: bool = False
    tagged: bool = False

    @property
    def needs_key(self) -> bool:
        """Whether it changes something."""
        return self.method != "get" and self.path != SEARCH

    @property
    def statuses(self) -> tuple[int, ...]:
        """Those of its own problems, and of those that all of its sort have."""
        if not self.path.startswith(ROOT):
            return self.problems
        of_writing = (401, 403) if self.needs_key else ()
        of_body = (413, 415) if self.body else (413,) if self.takes_file else ()
        return (400, 503, *of_writing, *of_body, *self.problems)


class Operations(Blueprint):
    """The operations of one resource of the interface."""

    def __init__(self, name: str, **more: Any) -> None:
        super().__init__(name, __name__, **more)
        self.described: list[Operation] = []

    def operation(
        self, route: str, answer: type[Schema] | None = None, **more: Any
    ) -> Callable[[View], View]:
        """Have a function answer at a route, such as ``GET /articles/<article:id>``.

        It is given the parameters of the address as its schema ``query`` loads them; others are
        refused before anything is read or changed. Its docstring begins with the summary; ``more``
        are the other fields of the ``Operation``.
        """
        method, _, rule = route.partition(" ")
        path = ROOT + re.sub(r"<(?:[^:>]+:)?(\w+)>", r"{\1}", rule)

        def described(view: View) -> View:
            summary = (inspect.getdoc(view) or "").partition("\n\n")[0].rstrip(".")
            told = Operation(method.lower(), path, " ".join(summary.split()), answer, **more)

            @wraps(view)
            def checked(**named: Any) -> Response:
                asked = arguments(told.query or Parameters, request.args)
                return view(asked, **named) if told.query else view(**named)

            self.described.append(told)
            answering = with_tags(checked) if told.tagged else checked
            self.add_url_rule(rule, view_func=answering, methods=[method])
            return answering

        return described
