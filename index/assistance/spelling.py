"""Did you mean: replaces misspelt words of a query by words of the archive and by names.

A proposal is the typed text with some words replaced and the rest unchanged, and is made only if it
finds more. Words in quotes may be replaced, literal ones (``=word``) may not.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, pairwise
from operator import itemgetter

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ..aliases.table import distinct_forms, form_id
from ..answer import DidYouMean
from ..matching import Field, Layer, Term, Zone, certain_token
from ..model import Entity, Span
from ..query.algebra import any_of, row
from ..query.compounds import HALF, splits
from ..query.nodes import Name, Query, Word
from ..query.nodes import units as all_units
from ..text.analysis import APOSTROPHES, fold
from .spelled import LONGEST, NEAR, SHORTEST, SpelledName, SpelledNames, sound
from .words import ArchiveWords

TRIED = 3  # proposals put to the archive
_BEGUN = 0.2  # edits taken off for a word that goes on where the typed one ends: "dron"
_FAR_ABOVE = 100  # a word that occurs is replaced only by one this many times as frequent
_RARE = 2  # articles (or one in _RARE_SHARE): a word in more of them is not misspelt
_RARE_SHARE = 2_000
_WORDS = 12  # words of one query that are checked
_SCANNED = 10_000  # most frequent surfaces with an initial that are compared, for either case
_INITIALS = 8  # initials whose words are cached until the next commit, 2 MB each at most
_NAME_WORDS, _PAIR = 4, 2  # adjacent words that may be one misspelt name; with one that is right
_OPERATORS = ("and", "or", "not")
_STEMS = Field.BODY_STEM, Field.TITLE_STEM


@dataclass(frozen=True, slots=True, order=True)
class _Change:
    """Replace ``span`` by ``text``; a change of lower ``cost`` is likelier."""

    cost: float
    text: str
    span: Span


class Corrector:
    """Proposes corrections from one commit of an engine and one alias table; use one per thread."""

    def __init__(self, words: ArchiveWords, names: SpelledNames) -> None:
        self._terms, self._written, self._engine = words.terms, words.written, words.engine
        self._names = names
        self._spelt = lru_cache(_INITIALS)(self._with_initial)

    def did_you_mean(
        self, query: Query, total: int, total_of: Callable[[str], int]
    ) -> DidYouMean | None:
        """A query that finds more than this one, which finds ``total``; None if there is none.

        ``total_of`` returns how many articles match all of a query; it is called at most 3 times.
        """
        units = [unit for unit in all_units(query.root) if isinstance(unit, Word | Name)][:_WORDS]
        words = [unit for unit in units if isinstance(unit, Word) and _correctable(unit.text)]
        rare = max(_RARE, self._engine.size() // _RARE_SHARE)
        counts = zip(words, self._having([word.terms for word in words]), strict=True)
        known = filter(lambda run: self._names.has(_folded(run)), _runs(query, units))
        listed = {unit.span for run in known for unit in run}
        misspelt = {w.span: count for w, count in counts if count <= rare and w.span not in listed}
        changes = sorted(
            {
                *self._joined(query.text, units),
                *self._name_changes(query, units, misspelt),
                *(c for w in words if w.span in misspelt for c in self._near(w, misspelt[w.span])),
                *(c for w in words if misspelt.get(w.span) == 0 for c in self._split(w)),
            }
        )
        for text in islice(_proposals(query.text, changes), TRIED):
            found = total_of(text)
            if found > total:
                return DidYouMean(text, found)
        return None

    # --- words ------------------------------------------------------------------------------

    def _near(self, word: Word, frequency: int) -> Iterator[_Change]:
        """Words of the archive one edit away, or two if they sound the same; far more frequent ones
        if the word occurs."""
        typed = fold(word.text)
        spelt = self._spelt(typed[0])
        most = 1 if frequency else 2
        near = process.extract(
            typed, spelt.keys(), scorer=OSA.distance, score_cutoff=most, limit=NEAR
        )
        for folded, distance, _ in near:
            surface, count = spelt[folded]
            if distance > 1 and sound(folded) != sound(typed):
                continue
            if distance and count >= max(1, frequency * _FAR_ABOVE) and folded not in _OPERATORS:
                cost = distance - _BEGUN * folded.startswith(typed) - math.log10(count) / 10
                yield _Change(cost, surface, word.span)

    def _split(self, word: Word) -> Iterator[_Change]:
        """Two words that are adjacent in some article and were typed as one."""
        for halves in splits(word.text, HALF, self._articles, self._articles):
            slots = [*map(self._terms, halves)]
            found = self._engine.search(any_of(row(f, slots) for f in _STEMS), limit=0)
            if found.total:
                yield _Change(_space(found.total), " ".join(halves), word.span)

    def _joined(self, text: str, units: Sequence[Word | Name]) -> Iterator[_Change]:
        """One word that some article has and that was typed as two; neither is an initial."""
        words = (unit for unit in units if not isinstance(unit, Word) or len(unit.text) > 1)
        for one, other in pairwise(words):
            if isinstance(one, Word) and isinstance(other, Word):
                whole = one.text + other.text
                if whole.isalpha() and text[one.span.end : other.span.start].isspace():
                    (found,) = self._articles([whole])
                    if found:
                        span = Span(one.span.start, other.span.end)
                        yield _Change(_space(found), whole, span)

    def _articles(self, words: Sequence[str]) -> list[int]:
        """Roughly how many articles have each of the words."""
        return self._having([*map(self._terms, words)])

    def _having(self, slots: Sequence[tuple[str, ...]]) -> list[int]:
        """Roughly how many articles have a term of each slot in their title or text."""
        terms = [Term(field, term) for slot in slots for term in slot for field in _STEMS]
        known = dict(zip(terms, self._engine.document_frequencies(terms), strict=True))
        return [max(known[Term(field, t)] for t in slot for field in _STEMS) for slot in slots]

    def _with_initial(self, letter: str) -> dict[str, tuple[str, int]]:
        """The archive's words with this initial: {folded: (most frequent surface, articles)}."""
        found: dict[str, tuple[str, int]] = {}
        cases = dict.fromkeys((letter, letter.upper()))
        for surface, count in self._written((Zone.BODY,), Layer.EXACT, cases, _SCANNED):
            found.setdefault(fold(surface), (surface, count))
        return found

    # --- names ------------------------------------------------------------------------------

    def _name_changes(
        self, query: Query, units: Sequence[Word | Name], misspelt: Mapping[Span, int]
    ) -> Iterator[_Change]:
        """Runs of words that are nearly a name: with a misspelt one; or two, of which one means or
        may mean what is named so ("Bashir Assad").

        If an article has each of the words as typed ("pouting"), one also has to have the name as
        it would be written ("Poutine"), and this is one letter off: "rotors" are no Reuters.
        """
        offered = {offer.span: offer.entities for offer in query.offers}
        for run in _runs(query, units):
            words = _folded(run)
            wrong = any(unit.span in misspelt for unit in run)
            named = [u.entities if isinstance(u, Name) else offered.get(u.span) for u in run]
            meant = set(chain(*filter(None, named))) if len(run) == _PAIR else ()
            near = self._names.near("".join(words)) if wrong or meant else []
            if not wrong:
                near = [name for name in near if name.entity.id in meant]
                near = [name for name in near if len(name.text.split()) == len(words)]
            in_use = wrong and all(misspelt.get(unit.span, 1) for unit in run)
            near = [name for name in near if name.edits <= 1] if in_use else near
            span = Span(run[0].span.start, run[-1].span.end)
            for cost, written in self._used(near, in_use):
                # prefer a name that replaces more of the typed words
                yield _Change(cost - 0.1 * len(run), written, span)

    def _used(self, near: Sequence[SpelledName], in_use: bool) -> Iterator[tuple[float, str]]:
        """(cost, text) of the names whose entities occur in the archive; usual forms cost less, and
        stand for one that no article has, at the cost of an edit.

        ``in_use``: the form itself has to occur.
        """
        forms = [Term(Field.FORM, form_id(one.entity.id, one.text)) for one in near]
        entities = [Term(Field.BODY_ENTITY, certain_token(one.entity.id)) for one in near]
        counts = self._engine.document_frequencies([*forms, *entities])
        for one, form, entity in zip(near, counts, counts[len(near) :], strict=False):
            if form if in_use else entity:
                text = one.text if form else self._usual(one.entity)
                yield one.edits + (not form) - math.log10(1 + form) / 5, text

    def _usual(self, entity: Entity) -> str:
        """The form of the entity that most articles use."""
        forms = distinct_forms(entity)
        counts = self._engine.document_frequencies([Term(Field.FORM, id) for id in forms])
        return max(zip(counts, forms.values(), strict=True), key=itemgetter(0))[1].text


