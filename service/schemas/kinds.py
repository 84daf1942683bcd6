"""The kinds of field that answers are made of, each with its description; all are required."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from marshmallow import Schema, fields

from ..field_types import one_of, told

string = partial(told, fields.String, required=True)
maybe = partial(string, allow_none=True)  # a string or null
flag = partial(told, fields.Boolean, required=True)
number = partial(told, fields.Integer, required=True, strict=True)  # a whole one
moment = partial(told, fields.AwareDateTime, required=True, allow_none=True, format="iso")
day: Callable[..., fields.Field[Any]] = partial(told, fields.Date, required=True, allow_none=True)


def choice(values: Iterable[str], description: str) -> fields.String:
    """One of these strings."""
    return string(description, validate=one_of(values))


def strings(description: str) -> fields.List[Any]:
    """A list of strings."""
    return told(fields.List, description, fields.String(), required=True)


def offset(what: str) -> fields.Integer:
    """A place in a text, in code points; the end of a span is the place after its last one."""
    return number(f"{what}, in code points.")


class Decimal(fields.Float):
    """A number of which so many decimals are told."""

    def __init__(self, places: int, **more: Any) -> None:
        super().__init__(**more)
        self.places = places


def decimal(description: str, places: int = 4, **more: Any) -> Decimal:
    """A number with decimals."""
    return told(Decimal, description, places, required=True, **more)


def one(schema: type[Schema], description: str, **more: Any) -> fields.Nested:
    """An object of this schema."""
    return told(fields.Nested, description, schema, required=True, **more)


def many(schema: type[Schema], description: str) -> fields.List[Any]:
    """A list of objects of this schema."""
    return told(fields.List, description, fields.Nested(schema), required=True)


def by_name(values: fields.Field[Any], description: str) -> fields.Dict:
    """An object of such values under any names."""
    return told(fields.Dict, description, keys=fields.String(), values=values, required=True)
