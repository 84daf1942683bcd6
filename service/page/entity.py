"""The page of an entity: its names, which sources use them and when, its relations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, request
from werkzeug.datastructures import MultiDict

from index.aliases.table import AliasTable, distinct_forms
from index.matching import Field, Order
from index.model import Entity, Status
from index.naming.usage import FormUsage
from index.request import SearchRequest

from ..context import archive
from ..responses import page, tagged
from .timeline import timeline
from .usage import usage_chart

routes = Blueprint("entity", __name__)
_LATEST = 5
_SOURCES = 12
_REVERSED = {"successor": "predecessor", "part_of": "part", "branch_of": "branch"}


@dataclass(frozen=True, slots=True)
class Related:
    """Another entity, how it is related, and since when."""

    entity: Entity
    relation: str
    date: str | None


@routes.get("/entities/<id>")
@tagged
def show(id: str) -> Response:
    """The entity of this id."""
    table = archive().names.table()
    entity = archive().names.entity(id)
    query = f"entity:{id}"
    facets = (Field.SOURCE, Field.MONTH)
    answer = archive().search(
        SearchRequest(query, _LATEST, sort=Order.NEWEST, passages=0, facets=facets)
    )
    found = {facet.field: facet.values for facet in answer.facets}
    uses = archive().names.usage(id)
    return page(
        "entity.html",
        entity=entity,
        chart=usage_chart(uses),
        unused=_unused(entity, uses),
        waiting=[form for form in entity.forms if form.status is not Status.ACTIVE],
        related=_related(entity, table),
        answer=answer,
        sources=[v for v in found.get(Field.SOURCE, ()) if v.value][:_SOURCES],
        timeline=timeline(
            found.get(Field.MONTH, ()),
            archive().having(Field.MONTH),
            share=request.args.get("bars") == "share",
        ),
        query=query,
        question=MultiDict({"q": query}),
        saved=request.args.get("saved", type=int),
    )


def _unused(entity: Entity, uses: Sequence[FormUsage]) -> list[str]:
    used = {use.id for use in uses}
    return [form.text for id, form in distinct_forms(entity).items() if id not in used]


def _related(entity: Entity, table: AliasTable) -> list[Related]:
    """The relations of this entity and those of others to it."""
    found = [
        Related(other, relation.type.replace("_", " "), relation.date)
        for relation in entity.relations
        if (other := table.entity(relation.to)) is not None
    ]
    found += [
        Related(other, _REVERSED.get(relation.type, relation.type), relation.date)
        for other in table.entities
        for relation in other.relations
        if relation.to == entity.id
    ]
    return found
