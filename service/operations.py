"""The operations of the interface as data, of which ``openapi`` makes the description."""

from __future__ import annotations

from dataclasses import dataclass

from marshmallow import Schema

from . import alias_parameters as p
from . import schemas as s


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address: what goes in, what comes out, what can go wrong."""

    method: str
    path: str
    summary: str
    answer: type[Schema] | None
    query: type[Schema] | None = None
    body: type[Schema] | None = None
    problems: tuple[int, ...] = ()
    lists: bool = False
    media: tuple[str, ...] = ()  # of an answer that is a file
    takes_file: bool = False


_PATH = "/api/v1/aliases"
_WRITE = (400, 401, 403, 404, 412, 503)
ALIASES = (
    Operation(
        "put",
        f"{_PATH}/{{id}}",
        "Add or replace an entity; with `If-Match` only if it is still as you saw it",
        s.EntityOut,
        body=p.EntityParameters,
        problems=(400, 401, 403, 412, 413, 415, 503),
    ),
    Operation(
        "delete",
        f"{_PATH}/{{id}}",
        "Take an entity out; with `If-Match` only if it is still as you saw it",
        None,
        problems=_WRITE,
    ),
    Operation(
        "post",
        f"{_PATH}/preview",
        "What putting an entity in, or with `remove` taking it out, would do",
        s.AliasPreview,
        body=p.PreviewParameters,
        problems=(400, 401, 403, 404, 413, 415, 503),
    ),
    Operation(
        "get",
        f"{_PATH}/suggestions",
        "Names found in the articles that nobody has decided about",
        s.FoundNames,
        query=p.FoundNamesParameters,
        problems=(400, 503),
    ),
    *(
        Operation("post", f"{_PATH}/{path}", told, s.AliasChanged, query=asked, problems=_WRITE)
        for path, told, asked in (
            ("suggestions/{id}/accept", "Accept suggestion number `id`", None),
            ("suggestions/{id}/reject", "Reject suggestion number `id`", None),
            ("journal/{id}/undo", "Undo change number `id` of the table", p.UndoParameters),
        )
    ),
    Operation(
        "get",
        f"{_PATH}/export",
        "The table as a file",
        None,
        query=p.AliasExportParameters,
        problems=(400, 503),
        media=("application/json", "text/csv", "text/plain", "text/turtle"),
    ),
    Operation(
        "post",
        f"{_PATH}/import",
        "Take in a file of names",
        s.AliasChanged,
        query=p.AliasImportParameters,
        problems=(400, 401, 403, 413, 503),
        takes_file=True,
    ),
    Operation(
        "get",
        f"{_PATH}/{{id}}/usage",
        "Who calls an entity what: its forms by source and month",
        s.AliasUsage,
        query=p.UsageParameters,
        problems=(400, 404, 503),
    ),
    Operation(
        "get",
        f"{_PATH}/journal",
        "The latest changes of the table",
        s.AliasJournal,
        problems=(400,),
    ),
)
