"""The kinds of values in parameters: what each takes, and how a value is checked and made.

They are marshmallow fields: one that cannot be used is refused with a sentence that says why, and
``by_field`` tells which those are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from enum import Enum
from typing import Any, TypeVar

from marshmallow import Schema, ValidationError, fields, validate

from index.query.dates import stretch

F = TypeVar("F")
Errors = dict[str, list[str]]
_CLOCK = re.compile(  # a day and a time of it
    r"\d{4}-?\d\d-?\d\d[Tt ]\d\d?(?P<minute>:?\d\d(?P<second>:?\d\d)?)?"
)


class Text(fields.String):
    """A string that can be encoded in UTF-8."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text: str = super()._deserialize(value, attr, data, **kwargs)
        if not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text):
            raise ValidationError("Not valid Unicode.")
        return text


class TextOrNumber(Text):
    """A string, or a number, as databases have for ids and moments; ``number``: of which type."""

    def __init__(
        self, *, number: str = "number", metadata: Mapping[str, Any], **kwargs: Any
    ) -> None:
        super().__init__(metadata={**metadata, "type": ["string", number]}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        return super()._deserialize(value, attr, data, **kwargs)


class Flag(fields.Boolean):
    """True or false, as JSON has them; no string or number stands for them."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


class Count(fields.Integer):
    """A whole number, in digits or as a JSON number."""

    def _validated(self, value: Any) -> Any:
        if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
            raise self.make_error("invalid")
        if isinstance(value, str) and not re.fullmatch(r"-?\d{1,9}", value, re.ASCII):
            raise self.make_error("invalid")
        return super()._validated(value)


class Moment(fields.Field[datetime]):
    """A year, month, day or moment in UTC; ``last``: the last second of it, not the first."""

    def __init__(self, *, last: bool = False, metadata: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(metadata={**metadata, "type": "string"}, **kwargs)
        self._last = last

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> datetime:
        try:
            return _moment(str(value).strip(), self._last)
        except (ValueError, OverflowError):
            raise ValidationError("Not a date such as 2014, 2014-01 or 2014-01-08.") from None


def _moment(text: str, last: bool) -> datetime:
    if clock := _CLOCK.match(text):
        moment = datetime.fromisoformat(text)
        if last and not clock["second"]:
            moment = moment.replace(minute=moment.minute if clock["minute"] else 59, second=59)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    if end := (stretch(text) or (None, None))[last]:
        return end
    raise ValueError(text)


class ListOf(fields.List[Any]):
    """A list, or a single value for a list of one. ``commas``: values are split at commas."""

    def __init__(self, inner: fields.Field[Any], *, commas: bool = False, **kwargs: Any) -> None:
        super().__init__(inner, **kwargs)
        self.commas = commas

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[Any]:
        given = value if isinstance(value, list) else [value]
        if self.commas:
            given = [part for item in given for part in str(item).split(",") if part]
        return super()._deserialize(given, attr, data, **kwargs)


def one_of(values: Iterable[str]) -> validate.OneOf:
    """A check that a value is one of these."""
    return validate.OneOf(list(values), error="Must be one of: {choices}.")


def told(kind: Callable[..., F], description: str, *given: Any, **more: Any) -> F:
    """A field of this kind, with what it means for the API description."""
    return kind(*given, metadata={"description": description}, **more)


def option(default: Enum, description: str) -> fields.Enum[Any]:
    """A value of an enum, by default this one."""
    return told(fields.Enum, description, type(default), by_value=Text, load_default=default)


def count(description: str, default: int, least: int, most: int) -> Count:
    """A whole number between two others."""
    bounds = validate.Range(least, most)
    return told(Count, description, load_default=default, validate=bounds)


def several(
    description: str, check: validate.Validator, most: int, name: str | None = None, **more: Any
) -> ListOf:
    """As many strings as ``most``, each of them checked; ``name``: what the library calls them."""
    of, bound = Text(validate=check), validate.Length(max=most)
    given = {"attribute": name, "load_default": list, "validate": bound}
    return told(ListOf, description, of, **given, **more)


def by_field(error: ValidationError) -> Errors:
    """The sentences about each field; ``_schema`` for those about the whole."""
    messages = error.messages
    named = messages if isinstance(messages, dict) else {"_schema": messages}
    return {str(name): _sentences(value) for name, value in named.items()}


def checked(schema: Schema, value: object, refusal: Callable[[str], Exception]) -> Any:
    """The value as the schema loads it; or the refusal, with the faults in words, is raised. Its
    cause has them by field."""
    try:
        return schema.load(value)  # type: ignore[arg-type]
    except ValidationError as error:
        raise refusal(in_words(by_field(error))) from error


def in_words(errors: Errors) -> str:
    """The faults as one line."""
    told = (
        " ".join(reasons) if name == "_schema" else f"{name}: {' '.join(reasons)}"
        for name, reasons in errors.items()
    )
    return " ".join(told)[:1000]


def _sentences(value: object) -> list[str]:
    if isinstance(value, dict):  # by place in a list, which says nothing, or by field
        return [
            text if isinstance(key, int) else f"{key}: {text}"
            for key, inner in value.items()
            for text in dict.fromkeys(_sentences(inner))
        ]
    if isinstance(value, list):
        return [text for inner in value for text in _sentences(inner)]
    return [str(value)]
