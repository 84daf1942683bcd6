"""Whether what a hash found is there in letters, and whether it was typed so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..analysis import Analyzer, fold, surface
from ..columns import ZONES, Numbers, rows
from ..model import Highlight, MatchKind
from ..occurrences import Hits, Occurrences, Scanned, Sought, written
from ..query.nodes import Exact, Leaf, Name, Phrase, Word
from .mentions import Mentions, Told
from .shown import Parts, Texts
from .spans import Spot, highlights

_MARGIN = 64  # tokens beside a shown text that are looked at, for phrases that reach into it


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """Reads the letters of the articles: are they what was sought, and were they typed so?"""

    texts: Texts
    parts: Parts
    analyzer: Analyzer

    def checked(self, scanned: Scanned, leaves: Sequence[Sought]) -> Scanned:
        """The hits in or near the shown texts whose letters are a term (a surface) sought."""
        terms, surfaces = written(leaves)
        margin = _MARGIN if any(_is_row(each.leaf) for each in leaves) else 0
        return Scanned(
            self.hits(scanned.terms, margin, lambda text, lang: self.term(text, lang) in terms),
            self.hits(scanned.surfaces, margin, lambda text, _: surface(text) in surfaces),
        )

    def hits(self, hits: Hits, margin: int, is_sought: Callable[[str, str], bool]) -> Hits:
        if len(hits.positions):
            hits = hits.where(self.parts.near(hits.positions, hits.positions, margin))
        if not len(hits.positions):
            return hits
        zones = self.texts.zones(hits.positions)
        token = hits.positions - self.texts.firsts[zones] + self.texts.marks.begins[zones]
        hits = hits.where(token < self.texts.marks.begins[zones + 1])  # of an article not shown
        *_, pieces = self.read(hits.positions, hits.positions)
        known: dict[tuple[str, str], bool] = {}
        kept = []
        for asked in pieces:
            if asked not in known:
                known[asked] = is_sought(*asked)
            kept.append(known[asked])
        return hits.where(np.array(kept, np.bool_))

    def read(
        self, firsts: Numbers, lasts: Numbers
    ) -> tuple[Numbers, Numbers, list[tuple[str, str]]]:
        """Start and end of each stretch of tokens, and its letters with their language."""
        zones = self.texts.zones(firsts)
        starts, ends = self.texts.spots(firsts, zones)[0], self.texts.spots(lasts, zones)[1]
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
            for part, spot in self.spots(leaf, there, mentions):
                spots[part].append(spot)
        zones, starts, ends = self.parts.zones, self.parts.starts, self.parts.ends
        return [
            highlights(self.texts.texts[zone], start, end, each) if each else ()
            for zone, start, end, each in zip(
                zones.tolist(), starts.tolist(), ends.tolist(), spots, strict=True
            )
        ]

    def spots(
        self, leaf: Leaf, there: Occurrences, mentions: Mentions
    ) -> Iterator[tuple[int, Spot]]:
        """What is to be marked of a leaf, and in which part; what reaches beyond one is cut."""
        parts = self.parts
        lasts = there.firsts + there.counts - 1
        kept = parts.near(there.firsts, lasts, 0)
        firsts, lasts = there.firsts[kept], lasts[kept]
        if not len(firsts):
            return
        at = np.searchsorted(parts.behinds, firsts, side="right")
        stretch, step = rows(np.searchsorted(parts.firsts, lasts, side="right") - at)
        part = at[stretch] + step
        told = (parts.firsts < parts.behinds)[part]
        stretch, part = stretch[told], part[told]
        starts, ends, pieces = self.read(firsts, lasts)
        answers = self.answers(leaf, firsts.tolist(), lasts.tolist(), pieces, mentions)
        for one, number, start, end in zip(
            stretch.tolist(),
            part.tolist(),
            np.maximum(starts[stretch], parts.opens[part]).tolist(),
            np.minimum(ends[stretch], parts.closes[part]).tolist(),
            strict=True,
        ):
            yield number, Spot(start, end, *answers[one])

    def answers(
        self,
        leaf: Leaf,
        firsts: Sequence[int],
        lasts: Sequence[int],
        pieces: Sequence[tuple[str, str]],
        mentions: Mentions,
    ) -> list[tuple[MatchKind, Told | None]]:
        """How each stretch of tokens answers the leaf, and the (first) name of it in them."""
        kinds: dict[str, MatchKind] = {}
        kind_of = self.kinds(leaf)
        answers: list[tuple[MatchKind, Told | None]] = []
        for first, last, (text, _) in zip(firsts, lasts, pieces, strict=True):
            if text not in kinds:
                kinds[text] = kind_of(text, first, last)
            answers.append((kinds[text], _named(leaf, mentions, first, last)))
        return answers

    def kinds(self, leaf: Leaf) -> Callable[[str, int, int], MatchKind]:
        """How letters, those of the tokens from the first to the last one, answer the leaf."""
        if isinstance(leaf, Exact):
            return lambda *_: MatchKind.TYPED
        if isinstance(leaf, Phrase):
            items = [(item, f" {' '.join(self.typed(item.text))} ") for item in leaf.items]
            return lambda text, first, last: self.kind_of_row(
                items, f" {' '.join(self.folded(text, first, last))} "
            )
        typed = self.typed(leaf.text)
        other = MatchKind.ALIAS if isinstance(leaf, Name) else MatchKind.STEM
        return lambda *letters: MatchKind.TYPED if self.folded(*letters) == typed else other

    def kind_of_row(self, items: Iterable[tuple[Word | Name, str]], folded: str) -> MatchKind:
        unlike = [item for item, typed in items if typed not in folded]
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
        *_, pieces = self.read(positions, positions)
        return tuple(fold(token) for token, _ in pieces)


def _named(leaf: Leaf, mentions: Mentions, first: int, last: int) -> Told | None:
    if isinstance(leaf, Name):
        return mentions.told(first)
    if not isinstance(leaf, Phrase) or not mentions.rows:
        return None
    wanted = {id for item in leaf.items if isinstance(item, Name) for id in item.entities}
    within = (at for at in range(first, last + 1) if mentions.entity(at) in wanted)
    return next(map(mentions.told, within), None)


def _is_row(leaf: Leaf) -> bool:
    return isinstance(leaf, Phrase | Exact)
