"""The fields at fault in what was sent, in the words of the schema that checked them."""

from __future__ import annotations

from marshmallow import ValidationError

Errors = dict[str, list[str]]


def by_field(error: ValidationError) -> Errors:
    """The sentences about each field; ``_schema`` for those about the whole."""
    messages = error.messages
    named = messages if isinstance(messages, dict) else {"_schema": messages}
    return {str(name): _sentences(value) for name, value in named.items()}


def in_words(errors: Errors) -> str:
    """The faults as one line."""
    told = (
        " ".join(reasons) if name == "_schema" else f"{name}: {' '.join(reasons)}"
        for name, reasons in errors.items()
    )
    return "; ".join(told)[:1000]


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
