"""What made a shown text match, as spans of it; and, last of all, as HTML.

The same search that ranks (``index.occurrences``) says where the leaves of the query stand; here
every hash it matched is checked against the letters of the text, so that nothing is marked that
does not stand there. Nothing below a ``Not`` is ever marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import islice

from ..analysis import Analyzer
from ..columns import MarkingColumns
from ..matching import Zone
from ..model import Highlight, MatchKind
from ..occurrences import SCOPE, Belief, Scanned, Streams, find_parts, scan, sought
from ..query.nodes import Exact, Leaf, Node, Phrase
from .mentions import agreeing, honest
from .reader import Reader
from .shown import Parts, ShownArticle, Texts, laid_out

__all__ = [
    "ArticleHighlights",
    "ShownArticle",
    "agreeing",
    "highlight_all",
    "mark",
]

_BELIEF = Belief()
_MARKUP = re.compile("[&<>\"']")  # what ``escape`` would change


@dataclass(frozen=True, slots=True)
class ArticleHighlights:
    """What to mark in an article; offsets of each passage's highlights are relative to it.

    ``remarks`` are the highlights of the shown passages of the comments.
    """

    title: tuple[Highlight, ...]
    standfirst: tuple[Highlight, ...]
    passages: tuple[tuple[Highlight, ...], ...]
    remarks: tuple[tuple[Highlight, ...], ...] = ()


def highlight_all(
    query: Node,
    shown: Sequence[ShownArticle],
    marks: MarkingColumns,
    streams: Streams,
    analyzer: Analyzer,
    *,
    scanned: Scanned | None = None,
    scope: tuple[Zone, ...] = SCOPE,
    belief: Belief = _BELIEF,
    unmarked: frozenset[Leaf] = frozenset(),
) -> tuple[ArticleHighlights, ...]:
    """What made the articles match, in their titles, standfirsts and the shown spans of the texts.

    ``shown`` are in the order of their places in the ``streams``, ``marks`` are theirs;
    ``scanned`` is what was found in the streams, if they were looked through before.

    Highlights are sorted and disjoint; of two that overlap the longer wins. A phrase is one
    highlight from its first to its last token, a name of many words likewise; of words near each
    other each is its own. What reaches beyond a shown passage is cut at its edge. ``analyzer``
    must not be in use by another thread. Leaves that are ``unmarked`` match, no more.
    """
    if not shown:
        return ()
    leaves = [each for each in sought(query, scope) if each.leaf not in unmarked]
    places, order = laid_out(shown)
    texts = Texts.of(shown, marks, streams)
    parts = Parts.of(places, texts)
    rows = any(isinstance(each.leaf, Phrase | Exact) for each in leaves)
    reader = Reader(texts, parts, analyzer)
    streams, mentions = honest(streams, leaves, texts, None if rows else parts)
    checked = reader.checked(scanned or scan(streams, leaves), leaves, rows=rows)
    marked = reader.marked(find_parts(streams, leaves, belief, checked), mentions)
    found = iter([marked[n] for n in order])
    return tuple(
        ArticleHighlights(
            next(found),
            next(found),
            tuple(islice(found, len(each.passages))),
            tuple(islice(found, len(each.remarks))),
        )
        for each in shown
    )


def mark(text: str, found: Iterable[Highlight]) -> str:
    """The text as HTML, escaped piece by piece, each highlight in a ``<mark>`` of its kind.

    ``found`` must be sorted, disjoint, and lie inside the text, as ``highlight_all`` gives them.
    """
    escaped = escape if _MARKUP.search(text) else str
    pieces: list[str] = []
    done = 0
    for each in found:
        pieces += (
            escaped(text[done : each.start]),
            _opening(each.kind, each.entity),
            escaped(text[each.start : each.end]),
            "</mark>",
        )
        done = each.end
    pieces.append(escaped(text[done:]))
    return "".join(pieces)


@lru_cache(maxsize=1024)
def _opening(kind: MatchKind, entity: str | None) -> str:
    named = "" if entity is None else f' data-entity="{escape(entity)}"'
    return f'<mark class="{kind}"{named}>'
