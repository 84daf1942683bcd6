"""The pages' forms, each with how its fields are read; see ``parameters`` for the rest."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate

from index.aliases.table.records import MAX_CUES, MAX_NAME, RELATIONS
from index.model import Case, Status, Strength
from index.store.suggestions import Verdict

from ..field_types import one_of

KINDS = (
    *("group", "body", "party", "company", "media", "person"),
    *("place", "country", "event", "treaty", "disease", "product", "other"),
)
GONE = "gone"  # instead of a status: remove the form
MOST_NAMES = 50
_MOST_TYPED = 10_000
_DECIDE = "decide-"
_VERDICTS = {"accept": Verdict.ACCEPTED, "reject": Verdict.REJECTED}
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NUMBERED = re.compile(_DECIDE + r"[0-9]{1,18}")


def _column(check: validate.Validator) -> fields.List[Any]:
    return fields.List(fields.String(validate=check), load_default=())


class _Lines(fields.String):
    """The names or words in a text, one per line, so many at most."""

    def __init__(self, most: int, **kwargs: Any) -> None:
        super().__init__(load_default=(), **kwargs)
        self._most = most

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value, *args, **kwargs)
        lines = tuple(dict.fromkeys(" ".join(line.split()) for line in text.splitlines()))
        names = tuple(line for line in lines if line)
        if len(text) > _MOST_TYPED or len(names) > self._most:
            raise ValidationError(f"{self._most} lines at a time.")
        for name in names:
            _check_name(name)
        return names


def _check_name(name: str) -> None:
    """Refuses names that are too long or have invisible or direction-changing characters."""
    if not 0 < len(name) <= MAX_NAME:
        raise ValidationError(f"A name has 1 to {MAX_NAME} letters.")
    if _UNSEEN.search(name):
        raise ValidationError("A name may not have control characters.")


def _typed(kind: fields.Field[Any]) -> Any:
    """A field of a form, which is read as this kind."""
    return field(metadata={"kind": kind})


@dataclass(frozen=True, slots=True)
class _Form:
    """What was typed; ``save``: it was previewed, and is to be saved."""

    save: bool = _typed(
        fields.Boolean(data_key="step", truthy={"save"}, falsy={"preview"}, load_default=False)
    )


@dataclass(frozen=True, slots=True)
class NameChange(_Form):
    """Names to add, or the guards of one ``form``; its ``status`` may be ``GONE``."""

    version: str = _typed(fields.String(required=True))
    names: tuple[str, ...] = _typed(_Lines(MOST_NAMES))
    form: str | None = _typed(
        fields.String(load_default=None, validate=validate.Length(1, MAX_NAME))
    )
    case: Case = _typed(fields.Enum(Case, by_value=True, load_default=Case.AUTO))
    strength: Strength = _typed(fields.Enum(Strength, by_value=True, load_default=Strength.SAME))
    status: str = _typed(
        fields.String(load_default=Status.ACTIVE.value, validate=one_of([*Status, GONE]))
    )


@dataclass(frozen=True, slots=True)
class NewThing(_Form):
    """A new entity and its other names."""

    name: str = _typed(fields.String(required=True, validate=_check_name))
    names: tuple[str, ...] = _typed(_Lines(MOST_NAMES))
    kind: str = _typed(fields.String(load_default="other", validate=validate.OneOf(KINDS)))


@dataclass(frozen=True, slots=True)
class Description(_Form):
    """What a thing is said to be, beside its names; relations as three columns, as typed."""

    version: str = _typed(fields.String(required=True))
    name: str = _typed(fields.String(required=True, validate=_check_name))
    kind: str = _typed(fields.String(required=True, validate=validate.Length(1, MAX_NAME)))
    cues: tuple[str, ...] = _typed(_Lines(MAX_CUES))
    relation: tuple[str, ...] = _typed(_column(one_of(RELATIONS)))
    to: tuple[str, ...] = _typed(_column(validate.Length(0, MAX_NAME)))
    since: tuple[str, ...] = _typed(_column(validate.Length(0, 10)))


F = TypeVar("F", bound=_Form)


def loaded(kind: type[F], given: Mapping[str, Any]) -> F:
    """The form as it was typed, without the key and what browsers add; raises ValidationError."""
    kinds = {one.name: one.metadata["kind"] for one in dataclasses.fields(kind)}
    return kind(**Schema.from_dict(kinds)(unknown=EXCLUDE).load(given))


def decisions(given: Mapping[str, str]) -> dict[int, Verdict]:
    """The decisions in a form, by number; ValidationError if there is none.

    The field ``decide-7`` says ``accept``, ``reject`` or ``later`` of number 7, and ``others`` what
    becomes of those for which it says ``later``.
    """
    others = given.get("others", "")
    made = {
        int(name.removeprefix(_DECIDE)): verdict
        for name, value in given.items()
        if _NUMBERED.fullmatch(name)
        and (verdict := _VERDICTS.get(others if value == "later" else value)) is not None
    }
    if not made:
        raise ValidationError("Choose accept or reject for at least one.", "decide")
    return made
