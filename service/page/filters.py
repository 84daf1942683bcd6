"""The filters of a search: values to choose from, how names are searched, filters in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from index.answer import FacetValue

from . import links
from .text import language

_FIRST, _MORE = 8, 16
_MODES = {
    "on": "All that are clear",
    "strict": "Only the most certain",
    "broad": "Doubtful ones too",
    "off": "Only the words as typed",
}
_TOLD: dict[str, dict[str, str]] = {  # filters in words, by value; "" is any other
    "since": {"": "from {}"},
    "until": {"": "until {}"},
    "match": {"any": "any of the words", "all": "all of the words"},
    "duplicates": {"show": "every copy"},
    "scope": {"comments": "in readers’ comments"},
    "aliases": {
        "strict": "only the most certain uses of a name",
        "broad": "doubtful uses of a name too",
        "off": "only the words as typed",
    },
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to search by, and how many articles have it; ``link`` turns it on or off."""

    text: str
    count: int | None
    link: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """The values of a filter: those shown, those behind "more", and how many are left out."""

    first: tuple[Choice, ...]
    more: tuple[Choice, ...] = ()
    unlisted: int = 0


def choices(state: MultiDict[str, str], name: str, values: Sequence[FacetValue]) -> Choices:
    """The most frequent values of a facet as filters of this name."""
    chosen = set(state.getlist(name))
    stated = [value for value in values if value.value]
    made = tuple(
        Choice(_said(name, v.text), v.count, links.toggled(state, name, v.value), v.value in chosen)
        for v in stated[: _FIRST + _MORE]
    )
    return Choices(made[:_FIRST], made[_FIRST:], len(stated) - len(made))


def _said(name: str, value: str) -> str:
    return language(value) if name == "language" else value


def modes(state: MultiDict[str, str]) -> Choices:
    """The modes of searching names, each with its address."""
    now = state.get("aliases", "on")
    return Choices(
        tuple(
            Choice(text, None, links.address(state, aliases=mode), mode == now)
            for mode, text in _MODES.items()
        )
    )


def pills(state: MultiDict[str, str]) -> list[Choice]:
    """Every filter in force, each with the address without it."""
    found = [
        Choice(_said(name, value), None, links.toggled(state, name, value), True)
        for name in ("source", "language")
        for value in state.getlist(name)
    ]
    for name, texts in _TOLD.items():
        value = state.get(name, "")
        text = texts.get(value, texts.get("", "").format(value))
        if value and text:
            found.append(Choice(text, None, links.address(state, **{name: None}), True))
    return found
