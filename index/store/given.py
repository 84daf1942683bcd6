"""The fields a document came with, all but its content, packed as JSON."""

from __future__ import annotations

import json
from datetime import datetime

from ..model import RawDocument

_FIELDS = ("id", "url", "title", "source", "author", "language")
_MOMENTS = ("published", "fetched")


def pack_given(raw: RawDocument) -> str:
    """The fields of the document but its content and origin, as JSON."""
    values: dict[str, object] = {name: getattr(raw, name) for name in _FIELDS}
    for name in _MOMENTS:
        values[name] = None if (moment := getattr(raw, name)) is None else moment.isoformat()
    values |= {"markup": raw.markup or None, "clean": None if raw.clean else False}
    return json.dumps({name: value for name, value in values.items() if value is not None})


def unpack_given(packed: str, content: str, origin: str) -> RawDocument:
    """The document, from what ``pack_given`` returned."""
    values = json.loads(packed)
    published, fetched = (
        None if (stated := values.get(name)) is None else datetime.fromisoformat(stated)
        for name in _MOMENTS
    )
    return RawDocument(
        content=content,
        markup=values.get("markup", False),
        origin=origin,
        clean=values.get("clean", True),
        published=published,
        fetched=fetched,
        **{name: values.get(name) for name in _FIELDS},
    )
