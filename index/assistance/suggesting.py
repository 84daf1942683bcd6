"""Suggestions for a query being typed: words of the archive, names with all their forms, titles.

Names come from a sorted list of all forms in memory (a few megabytes for ten thousand names), words
and titles from the engine's own lists of terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ..engines import Engine
from ..matching import AllOf, AnyOf, Field, Match, Term, certain_token
from ..matching import Sequence as Row
from ..model import Entity, Form, Status, Strength, TokenStream
from ..store import Store
from ..text.analysis import Analyzer, fold
from .beginnings import Beginning, NameList

MAX_CHARS = 200  # characters typed; for more there are no suggestions
LISTED = 5  # other forms listed with an entity
_WORDS_BACK = 6  # words before the cursor that a name may begin with
_LETTERS = 2  # letters typed before words are completed
_TITLE_LETTERS = 3
_TITLES = 2
_COMPLETIONS = 40  # words asked of the engine, for each letter case of the initial
_WEIGHED = 10  # completions that are counted after the word before
_COMMON = 0.1  # share of articles with a word above which counting what follows costs too much
_ENTITIES = 1 << 20
_REMEMBERED = 2_000  # answers kept until the next commit


class SuggestionKind(StrEnum):
    """The kind of a suggestion."""

    WORD = "word"
    ENTITY = "entity"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion: ``text`` replaces what was typed.

    ``label`` is what to show. A name has its ``entity`` id and other ``forms``, a title the id of
    its ``article``. ``articles``: how many contain it (1 for a title).
    """

    text: str
    kind: SuggestionKind
    label: str
    articles: int
    entity: str | None = None
    forms: tuple[str, ...] = ()
    article: str | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """An entity found by the typed words from ``first`` on, and its ``best`` form to insert."""

    first: int
    inside: bool
    count: int
    best: Beginning


def _plainness(row: Beginning) -> tuple[bool, int]:
    """A sort key of forms: first one that surely means the entity, then the more usual."""
    return row.form.strength is not Strength.SAME, row.place


