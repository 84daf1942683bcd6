"""``/api/v1/suggest``: names that go on from what was typed."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from flask import Blueprint, Response, request

from index.aliases.table import AliasTable
from index.model import Status

from ..context import archive
from ..encoding import json_response
from ..etags import fresh, with_tag
from ..parameters import SuggestParameters, arguments

_LONGEST = 5  # words of a name that are looked back for
_SHORTEST = 2  # letters typed before names are offered


@lru_cache(maxsize=4)
def _names(table: AliasTable) -> tuple[tuple[str, int, str, str], ...]:
    """(letters, place among the entity's forms, form, entity), sorted to look up beginnings."""
    return tuple(
        sorted(
            (form.text.casefold(), place, form.text, entity.id)
            for entity in table.entities
            if entity.kind != "blocker"
            for place, form in enumerate(entity.forms)
            if form.status is Status.ACTIVE
        )
    )


def suggest() -> Response:
    """Queries that complete the last words of ``q`` to a name, the chief names first."""
    values = arguments(SuggestParameters, request.args)
    tag = fresh()
    table = archive().aliases()
    words = values["q"].split(" ")
    found: list[dict[str, str]] = []
    for start in range(max(0, len(words) - _LONGEST), len(words)):
        before, typed = " ".join(words[:start]), " ".join(words[start:])
        for name, entity in _beginning(table, typed, values["limit"] - len(found)):
            told = table.entity(entity)
            query = f"{before} {name}".strip()
            text = told.name if told and told.name != name else name
            found.append({"query": query, "text": text, "entity": entity})
    return with_tag(json_response({"suggestions": found}), tag)


def _beginning(table: AliasTable, typed: str, most: int) -> list[tuple[str, str]]:
    """(form, entity) of forms that begin so; one form of each entity."""
    wanted = typed.casefold()
    if len(wanted.strip()) < _SHORTEST or most <= 0:
        return []
    names = _names(table)
    start = bisect_left(names, (wanted,))
    stop = bisect_left(names, (wanted + "\U0010ffff",))
    closest: dict[str, str] = {}
    for _, _, form, entity in sorted(names[start:stop], key=lambda name: (name[1], name[0])):
        closest.setdefault(entity, form)
        if len(closest) == most:
            break
    return [(form, entity) for entity, form in closest.items()]


def add_routes(api: Blueprint) -> None:
    """Put suggestions on the blueprint."""
    api.add_url_rule("/suggest", view_func=suggest)
