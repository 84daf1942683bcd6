"""The few kinds of field that answers are made of; all are required."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields


def offset(what: str) -> fields.Integer:
    """A place in a text, half-open, in code points."""
    return fields.Integer(
        required=True, strict=True, metadata={"description": f"{what}, in code points."}
    )


def string(**kwargs: Any) -> fields.String:
    """A string."""
    return fields.String(required=True, **kwargs)


def maybe() -> fields.String:
    """A string or null."""
    return fields.String(required=True, allow_none=True)


def number() -> fields.Integer:
    """A whole number."""
    return fields.Integer(required=True, strict=True)


def moment() -> fields.DateTime:
    """A moment in UTC, or null."""
    return fields.AwareDateTime(required=True, allow_none=True, format="iso")


def many(schema: type[Schema]) -> fields.List[Any]:
    """A list of these."""
    return fields.List(fields.Nested(schema), required=True)
