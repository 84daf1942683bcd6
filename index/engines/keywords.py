"""Values that engines read from an ``IndexDocument``, and the ordinal in a sort key."""

from __future__ import annotations

from ..matching import Field, IndexDocument

ORDINALS = (1 << 30) - 1  # the bits of a sort key that are the ordinal


def values(document: IndexDocument, name: Field) -> tuple[str, ...]:
    """The document's values in a keyword field, without repeats and empty ones."""
    match name:
        case Field.SOURCE:
            found: tuple[str, ...] = (document.source,)
        case Field.LANGUAGE:
            found = (document.language,)
        case Field.MONTH:
            found = (document.month,)
        case Field.FORM:
            found = document.forms
        case _:
            found = ()
    return tuple(dict.fromkeys(value for value in found if value))


def tokens(text: str) -> list[str]:
    """The terms of an analysed text."""
    return [term for term in text.split(" ") if term]


def ordinal_of(key: int) -> int:
    """The ordinal of the article that a sort key, of any order, belongs to."""
    return key & ORDINALS
