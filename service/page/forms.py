"""What the forms of the pages may say; see ``parameters`` for the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, validate

from index.aliases.table.records import MAX_NAME
from index.model import Case, Status, Strength

from ..parameters import one_of

KINDS = (
    *("group", "body", "party", "company", "media", "person"),
    *("place", "country", "event", "treaty", "disease", "product", "other"),
)
GONE = "gone"  # said in the place of a status: the form is taken out
MOST_NAMES = 50
_MOST_TYPED = 10_000
_DECIDE = "decide-"
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NUMBERED = re.compile(_DECIDE + r"[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class NameChange:
    """Names to add, or how one ``form`` is guarded (``status`` None: not at all, it goes)."""

    version: str
    save: bool
    names: tuple[str, ...]
    form: str | None
    case: Case
    strength: Strength
    status: Status | None


@dataclass(frozen=True, slots=True)
class NewThing:
    """A thing to be known from now on, and its other names."""

    save: bool
    name: str
    kind: str
    names: tuple[str, ...]


class _Lines(fields.String):
    """One name a line; empty lines are none."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value, *args, **kwargs)
        lines = tuple(dict.fromkeys(" ".join(line.split()) for line in text.splitlines()))
        names = tuple(line for line in lines if line)
        if len(text) > _MOST_TYPED or len(names) > MOST_NAMES:
            raise ValidationError(f"{MOST_NAMES} names at a time.")
        for name in names:
            _check_name(name)
        return names


def _check_name(name: str) -> None:
    """Neither over-long nor with characters that do not show, or turn what follows around."""
    if not 0 < len(name) <= MAX_NAME:
        raise ValidationError(f"A name may have {MAX_NAME} letters.")
    if _UNSEEN.search(name):
        raise ValidationError("A name may not have control characters.")


class _Form(Schema):
    class Meta:
        unknown = EXCLUDE  # the key, and whatever a browser adds

    step = fields.String(load_default="preview", validate=validate.OneOf(["preview", "save"]))
    names = _Lines(load_default=())


class _NameChangeForm(_Form):
    version = fields.String(required=True)
    form = fields.String(load_default=None, validate=validate.Length(1, MAX_NAME))
    case = fields.Enum(Case, by_value=True, load_default=Case.AUTO)
    strength = fields.Enum(Strength, by_value=True, load_default=Strength.SAME)
    status = fields.String(load_default=Status.ACTIVE.value, validate=one_of([*Status, GONE]))

    @post_load
    def _made(self, data: dict[str, Any], **_: Any) -> NameChange:
        if data["form"] is None and not data["names"]:
            raise ValidationError("Type at least one name.", "names")
        status = None if data["status"] == GONE else Status(data["status"])
        return NameChange(**{**_stepped(data), "status": status})


class _NewThingForm(_Form):
    name = fields.String(required=True, validate=_check_name)
    kind = fields.String(load_default="other", validate=validate.OneOf(KINDS))

    @post_load
    def _made(self, data: dict[str, Any], **_: Any) -> NewThing:
        return NewThing(**_stepped(data))


def _stepped(data: dict[str, Any]) -> dict[str, Any]:
    return {**{k: v for k, v in data.items() if k != "step"}, "save": data["step"] == "save"}


def name_change(given: Mapping[str, str]) -> NameChange:
    """The change a form asks for; ValidationError naming the field that cannot be used."""
    change: NameChange = _NameChangeForm().load(given)
    return change


def new_thing(given: Mapping[str, str]) -> NewThing:
    """The thing a form describes; ValidationError naming the field that cannot be used."""
    thing: NewThing = _NewThingForm().load(given)
    return thing


def decisions(given: Mapping[str, str]) -> tuple[tuple[int, bool], ...]:
    """The proposals a form decides, by number: accepted or not. ValidationError if none is.

    The field ``decide-7`` says ``accept``, ``reject`` or ``later`` of number 7.
    """
    made = tuple(
        (int(name.removeprefix(_DECIDE)), verdict == "accept")
        for name, verdict in given.items()
        if verdict in {"accept", "reject"} and _NUMBERED.fullmatch(name)
    )
    if not made:
        raise ValidationError("Choose accept or reject for at least one.", "decide")
    return made
