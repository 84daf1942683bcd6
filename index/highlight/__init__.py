"""The highlights of a shown text: spans that made it match.

``index.occurrences``, which ranking uses too, finds the leaves of the query by hashes. Here every
hit is compared with the letters of the text, so that only true matches are marked. Nothing below
a ``Not`` is ever marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..answer import Highlight
from ..columns.marking import MarkingColumns
from ..occurrences import MergedOccurrences, where
from ..occurrences.finding import QueryOccurrences, find_parts
from ..occurrences.scanning import written
from ..occurrences.streams import Streams
from ..query.modes import AliasMode
from ..query.nodes import Exact, Leaf, Phrase
from ..text.analysis import Analyzer
from .mentions import confirmed
from .reader import Reader
from .shown import Parts, ShownArticle, Texts


def highlight_all(
    occurrences: QueryOccurrences,
    shown: Sequence[ShownArticle],
    marks: MarkingColumns,
    streams: Streams,
    analyzer: Analyzer,
    *,
    mode: AliasMode = AliasMode.ON,
    unmarked: frozenset[Leaf] = frozenset(),
) -> list[tuple[Highlight, ...]]:
    """The highlights of each shown part of the articles, with offsets from where it starts.

    ``occurrences`` are those in the ``streams``; ``shown`` are in the order of their places in
    them, with their ``marks``.

    Highlights are sorted and disjoint; of two that overlap the longer wins. A phrase, like a name
    of many words, is one highlight from its first to its last token; words near each other have
    one each. Highlights are cut at the edges of a shown passage. ``analyzer`` must not be in use
    by another thread. ``unmarked`` leaves match without being marked.
    """
    if not shown:
        return []
    texts = Texts.of(shown, marks)
    reader = Reader(texts, Parts.of(shown, texts), analyzer)
    leaves = list(occurrences.leaves)
    if unmarked:
        leaves = [each for each in leaves if each.leaf not in unmarked]
    if any(isinstance(each.leaf, Phrase | Exact) for each in leaves):
        scanned = reader.checked(occurrences.scanned, leaves)
        *_, wanted = written(leaves)
        real, mentions = confirmed(scanned.mentions, texts, wanted)
        parts = find_parts(streams, leaves, mode, replace(scanned, mentions=real))
        merged = MergedOccurrences.of([found for _, found in parts])
        return reader.marked([leaf for leaf, _ in parts], merged, mentions)
    merged = occurrences.merged
    if unmarked:
        merged = where(
            merged, np.array([each in leaves for each in occurrences.leaves])[merged.leaf]
        )
    return reader.marked([each.leaf for each in occurrences.leaves], merged, {})