class Suggester:
    """Makes suggestions from one commit of an engine and one alias table; use one per thread.

    The articles of all entities are counted once, when first needed.
    """

    def __init__(
        self,
        engine: Engine,
        store: Store,
        names: NameList,
        analyzer: Analyzer,
        languages: tuple[str, ...],
    ) -> None:
        self._engine = engine
        self._store = store
        self._names = names
        self._analyzer = analyzer
        self._languages = languages
        self._answers: dict[tuple[str, int], tuple[Suggestion, ...]] = {}

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """At most ``limit`` suggestions for the text typed so far, names first; never raises.

        The last words are completed; the text before them is kept.
        """
        key = (text, limit)
        answer = self._answers.get(key)
        if answer is None:
            if len(self._answers) > _REMEMBERED:
                self._answers.clear()
            answer = self._answers[key] = self._suggest(text, limit)
        return answer

    def _suggest(self, text: str, limit: int) -> tuple[Suggestion, ...]:
        if len(text) > MAX_CHARS or limit < 1:
            return ()
        tokens = self._analyzer.analyse(text)
        if not len(tokens):
            return ()
        names = self._entities(text, tokens, limit)
        words = self._completions(text, tokens)
        taken = {fold_all(one.text) for one in names}
        words = [one for one in words if fold_all(one.text) not in taken]
        titles = self._titles(text, tokens)[:_TITLES]
        share = max(1, limit - len(titles))
        half = max(share - share // 2, share - len(words))
        chosen = names[:half] + words
        return tuple((chosen[:share] + titles)[:limit])

    # --- names ------------------------------------------------------------------------------

    @cached_property
    def _counts(self) -> dict[str, int]:
        """How many articles have a certain mention of each entity."""
        sign = certain_token("")
        found = self._engine.terms(Field.BODY_ENTITY, sign, _ENTITIES)
        return {term.removeprefix(sign): count for term, count in found}

    def _entities(self, text: str, tokens: TokenStream, limit: int) -> list[Suggestion]:
        """Entities with a form that begins with the last typed words, most words first."""
        found: dict[str, _Found] = {}
        for first in _starts(text, tokens):
            folded = " ".join(tokens.folded[first:]) + (" " if text[-1].isspace() else "")
            for row in self._names.beginning(folded):
                id = row.entity.id
                if count := self._counts.get(id, 0):
                    known = found.get(id)
                    if known is None:
                        found[id] = _Found(first, row.inside, count, row)
                    elif known.first == first:
                        best = min(known.best, row, key=_plainness)
                        found[id] = _Found(first, known.inside and row.inside, count, best)
        order = sorted(found.values(), key=lambda f: (f.first, f.inside, -f.count, f.best.folded))
        return [
            _named(text[: tokens.starts[f.first]], f.best.entity, f.best.form, f.count)
            for f in order[:limit]
        ]

    # --- words ------------------------------------------------------------------------------

    def _completions(self, text: str, tokens: TokenStream) -> list[Suggestion]:
        """Words that begin with the last typed word, most frequent first."""
        typed = tokens.folded[-1]
        if tokens.ends[-1] != len(text) or len(typed) < _LETTERS:
            return []
        kept = text[: tokens.starts[-1]]
        surfaces: dict[str, str] = {}
        counts: dict[str, int] = {}
        for surface, count in self._written(Field.BODY_EXACT, tokens.surfaces[-1]):
            folded = fold(surface)
            if folded != typed:
                surfaces.setdefault(folded, surface)
                counts[folded] = counts.get(folded, 0) + count
        best = sorted(counts, key=lambda folded: (-counts[folded], folded))
        best = self._following(text, tokens, best)
        return [
            Suggestion(
                kept + surfaces[folded], SuggestionKind.WORD, surfaces[folded], counts[folded]
            )
            for folded in best
        ]

    def _following(self, text: str, tokens: TokenStream, folded: list[str]) -> list[str]:
        """The completions that follow the previous word, most frequent first; if none does, all."""
        if len(tokens) < 2 or text[tokens.ends[-2] : tokens.starts[-1]].strip(" -"):
            return folded
        before = self._analyzer.query_terms(tokens.surfaces[-2], self._languages)
        having = self._engine.document_frequencies([Term(Field.BODY_STEM, t) for t in before])
        if not 0 < sum(having) <= _COMMON * self._engine.size():
            return folded
        together: dict[tuple[str, ...], int] = {}
        order: dict[str, int] = {}
        for word in folded[:_WEIGHED]:
            slots = (before, self._analyzer.query_terms(word, self._languages))
            if slots[1] not in together:
                row = Row(Field.BODY_STEM, slots)
                together[slots[1]] = self._engine.search(row, limit=1).total
            order[word] = together[slots[1]]
        found = [word for word in order if order[word]]
        return sorted(found, key=lambda word: -order[word]) if found else folded

    def _written(self, field: Field, prefix: str) -> list[tuple[str, int]]:
        """Terms with this prefix in small letters, capitalised or in capitals; frequent first."""
        variants = dict.fromkeys((prefix.lower(), prefix.capitalize(), prefix.upper()))
        rows = [row for v in variants for row in self._engine.terms(field, v, _COMPLETIONS)]
        return sorted(rows, key=lambda row: (-row[1], row[0]))

    # --- titles -----------------------------------------------------------------------------

    def _titles(self, text: str, tokens: TokenStream) -> list[Suggestion]:
        """Titles with all typed words, of which the last may be unfinished; best match first."""
        if len(tokens.folded[-1]) < _TITLE_LETTERS:
            return []
        begun = self._analyzer.query_terms(tokens.surfaces[-1], self._languages)
        if tokens.ends[-1] == len(text):
            found = self._engine.terms(Field.TITLE_STEM, tokens.folded[-1], _COMPLETIONS)
            begun = tuple(dict.fromkeys((*begun, *(term for term, _ in found))))
        alternatives = [
            *(self._analyzer.query_terms(s, self._languages) for s in tokens.surfaces[:-1]),
            begun,
        ]
        hits = self._engine.search(AllOf(tuple(map(_in_title, alternatives))), limit=_TITLES).hits
        rows = self._store.summaries([hit.ordinal for hit in hits])
        found_rows = [rows[hit.ordinal] for hit in hits if hit.ordinal in rows]
        return [
            Suggestion(row.title, SuggestionKind.TITLE, row.title, 1, article=row.id)
            for row in found_rows
        ]


def fold_all(text: str) -> str:
    """The folded words of a text, joined by spaces."""
    return " ".join(fold(word) for word in text.split())


def _starts(text: str, tokens: TokenStream) -> Iterator[int]:
    """The tokens with which a name being typed may begin, the longest stretch first.

    Only white space and hyphens may be between its words; literal words (``=daesh``) begin none.
    """
    first = len(tokens) - 1
    least = max(0, len(tokens) - _WORDS_BACK)
    while first > least and not text[tokens.ends[first - 1] : tokens.starts[first]].strip(" -\t"):
        first -= 1
    if text[tokens.ends[-1] :].strip():
        return
    for n in range(first, len(tokens)):
        start = tokens.starts[n]
        if not start or text[start - 1] != "=":
            yield n


def _named(kept: str, entity: Entity, form: Form, articles: int) -> Suggestion:
    written = form.text if form.strength is Strength.SAME else entity.name
    others: dict[str, str] = {}
    for other in entity.forms:
        if other.status is Status.ACTIVE:
            others.setdefault(fold_all(other.text), other.text)
    others.pop(fold_all(entity.name), None)
    if (key := fold_all(form.text)) in others:  # the typed form is first in the list
        others = {key: others[key], **others}
    forms = tuple(others.values())[:LISTED]
    label = f"{entity.name}: {', '.join(forms)}" if forms else entity.name
    if len(others) > LISTED:
        label += " …"
    return Suggestion(
        kept + written, SuggestionKind.ENTITY, label, articles, entity=entity.id, forms=forms
    )


def _in_title(terms: Sequence[str]) -> Match:
    return AnyOf(tuple(Term(Field.TITLE_STEM, term) for term in terms))
