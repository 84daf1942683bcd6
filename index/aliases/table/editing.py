"""Changes of one entity as a person asks for them: names added, guarded, taken out, compared."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from itertools import chain, count

from ...errors import BadAlias, NotFound
from ...model import Case, Entity, Form, Relation, Status, Strength
from . import form_id
from .records import TAKEN, slug, sound, without_article


def with_forms(known: Entity, forms: Iterable[Form]) -> Entity:
    """The entity with these forms active; those it has already keep their guards.

    Raises:
        BadAlias: a form cannot be one, or there would be too many.
    """
    new = {form_id(known.id, form.text): form for form in forms}
    kept = []
    for form in known.forms:
        if new.pop(form_id(known.id, form.text), None) is not None:
            form = replace(form, status=Status.ACTIVE)
        kept.append(form)
    return sound(replace(known, forms=(*kept, *new.values())))


def with_guards(
    known: Entity, text: str, *, case: Case, strength: Strength, status: Status
) -> Entity:
    """The entity with this form, in all its spellings that fold alike, guarded so; NotFound."""
    wanted = form_id(known.id, text)
    forms = tuple(
        replace(form, case=case, strength=strength, status=status)
        if form_id(known.id, form.text) == wanted
        else form
        for form in known.forms
    )
    if all(form_id(known.id, form.text) != wanted for form in forms):
        raise NotFound(f"{known.id!r} has no form {text!r}")
    return replace(known, forms=forms)


def without_forms(known: Entity, texts: Iterable[str]) -> Entity:
    """The entity without these forms; called by its first form left if its name was among them.

    Raises:
        NotFound: it has no such form.
        BadAlias: it would have none left.
    """
    gone = {form_id(known.id, text): text for text in texts}
    kept = tuple(form for form in known.forms if form_id(known.id, form.text) not in gone)
    have = {form_id(known.id, form.text) for form in known.forms}
    if missing := [text for id, text in gone.items() if id not in have]:
        raise NotFound(f"{known.id!r} has no form {missing[0]!r}")
    if not kept:
        told = f"{known.id!r} would have no name left: remove the entity itself"
        raise BadAlias(told, "forms")
    named = {form_id(known.id, name) for name in (known.name, without_article(known.name))}
    name = known.name if named.isdisjoint(gone) else kept[0].text
    return replace(known, name=name, forms=kept)


def free_id(name: str, taken: Container[str]) -> str:
    """An id made from a name, with a number after if that one is taken or no id may be so."""
    base = slug(name)
    ids = chain([base], (f"{base}-{n}" for n in count(2)))
    return next(id for id in ids if id not in taken and id not in TAKEN)


def called(text: str, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entity with this id; or else those of this name; or else those with this form in use."""
    wanted = form_id("", text)
    by_id, by_name, by_form = [], [], []
    for entity in entities:
        if entity.id == text:
            by_id.append(entity)
        elif form_id("", entity.name) == wanted:
            by_name.append(entity)
        elif any(form_id("", f.text) == wanted for f in entity.forms if f.status is Status.ACTIVE):
            by_form.append(entity)
    return tuple(by_id or by_name or by_form)


@dataclass(frozen=True, slots=True)
class FactChange:
    """What an entity is said to be, beside its names, before and after a change: its ``name``,
    ``kind`` or ``wikidata`` id, a relation or a cue word; None where it was not, or is no more."""

    what: str
    before: str | Relation | None
    after: str | Relation | None


def fact_changes(before: Entity | None, after: Entity | None) -> tuple[FactChange, ...]:
    """What differs but the forms. An entity that came or went differs in its relations and cues."""
    changes = []
    if before and after:
        for what in ("name", "kind", "wikidata"):
            was, now = getattr(before, what), getattr(after, what)
            changes += [FactChange(what, was, now)] if was != now else []
    for what in ("relations", "cues"):
        old: tuple[str | Relation, ...] = getattr(before, what) if before else ()
        new: tuple[str | Relation, ...] = getattr(after, what) if after else ()
        changes += [FactChange(what, one, None) for one in old if one not in new]
        changes += [FactChange(what, None, one) for one in new if one not in old]
    return tuple(changes)


@dataclass(frozen=True, slots=True)
class FormChange:
    """A form before and after a change; None where it was not, or is no more."""

    text: str
    before: Form | None
    after: Form | None


def form_changes(before: Entity | None, after: Entity | None) -> tuple[FormChange, ...]:
    """The forms that came, went or are guarded otherwise, in the order of the entity."""
    old = {form.text: form for form in before.forms} if before else {}
    new = {form.text: form for form in after.forms} if after else {}
    return tuple(
        FormChange(text, old.get(text), new.get(text))
        for text in dict.fromkeys((*old, *new))
        if old.get(text) != new.get(text)
    )
