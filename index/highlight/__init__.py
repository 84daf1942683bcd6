"""What made a shown text match, as spans of it; and, last of all, as HTML.

The same search that ranks (``index.occurrences``) says where the leaves of the query stand; here
every hash it matched is checked against the letters of the text, so that nothing is marked that
does not stand there. Nothing below a ``Not`` is ever marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from ..analysis import Analyzer
from ..matching import Zone
from ..model import Highlight, Span
from ..occurrences import SCOPE, Belief, find_parts, lay_out, scan, sought
from ..query.nodes import Exact, Leaf, Node
from .reader import Reader, honest
from .shown import Markable, ShownArticle, laid_out

__all__ = [
    "ArticleHighlights",
    "Markable",
    "ShownArticle",
    "highlight_all",
    "highlights",
    "mark",
]

_BELIEF = Belief()


@dataclass(frozen=True, slots=True)
class ArticleHighlights:
    """What to mark in an article; offsets of each passage's highlights are relative to it.

    ``remarks`` are the highlights of the shown passages of the comments.
    """

    title: tuple[Highlight, ...]
    standfirst: tuple[Highlight, ...]
    passages: tuple[tuple[Highlight, ...], ...]
    remarks: tuple[tuple[Highlight, ...], ...] = ()


def highlights(
    query: Node,
    article: Markable,
    passages: Sequence[Span],
    analyzer: Analyzer,
    *,
    scope: tuple[Zone, ...] = SCOPE,
    belief: Belief = _BELIEF,
) -> ArticleHighlights:
    """``highlight_all`` for a single article."""
    shown = ShownArticle(article, tuple(passages))
    return highlight_all(query, [shown], analyzer, scope=scope, belief=belief)[0]


def highlight_all(
    query: Node,
    shown: Sequence[ShownArticle],
    analyzer: Analyzer,
    *,
    scope: tuple[Zone, ...] = SCOPE,
    belief: Belief = _BELIEF,
    unmarked: frozenset[Leaf] = frozenset(),
) -> tuple[ArticleHighlights, ...]:
    """What made the articles match, in their titles, standfirsts and the shown spans of the texts.

    Highlights are sorted and disjoint; of two that overlap the longer wins. A phrase is one
    highlight from its first to its last token, a name of many words likewise; of words near each
    other each is its own. What reaches beyond a shown passage is cut at its edge. ``analyzer``
    must not be in use by another thread. Leaves that are ``unmarked`` match, no more.
    """
    if not shown:
        return ()
    leaves = [each for each in sought(query, scope) if each.leaf not in unmarked]
    exact = any(isinstance(each.leaf, Exact) for each in leaves)
    streams = lay_out([each.article.ranking for each in shown], surfaces=exact)
    laid = [
        laid_out(each, begin) for each, begin in zip(shown, streams.begins.tolist(), strict=True)
    ]
    reader = Reader.of(
        [part for parts, _ in laid for part in parts],
        {first: mention for _, mentions in laid for first, mention in mentions.items()},
        analyzer,
    )
    streams = honest(streams, leaves, reader.mentions)
    scanned = reader.checked(scan(streams, leaves), leaves)
    marked = reader.marked(find_parts(streams, leaves, belief, scanned))
    found = [tuple(marked[part] for part in parts) for parts, _ in laid]
    return tuple(
        ArticleHighlights(
            title, first, tuple(rest[: len(each.passages)]), tuple(rest[len(each.passages) :])
        )
        for each, (title, first, *rest) in zip(shown, found, strict=True)
    )


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
