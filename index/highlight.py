"""What made a shown text match, as spans of it; and, last of all, as HTML.

The same search that ranks (``occurrences``) says where the leaves of the query stand; here every
hash it matched is checked against the letters of the text, so that nothing is marked that does
not stand there. Nothing below a ``Not`` is ever marked.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from .analysis import Analyzer, fold, surface
from .columns import Marking, Numbers, decode_ranking
from .matching import Zone
from .model import Highlight, MatchKind, Mention, Span
from .occurrences import SCOPE, Belief, Hits, Occurrences, Sought, find, lay_out, sought
from .query.nodes import Exact, Fuzzy, Name, Node, Phrase, Prefix, Word

_BELIEF = Belief()
_MARGIN = 64  # tokens beside a shown text that are looked at, for phrases that reach into it
_RANKS = {MatchKind.TYPED: 0, MatchKind.ALIAS: 1, MatchKind.STEM: 2}


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
    beyond a shown passage is cut at its edge.
    """
    marker = _Marker.of(query, article, passages, analyzer, scope, belief)
    title, standfirst, *shown = (marker.within(part) for part in marker.parts)
    return ArticleHighlights(title, standfirst, tuple(shown))


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A shown text: ``text[start:end]``, its tokens in the text's own count, and in the stream's."""

    text: str
    start: int
    end: int
    starts: Numbers
    ends: Numbers
    offset: int  # the stream's number of the text's first token

    @property
    def tokens(self) -> tuple[int, int]:
        """The stream's numbers of the first token shown and the first one behind."""
        first, last = np.searchsorted(self.starts, [self.start, self.end]).tolist()
        return self.offset + first, self.offset + last

    def token(self, number: int) -> str:
        """The letters of a token of the stream."""
        at = number - self.offset
        return self.text[self.starts[at] : self.ends[at]]


@dataclass(frozen=True, slots=True, eq=False)
class _Marker:
    parts: list[_Part]
    leaves: tuple[Sought, ...]
    found: list[Occurrences]
    mentions: dict[int, Mention]
    analyzer: Analyzer
    language: str
