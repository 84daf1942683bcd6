"""A search as CSV, as JSON lines, or as an Atom feed: every hit, not just a page of them."""

from __future__ import annotations

import codecs
import csv
import io
import re
import weakref
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from threading import BoundedSemaphore

from flask import (
    Flask,
    Response,
    current_app,
    render_template,
    request,
    stream_with_context,
)
from werkzeug.exceptions import ServiceUnavailable

from index.answer import Answer, Hit
from index.deadline import NEVER
from index.errors import OutOfTime
from index.matching import Order
from index.request import Duplicates, MatchMode, SearchRequest

from .. import views
from ..context import archive, deadline
from ..encoding import dumps
from ..limits import EXPORT_HITS, LONG_EXPORTS
from ..logs import log_search
from ..operations import Operations
from ..parameters import SearchParameters
from ..responses import for_people

routes = Operations("exports")
_PAGE = 50
_COLUMNS = ("rank", "id", "title", "source", "published", "author", "language", "url", "passage",
            "lacking")  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SHARE = "pressmark.long exports"


def install(app: Flask) -> None:
    """Let a worker send so many long exports at a time."""
    app.extensions[_SHARE] = BoundedSemaphore(LONG_EXPORTS)


@routes.operation("GET /search.csv", query=SearchParameters, problems=(422,), media=("text/csv",))
def as_csv(asked: SearchRequest) -> Response:
    """All hits of a search, one row per article.

    The row has the best passage of the article. A browser gets a byte order mark before the first,
    without which a spreadsheet takes UTF-8 for another encoding; a program would take the mark for
    a part of the first column's name.
    """
    hits, long = _found(asked)
    rows = chain([codecs.BOM_UTF8] if for_people() else [], _rows(hits))
    return _file(rows, long, "text/csv; charset=utf-8", "search.csv")


@routes.operation(
    "GET /search.jsonl", query=SearchParameters, problems=(422,), media=("application/x-ndjson",)
)
def as_jsonl(asked: SearchRequest) -> Response:
    """All hits of a search, one JSON object per line."""
    hits, long = _found(asked)
    lines = (dumps(views.hit(hit)) + b"\n" for hit in hits)
    return _file(lines, long, "application/x-ndjson", "search.jsonl")


@routes.operation(
    "GET /search.atom",
    query=SearchParameters,
    problems=(422,),
    media=("application/atom+xml",),
    tagged=True,
)
def as_atom(asked: SearchRequest) -> Response:
    """The hits added to the archive last, as an Atom feed.

    A query can be subscribed to; readers ask again and again, and what has not changed costs no
    search. Until an article has all of it, nothing is news.
    """
    wanted = replace(_wanted(asked), sort=Order.ADDED, limit=_PAGE, passages=1, cursor=None)
    if wanted.match is MatchMode.AUTO:
        wanted = replace(wanted, match=MatchMode.ALL)
    answer = _whole(archive().search(wanted))
    root = request.url_root.rstrip("/")
    xml = render_template("search.atom", answer=answer, root=root, address=request.url)
    shown = _NO_XML.sub("\ufffd", xml)  # a query may have characters that XML has not
    return Response(shown, content_type="application/atom+xml; charset=utf-8")


def _wanted(asked: SearchRequest) -> SearchRequest:
    wanted = replace(asked, deadline=deadline(), facets=())
    if "duplicates" not in request.args:
        wanted = replace(wanted, duplicates=Duplicates.SHOW)
    return wanted


def _found(asked: SearchRequest) -> tuple[Iterator[Hit], bool]:
    """Every hit, or the one page that ``limit`` asks for; and whether there are more than a page.

    The first page is searched before the answer begins, so that a bad query gets an error.
    """
    wanted = _wanted(asked)
    one_page = "limit" in request.args
    if not one_page:
        wanted = replace(wanted, limit=_PAGE)
    first = _whole(archive().search(wanted))
    wanted = replace(wanted, deadline=NEVER)  # an export once begun is finished
    pages = iter([first]) if one_page else _pages(wanted, first)
    hits = islice((hit for answer in pages for hit in answer.hits), EXPORT_HITS)
    return hits, not one_page and first.next is not None


def _whole(answer: Answer) -> Answer:
    """The answer if it is complete; OutOfTime otherwise, as a file would not show the gap."""
    log_search(answer)
    if not answer.complete:
        raise OutOfTime("There was no time to find everything.")
    return answer


def _pages(wanted: SearchRequest, answer: Answer) -> Iterator[Answer]:
    yield answer
    while answer.next:
        answer = archive().search(replace(wanted, cursor=answer.next))
        yield answer


def _rows(hits: Iterator[Hit]) -> Iterator[bytes]:
    yield _row(_COLUMNS)
    for hit in hits:
        article = hit.article
        published = f"{article.published:%Y-%m-%dT%H:%M:%SZ}" if article.published else ""
        passage = hit.passages[0].text if hit.passages else article.standfirst
        shown = (article.title, article.source, published, article.author)
        rest = (article.language, article.url, passage, ", ".join(hit.lacking))
        yield _row((str(hit.rank), article.id, *shown, *rest))


def _row(cells: tuple[str | None, ...]) -> bytes:
    """A row; cells that a spreadsheet would read as formulas get an apostrophe in front."""
    line = io.StringIO()
    safe = [f"'{c}" if c and c.startswith(_FORMULA) else (c or "") for c in cells]
    csv.writer(line).writerow(safe)
    return line.getvalue().encode()


def _file(pieces: Iterator[bytes], long: bool, kind: str, name: str) -> Response:
    """The pieces as a file: one page of hits at once, more as they are found.

    Raises:
        ServiceUnavailable: it is long, and this worker is sending a long one already.
    """
    if not long:
        response = Response(b"".join(pieces), content_type=kind)
    else:
        share: BoundedSemaphore = current_app.extensions[_SHARE]
        if not share.acquire(blocking=False):
            raise ServiceUnavailable("Another long export is under way.")
        response = Response(stream_with_context(pieces), content_type=kind)
        sent = weakref.finalize(response, share.release)  # at the latest, if it is never closed
        response.call_on_close(sent)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
