"""Addresses of searches and articles. They hold the state: a link is the state with one change."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode

from werkzeug.datastructures import MultiDict

from ..parameters import SearchParameters

Change = str | Iterable[str] | None
_OF_PAGE = "bars"  # how the timeline is drawn; means nothing to a search
_KEPT = (
    *(n for n in SearchParameters._declared_fields if n not in {"cursor", "facets", "explain"}),
    _OF_PAGE,
)
_DEFAULTS = {n: str(field.load_default) for n, field in SearchParameters._declared_fields.items()}
_DEFAULTS[_OF_PAGE] = "count"


def known(given: MultiDict[str, str]) -> MultiDict[str, str]:
    """The parameters of a search in the address, without empty and unknown ones."""
    names = {*SearchParameters._declared_fields, _OF_PAGE}
    return MultiDict((k, v) for k, v in given.items(multi=True) if k in names and v)


def asked(state: MultiDict[str, str]) -> MultiDict[str, str]:
    """The state without the parameters that only concern the page."""
    return MultiDict((k, v) for k, v in state.items(multi=True) if k != _OF_PAGE)


def address(state: MultiDict[str, str], **changes: Change) -> str:
    """The search page in this state with some parameters replaced; None or () removes one.

    The cursor is dropped unless it is among the changes: a changed search starts at its first page.
    """
    pairs = _pairs(state, **changes)
    return f"/?{urlencode(pairs)}" if pairs else "/"


def _pairs(state: MultiDict[str, str], **changes: Change) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name in (*_KEPT, "cursor")
        for value in _values(changes.get(name, state.getlist(name) if name != "cursor" else []))
        if _DEFAULTS.get(name) != value
    ]


def export(state: MultiDict[str, str], kind: str) -> str:
    """All hits of the search as ``atom``, ``csv`` or ``jsonl``, however many a page shows."""
    return f"/search.{kind}{address(asked(state), limit=None)[1:]}"


def hidden(state: MultiDict[str, str], *but: str) -> list[tuple[str, str]]:
    """The state as hidden fields of a form that itself has the fields ``but``."""
    return [(name, value) for name, value in _pairs(state) if name not in but]


def _values(change: Change) -> list[str]:
    return [change] if isinstance(change, str) else list(change or ())


def toggled(state: MultiDict[str, str], name: str, value: str) -> str:
    """The state with one value of a repeated parameter added, or removed if it is there."""
    values = state.getlist(name)
    left = [v for v in values if v != value]
    return address(state, **{name: left if value in values else [*values, value]})


def replaced(state: MultiDict[str, str], start: int, end: int, words: str) -> str:
    """The state with this stretch of the query replaced."""
    query = state.get("q", "")
    return address(state, q=query[:start] + words + query[end:])


def article(
    id: str,
    marks: Iterable[str] = (),
    at: str = "",
    state: MultiDict[str, str] | None = None,
) -> str:
    """The reading page, with the mentions of some entities marked, at an anchor such as ``p3``.

    ``state``: the search that led there, which the page goes back to.
    """
    pairs = [("mark", mark) for mark in marks]
    if state:
        pairs += _pairs(state, cursor=state.get("cursor"))
    query = f"?{urlencode(pairs)}" if pairs else ""
    return f"/articles/{quote(id, safe='')}{query}{f'#{at}' if at else ''}"


def search_for(query: str, **more: str) -> str:
    """The search page for this query."""
    return f"/?{urlencode({'q': query, **more})}"
