"""The kinds of field that answers are made of, each with its description; all are required."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from marshmallow import Schema, fields

from ..field_types import described, one_of


def string(description: str, **more: Any) -> fields.String:
    """A string."""
    return fields.String(required=True, metadata=described(description), **more)


def maybe(description: str) -> fields.String:
    """A string or null."""
    return fields.String(required=True, allow_none=True, metadata=described(description))


def choice(values: Iterable[str], description: str) -> fields.String:
    """One of these strings."""
    return fields.String(
        required=True, validate=one_of(list(values)), metadata=described(description)
    )


def strings(description: str) -> fields.List[Any]:
    """A list of strings."""
    return fields.List(fields.String(), required=True, metadata=described(description))


def number(description: str, **more: Any) -> fields.Integer:
    """A whole number."""
    return fields.Integer(required=True, strict=True, metadata=described(description), **more)


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
    return Decimal(places, required=True, metadata=described(description), **more)


def flag(description: str) -> fields.Boolean:
    """True or false."""
    return fields.Boolean(required=True, metadata=described(description))


def moment(description: str) -> fields.AwareDateTime:
    """A moment in UTC, or null."""
    return fields.AwareDateTime(
        required=True, allow_none=True, format="iso", metadata=described(description)
    )


def one(schema: type[Schema], description: str, **more: Any) -> fields.Nested:
    """An object of this schema."""
    return fields.Nested(schema, required=True, metadata=described(description), **more)


def many(schema: type[Schema], description: str) -> fields.List[Any]:
    """A list of objects of this schema."""
    return fields.List(fields.Nested(schema), required=True, metadata=described(description))
