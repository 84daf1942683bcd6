"""The page of an entity: its names, who uses them and when, what it is related to."""

from __future__ import annotations

from flask import Response, render_template
from werkzeug.datastructures import MultiDict

from index.answer import SearchRequest
from index.errors import NotFound
from index.matching import Field, Order
from index.model import Status
from index.usage import FormUsage

from ..context import archive
from ..etags import fresh, with_tag
from . import links
from .timeline import HEIGHT, WIDTH, timeline

_LATEST = 5
_WRITERS = 3
_REVERSED = {"successor": "predecessor", "part_of": "part", "branch_of": "branch"}


def show(id: str) -> Response:
    """The entity of this id."""
    tag = fresh()
    table = archive().names.table()
    entity = table.entity(id)
    if entity is None:
        raise NotFound(f"no entity has the id {id!r}")
    query = f"entity:{id}"
    answer = archive().search(
        SearchRequest(
            query, _LATEST, sort=Order.NEWEST, passages=1, facets=(Field.SOURCE, Field.MONTH)
        )
    )
    found = {facet.field: facet.values for facet in answer.facets}
    uses = sorted(archive().names.counts(id), key=lambda use: (-use.articles, use.text))
    waiting = [form.text for form in entity.forms if form.status is not Status.ACTIVE]
    related = [(r.type.replace("_", " "), r.date, table.entity(r.to)) for r in entity.relations]
    related += [
        (_REVERSED.get(r.type, r.type), r.date, e)
        for e in table.entities
        for r in e.relations
        if r.to == id
    ]
    html = render_template(
        "entity.html",
        entity=entity,
        uses=[use for use in uses if use.articles],
        unused=[use.text for use in uses if not use.articles],
        writers={form.id: _writers(form) for form in archive().names.usage(id)},
        most=max((use.articles for use in uses), default=0),
        waiting=waiting,
        related=[(told, date, other) for told, date, other in related if other is not None],
        answer=answer,
        sources=[v for v in found.get(Field.SOURCE, ()) if v.value][:12],
        timeline=timeline(found.get(Field.MONTH, ())),
        svg=(WIDTH, HEIGHT),
        query=query,
        question=MultiDict({"q": query}),
        links=links,
    )
    return with_tag(Response(html, content_type="text/html; charset=utf-8"), tag)


def _writers(form: FormUsage) -> list[str]:
    """The sources that use a form most."""
    named = [source for source in form.sources if source.value]
    return [s.value for s in sorted(named, key=lambda source: -source.count)[:_WRITERS]]
