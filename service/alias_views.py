"""Answers about changes of the alias table, with the fields of ``schemas.names``."""

from __future__ import annotations

from collections.abc import Iterable

from index.aliases.finding.finder import Suggestion
from index.model import Entity
from index.naming.preview import Collision, Preview
from index.naming.usage import FormUsage
from index.store import AliasChange

from .schemas import names
from .views import Json, copier, entity

_preview = copier(names.AliasPreview, "collisions", "samples")
_collision = copier(names.Collision)
_sample = copier(names.Sample)
_suggestion = copier(names.FoundName, "evidence")
_evidence = copier(names.FoundIn)
_form = copier(names.UsedForm, "sources", "months")
_count = copier(names.UsageCount)
_change = copier(names.JournalLine, "before", "after")


def preview(found: Preview) -> Json:
    """The effect of a change."""
    return {
        **_preview(found),
        "collisions": list(map(_collision, found.collisions)),
        "samples": list(map(_sample, found.samples)),
    }


def written(one: Entity, warned: Iterable[Collision]) -> Json:
    """An entity as it was put into the table, with what its new forms collide with."""
    return {**entity(one), "collisions": list(map(_collision, warned))}


def suggestion(one: Suggestion) -> Json:
    """A pair of names found, with the sentences that support it."""
    return {**_suggestion(one), "evidence": list(map(_evidence, one.evidence))}


def usage(id: str, forms: Iterable[FormUsage]) -> Json:
    """The uses of an entity's names."""
    return {
        "id": id,
        "forms": [
            {
                **_form(form),
                "sources": list(map(_count, form.sources)),
                "months": list(map(_count, form.months)),
            }
            for form in forms
        ],
    }


def change(one: AliasChange) -> Json:
    """An entry of the journal."""
    return {
        **_change(one),
        "before": one.before and entity(one.before),
        "after": one.after and entity(one.after),
    }