def _correctable(word: str) -> bool:
    letters = all(char.isalpha() or char in APOSTROPHES for char in word)
    return letters and SHORTEST <= len(word) <= LONGEST


def _space(articles: int) -> float:
    """The cost of a space too many or too few, which is one edit, if so many articles prove it."""
    return 1 - math.log10(1 + articles) / 10


def _runs(query: Query, units: Sequence[Word | Name]) -> Iterator[Sequence[Word | Name]]:
    """One to four words with nothing but spaces and hyphens between them."""
    text = query.text
    for first in range(len(units)):
        for last in range(first, min(first + _NAME_WORDS, len(units))):
            between = text[units[last - 1].span.end : units[last].span.start]
            if last > first and between.strip(" -\t"):
                break
            yield units[first : last + 1]


def _folded(run: Iterable[Word | Name]) -> list[str]:
    return [fold(word) for unit in run for word in unit.text.split()]


def _proposals(text: str, changes: Sequence[_Change]) -> Iterator[str]:
    """The text with the likeliest changes that do not overlap; then without the first change ..."""
    made = {text}
    for skipped in range(len(changes)):
        better = _changed(text, changes[skipped:])
        if better not in made:
            made.add(better)
            yield better


def _changed(text: str, changes: Iterable[_Change]) -> str:
    taken: list[_Change] = []
    for change in changes:
        if all(
            change.span.end <= other.span.start or other.span.end <= change.span.start
            for other in taken
        ):
            taken.append(change)
    for change in sorted(taken, key=lambda change: -change.span.start):
        text = text[: change.span.start] + change.text + text[change.span.end :]
    return text
