"""What a plan asks of the archive and of the alias table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from ..aliases.matching.casing import Rule, case_rule, is_ordinary
from ..aliases.table import AliasTable, form_id
from ..matching import Layer, Match, Term, Zone
from ..model import Status
from ..text.analysis import Analyzer, fold
from .nodes import Phrase, Word

_MOST_FRESH = 24  # forms of one entity looked for as words


@dataclass(frozen=True, slots=True)
class FormWords:
    """A written form of an entity: its id, and for each of its words the terms it may have.

    ``layer``: where the words are looked for; EXACT if other letters would be another word.
    """

    id: str
    slots: tuple[tuple[str, ...], ...]
    layer: Layer = Layer.STEM


def _no_forms(_: str) -> tuple[FormWords, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Lookups:
    """Functions by which a plan asks the archive; the defaults are those of an empty archive.

    ``sources``: the archive's source values for a typed name (any letter case), empty if none.
    ``sources_like``: those whose name contains what was typed, or is contained in it.
    ``has_language``: whether any article is in the language of this code.
    ``forms``: the active forms of an entity; needed where some were unticked.
    ``fresh``: those with which articles are not yet analysed, so that they are searched as words.
    ``near``: of a match in which any two words of a phrase with slop are near each other, the
    articles in which all of them are, at one place.
    ``rarity``: the idf of each term, above 0; nothing if it is not known.
    ``everyday``: whether more than half of all articles have a word.
    """

    sources: Callable[[str], tuple[str, ...]] = lambda source: (source,)
    sources_like: Callable[[str], tuple[str, ...]] = lambda _: ()
    has_language: Callable[[str], bool] = lambda _: True
    forms: Callable[[str], tuple[FormWords, ...]] = _no_forms
    fresh: Callable[[str], tuple[FormWords, ...]] = _no_forms
    near: Callable[[Phrase, Zone, Match], Match] = lambda _, __, pairs: pairs
    rarity: Callable[[Sequence[Term]], tuple[float, ...]] = lambda _: ()
    everyday: Callable[[Word], bool] = lambda _: False


def fresh_words(
    table: AliasTable, analyzer: Analyzer, languages: tuple[str, ...], fresh: frozenset[str]
) -> Callable[[str], tuple[FormWords, ...]]:
    """The ``fresh`` look-up: an entity's forms among these, as words."""
    stems = form_words(table, analyzer, languages)

    def forms(entity: str) -> tuple[FormWords, ...]:
        waiting = (form for form in stems(entity) if form.id in fresh)
        return tuple(map(in_its_letters, islice(waiting, _MOST_FRESH)))

    def in_its_letters(form: FormWords) -> FormWords:
        known = table.form(form.id)
        surfaces = analyzer.analyse(known[1].text).surfaces if known else ()
        folded = tuple(map(fold, surfaces))
        small = len(folded) == 1 and is_ordinary(folded[0])
        if known and (small or case_rule(known[1].case, surfaces, folded) is Rule.EXACT):
            return FormWords(form.id, tuple((surface,) for surface in surfaces), Layer.EXACT)
        return form

    return forms if fresh else _no_forms


def form_words(
    table: AliasTable, analyzer: Analyzer, languages: tuple[str, ...]
) -> Callable[[str], tuple[FormWords, ...]]:
    """The ``forms`` look-up over a table: an entity's active forms as stem-layer words.

    Each entity is looked up once: some have fifty forms, and a query may ask four times.
    """

    @cache
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
