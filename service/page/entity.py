"""The page of an entity: its names, which sources use them and when, its relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from flask import Blueprint, Response, request
from werkzeug.datastructures import MultiDict

from index.aliases.table import AliasTable, distinct_forms
from index.matching import Field, Order
from index.model import Entity, Status
from index.naming.usage import FormUsage
from index.request import SearchRequest

from ..context import archive
from ..periods import Period, Scale
from ..responses import page, tagged
from .text import number
from .timeline import Bar, bars, timeline

routes = Blueprint("entity", __name__)
_LATEST = 5  # articles
_MOST_BARS = 48
_ROWS = 10
_NAMES, _SOURCES = 6, 12
_SHADES = 5
_REVERSED = {"successor": "predecessor", "part_of": "part", "branch_of": "branch"}


@dataclass(frozen=True, slots=True)
class Related:
    """Another entity, how it is related, and since when."""

    entity: Entity
    relation: str
    date: str | None


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name: its articles, its bars (each row to its own height), and when it was used most."""

    use: FormUsage
    bars: tuple[Bar, ...]
    summary: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source: its articles with each of the names, and how dark to shade each."""

    source: str
    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class UsageChart:
    """The names most used over the same time, and the sources that use them most."""

    width: ClassVar[int] = 240  # of each row of bars
    height: ClassVar[int] = 26
    periods: tuple[Period, ...]
    rows: tuple[NameRow, ...]
    names: tuple[str, ...]
    sources: tuple[SourceRow, ...]


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
    used = {use.id for use in uses}
    return page(
        "entity.html",
        entity=entity,
        chart=usage_chart(uses),
        unused=[form.text for id, form in distinct_forms(entity).items() if id not in used],
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


def usage_chart(uses: Sequence[FormUsage]) -> UsageChart:
    """The chart of the uses, which come most used first."""
    shown = uses[:_ROWS]
    dated = [{c.value: c.count for c in use.months} for use in shown]
    scale = Scale.over((value for counts in dated for value in counts), _MOST_BARS)
    rows = []
    for use, counts in zip(shown, dated, strict=True):
        found = scale.sums(counts) if scale else {}
        titles = {p: f"{use.text}, {p.label}: {number(n)}" for p, n in found.items()}
        drawn = bars(found, titles, UsageChart.width, UsageChart.height)
        rows.append(NameRow(use, drawn, _in_words(found), tuple(found.values())))
    named = uses[:_NAMES]
    return UsageChart(
        periods=scale.periods() if scale else (),
        rows=tuple(rows),
        names=tuple(use.text for use in named),
        sources=_sources(named),
    )


def _in_words(found: dict[Period, int]) -> str:
    """``first January 2014, most in March 2015 (12), last May 2019``."""
    used = [period for period, count in found.items() if count]
    if not used:
        return "undated"
    peak = max(used, key=lambda period: found[period])
    if len(used) == 1:
        return f"only {peak.label}"
    return f"first {used[0].label}, most in {peak.label} ({found[peak]}), last {used[-1].label}"


def _sources(uses: Sequence[FormUsage]) -> tuple[SourceRow, ...]:
    counts = [{c.value: c.count for c in use.sources if c.value} for use in uses]
    totals: Counter[str] = Counter()
    for one in counts:
        totals.update(one)
    rows = []
    for source, _ in totals.most_common(_SOURCES):
        cells = [one.get(source, 0) for one in counts]
        most = sum(cells)
        rows.append(SourceRow(source, tuple((n, -(-_SHADES * n // most)) for n in cells)))
    return tuple(rows)
