"""Compares the letters of hits, which were found by hash, with what was searched and typed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from ..answer import Highlight, MatchKind
from ..columns.marking import ZONES
from ..columns.words import Numbers
from ..model import Confidence
from ..occurrences import MergedOccurrences, where
from ..occurrences.scanning import Hits, Scanned, written
from ..query.nodes import Exact, Leaf, Name, Phrase, ScopedLeaf, Word
from ..text.analysis import Analyzer, fold, folded, surface
from .mentions import Identity, Mentions, identities
from .shown import Parts, Texts
from .spans import settled

_FALSE: Identity = ("", "", Confidence.UNCERTAIN, "")  # another entity with an equal hash
_NO_NAME = (None, None, None, None)
_MARGIN = 64  # tokens around a shown text that are read, for phrases that reach into it


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """Reads the letters of hits in the shown articles."""

    texts: Texts
    parts: Parts
    analyzer: Analyzer

    def checked(self, scanned: Scanned, leaves: Sequence[ScopedLeaf]) -> Scanned:
        """The hits in and near the shown texts whose letters were searched for.

        Needed for words in a row, where one false hit would hide a true one. Single words are
        compared later, by ``kind_of_word``.
        """
        terms, surfaces, _ = written(leaves)
        return Scanned(
            self.read_hits(scanned.terms, lambda text, lang: self.has_term(text, lang, terms)),
            self.read_hits(scanned.surfaces, lambda text, _: surface(text) in surfaces),
            scanned.mentions,
        )

    def read_hits(self, hits: Hits, is_sought: Callable[[str, str], bool]) -> Hits:
        hits = where(hits, self.parts.near(hits.positions, hits.positions, _MARGIN))
        if not len(hits.positions):
            return hits
        zones, begins = self.texts.zones(hits.positions), self.texts.marks.begins
        token = hits.positions - self.texts.firsts[zones] + begins[zones]
        shown = (token >= begins[zones]) & (token < begins[zones + 1])
        hits = where(hits, shown)  # the others are in articles that are not shown
        *_, pieces = self.read(hits.positions, hits.positions, zones[shown])
        known = {piece: is_sought(*piece) for piece in set(pieces)}
        return where(hits, np.array([known[piece] for piece in pieces], np.bool_))

    def read(
        self, firsts: Numbers, lasts: Numbers, zones: Numbers
    ) -> tuple[Numbers, Numbers, list[tuple[str, str]]]:
        """Start and end of each stretch of tokens, and its letters with their language."""
        starts, ends = self.texts.spots(firsts, lasts, zones)
        texts, languages = self.texts.texts, self.texts.languages
        pieces = [
            (texts[zone][start:end], languages[zone // ZONES])
            for zone, start, end in zip(zones.tolist(), starts.tolist(), ends.tolist(), strict=True)
        ]
        return starts, ends, pieces

    def has_term(self, token: str, language: str, terms: Collection[str]) -> bool:
        """Whether the token may have one of the terms in an article of this language.

        In capitals it has two, one of them among other capitals; its hash told which.
        """
        written = (token, token.lower()) if token.isupper() else (token,)
        return any(self.analyzer.term(each, language) in terms for each in written)  # cached there

    def marked(
        self, leaves: Sequence[Leaf], merged: MergedOccurrences, mentions: Mentions
    ) -> list[tuple[Highlight, ...]]:
        """The highlights of each part, cut at its edges."""
        zones, starts, ends = self.parts.zones, self.parts.starts, self.parts.ends
        found = self.found(leaves, merged, mentions)
        return [
            settled(self.texts.texts[zone], start, end, each) if each else ()
            for zone, start, end, each in zip(
                zones.tolist(), starts.tolist(), ends.tolist(), found, strict=True
            )
        ]

    def found(
        self, leaves: Sequence[Leaf], merged: MergedOccurrences, mentions: Mentions
    ) -> list[list[Highlight]]:
        """The highlights of each part, unsorted and perhaps overlapping."""
        parts = self.parts
        found: list[list[Highlight]] = [[] for _ in parts.zones]
        part, stretch = parts.reached(merged.firsts, merged.lasts)
        if not len(part):
            return found
        zones, leaf = parts.zones.take(part), merged.leaf.take(stretch)
        firsts, lasts = merged.firsts.take(stretch), merged.lasts.take(stretch)
        starts, ends, pieces = self.read(firsts, lasts, zones)
        names = self.names(leaves, leaf, mentions, firsts, lasts, zones)
        kind_of = [self.kinds(each) for each in leaves]
        kinds: list[dict[tuple[str, str], MatchKind | None]] = [{} for _ in leaves]
        opens, begins = parts.opens.take(part), parts.starts.take(part)
        new = tuple.__new__  # a third of the time that Highlight() takes
        for number, n, first, last, before, start, end, piece, name in zip(
            part.tolist(),
            leaf.tolist(),
            firsts.tolist(),
            lasts.tolist(),
            (opens - starts).tolist(),
            (np.maximum(starts, opens) - begins).tolist(),
            (np.minimum(ends, parts.closes.take(part)) - begins).tolist(),
            pieces,
            names,
            strict=True,
        ):
            known = kinds[n]
            if piece not in known:
                known[piece] = kind_of[n](*piece, first, last)
            kind = known[piece]
            if kind is not None and name is not _FALSE:
                text = piece[0]
                if len(text) > end - start:  # it reaches beyond
                    text = text[max(0, before) :][: end - start]
                found[number].append(new(Highlight, (start, end, text, kind, *(name or _NO_NAME))))
        return found

    def names(
        self,
        leaves: Sequence[Leaf],
        leaf: Numbers,
        mentions: Mentions,
        firsts: Numbers,
        lasts: Numbers,
        zones: Numbers,
    ) -> list[Identity | None]:
        """For each stretch of tokens, the first mention in it of a name of its leaf."""
        names: list[Identity | None] = [None] * len(firsts)
        alone = np.array([isinstance(each, Name) for each in leaves])[leaf].nonzero()[0]
        if len(alone):
            found = identities(self.texts, firsts[alone], zones[alone] // ZONES)
            for at, n, name in zip(alone.tolist(), leaf[alone].tolist(), found, strict=True):
                names[at] = name if name[0] in leaves[n].entities else _FALSE
        if mentions:
            ours = [_inside(each, mentions) for each in leaves]
            for at, (n, first, last) in enumerate(
                zip(leaf.tolist(), firsts.tolist(), lasts.tolist(), strict=True)
            ):
                if known := ours[n]:
                    there = (known[place] for place in range(first, last + 1) if place in known)
                    names[at] = next(there, None)
        return names

    def kinds(self, leaf: Leaf) -> Callable[[str, str, int, int], MatchKind | None]:
        """A function that says how a text (text, language, first and last token) matches the leaf.

        It returns None if the text does not match, but a term in it has an equal hash.
        """
        if isinstance(leaf, Exact):
            return lambda *_: MatchKind.TYPED
        if isinstance(leaf, Phrase):
            return partial(self.kind_of_row, leaf)
        typed = folded(leaf.text)
        if isinstance(leaf, Name):
            alike = (typed, typed[1:]) if typed[:1] == ("the",) else (typed,)  # "The Hague"
            return lambda text, _, first, last: (
                MatchKind.TYPED if self.tokens(text, first, last) in alike else MatchKind.ALIAS
            )
        terms_in = leaf.terms_in if isinstance(leaf, Word) else lambda _: leaf.terms
        return partial(self.kind_of_word, terms_in, typed)

    def kind_of_word(
        self,
        terms_in: Callable[[str], Collection[str]],
        typed: tuple[str, ...],
        text: str,
        language: str,
        first: int,
        last: int,
    ) -> MatchKind | None:
        if last > first:  # written as two words
            return MatchKind.TYPED if self.tokens(text, first, last) == typed else MatchKind.STEM
        if not self.has_term(text, language, terms_in(language)):
            return None
        return MatchKind.TYPED if (fold(text),) == typed else MatchKind.STEM

    def kind_of_row(self, leaf: Phrase, text: str, _: str, first: int, last: int) -> MatchKind:
        row = f" {' '.join(self.tokens(text, first, last))} "
        unlike = [item for item in leaf.items if f" {' '.join(folded(item.text))} " not in row]
        if any(isinstance(item, Name) for item in unlike):
            return MatchKind.ALIAS
        return MatchKind.STEM if unlike else MatchKind.TYPED

    def tokens(self, text: str, first: int, last: int) -> tuple[str, ...]:
        """The tokens of a text, folded."""
        if first == last:
            return (fold(text),)
        places = self.texts.places_of(first, last)
        start = places[0][0]
        return tuple([fold(text[begin - start : end - start]) for begin, end in places])


def _inside(leaf: Leaf, mentions: Mentions) -> Mentions:
    """The mentions of names in a phrase; none for other leaves."""
    if not isinstance(leaf, Phrase):
        return {}
    wanted = {id for item in leaf.items if isinstance(item, Name) for id in item.entities}
    return {at: each for at, each in mentions.items() if each[0] in wanted}
