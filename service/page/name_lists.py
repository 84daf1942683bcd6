"""The pages about the table of names: the table, the finder's proposals, the changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, request, url_for
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from index.aliases.finding.finder import Suggestion
from index.aliases.table import is_called, names_with
from index.store.name_changes import AliasChange

from ..context import archive
from ..marks import marked_words
from ..responses import page, see_other
from .forms import decisions
from .shown_changes import shown_changes

routes = Blueprint("name_lists", __name__)
_LISTED = 50
_FURTHEST = 1_000_000
_PROPOSED = 30
_CHANGES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pair of names found, the entity they would join, and its sentences with both marked."""

    found: Suggestion
    name: str | None
    sentences: tuple[tuple[str, Markup], ...]


@routes.get("/names")
def show() -> Response:
    """The things in the table, or those with some letters in a name."""
    query = request.args.get("q", "").strip()[:200]
    start = _start()
    found = sorted(
        archive().names.table().matching(query),
        key=lambda entity: (not is_called(entity, query), entity.name.casefold()),
    )
    return page(
        "names.html",
        query=query,
        total=len(found),
        listed=[
            (one, [name for name in names_with(one, query) if name != one.name])
            for one in found[start : start + _LISTED]
        ],
        next=start + _LISTED if start + _LISTED < len(found) else None,
        waiting=archive().suggestions.count(),
    )


@routes.post("/names/proposed")
def decide() -> Response:
    """Accept some proposals and reject others; failures are reported, the rest is done."""
    made = archive().suggestions.decide(decisions(request.form))
    if made.faults:
        return proposed([f"Not decided: {fault}" for fault in made.faults], made.done)
    where: dict[str, Any] = {"done": made.done, "from": _start() or None}
    return see_other(url_for("page.name_lists.proposed", **where))


@routes.get("/names/changes")
def changes() -> Response:
    """The latest changes of the table."""
    journal = archive().names.journal()
    shown = [shown_changes(one.before, one.after)[:_CHANGES_SHOWN] for one in journal]
    return page("names-changes.html", journal=list(zip(journal, shown, strict=True)))


@routes.post("/names/changes/<int:number>")
def undo(number: int) -> Response:
    """Put back what one change had changed, or all from it on if the form says so."""
    was, later = _journaled(number), "later" in request.form
    archive().names.undo(number, later=later)
    gone = archive().names.table().entity(was.entity) is None
    if gone or later:
        return see_other(url_for("page.name_lists.changes"))
    return see_other(url_for("page.entity.show", id=was.entity, saved=0))


def _start() -> int:
    return min(max(0, request.values.get("from", 0, type=int)), _FURTHEST)


@routes.get("/names/proposed")
def proposed(faults: Sequence[str] = (), done: int | None = None) -> Response:
    """What the finder proposes, each with its evidence, to be accepted or rejected."""
    held, start = archive().suggestions, _start()
    listed = held.listed(start + _PROPOSED)[start:]
    table = archive().names.table()
    proposals = []
    for one in listed:
        entity = table.entity(one.entity) if one.entity else None
        names = (one.long, one.short)
        speaking = sorted(one.evidence, key=lambda e: -sum(name in e.text for name in names))
        sentences = tuple((each.article, marked_words(each.text, names)) for each in speaking)
        proposals.append(Proposal(one, entity.name if entity else None, sentences))
    total = held.count()
    return page(
        "names-proposed.html",
        409 if faults else 200,
        proposals=proposals,
        total=total,
        start=start,
        next=start + _PROPOSED if start + _PROPOSED < total else None,
        faults=faults,
        done=request.args.get("done", type=int) if done is None else done,
    )


@routes.get("/names/changes/<int:number>")
def change(number: int) -> Response:
    """One change, and the form that undoes it."""
    one = _journaled(number)
    return page(
        "names-change.html",
        change=one,
        changes=shown_changes(one.before, one.after),
        known=archive().names.table().entity(one.entity) is not None,
    )


def _journaled(number: int) -> AliasChange:
    for one in archive().names.journal():
        if one.version == number:
            return one
    raise NotFound(f"Change {number} is not among the latest; `pressmark aliases undo` knows all.")
