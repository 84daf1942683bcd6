"""What made a shown text match, as spans of it; and, last of all, as HTML.

The same search that ranks (``index.occurrences``) says where the leaves of the query stand; here
every hash it matched is checked against the letters of the text, so that nothing is marked that
does not stand there. Nothing below a ``Not`` is ever marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from itertools import islice
from typing import NamedTuple

from ..analysis import Analyzer
from ..columns import MarkingColumns
from ..model import Highlight, MatchKind
from ..occurrences import Belief, Seen, Streams, find_parts
from ..query.nodes import Exact, Leaf, Phrase
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
    places, order = laid_out(shown)
    texts = Texts.of(shown, marks, streams)
    reader = Reader(texts, Parts.of(places, texts), streams, analyzer)
    kept = [n for n, each in enumerate(seen.leaves) if each.leaf not in unmarked]
    leaves = [seen.leaves[n] for n in kept]
    if any(isinstance(each.leaf, Phrase | Exact) for each in leaves):
        real, mentions = honest(streams, leaves, texts)
        checked = reader.checked(seen.scanned, leaves)
        marked = reader.marked(find_parts(real, leaves, belief, checked), mentions)
    else:
        marked = reader.marked(((seen.leaves[n].leaf, seen.there[n]) for n in kept), {})
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


def mark(text: str, found: Sequence[Highlight]) -> str:
    """The text as HTML, escaped piece by piece, each highlight in a ``<mark>`` of its kind.

    ``found`` must be sorted, disjoint, and lie inside the text, as ``highlight_all`` gives them.
    """
    if not found:
        return escape(text)
    plain = not ("'" in text or '"' in text or "&" in text or "<" in text or ">" in text)
    escaped = str if plain else escape
    pieces: list[str] = []
    done = 0
    for each in found:
        start, end = each.start, each.end
        before, inside = escaped(text[done:start]), escaped(text[start:end])
        pieces.append(f"{before}{_opening(each.kind, each.entity)}{inside}</mark>")
        done = end
    pieces.append(escaped(text[done:]))
    return "".join(pieces)


@lru_cache(maxsize=1024)
def _opening(kind: MatchKind, entity: str | None) -> str:
    named = "" if entity is None else f' data-entity="{escape(entity)}"'
    return f'<mark class="{kind}"{named}>'
