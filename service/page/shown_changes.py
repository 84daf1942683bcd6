"""Changes of names, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.aliases.table.editing import FormChange
from index.model import Case, Form, Status, Strength

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


@dataclass(frozen=True, slots=True)
class ShownChange:
    """The change of one form: ``+`` added, ``-`` removed, ``~`` other guards."""

    sign: str
    text: str
    description: str


def shown_changes(changes: Iterable[FormChange]) -> tuple[ShownChange, ...]:
    """Each change in words."""
    return tuple(_described(change) for change in changes)


def _described(change: FormChange) -> ShownChange:
    before, after = change.before, change.after
    if after is None:
        return ShownChange("-", change.text, "is taken out")
    if before is None:
        return ShownChange("+", change.text, "; ".join(guards(after)))
    differences = [
        f"{now} (before: {was})"
        for was, now in zip(guards(before), guards(after), strict=True)
        if was != now
    ]
    return ShownChange("~", change.text, "; ".join(differences) or "its dates or origin differ")


def guards(form: Form) -> tuple[str, str, str]:
    """The guards of a form in words."""
    return STATUSES[form.status], CASES[form.case], STRENGTHS[form.strength]
