"""Suggestions for a query being typed: words of the archive, names with all their forms, titles.

Names come from a sorted list of all forms in memory (a few megabytes for ten thousand names), words
and titles from the engine's own lists of terms.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cached_property, lru_cache

from ..answer import Suggestion, SuggestionKind
from ..matching import AllOf, AnyOf, Field, Layer, Term, Zone, text_field
from ..matching import Sequence as Row
from ..model import TokenStream
from ..query.pieces import VALUES, ZONES
from ..store.articles import Store
from ..text.analysis import fold, folded
from .beginnings import NameList
from .named import LETTERS, WEIGHED, Completed, NamesBegun
from .words import ArchiveWords, variants

MAX_CHARS = 200  # characters typed; for more there are no suggestions
_TITLE_LETTERS = 3
_TITLES = 2
_COMPLETIONS = 40  # words asked of the engine, for each letter case of the initial
_SOURCES = 10_000
_FIELD = re.compile(r"(?:^|[\s(+-])(\w+):(\"[^\"]*|[^\s\"()]*)$")
# a source of several words, which needs quotation marks: "source:new y"
_SOURCE = re.compile(r"(?:^|[\s(+-])(source):([^\s\"():]+\s[^\"():]*)$", re.I)
_REMEMBERED = 2_000  # answers kept until the next commit


class Suggester:
    """Makes suggestions from one commit of an engine and one alias table; use one per thread."""

    def __init__(self, words: ArchiveWords, store: Store, names: NameList) -> None:
        self._words = words
        self._engine, self._analyzer = words.engine, words.analyzer
        self._store = store
        self._names = NamesBegun(words, names)
        self._answer = lru_cache(_REMEMBERED)(self._suggest)

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """At most ``limit`` suggestions for the text typed so far, names first; never raises.

        The last words are completed; the text before them is kept.
        """
        return self._answer(text, limit)

    def _suggest(self, text: str, limit: int) -> tuple[Suggestion, ...]:
        if len(text) > MAX_CHARS or limit < 1:
            return ()
        field, source = _FIELD.search(text), _SOURCE.search(text)
        if field and field[1].lower() in VALUES:
            return self._values(text, field, limit)
        if source and (values := self._values(text, source, limit)):
            return values
        tokens = self._analyzer.analyse(text)
        if not len(tokens):
            return ()
        names = self._names.complete(text, tokens, limit)
        zone = ZONES.get(field[1].lower(), Zone.BODY) if field else Zone.BODY
        taken = {folded(one.suggestion.text) for one in names}
        words = self._completions(text, tokens, zone)
        words = [one for one in words if folded(one.suggestion.text) not in taken]
        titles = self._titles(text, tokens)[:_TITLES]
        share = max(1, limit - len(titles))
        half = max(share - share // 2, share - len(words))
        chosen = sorted((names[:half] + words)[:share], key=lambda one: -one.fit)
        return tuple(([one.suggestion for one in chosen] + titles)[:limit])

    # --- values of fields -------------------------------------------------------------------

    @cached_property
    def _sources(self) -> tuple[tuple[str, int], ...]:
        return self._engine.terms(Field.SOURCE, "", _SOURCES)

    def _values(self, text: str, field: re.Match[str], limit: int) -> tuple[Suggestion, ...]:
        """What may follow ``source:`` and ``entity:``, the most frequent first."""
        kept, name, typed = text[: field.start(2)], field[1].lower(), field[2]
        if name == "source":
            begun = " ".join(folded(typed))
            sources = [
                source
                for source, _ in self._sources
                if f" {begun}" in f" {' '.join(folded(source))}" and '"' not in source
            ][:limit]
            terms = [Term(Field.SOURCE, source) for source in sources]
            counts = self._engine.document_frequencies(terms)
            return tuple(
                Suggestion(f'{kept}"{source}"', SuggestionKind.WORD, source, count)
                for source, count in zip(sources, counts, strict=True)
                if count
            )
        tokens = self._analyzer.analyse(typed)
        if name != "entity" or not len(tokens):
            return ()
        names = (one.suggestion for one in self._names.complete(typed, tokens, limit))
        return tuple(replace(one, text=f"{kept}{one.entity}") for one in names)

    # --- words ------------------------------------------------------------------------------

    def _completions(self, text: str, tokens: TokenStream, zone: Zone) -> list[Completed]:
        """Words of the zone that begin with the last typed word, most frequent first; of those
        that follow the previous word, if any do. A given name is only followed by such."""
        typed = tokens.folded[-1]
        if tokens.ends[-1] != len(text) or len(typed) < LETTERS:
            return []
        before, surface = self._names.before(text, tokens, len(tokens) - 1), tokens.surfaces[-1]
        begun = [surface.capitalize()] if before.given else variants(surface)
        surfaces: dict[str, str] = {}  # of each word the most frequent
        counts = Counter[str]()
        for written, count in self._words.written((zone,), Layer.EXACT, begun, _COMPLETIONS):
            folded = fold(written)
            if folded != typed:
                surfaces.setdefault(folded, written)
                counts[folded] += count
        best = [surfaces[word] for word in sorted(counts, key=lambda word: (-counts[word], word))]
        words = [(word, 0) for word in best]
        if before.terms:
            following = self._following(before.terms, best[:WEIGHED])
            words = following if following or before.given else words
        kept, exact = text[: tokens.starts[-1]], text_field(zone, Layer.EXACT)
        having = self._engine.document_frequencies([Term(exact, word) for word, _ in words])
        return [
            Completed(fit, Suggestion(kept + word, SuggestionKind.WORD, word, n))
            for (word, fit), n in zip(words, having, strict=True)
            if n
        ]

    def _following(self, before: tuple[str, ...], words: list[str]) -> list[tuple[str, int]]:
        """The words that follow one of these terms in articles, with how many, most first."""
        terms = {word: self._words.terms(word) for word in words}
        rows = {slot: Row(Field.BODY_STEM, (before, slot)) for slot in terms.values()}
        often = {slot: self._engine.search(row, limit=1).total for slot, row in rows.items()}
        found = [(word, often[slot]) for word, slot in terms.items() if often[slot]]
        return sorted(found, key=lambda each: -each[1])

    # --- titles -----------------------------------------------------------------------------

    def _titles(self, text: str, tokens: TokenStream) -> list[Suggestion]:
        """Titles with all typed words, of which the last may be unfinished; best match first."""
        if len(tokens.folded[-1]) < _TITLE_LETTERS:
            return []
        begun = self._words.terms(tokens.surfaces[-1])
        if tokens.ends[-1] == len(text):
            found = self._engine.terms(Field.TITLE_STEM, tokens.folded[-1], _COMPLETIONS)
            begun = tuple(dict.fromkeys((*begun, *(term for term, _ in found))))
        alternatives = [*map(self._words.terms, tokens.surfaces[:-1]), begun]
        words = (AnyOf(tuple(Term(Field.TITLE_STEM, t) for t in terms)) for terms in alternatives)
        hits = self._engine.search(AllOf(tuple(words)), limit=_TITLES).hits
        rows = self._store.summaries([hit.ordinal for hit in hits])
        told = [rows[hit.ordinal] for hit in hits if hit.ordinal in rows]
        return [Suggestion(t.title, SuggestionKind.TITLE, t.title, 1, article=t.id) for t in told]
