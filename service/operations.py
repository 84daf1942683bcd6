"""The operations of the HTTP interface, from which ``openapi`` makes its description."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marshmallow import Schema

from . import alias_parameters as ap
from . import parameters as p
from .article_parameters import ArticleParameters
from .schemas import names, records, search


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address: its parameters, its answer, and the statuses of its problems.

    ``lists``: it also takes and answers lists and JSON lines; ``takes_file``: its body is a file;
    ``media``: the types of an answer that is a file.
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


_PATH = "/api/v1/aliases"
_WRITE = (400, 401, 403, 404, 412, 503)
_REMOVE = (400, 401, 403, 404, 503)
_SEARCH = (400, 503)
_ALIASES = (
    Operation(
        "put",
        f"{_PATH}/{{id}}",
        "Add or replace an entity; with `If-Match` only if nobody changed it since, "
        "with `If-None-Match: *` only if there is none",
        names.EntityWritten,
        body=ap.EntityParameters,
        problems=(400, 401, 403, 412, 413, 415, 503),
    ),
    Operation(
        "delete",
        f"{_PATH}/{{id}}",
        "Remove an entity; with `If-Match` only if nobody changed it since",
        None,
        problems=_WRITE,
    ),
    Operation(
        "post",
        f"{_PATH}/preview",
        "Preview the effect of putting an entity, or with `remove` of removing it",
        names.AliasPreview,
        body=ap.PreviewParameters,
        problems=(400, 401, 403, 404, 413, 415, 503),
    ),
    Operation(
        "get",
        f"{_PATH}/suggestions",
        "List names found in the articles that wait for a decision",
        names.FoundNames,
        query=ap.FoundNamesParameters,
        problems=(400, 503),
    ),
    *(
        Operation(
            "post", f"{_PATH}/{path}", summary, names.AliasChanged, query=asked, problems=_WRITE
        )
        for path, summary, asked in (
            ("suggestions/{id}/accept", "Accept suggestion number `id`", None),
            ("suggestions/{id}/reject", "Reject suggestion number `id`", None),
            ("journal/{id}/undo", "Undo change number `id` of the table", ap.UndoParameters),
        )
    ),
    Operation(
        "get",
        f"{_PATH}/export",
        "Export the alias table as a file",
        None,
        query=ap.AliasExportParameters,
        problems=(400, 503),
        media=("application/json", "text/csv", "text/plain", "text/turtle"),
    ),
    Operation(
        "post",
        f"{_PATH}/import",
        "Import a file of names",
        names.AliasChanged,
        query=ap.AliasImportParameters,
        problems=(400, 401, 403, 413, 503),
        takes_file=True,
    ),
    Operation(
        "get",
        f"{_PATH}/{{id}}/usage",
        "Count how often each form of an entity is used, by source and month",
        names.AliasUsage,
        query=ap.UsageParameters,
        problems=(400, 404, 503),
    ),
    Operation(
        "get",
        f"{_PATH}/journal",
        "List the latest changes of the table",
        names.AliasJournal,
        problems=(400,),
    ),
)


OPERATIONS = (
    Operation(
        "get", "/api/v1", "What this service is, and its limits", records.Root, problems=(400,)
    ),
    Operation(
        "get",
        "/api/v1/search",
        "Search the archive",
        search.SearchAnswer,
        query=p.SearchParameters,
        problems=(400, 414, 422, 503),
    ),
    Operation(
        "post",
        "/api/v1/search",
        "Search the archive, with the parameters in a JSON object",
        search.SearchAnswer,
        body=p.SearchBody,
        problems=(400, 413, 415, 422, 503),
    ),
    Operation(
        "get",
        "/api/v1/articles/{id}",
        "Get a clean article",
        records.Article,
        problems=(400, 404, 503),
    ),
    Operation(
        "get",
        "/api/v1/articles/{id}/cleaning",
        "Get every line of the raw text, with its label and the rule that gave it",
        records.Cleaning,
        problems=(400, 404, 503),
    ),
    Operation(
        "get",
        "/api/v1/articles/{id}/similar",
        "List similar articles, and copies of the article",
        search.Likeness,
        query=p.SimilarParameters,
        problems=(400, 404, 503),
    ),
    Operation(
        "get",
        "/api/v1/aliases",
        "List the entities and their forms",
        records.AliasList,
        query=p.AliasListParameters,
        problems=_SEARCH,
    ),
    Operation(
        "get",
        "/api/v1/aliases/resolve",
        "Find the names in a text",
        records.Resolved,
        query=p.ResolveParameters,
        problems=_SEARCH,
    ),
    Operation(
        "get", "/api/v1/aliases/{id}", "Get an entity", records.EntityOut, problems=(400, 404, 503)
    ),
    *_ALIASES,
    Operation(
        "post",
        "/api/v1/articles",
        "Add one article, a list (answered by a list) or JSON lines (by JSON lines)",
        records.Outcome,
        body=ArticleParameters,
        problems=(400, 401, 403, 413, 415, 503),
        lists=True,
    ),
    Operation(
        "put",
        "/api/v1/articles/{id}",
        "Add or replace an article",
        records.Outcome,
        body=ArticleParameters,
        problems=(400, 401, 403, 413, 415, 503),
    ),
    Operation("delete", "/api/v1/articles/{id}", "Remove an article", None, problems=_REMOVE),
    Operation(
        "get",
        "/api/v1/suggest",
        "Complete what has been typed, by words, names and titles",
        records.Suggestions,
        query=p.SuggestParameters,
        problems=_SEARCH,
    ),
    *(
        Operation(
            "get",
            f"/api/v1/search.{kind}",
            summary,
            None,
            query=p.SearchParameters,
            problems=(400, 422, 503),
            media=(media,),
        )
        for kind, media, summary in (
            ("csv", "text/csv", "All hits of a search, one row per article"),
            ("jsonl", "application/x-ndjson", "All hits of a search, one JSON object per line"),
            ("atom", "application/atom+xml", "The hits added to the archive last, as an Atom feed"),
        )
    ),
    Operation("get", "/healthz", "Whether the process answers", records.Alive),
    Operation("get", "/readyz", "Whether searches are answered", records.Ready),
)


_BY_ADDRESS = {(operation.method, operation.path): operation for operation in OPERATIONS}


def asked(method: str, rule: str) -> Operation | None:
    """The operation of a method at a route, written as Flask does: ``/articles/<article:id>``."""
    path = re.sub(r"<(?:[^:>]+:)?(\w+)>", r"{\1}", rule)
    return _BY_ADDRESS.get(("get" if method == "HEAD" else method.lower(), path))
