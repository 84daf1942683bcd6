"""JSON by orjson, of commands and answers: UTF-8, dates in UTC with a Z, enums by value."""

from __future__ import annotations

import orjson

_OPTIONS = orjson.OPT_UTC_Z | orjson.OPT_OMIT_MICROSECONDS


def dumps(value: object) -> bytes:
    """The value as JSON. Lone surrogates, which UTF-8 cannot encode, become question marks."""
    try:
        return orjson.dumps(value, option=_OPTIONS)
    except TypeError:
        return orjson.dumps(_without_surrogates(value), option=_OPTIONS)


def _without_surrogates(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_without_surrogates(k): _without_surrogates(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(item) for item in value]
    return value
