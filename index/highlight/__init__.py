"""What made a shown text match, as spans of it; and, last of all, as HTML.

The same search that ranks (``index.occurrences``) says where the leaves of the query occur; here
every hash it matched is checked against the letters of the text, so that nothing is marked that
does not occur there. Nothing below a ``Not`` is ever marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from html import escape
from itertools import islice
from typing import NamedTuple

import numpy as np

from ..columns import MarkingColumns
from ..model import Highlight, MatchKind
from ..occurrences import Belief, Seen, Sightings, Streams, find_parts, written
from ..query.nodes import Exact, Leaf, Phrase
from ..text.analysis import Analyzer
from .mentions import agreeing, honest
from .reader import Reader
from .shown import Parts, ShownArticle, Texts

__all__ = [
    "ArticleHighlights",
    "ShownArticle",
    "agreeing",
    "highlight_all",
    "mark",
]

_BELIEF = Belief()
_ENTITIES = tuple((letter, escape(letter)) for letter in "&<>\"'")  # the first is in the others


class ArticleHighlights(NamedTuple):
    """What to mark in an article; offsets of each passage's highlights are relative to it.

    ``remarks`` are the highlights of the shown passages of the comments.
    """

    title: tuple[Highlight, ...]
    standfirst: tuple[Highlight, ...]
    passages: tuple[tuple[Highlight, ...], ...]
    remarks: tuple[tuple[Highlight, ...], ...] = ()


def highlight_all(
    seen: Seen,
    shown: Sequence[ShownArticle],
    marks: MarkingColumns,
    streams: Streams,
    analyzer: Analyzer,
    *,
    belief: Belief = _BELIEF,
    unmarked: frozenset[Leaf] = frozenset(),
) -> tuple[ArticleHighlights, ...]:
    """What made the articles match, in their titles, standfirsts and the shown spans of the texts.

    ``seen`` is what was found in the ``streams``; ``shown`` are in the order of their places in
    them, ``marks`` are theirs.

    Highlights are sorted and disjoint; of two that overlap the longer wins. A phrase is one
    highlight from its first to its last token, a name of many words likewise; of words near each
    other each is its own. What reaches beyond a shown passage is cut at its edge. ``analyzer``
    must not be in use by another thread. Leaves that are ``unmarked`` match, no more.
    """
    if not shown:
        return ()
    texts = Texts.of(shown, marks, streams)
    reader = Reader(texts, Parts.of(shown, texts), streams, analyzer)
    leaves = list(seen.leaves)
    if unmarked:
        leaves = [each for each in leaves if each.leaf not in unmarked]
    if any(isinstance(each.leaf, Phrase | Exact) for each in leaves):
        scanned = reader.checked(seen.scanned, leaves)
        *_, wanted = written(leaves)
        real, mentions = honest(streams, scanned.named, texts, wanted)
        parts = find_parts(streams, leaves, belief, replace(scanned, named=real))
        there = Sightings.of([found for _, found in parts])
        marked = reader.marked([leaf for leaf, _ in parts], there, mentions)
    else:
        there = seen.there
        if unmarked:
            there = there.where(np.array([each in leaves for each in seen.leaves])[there.leaf])
        marked = reader.marked([each.leaf for each in seen.leaves], there, {})
    found = iter(marked)
    return tuple([_of_article(each, found) for each in shown])


def _of_article(shown: ShownArticle, found: Iterator[tuple[Highlight, ...]]) -> ArticleHighlights:
    """The next highlights, as many as the article has texts."""
    return ArticleHighlights(
        next(found),
        next(found),
        tuple(islice(found, len(shown.passages))),
        tuple(islice(found, len(shown.remarks))),
    )


def mark(text: str, found: Sequence[Highlight]) -> str:
    """The text as HTML, escaped, each highlight in a ``<mark>`` of its kind.

    ``found`` must be sorted, disjoint, and lie inside the text, as ``highlight_all`` gives them.
    """
    special = [pair for pair in _ENTITIES if pair[0] in text]  # none, in most texts
    pieces: list[str] = []
    done = 0
    for start, end, inside, kind, entity, _, _, _ in found:
        before = text[done:start]
        for letter, instead in special:
            before, inside = before.replace(letter, instead), inside.replace(letter, instead)
        pieces += (before, _opening(kind, entity), inside, "</mark>")
        done = end
    behind = text[done:]
    for letter, instead in special:
        behind = behind.replace(letter, instead)
    pieces.append(behind)
    return "".join(pieces)


@lru_cache(maxsize=1024)
def _opening(kind: MatchKind, entity: str | None) -> str:
    named = "" if entity is None else f' data-entity="{escape(entity)}"'
    return f'<mark class="{kind}"{named}>'
