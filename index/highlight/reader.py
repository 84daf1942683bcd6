"""Whether what a hash found is there in letters, and whether it was typed so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..analysis import Analyzer, fold, surface
from ..columns import Numbers, among
from ..model import Highlight, MatchKind, Mention
from ..occurrences import Hits, Occurrences, Scanned, Sought, Streams
from ..occurrences.sought import items, written
from ..query.nodes import Exact, Leaf, Name, Phrase
from .shown import Part
from .spans import disjoint, highlight

_MARGIN = 64  # tokens beside a shown text that are looked at, for phrases that reach into it


def honest(streams: Streams, leaves: Sequence[Sought], mentions: dict[int, Mention]) -> Streams:
    """The streams without entities that merely have the hash of an entity sought."""
    names = (item for item in items(leaves) if isinstance(item, Name))
    wanted = {entity for name in names for entity in name.entities}
    places = [at for at, mention in mentions.items() if mention.entity in wanted]
    real = among(streams.firsts, places)
    return replace(streams, entities=np.where(real, streams.entities, np.uint32(0)))


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """Reads the letters of the articles: are they what was sought, and were they typed so?

    ``parts`` are in the order of their tokens.
    """

    parts: list[Part]
    offsets: list[int]
    firsts: Numbers
    behinds: Numbers
    mentions: dict[int, Mention]
    analyzer: Analyzer

    @classmethod
    def of(cls, parts: Iterable[Part], mentions: dict[int, Mention], analyzer: Analyzer) -> Reader:
        ordered = sorted(parts, key=lambda part: (part.offset, part.first))
        firsts = np.array([part.first for part in ordered])
        behinds = np.array([part.behind for part in ordered])
        offsets = [part.offset for part in ordered]
        return cls(ordered, offsets, firsts, behinds, mentions, analyzer)

    def checked(self, scanned: Scanned, leaves: Sequence[Sought]) -> Scanned:
        """The hits in or near the shown texts whose letters are a term (a surface) sought."""
        terms, surfaces = written(leaves)
        return Scanned(
            self.hits(scanned.terms, lambda token, language: self.term(token, language) in terms),
            self.hits(scanned.surfaces, lambda token, _: surface(token) in surfaces),
        )

    def hits(self, hits: Hits, is_sought: Callable[[str, str], bool]) -> Hits:
        near = hits.where(self.near(hits.positions, hits.positions, _MARGIN))
        known: dict[tuple[str, str], bool] = {}
        kept = []
        for position in near.positions.tolist():
            part = self.text_at(position)
            token = part.token(position)
            if token is None:
                kept.append(False)
                continue
            asked = (token, part.language)
            if asked not in known:
                known[asked] = is_sought(*asked)
            kept.append(known[asked])
        return near.where(np.array(kept, np.bool_))

    def near(self, firsts: Numbers, lasts: Numbers, margin: int) -> NDArray[np.bool_]:
        """Whether stretches of tokens (both ends included) reach into a shown text."""
        at = np.searchsorted(self.behinds + margin, firsts, side="right")
        at[at == len(self.parts)] = len(self.parts) - 1
        return (firsts < self.behinds[at] + margin) & (lasts >= self.firsts[at] - margin)

    def text_at(self, position: int) -> Part:
        """A part of the text that the token is of, if any of it is shown."""
        return self.parts[max(bisect_right(self.offsets, position) - 1, 0)]

    def term(self, token: str, language: str) -> str:
        """The term the token stands under in an article of this language."""
        terms = self.analyzer.analyse(token, language).terms  # which remembers
        return terms[0] if len(terms) == 1 else self.analyzer.query_terms(token, (language,))[0]

    def marked(
        self, found: Iterable[tuple[Leaf, Occurrences]]
    ) -> dict[Part, tuple[Highlight, ...]]:
        """The highlights of each part, of leaves and where they stand."""
        marked: dict[Part, list[Highlight]] = {part: [] for part in self.parts}
        for leaf, there in found:
            lasts = there.firsts + there.counts - 1
            kept = self.near(there.firsts, lasts, 0)
            at = np.searchsorted(self.behinds, there.firsts[kept], side="right")
            spots = zip(at.tolist(), there.firsts[kept].tolist(), lasts[kept].tolist(), strict=True)
            typed = self.analyzer.analyse(_text(leaf)).folded
            for n, first, last in spots:
                kind, name = self.kind(leaf, typed, first, last + 1)
                while n < len(self.parts) and self.parts[n].first <= last:
                    part = self.parts[n]
                    if part.first < part.behind:
                        marked[part].append(highlight(part, first, last, kind, name))
                    n += 1
        return {part: disjoint(inside) for part, inside in marked.items()}

    def kind(
        self, leaf: Leaf, typed: tuple[str, ...], first: int, behind: int
    ) -> tuple[MatchKind, Mention | None]:
        """How tokens [first, behind) answer the leaf, and the (first) name of it in them."""
        if isinstance(leaf, Exact):
            return MatchKind.TYPED, None
        if isinstance(leaf, Phrase):
            return self.phrase_kind(leaf, first, behind)
        as_typed = self.folded(first, behind) == typed
        if isinstance(leaf, Name):
            return MatchKind.TYPED if as_typed else MatchKind.ALIAS, self.mentions[first]
        return MatchKind.TYPED if as_typed else MatchKind.STEM, None

    def phrase_kind(
        self, leaf: Phrase, first: int, behind: int
    ) -> tuple[MatchKind, Mention | None]:
        wanted = {id for item in leaf.items if isinstance(item, Name) for id in item.entities}
        there = (self.mentions.get(position) for position in range(first, behind))
        name = next((m for m in there if m is not None and m.entity in wanted), None)
        folded = f" {' '.join(self.folded(first, behind))} "
        unlike = [
            item
            for item in leaf.items
            if f" {' '.join(self.analyzer.analyse(item.text).folded)} " not in folded
        ]
        if any(isinstance(item, Name) for item in unlike):
            return MatchKind.ALIAS, name
        return MatchKind.STEM if unlike else MatchKind.TYPED, name

    def folded(self, first: int, behind: int) -> tuple[str, ...]:
        """The folded tokens [first, behind), all of one text."""
        part = self.text_at(first)
        return tuple(fold(token) for n in range(first, behind) if (token := part.token(n)))


def _text(leaf: Leaf) -> str:
    return "" if isinstance(leaf, Exact | Phrase) else leaf.text
