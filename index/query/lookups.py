"""What the archive and the alias table know that a plan needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..aliases.table import AliasTable, form_id
from ..analysis import Analyzer
from ..matching import Match, Zone
from ..model import Status
from .nodes import Phrase


@dataclass(frozen=True, slots=True)
class FormWords:
    """A written form of an entity: its id and its words, each with the terms it may stand under."""

    id: str
    slots: tuple[tuple[str, ...], ...]


def _no_forms(_: str) -> tuple[FormWords, ...]:
    return ()


def _pairs_alone(_: Phrase, __: Zone, pairs: Match) -> Match:
    return pairs


def _as_typed(source: str) -> tuple[str, ...]:
    return (source,)


@dataclass(frozen=True, slots=True)
class Lookups:
    """What the archive knows and a plan needs.

    ``sources``: the archive's source values for a typed name (any letter case), empty if none.
    ``forms``: the active forms of an entity, needed where forms were unticked.
    ``fresh``: those of them that articles still have to be analysed with: looked for as words.
    ``near``: what of a match, in which each two words of a phrase with slop are near enough,
    has all of them near each other at one place.
    """

    sources: Callable[[str], tuple[str, ...]] = _as_typed
    forms: Callable[[str], tuple[FormWords, ...]] = _no_forms
    fresh: Callable[[str], tuple[FormWords, ...]] = _no_forms
    near: Callable[[Phrase, Zone, Match], Match] = _pairs_alone


def form_words(
    table: AliasTable, analyzer: Analyzer, languages: tuple[str, ...]
) -> Callable[[str], tuple[FormWords, ...]]:
    """The ``forms`` look-up over a table: an entity's active forms as stem-layer words."""

    def forms(entity: str) -> tuple[FormWords, ...]:
        known = table.entity(entity)
        found: list[FormWords] = []
        for form in known.forms if known else ():
            if form.status is Status.ACTIVE:
                surfaces = analyzer.analyse(form.text).surfaces
                slots = tuple(analyzer.query_terms(s, languages) for s in surfaces)
                found.append(FormWords(form_id(entity, form.text), slots))
        return tuple(found)

    return forms
