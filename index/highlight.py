"""What made a shown text match, as spans of it; and, last of all, as HTML.

The same search that ranks (``index.occurrences``) says where the leaves of the query stand; here
every hash it matched is checked against the letters of the text, so that nothing is marked that
does not stand there. Nothing below a ``Not`` is ever marked.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

import numpy as np
from numpy.typing import NDArray

from .analysis import Analyzer, fold, surface
from .columns import Marking, Numbers, ZoneMarks
from .matching import Zone
from .model import Highlight, MatchKind, Mention, Span
from .occurrences import (
    SCOPE,
    Belief,
    Hits,
    Occurrences,
    Scanned,
    Sought,
    Streams,
    find,
    lay_out,
    scan,
    sought,
)
from .query.nodes import Exact, Fuzzy, Leaf, Name, Node, Phrase, Prefix, Word

Row = tuple[int, int, Leaf]  # first token, first token behind, what it answers

_BELIEF = Belief()
_LAST_LETTER = "\u02ff"  # combining marks begin behind it
_MARGIN = 64  # tokens beside a shown text that are looked at, for phrases that reach into it


@dataclass(frozen=True, slots=True)
class Markable:
    """An article with what the store keeps of its analysis."""

    title: str
    standfirst: str
    text: str
    language: str
    ranking: bytes
    marking: Marking


@dataclass(frozen=True, slots=True)
class ArticleHighlights:
    """What to mark in an article; offsets of each passage's highlights are relative to it."""

    title: tuple[Highlight, ...]
    standfirst: tuple[Highlight, ...]
    passages: tuple[tuple[Highlight, ...], ...]


def highlights(
    query: Node,
    article: Markable,
    passages: Sequence[Span],
    analyzer: Analyzer,
    *,
    scope: tuple[Zone, ...] = SCOPE,
    belief: Belief = _BELIEF,
) -> ArticleHighlights:
    """What made the article match, in its title, its standfirst and these spans of its text.

    Highlights are sorted and disjoint; of two that overlap the longer wins. A phrase is one
    highlight from its first to its last token, a name of many words likewise; what reaches
    beyond a shown passage is cut at its edge. ``analyzer`` must not be in use by another thread.
    """
    parts, mentions = _parts(article, passages)
    leaves = sought(query, scope)
    exact = any(isinstance(each.leaf, Exact) for each in leaves)
    streams = _honest(lay_out([article.ranking], surfaces=exact), leaves, mentions)
    reader = _Reader(parts, mentions, analyzer, article.language)
    begin = int(streams.begins[0])
    scanned = reader.checked(scan(streams, leaves), leaves, begin)
    rows = reader.rows(leaves, find(streams, leaves, belief, scanned), begin)
    title, standfirst, *shown = (tuple(reader.within(part, rows)) for part in parts)
    return ArticleHighlights(title, standfirst, tuple(shown))


def mark(text: str, found: Iterable[Highlight]) -> str:
    """The text as HTML, escaped piece by piece, each highlight in a ``<mark>`` of its kind.

    ``found`` must be sorted, disjoint, and lie inside the text, as ``highlights`` gives them.
    """
    pieces: list[str] = []
    done = 0
    for each in found:
        entity = "" if each.entity is None else f' data-entity="{escape(each.entity)}"'
        pieces.append(escape(text[done : each.start]))
        pieces.append(
            f'<mark class="{each.kind}"{entity}>{escape(text[each.start : each.end])}</mark>'
        )
        done = each.end
    pieces.append(escape(text[done:]))
    return "".join(pieces)


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A shown text, ``text[start:end]``, and where its tokens stand in the article's stream."""

    text: str
    start: int
    end: int
    marks: ZoneMarks
    offset: int  # the stream's number of the text's first token

    def tokens(self) -> tuple[int, int]:
        """The stream's numbers of the first token shown and of the first one behind."""
        first = np.searchsorted(self.marks.starts, self.start)
        last = np.searchsorted(self.marks.starts, self.end)
        return self.offset + int(first), self.offset + int(last)

    def token(self, number: int) -> str | None:
        """The letters of a token of the stream; None if it is not of this text."""
        at = number - self.offset
        if not 0 <= at < len(self.marks.starts):
            return None
        return self.text[self.marks.starts[at] : self.marks.ends[at]]


