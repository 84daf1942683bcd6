"""Answers about changes of the alias table, with the fields of ``schemas.names``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from index.aliases.finding.finder import Suggestion
from index.naming.preview import Preview
from index.naming.usage import FormUsage
from index.store import AliasChange

from . import views

Json = dict[str, Any]


def preview(found: Preview) -> Json:
    """The effect of a change."""
    return {
        "collisions": [
            {"form": c.form, "entity": c.entity, "why": c.why} for c in found.collisions
        ],
        "concerned": found.concerned,
        "looked_at": found.looked_at,
        "gained": found.gained,
        "lost": found.lost,
        "samples": [
            {
                "article": s.article,
                "title": s.title,
                "text": s.text,
                "start": s.start,
                "end": s.end,
                "gained": s.gained,
            }
            for s in found.samples
        ],
    }


def suggestion(one: Suggestion) -> Json:
    """A pair of names found, with the sentences that speak for it."""
    return {
        "n": one.n,
        "short": one.short,
        "long": one.long,
        "entity": one.entity,
        "relation": one.relation,
        "confidence": one.confidence,
        "count": one.count,
        "evidence": [
            {"article": e.article, "start": e.start, "end": e.end, "text": e.text}
            for e in one.evidence
        ],
    }


def usage_filters(values: Mapping[str, Any]) -> Json:
    """The arguments of ``Names.usage`` from the checked parameters."""
    return {
        "sources": tuple(values["source"]),
        "since": values.get("since"),
        "until": values.get("until"),
    }


def usage(id: str, forms: Iterable[FormUsage]) -> Json:
    """The uses of an entity's names."""
    return {
        "id": id,
        "forms": [
            {
                "id": form.id,
                "text": form.text,
                "articles": form.articles,
                "sources": [{"value": c.value, "count": c.count} for c in form.sources],
                "months": [{"value": c.value, "count": c.count} for c in form.months],
            }
            for form in forms
        ],
    }


def change(one: AliasChange) -> Json:
    """An entry of the journal."""
    return {
        "version": one.version,
        "at": one.at,
        "entity": one.entity,
        "before": None if one.before is None else views.entity(one.before),
        "after": None if one.after is None else views.entity(one.after),
    }
