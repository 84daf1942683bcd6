"""The pages that change one entity: its names, and what it is. A change is previewed, then saved.

The server keeps nothing between the two steps: the preview has the change, and the version it was
made for, as hidden fields; only the key has to be entered again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from flask import Blueprint, Response, request, url_for
from markupsafe import Markup

from index.aliases.table import distinct_forms
from index.aliases.table.editing import called, free_id, with_forms, with_guards, without_forms
from index.aliases.table.records import sound, without_article
from index.answer import Highlight, MatchKind
from index.errors import BadAlias, StaleVersion
from index.model import Entity, Form, Relation, Status
from index.naming.live import entity_version
from index.naming.preview import Sample
from index.naming.unsettled import changed_forms

from ..alias_parameters import listed_otherwise
from ..context import archive
from ..marks import Mark
from ..responses import page, see_other
from .excerpt import cut, stretch
from .forms import GONE, KINDS, Description, NameChange, NewThing, loaded
from .shown_changes import CASES, STATUSES, STRENGTHS, shown_changes

routes = Blueprint("editing", __name__)
_SHOWN = 300  # characters of a sample
_UNKEPT = ("key", "user", "step")  # posted fields that the page does not repeat; never the key
_LISTS = ("relation", "to", "since")  # columns of the table of relations
_SPARE = 2  # rows for relations to come
_RELATIONS = {
    "part_of": "it is part of",
    "branch_of": "it is a branch of",
    "successor": "its successor is",
    "related": "it is related to",
}


@routes.get("/entities/<id>/edit")
def show(id: str) -> Response:
    """The names of an entity; one of them to be changed if the address or the form says so."""
    entity, given = archive().names.entity(id), request.values
    return page(
        "names-edit.html",
        entity=entity,
        version=entity_version(entity),
        chosen=next((form for form in entity.forms if form.text == given.get("form")), None),
        cases={case.value: text for case, text in CASES.items()},
        strengths={strength.value: text for strength, text in STRENGTHS.items()},
        statuses={**{s.value: text for s, text in STATUSES.items()}, GONE: "removed"},
        given=given,
    )


@routes.post("/entities/<id>/edit")
def change(id: str) -> Response:
    """Preview a change of an entity's names, or save it."""
    asked = loaded(NameChange, request.form)
    known = _seen(id, asked.version)
    return _next_step(known, _changed(known, asked), asked.save, asked.names)


@routes.get("/entities/<id>/about")
def show_said(id: str) -> Response:
    """What the table says of an entity, to be changed; or what was typed, if it was refused."""
    entity, given = archive().names.entity(id), request.form
    rows = list(zip(*map(given.getlist, _LISTS), strict=False))
    if not given:
        rows = [(one.type, one.to, one.date or "") for one in entity.relations]
    rows = [row for row in rows if row[1]] + [("part_of", "", "")] * _SPARE
    return page(
        "names-about.html",
        entity=entity,
        version=entity_version(entity),
        names=dict.fromkeys((entity.name, *(f.text for f in distinct_forms(entity).values()))),
        kinds=dict.fromkeys((entity.kind, *KINDS)),
        relations=_RELATIONS,
        rows=rows,
        given=given,
    )


@routes.post("/entities/<id>/about")
def describe(id: str) -> Response:
    """Preview a change of what is said of an entity, or save it."""
    lists = {name: request.form.getlist(name) for name in _LISTS}
    asked = loaded(Description, {**request.form.to_dict(), **lists})
    known = _seen(id, asked.version)
    return _next_step(known, _described(known, asked), asked.save)


def _seen(id: str, version: str) -> Entity:
    """The entity; StaleVersion if it is not the one that the form was filled in for."""
    known = archive().names.entity(id)
    if version != entity_version(known):
        raise StaleVersion(
            f"Somebody changed {known.name} since you opened this page. Below are its names as "
            "they are now and what you typed: look again, then preview."
        )
    return known


@routes.get("/names/new")
def show_new() -> Response:
    """The form for a thing that is not in the table, filled in as the address says."""
    return page("names-new.html", kinds=KINDS, given=request.values)


@routes.post("/names/new")
def make() -> Response:
    """Preview a new thing, or save it."""
    asked = loaded(NewThing, request.form)
    return _next_step(None, _made(asked), asked.save, (asked.name, *asked.names))


def _next_step(
    known: Entity | None, after: Entity, save: bool, names: Iterable[str] = ()
) -> Response:
    """The preview of a change, of which these names were typed, or the entity's page once it is
    saved; BadAlias if it is none."""
    if after == known:
        raise BadAlias("Nothing would change: it is so already.")
    if save:
        concerned = archive().names.put(after.id, after, expected=entity_version(known))
        return see_other(url_for("page.entity.show", id=after.id, saved=concerned))
    found = archive().names.preview(after.id, after)
    return page(
        "names-preview.html",
        entity=after,
        new=known is None,
        changes=shown_changes(known, after),
        notes=listed_otherwise(names),
        read_again=bool(changed_forms(known, after)),
        preview=found,
        samples=[(sample, _marked(sample)) for sample in found.samples],
        kept=[(k, v) for k, v in request.form.items(multi=True) if k not in _UNKEPT],
    )


def _marked(sample: Sample) -> Markup:
    """The part of the passage around the mention that would be gained or lost."""
    start, end = sample.start, sample.end
    mention = Highlight(start, end, sample.text[start:end], MatchKind.ALIAS)
    part = stretch(sample.text, [mention], _SHOWN)
    return cut(sample.text, part, [Mark(start, end, "alias" if sample.gained else "gone")])


def _changed(known: Entity, asked: NameChange) -> Entity:
    """The entity after the change; NotFound or BadAlias if it is not possible."""
    case, strength = asked.case, asked.strength
    if asked.form is None:
        if not asked.names:
            raise BadAlias("Type at least one name.", "names")
        names = map(without_article, asked.names)
        forms = [Form(text, case=case, strength=strength) for text in names]
        return with_forms(known, forms)
    if asked.status == GONE:
        return without_forms(known, [asked.form])
    status = Status(asked.status)
    return with_guards(known, asked.form, case=case, strength=strength, status=status)


def _made(asked: NewThing) -> Entity:
    """The new entity; BadAlias if it exists, as when a form is sent twice."""
    entities = archive().names.table().entities
    if any((entity.name, entity.kind) == (asked.name, asked.kind) for entity in entities):
        raise BadAlias(f"{asked.name} is in the table already: change its names there.")
    id = free_id(asked.name, {entity.id for entity in entities})
    return sound(Entity(id, asked.name, asked.kind, tuple(map(Form, asked.names))))


def _described(known: Entity, asked: Description) -> Entity:
    """The entity as it is described; BadAlias if that is not possible."""
    entities = archive().names.table().entities
    rows = zip(asked.relation, asked.to, asked.since, strict=False)
    relations = tuple(
        Relation(kind, _id_of(to.strip(), entities), since.strip() or None)
        for kind, to, since in rows
        if to.strip()  # rows without a thing are passed over
    )
    said = replace(known, name=asked.name, kind=asked.kind, cues=asked.cues, relations=relations)
    return sound(said)


def _id_of(typed: str, entities: tuple[Entity, ...]) -> str:
    found = called(typed, entities)
    if not found:
        raise BadAlias(f"No thing in the table is called “{typed}”. Add it first.", "relations")
    if len(found) > 1:
        ids = ", ".join(entity.id for entity in found)
        raise BadAlias(f"“{typed}” may be one of several: type {ids}.", "relations")
    return found[0].id
