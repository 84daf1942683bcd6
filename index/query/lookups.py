"""What a plan asks of the archive and of the alias table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from ..aliases.matching.casing import Rule, case_rule, is_ordinary
from ..aliases.table import AliasTable, form_id
from ..matching import Everything, Layer, Match, Term, Zone, text_field
from ..model import Form, Status
from ..text.analysis import Analyzer, fold
from .algebra import row
from .nodes import Phrase, Word

_MOST_FRESH = 24  # forms of one entity looked for as words


@dataclass(frozen=True, slots=True)
class FormWords:
    """A written form of an entity: its id, and for each of its words the terms it may have.

    ``letters``: its words as written, if in other letters they would be other words ("IS").
    """

    id: str
    slots: tuple[tuple[str, ...], ...]
    letters: tuple[str, ...] = ()

    def row(self, zone: Zone, weight: float) -> Match:
        """Articles with these words in a row, in these letters if they matter."""
        if self.letters:
            return row(text_field(zone, Layer.EXACT), [(s,) for s in self.letters], 0, weight)
        return row(text_field(zone, Layer.STEM), self.slots, 0, weight)


EntityForms = Callable[[str], tuple[FormWords, ...]]
"""The forms of the entity of an id, as words."""


@dataclass(frozen=True, slots=True)
class Lookups:
    """Functions by which a plan asks the archive; the defaults are those of an empty archive.

    ``sources``: the archive's source values for a typed name (any letter case), empty if none.
    ``sources_like``: other sources with a similar name, the likest first.
    ``has_language``: whether any article is in the language of this code.
    ``forms``: the active forms of an entity; needed where some were unticked.
    ``fresh``: those with which articles are not yet analysed, so that they are searched as words.
    ``near``: of a match in which any two words of a phrase are near each other, the articles in
    which all of them are, at one place, with names in forms that are searched.
    ``rarity``: the idf of each term, above 0; nothing if it is not known.
    ``everyday``: whether more than half of all articles have a word.
    """

    sources: Callable[[str], tuple[str, ...]] = lambda source: (source,)
    sources_like: Callable[[str], tuple[str, ...]] = lambda _: ()
    has_language: Callable[[str], bool] = lambda _: True
    forms: EntityForms = lambda _: ()
    fresh: EntityForms = lambda _: ()
    near: Callable[[Phrase, Zone, Match], Match] = lambda _, __, ___: Everything()
    rarity: Callable[[Sequence[Term]], tuple[float, ...]] = lambda _: ()
    everyday: Callable[[Word], bool] = lambda _: False


def fresh_words(forms: EntityForms, fresh: frozenset[str]) -> EntityForms:
    """The ``fresh`` look-up: those of an entity's forms that are among these."""

    def waiting(entity: str) -> tuple[FormWords, ...]:
        return tuple(islice((form for form in forms(entity) if form.id in fresh), _MOST_FRESH))

    return waiting if fresh else lambda _: ()


def form_words(table: AliasTable, analyzer: Analyzer, languages: tuple[str, ...]) -> EntityForms:
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
                letters = surfaces if _letters_matter(form, surfaces) else ()
                found.append(FormWords(form_id(entity, form.text), slots, letters))
        return tuple(found)

    return forms


def _letters_matter(form: Form, surfaces: tuple[str, ...]) -> bool:
    folded = tuple(map(fold, surfaces))
    ordinary = len(folded) == 1 and is_ordinary(folded[0])
    return ordinary or case_rule(form.case, surfaces, folded) is Rule.EXACT
