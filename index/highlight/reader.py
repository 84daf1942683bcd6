"""Whether what a hash found is there in letters, and whether it was typed so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from ..analysis import Analyzer, fold, surface
from ..columns import ZONES, Numbers
from ..model import Confidence, Highlight, MatchKind
from ..occurrences import Hits, Occurrences, Scanned, Sought, Streams, written
from ..query.nodes import Exact, Leaf, Name, Phrase
from .mentions import Mentions, Told, told
from .shown import Parts, Texts
from .spans import Spot, highlights

_FALSE: Told = ("", "", Confidence.UNCERTAIN, "")  # of a name that only has the hash of one sought
_MARGIN = 64  # tokens beside a shown text that are looked at, for phrases that reach into it


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """Reads the letters of the articles: are they what was sought, and were they typed so?"""

    texts: Texts
    parts: Parts
    streams: Streams
    analyzer: Analyzer

    def checked(self, scanned: Scanned, leaves: Sequence[Sought]) -> Scanned:
        """The hits in the shown texts and near them, for words in a row: of those every letter is
        read, as one false word would hide a true one.

        Words by themselves are read when it is told how they answer.
        """
        terms, surfaces = written(leaves)
        return Scanned(
            self.read_hits(scanned.terms, lambda text, lang: self.term(text, lang) in terms),
            self.read_hits(scanned.surfaces, lambda text, _: surface(text) in surfaces),
        )

    def read_hits(self, hits: Hits, is_sought: Callable[[str, str], bool]) -> Hits:
        hits = hits.where(self.parts.near(hits.positions, hits.positions, _MARGIN))
        if not len(hits.positions):
            return hits
        zones, begins = self.texts.zones(hits.positions), self.texts.marks.begins
        token = hits.positions - self.texts.firsts[zones] + begins[zones]
        shown = (token >= begins[zones]) & (token < begins[zones + 1])
        hits = hits.where(shown)  # the others are of articles beside those shown
        *_, pieces = self.read(hits.positions, hits.positions, zones[shown])
        known = {piece: is_sought(*piece) for piece in set(pieces)}
        return hits.where(np.array([known[piece] for piece in pieces], np.bool_))

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

    def term(self, token: str, language: str) -> str:
        """The term the token stands under in an article of this language."""
        terms = self.analyzer.analyse(token, language).terms  # which remembers
        return terms[0] if len(terms) == 1 else self.analyzer.query_terms(token, (language,))[0]

    def marked(
        self, found: Iterable[tuple[Leaf, Occurrences]], mentions: Mentions
    ) -> list[tuple[Highlight, ...]]:
        """The highlights of each part, of leaves and where they stand."""
        spots: list[list[Spot]] = [[] for _ in self.parts.zones]
        for leaf, there in found:
            self.spot(leaf, there, mentions, spots)
        zones, starts, ends = self.parts.zones, self.parts.starts, self.parts.ends
        return [
            highlights(self.texts.texts[zone], start, end, each) if each else ()
            for zone, start, end, each in zip(
                zones.tolist(), starts.tolist(), ends.tolist(), spots, strict=True
            )
        ]

    def spot(
        self, leaf: Leaf, there: Occurrences, mentions: Mentions, spots: list[list[Spot]]
    ) -> None:
        """Add what is to be marked of a leaf to its parts; what reaches beyond one is cut."""
        lasts = there.firsts + there.counts - 1
        part, stretch = self.parts.reached(there.firsts, lasts)
        if not len(part):
            return
        firsts, lasts, zones = there.firsts[stretch], lasts[stretch], self.parts.zones[part]
        starts, ends, pieces = self.read(firsts, lasts, zones)
        names = self.names(leaf, mentions, firsts, lasts, zones)
        kinds: dict[tuple[str, str], MatchKind | None] = {}
        kind_of = self.kinds(leaf)
        for piece, first, last in zip(pieces, firsts.tolist(), lasts.tolist(), strict=True):
            if piece not in kinds:
                kinds[piece] = kind_of(*piece, first, last)
        for number, start, end, piece, name in zip(
            part.tolist(),
            np.maximum(starts, self.parts.opens[part]).tolist(),
            np.minimum(ends, self.parts.closes[part]).tolist(),
            pieces,
            names,
            strict=True,
        ):
            kind = kinds[piece]
            if kind is not None and name is not _FALSE:
                spots[number].append((start, end, kind, name))

    def names(
        self, leaf: Leaf, mentions: Mentions, firsts: Numbers, lasts: Numbers, zones: Numbers
    ) -> Sequence[Told | None]:
        """For each stretch of tokens the first mention in it of a name of the leaf."""
        if isinstance(leaf, Name):
            names = told(self.streams, self.texts, firsts, zones // ZONES)
            return [name if name[0] in leaf.entities else _FALSE for name in names]
        if not isinstance(leaf, Phrase) or not mentions:
            return [None] * len(firsts)
        wanted = {id for item in leaf.items if isinstance(item, Name) for id in item.entities}
        ours = {at: told for at, told in mentions.items() if told[0] in wanted}
        return [
            next((ours[n] for n in range(first, last + 1) if n in ours), None)
            for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True)
        ]

    def kinds(self, leaf: Leaf) -> Callable[[str, str, int, int], MatchKind | None]:
        """How letters of a language, those of tokens from first to last, answer the leaf.

        None: they do not, their term only has the same hash as one that does.
        """
        if isinstance(leaf, Exact):
            return lambda *_: MatchKind.TYPED
        if isinstance(leaf, Phrase):
            return partial(self.kind_of_row, leaf)
        typed = self.typed(leaf.text)
        if isinstance(leaf, Name):
            alike = (typed, typed[1:]) if typed[:1] == ("the",) else (typed,)  # "The Hague"
            return lambda text, _, first, last: (
                MatchKind.TYPED if self.folded(text, first, last) in alike else MatchKind.ALIAS
            )
        return partial(self.kind_of_word, leaf.terms, typed)

    def kind_of_word(
        self, terms: Collection[str], typed: tuple[str, ...], text: str, language: str, *_: int
    ) -> MatchKind | None:
        if self.term(text, language) not in terms:
            return None
        return MatchKind.TYPED if (fold(text),) == typed else MatchKind.STEM

    def kind_of_row(self, leaf: Phrase, text: str, _: str, first: int, last: int) -> MatchKind:
        folded = f" {' '.join(self.folded(text, first, last))} "
        unlike = [
            item for item in leaf.items if f" {' '.join(self.typed(item.text))} " not in folded
        ]
        if any(isinstance(item, Name) for item in unlike):
            return MatchKind.ALIAS
        return MatchKind.STEM if unlike else MatchKind.TYPED

    def typed(self, text: str) -> tuple[str, ...]:
        return self.analyzer.analyse(text).folded

    def folded(self, text: str, first: int, last: int) -> tuple[str, ...]:
        """The tokens of these letters, folded."""
        if first == last:
            return (fold(text),)
        positions = np.arange(first, last + 1)
        *_, pieces = self.read(positions, positions, self.texts.zones(positions))
        return tuple(fold(token) for token, _ in pieces)
