"""Changes of names with which some articles are not analysed yet, and how queries treat them.

A new form is searched as words. A form that was removed, or now has stricter rules, does not match
at all until every article that has it has been analysed again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from ..aliases.table import form_id
from ..aliases.table.records import BLOCKER
from ..aliases.words.lexicon import ARTICLES
from ..matching import Layer, Match, Zone, text_field
from ..model import Case, Entity, Form, Status, Strength
from ..query.algebra import any_of, row
from ..store.name_changes import AliasChange
from ..text.analysis import Analyzer

_CASES = (Case.FOLD, Case.AUTO, Case.EXACT)  # from the loosest to the strictest
_STRENGTHS = (Strength.SAME, Strength.LIKELY, Strength.WEAK)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Form ids: ``fresh`` were added by the changes, ``doubted`` removed or made stricter."""

    fresh: frozenset[str] = frozenset()
    doubted: frozenset[str] = frozenset()

    @property
    def tag(self) -> str:
        """A short text, different for different content."""
        return f"{sorted(self.fresh)} {sorted(self.doubted)}" if self != SETTLED else ""


SETTLED = Unsettled()


def unsettled(changes: Iterable[AliasChange]) -> Unsettled:
    """The unsettled forms after these changes, earliest first.

    Every state in between counts, as articles may have been analysed with any of them.
    """
    states: dict[str, list[Entity | None]] = {}
    for change in changes:
        states.setdefault(change.entity, [change.before]).append(change.after)
    fresh: set[str] = set()
    doubted: set[str] = set()
    for *former, last in states.values():
        new = _matching(last)
        for old in map(_matching, former):
            fresh.update(form for form in new.keys() - old.keys() if not _weak(new[form]))
            doubted.update(old.keys() - new.keys())
            shared = old.keys() & new.keys()
            doubted.update(form for form in shared if _stricter(new[form], old[form]))
    return Unsettled(frozenset(fresh), frozenset(doubted))


def _matching(entity: Entity | None) -> dict[str, list[Form]]:
    """The active forms by id: spellings that fold alike share one."""
    found: dict[str, list[Form]] = {}
    if entity is not None and entity.kind != BLOCKER:
        for form in active_forms(entity.forms):
            found.setdefault(form_id(entity.id, form.text), []).append(form)
    return found


def _weak(forms: Iterable[Form]) -> bool:
    return all(form.strength is Strength.WEAK for form in forms)


def _stricter(new: Iterable[Form], old: Iterable[Form]) -> bool:
    """Whether all new forms ask more of a mention than some old one did."""
    return any(a > b for a, b in zip(_asked(new), _asked(old), strict=True))


def _asked(forms: Iterable[Form]) -> tuple[int, int, int, int]:
    """The least that any of the forms asks of a mention: letter case, evidence, dates."""
    kept = tuple(forms)
    return (
        min(_CASES.index(form.case) for form in kept),
        min(_STRENGTHS.index(form.strength) for form in kept),
        min(form.since.toordinal() if form.since else 0 for form in kept),
        -max(form.until.toordinal() if form.until else 1 << 30 for form in kept),
    )


# --- the articles concerned ---------------------------------------------------------------------


def changed_forms(before: Entity | None, after: Entity | None) -> tuple[Form, ...]:
    """The forms whose mentions may be decided differently now."""
    old = set(before.forms) if before else set()
    new = set(after.forms) if after else set()
    if before and after and (before.cues, before.kind) == (after.cues, after.kind):
        return tuple(old ^ new)
    return tuple(old | new)


def active_forms(forms: Iterable[Form]) -> tuple[Form, ...]:
    """The forms with status ``active``."""
    return tuple(form for form in forms if form.status is Status.ACTIVE)


def written_anywhere(
    forms: Iterable[Form], analyzer: Analyzer, languages: tuple[str, ...]
) -> Match:
    """Articles that contain the words of any of these forms, in any letter case.

    The Arabic article ("al-") may be missing in a text, or be spelled differently.
    """
    parts: list[Match] = []
    for form in forms:
        rows = _rows(form, analyzer, languages)
        for zone in Zone:
            field = text_field(zone, Layer.STEM)
            parts += [row(field, slots) for slots in rows]
    return any_of(parts)


def written_as(form: Form, analyzer: Analyzer, languages: tuple[str, ...]) -> Match:
    """Articles that contain the form about as it must be written.

    Fewer than ``written_anywhere``: a single word that needs capitals is searched with them.
    """
    surfaces = analyzer.analyse(form.text).surfaces
    if len(surfaces) != 1 or form.case is Case.FOLD or surfaces[0].islower():
        return written_anywhere((form,), analyzer, languages)
    bare = surfaces[0].replace(".", "")
    dotted = "".join(f"{letter}." for letter in bare) if bare.isupper() else bare
    spellings = tuple(dict.fromkeys((surfaces[0], bare, bare.upper(), bare.title(), dotted)))
    return any_of([row(text_field(zone, Layer.EXACT), (spellings,)) for zone in Zone])


def _rows(
    form: Form, analyzer: Analyzer, languages: tuple[str, ...]
) -> list[tuple[tuple[str, ...], ...]]:
    """The terms of each word of a form, with and without Arabic articles."""
    surfaces = analyzer.analyse(form.text).surfaces
    bare = tuple(s for s in surfaces if s.casefold() not in ARTICLES)

    def slot(surface: str) -> tuple[str, ...]:
        if surface.casefold() in ARTICLES:
            return tuple(sorted(ARTICLES))
        spellings = (surface, surface.title()) if surface.isupper() else (surface,)
        terms = (analyzer.query_terms(spelling, languages) for spelling in spellings)
        return tuple(dict.fromkeys(chain.from_iterable(terms)))

    return [tuple(map(slot, words)) for words in dict.fromkeys((surfaces, bare)) if words]
