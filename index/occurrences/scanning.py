"""Finds the hashes of terms, surfaces and entities in all articles of a buffer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np

from ..columns.words import Numbers, Words, among, hash_terms
from ..query.nodes import Exact, Name, Phrase, ScopedLeaf, Word
from .streams import NO_MENTIONS, MentionRows, Streams

_ENTITIES = 2  # the column of entities among those of mentions


class Hits(NamedTuple):
    """The positions of all hashes searched for, with the hash at each."""

    positions: Numbers
    hashes: Words


@dataclass(frozen=True, slots=True, eq=False)
class Scanned:
    """Hits among terms, among surfaces (at the positions of their terms), and among mentions."""

    terms: Hits
    surfaces: Hits
    mentions: MentionRows


def written(leaves: Iterable[ScopedLeaf]) -> tuple[set[str], set[str], set[str]]:
    """All terms, all surfaces and all entities searched for, those in phrases too."""
    terms: set[str] = set()
    surfaces: set[str] = set()
    entities: set[str] = set()
    for each in leaves:
        leaf = each.leaf
        for item in chain(*leaf.rows) if isinstance(leaf, Phrase) else (leaf,):
            if isinstance(item, Exact):
                surfaces.update(item.surfaces)
            elif isinstance(item, Name):
                entities.update(item.entities)
            else:
                terms.update(item.terms)
                if isinstance(item, Word):
                    terms.update(*item.halves)
                    surfaces.update(filter(None, (item.surface,)))
    return terms, surfaces, entities


def scan(streams: Streams, leaves: Sequence[ScopedLeaf]) -> Scanned:
    """Every hit of any term, surface or entity of the leaves."""
    terms_, surfaces_, entities_ = written(leaves)
    places = among(streams.words, hash_terms(terms_ | surfaces_ | entities_)).nonzero()[0]
    values = streams.words[places]
    article = streams.begins.searchsorted(places, side="right") - 1
    here = (article >= 0) & (places < streams.ends.take(article))
    terms = Hits(streams.positions(places[here]), values[here])
    mentions = NO_MENTIONS
    if entities_:
        step = streams.mention_counts.take(article)
        column = (places - streams.mention_columns.take(article)) // np.maximum(step, 1)
        mentioned = (article >= 0) & (step > 0) & (column == _ENTITIES)
        mentions = streams.mention_rows(places[mentioned], article[mentioned])
    if streams.surfaces is None:
        return Scanned(terms, Hits(places[:0], values[:0]), mentions)
    behind = (article >= 0) & (places >= streams.surfaces[article])
    shift = (streams.surfaces - streams.begins)[article]
    written_ = streams.positions((places - shift)[behind])
    return Scanned(terms, Hits(written_, values[behind]), mentions)