def _parts(article: Markable, passages: Sequence[Span]) -> tuple[list[_Part], dict[int, Mention]]:
    """The shown texts, and the mentions of the article by their first token in the stream."""
    marks = article.marking
    standfirst = len(marks.title.starts)
    body = standfirst + len(marks.standfirst.starts)
    parts = [
        _Part(article.title, 0, len(article.title), marks.title, 0),
        _Part(article.standfirst, 0, len(article.standfirst), marks.standfirst, standfirst),
        *(_Part(article.text, span.start, span.end, marks.body, body) for span in passages),
    ]
    zones = ((0, marks.title), (standfirst, marks.standfirst), (body, marks.body))
    mentions = {offset + m.first_token: m for offset, zone in zones for m in zone.mentions}
    return parts, mentions


def _items(leaves: Iterable[Sought]) -> Iterator[Leaf]:
    """The leaves, and for a phrase what it is made of."""
    for each in leaves:
        yield from each.leaf.items if isinstance(each.leaf, Phrase) else (each.leaf,)


def _honest(streams: Streams, leaves: Sequence[Sought], mentions: dict[int, Mention]) -> Streams:
    """The streams without entities that merely have the hash of an entity sought."""
    names = (item for item in _items(leaves) if isinstance(item, Name))
    wanted = {entity for name in names for entity in name.entities}
    real = np.array([mention.entity in wanted for mention in mentions.values()], np.bool_)
    return replace(streams, entities=np.where(real, streams.entities, np.uint32(0)))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the letters of an article: are they what was sought, and were they typed so?"""

    parts: list[_Part]
    mentions: dict[int, Mention]
    analyzer: Analyzer
    language: str

    def checked(self, scanned: Scanned, leaves: Sequence[Sought], begin: int) -> Scanned:
        """The hits in or near the shown texts whose letters are a term (a surface) sought."""
        terms: set[str] = set()
        surfaces: set[str] = set()
        for item in _items(leaves):
            if isinstance(item, Word | Prefix | Fuzzy):
                terms.update(item.terms)
            elif isinstance(item, Exact):
                surfaces.update(item.surfaces)
        return Scanned(
            self.hits(scanned.terms, begin, lambda token: self.term(token) in terms),
            self.hits(scanned.surfaces, begin, lambda token: surface(token) in surfaces),
        )

    def hits(self, hits: Hits, begin: int, sought: Callable[[str], bool]) -> Hits:
        near = hits.where(self.near(hits.positions - begin, hits.positions - begin, _MARGIN))
        tokens = (self.token(number) for number in (near.positions - begin).tolist())
        kept = [token is not None and sought(token) for token in tokens]
        return near.where(np.array(kept, np.bool_))

    def near(self, firsts: Numbers, lasts: Numbers, margin: int) -> NDArray[np.bool_]:
        """Whether stretches of tokens (both ends included) reach into a shown text."""
        found = np.zeros(len(firsts), np.bool_)
        for part in self.parts:
            first, behind = part.tokens()
            found |= (lasts >= first - margin) & (firsts < behind + margin)
        return found

    def token(self, number: int) -> str | None:
        """The letters of a token of the stream; None if none of its text is shown."""
        for part in self.parts[:3]:  # title, standfirst, and the body, which is all of it in each
            token = part.token(number)
            if token is not None:
                return token
        return None

    def term(self, token: str) -> str:
        """The term the token stands under in this article."""
        return self.analyzer.query_terms(token, (self.language,))[0]

    def rows(self, sought: Sequence[Sought], found: Sequence[Occurrences], begin: int) -> list[Row]:
        """The occurrences that reach into a shown text."""
        rows: list[Row] = []
        for each, there in zip(sought, found, strict=True):
            firsts = there.firsts - begin
            lasts = firsts + there.counts - 1
            shown = self.near(firsts, lasts, 0)
            spots = zip(firsts[shown].tolist(), lasts[shown].tolist(), strict=True)
            rows += [(first, last + 1, each.leaf) for first, last in spots]
        return rows

    def within(self, part: _Part, rows: Iterable[Row]) -> Iterator[Highlight]:
        """The highlights of one shown text."""
        low, high = part.tokens()
        found = [
            self.highlight(part, leaf, (first, behind), (max(first, low), min(behind, high)))
            for first, behind, leaf in rows
            if first < high and behind > low
        ]
        taken: list[Highlight] = []
        for each in sorted(found, key=_precedence):
            at = bisect_left(taken, each.start, key=lambda other: other.start)
            clear = at == len(taken) or each.end <= taken[at].start
            if clear and (at == 0 or taken[at - 1].end <= each.start):
                taken.insert(at, each)
        return iter(taken)

    def highlight(
        self, part: _Part, leaf: Leaf, stretch: tuple[int, int], shown: tuple[int, int]
    ) -> Highlight:
        start = int(part.marks.starts[shown[0] - part.offset])
        end = _with_marks(part.text, int(part.marks.ends[shown[1] - 1 - part.offset]), part.end)
        kind, name = self.kind(leaf, *stretch)
        return Highlight(
            start=start - part.start,
            end=end - part.start,
            text=part.text[start:end],
            kind=kind,
            entity=None if name is None else name.entity,
            form=None if name is None else name.form,
        )

    def kind(self, leaf: Leaf, first: int, behind: int) -> tuple[MatchKind, Mention | None]:
        """How tokens [first, behind) answer the leaf, and the (first) name of it in them."""
        if isinstance(leaf, Exact):
            return MatchKind.TYPED, None
        if isinstance(leaf, Phrase):
            return self.phrase_kind(leaf, first, behind)
        typed = self.folded(first, behind) == self.analyzer.analyse(leaf.text).folded
        if isinstance(leaf, Name):
            return MatchKind.TYPED if typed else MatchKind.ALIAS, self.mentions[first]
        return MatchKind.TYPED if typed else MatchKind.STEM, None

    def phrase_kind(
        self, leaf: Phrase, first: int, behind: int
    ) -> tuple[MatchKind, Mention | None]:
        names = [item for item in leaf.items if isinstance(item, Name)]
        wanted = {entity for name in names for entity in name.entities}
        there = [m for n in range(first, behind) if (m := self.mentions.get(n))]
        inside = [m for m in there if m.entity in wanted]
        folded = f" {' '.join(self.folded(first, behind))} "
        typed = [
            f" {' '.join(self.analyzer.analyse(i.text).folded)} " in folded for i in leaf.items
        ]
        name = inside[0] if inside else None
        if all(typed):
            return MatchKind.TYPED, name
        other_name = any(
            isinstance(item, Name) and not is_typed
            for item, is_typed in zip(leaf.items, typed, strict=True)
        )
        return MatchKind.ALIAS if other_name else MatchKind.STEM, name

    def folded(self, first: int, behind: int) -> tuple[str, ...]:
        """The folded tokens [first, behind) of the stream."""
        return tuple(fold(token) for n in range(first, behind) if (token := self.token(n)))


def _precedence(found: Highlight) -> tuple[int, int, bool, bool]:
    """Longer before shorter, names before words, as typed before otherwise."""
    return found.start - found.end, found.start, found.entity is None, found.kind != MatchKind.TYPED


def _with_marks(text: str, end: int, limit: int) -> int:
    """``end``, moved behind the combining marks that belong to the last letter."""
    while end < limit and text[end] > _LAST_LETTER and unicodedata.category(text[end])[0] == "M":
        end += 1
    return end
