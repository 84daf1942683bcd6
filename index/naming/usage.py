"""How often the forms of an entity are used, by source and by month, counted by the engine."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress

from ..aliases.table import distinct_forms
from ..engines import Engine
from ..matching import FacetCount, Field, Match, Term
from ..model import Entity


@dataclass(frozen=True, slots=True)
class FormUsage:
    """One form: how many articles contain it, by source and by month (in order)."""

    id: str
    text: str
    articles: int
    sources: tuple[FacetCount, ...]
    months: tuple[FacetCount, ...]


def usage(entity: Entity, engine: Engine, where: Match) -> tuple[FormUsage, ...]:
    """Every form that some article ``where`` this matches uses for the entity, most used first."""
    forms, found = distinct_forms(entity), []
    used = engine.document_frequencies([Term(Field.FORM, id) for id in forms])
    for id, form in compress(forms.items(), used):
        answer = engine.search(
            Term(Field.FORM, id, 0.0),
            limit=1,
            where=where,
            facets=(Field.SOURCE, Field.MONTH),
        )
        if answer.total:
            sources, months = (facet.counts for facet in answer.facets)
            in_order = tuple(sorted(months, key=lambda month: month.value))
            found.append(FormUsage(id, form.text, answer.total, sources, in_order))
    return tuple(sorted(found, key=lambda form: (-form.articles, form.text)))
