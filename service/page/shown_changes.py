"""Changes of names, in words."""

from __future__ import annotations

from dataclasses import dataclass

from index.aliases.table.editing import FactChange, FormChange, fact_changes, form_changes
from index.model import Case, Entity, Form, Relation, Status, Strength

CASES = {
    Case.AUTO: "with its capitals, as names are; short ones in exactly these letters",
    Case.EXACT: "only in exactly these letters",
    Case.FOLD: "in any letters, capital or small",
}
STRENGTHS = {
    Strength.SAME: "it always means this",
    Strength.LIKELY: "it mostly means this",
    Strength.WEAK: "it means this only where the article speaks of it by another name",
}
STATUSES = {
    Status.ACTIVE: "in use",
    Status.SUGGESTED: "proposed, not in use yet",
    Status.BLOCKED: "blocked: it never means this",
}

_FACTS = {
    "name": "its usual name",
    "kind": "its kind",
    "wikidata": "its item in Wikidata",
    "relations": "a relation",
    "cues": "a cue word",
}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change of a form or a fact: ``+`` added, ``-`` removed, ``~`` changed."""

    sign: str
    text: str
    description: str


def shown_changes(before: Entity | None, after: Entity | None) -> tuple[ShownChange, ...]:
    """What changed of an entity, in words: first its forms."""
    forms = (_form(change) for change in form_changes(before, after))
    facts = (_fact(change) for change in fact_changes(before, after))
    return (*forms, *facts)


def _form(change: FormChange) -> ShownChange:
    before, after = change.before, change.after
    if after is None:
        return ShownChange("-", change.text, "is taken out")
    usual = guards(before or Form(change.text))
    differing = [(now, was) for now, was in zip(guards(after), usual, strict=True) if now != was]
    if before is None:  # what is usual goes without saying
        return ShownChange("+", change.text, "; ".join(now for now, _ in differing))
    told = "; ".join(f"{now} (before: {was})" for now, was in differing)
    return ShownChange("~", change.text, told or "its dates or origin differ")


def _fact(change: FactChange) -> ShownChange:
    what, before, after = _FACTS[change.what], change.before, change.after
    if before is None or after is None:
        sign, told = ("-", before) if after is None else ("+", after)
        return ShownChange(sign, fact_in_words(told), what)
    return ShownChange("~", fact_in_words(after), f"{what} (before: {fact_in_words(before)})")


def fact_in_words(fact: str | Relation | None) -> str:
    """``part of islamic-state, 2014-06`` of a relation; a text as it is."""
    if not isinstance(fact, Relation):
        return fact or ""
    since = f", {fact.date}" if fact.date else ""
    return f"{fact.type.replace('_', ' ')} {fact.to}{since}"


def guards(form: Form) -> tuple[str, str, str]:
    """The guards of a form in words."""
    return STATUSES[form.status], CASES[form.case], STRENGTHS[form.strength]
