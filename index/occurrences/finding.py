"""Finds the occurrences of each leaf in all articles of a buffer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..columns.words import Numbers, among, hash_terms
from ..matching import Zone
from ..query.modes import AliasMode
from ..query.nodes import Exact, Leaf, Like, Name, Phrase, ScopedLeaf, Word
from . import MergedOccurrences, Occurrences, where
from .near import Placed, stretches
from .scanning import Hits, Scanned, scan
from .streams import Streams, zone_of

_UNCERTAIN = 0.4  # belief in an uncertain mention, where such are searched
_OTHERWISE = 0.4  # in a word typed with a capital, where it is written otherwise


def find(
    streams: Streams, leaves: Sequence[ScopedLeaf], mode: AliasMode, scanned: Scanned | None = None
) -> list[Occurrences]:
    """The occurrences of each leaf, by position; ``scanned`` if the buffer was scanned before."""
    finder = _Finder(streams, mode, scanned or scan(streams, leaves))
    return [finder.leaf(each) for each in leaves]


def find_parts(
    streams: Streams, leaves: Sequence[ScopedLeaf], mode: AliasMode, scanned: Scanned
) -> list[tuple[Leaf, Occurrences]]:
    """Each leaf with its occurrences; a phrase with slop is divided into its items."""
    finder = _Finder(streams, mode, scanned)
    found: list[tuple[Leaf, Occurrences]] = []
    for each in leaves:
        whole = finder.leaf(each)
        if isinstance(each.leaf, Phrase) and each.leaf.slop:
            found += [(item, _within(items, whole)) for item, items in finder.items(each.leaf)]
        else:
            found.append((each.leaf, whole))
    return found


@dataclass(frozen=True, slots=True, eq=False)
class QueryOccurrences:
    """All occurrences of the query's leaves in the streams, and the hits they were made from."""

    leaves: tuple[ScopedLeaf, ...]
    merged: MergedOccurrences
    scanned: Scanned

    @classmethod
    def of(
        cls, streams: Streams, leaves: Iterable[ScopedLeaf], mode: AliasMode
    ) -> QueryOccurrences:
        """Find the leaves in all of the streams."""
        leaves = tuple(leaves)
        scanned = scan(streams, leaves)
        return cls(leaves, MergedOccurrences.of(find(streams, leaves, mode, scanned)), scanned)


@dataclass(frozen=True, slots=True)
class _Finder:
    streams: Streams
    mode: AliasMode
    scanned: Scanned

    def leaf(self, each: ScopedLeaf) -> Occurrences:
        """The occurrences of the leaf in its zones."""
        leaf = each.leaf
        if isinstance(leaf, Phrase):
            found = self.phrase(leaf)
        elif isinstance(leaf, Exact):
            found = _row([self.hits(self.scanned.surfaces, (s,)) for s in leaf.surfaces])
        else:
            found = self.one(leaf)
        return self.in_zones(found, each.zones)

    def one(self, leaf: Word | Name | Like) -> Occurrences:
        if isinstance(leaf, Name):
            return self.name(leaf)
        found = self.hits(self.scanned.terms, leaf.terms)
        if isinstance(leaf, Word) and leaf.halves:
            halves = _row([self.hits(self.scanned.terms, terms) for terms in leaf.halves])
            return _either([found, halves])
        if isinstance(leaf, Word) and leaf.surface and self.streams.surfaces is not None:
            so = self.hits(self.scanned.surfaces, (leaf.surface,)).firsts
            found = found._replace(beliefs=np.where(np.isin(found.firsts, so), 1.0, _OTHERWISE))
        return where(found, ~self.in_mention(found.firsts)) if _is_homograph(leaf) else found

    def hits(self, hits: Hits, terms: Iterable[str]) -> Occurrences:
        firsts = hits.positions[among(hits.hashes, hash_terms(terms))]
        return Occurrences(firsts, np.ones(len(firsts), np.int64), np.ones(len(firsts)))

    def name(self, leaf: Name) -> Occurrences:
        found = self.scanned.mentions
        kept, sure = among(found.entities, hash_terms(leaf.entities)), found.certain
        if leaf.shared:  # an ambiguous name: all its entities are searched
            sure = sure | among(found.forms, hash_terms(leaf.shared))
        if leaf.without:
            kept &= ~among(found.forms, hash_terms(leaf.without))
        if self.mode is not AliasMode.BROAD:
            kept &= sure
        beliefs = np.where(sure[kept], 1.0, _UNCERTAIN)
        return Occurrences(found.firsts[kept], found.counts[kept], beliefs)

    def in_mention(self, positions: Numbers, *, certain: bool = True) -> NDArray[np.bool_]:
        """Whether the tokens are part of a mention (of a certain one)."""
        streams = self.streams
        if not len(streams.mention_firsts):
            return np.zeros(len(positions), np.bool_)
        at = streams.mention_firsts.searchsorted(positions, side="right") - 1
        inside = (at >= 0) & (positions < streams.mention_firsts[at] + streams.mention_lengths(at))
        return inside & streams.certain(at) if certain else inside

    def in_zones(self, found: Occurrences, zones: tuple[Zone, ...]) -> Occurrences:
        """The occurrences in one of the zones."""
        sought = [zone in zones for zone in (Zone.TITLE, Zone.BODY, Zone.COMMENTS)]
        if all(sought[: 2 + self.streams.commented]):
            return found
        return where(found, np.array(sought)[zone_of(found.firsts)])

    # --- phrases ----------------------------------------------------------------------------

    def phrase(self, leaf: Phrase) -> Occurrences:
        """The occurrences of the items in a row, or near each other; names count as one word."""
        collapsed = _is_collapsed(leaf)
        if leaf.slop:
            items = [found for _, found in self.items(leaf)]
            places = (self.places(each.firsts) if collapsed else each.firsts for each in items)
            return stretches(list(map(Placed, places, items)), leaf.slop)
        return _either(
            [_row([self.item(item, collapsed=collapsed) for item in items]) for items in leaf.rows]
        )

    def items(self, leaf: Phrase) -> list[tuple[Word | Name, Occurrences]]:
        """Each item with its occurrences, in a row with the others or not."""
        return [(item, self.item(item, collapsed=_is_collapsed(leaf))) for item in leaf.items]

    def item(self, item: Word | Name, *, collapsed: bool) -> Occurrences:
        """An item's occurrences; in the collapsed layer, words inside mentions do not count."""
        found = self.one(item)
        if isinstance(item, Name) or item.homograph or not collapsed:
            return found
        return where(found, ~self.in_mention(found.firsts, certain=False))

    def places(self, positions: Numbers) -> Numbers:
        """The positions as engines count them in the entity layer: each earlier mention is one."""
        firsts = self.streams.mention_firsts
        if not len(firsts):
            return positions
        extra = np.cumsum(self.streams.mention_lengths(np.arange(len(firsts))) - 1)
        at = np.searchsorted(firsts, positions) - 1
        return positions - np.where(at >= 0, extra[at], 0)


def _is_homograph(leaf: Leaf) -> bool:
    return isinstance(leaf, Word) and leaf.homograph


def _is_collapsed(leaf: Phrase) -> bool:
    """Whether it is matched in the entity layer, where each mention is one token."""
    return any(_is_homograph(item) or isinstance(item, Name) for item in leaf.items)


def _within(found: Occurrences, stretches: Occurrences) -> Occurrences:
    """The occurrences inside any of the stretches, which may overlap."""
    if not len(stretches.firsts):
        return where(found, np.zeros(len(found.firsts), np.bool_))
    order = np.argsort(stretches.firsts, kind="stable")
    behind = np.maximum.accumulate((stretches.firsts + stretches.counts)[order])
    at = np.searchsorted(stretches.firsts[order], found.firsts, side="right") - 1
    return where(found, (at >= 0) & (found.firsts + found.counts <= behind[at]))


def _either(found: list[Occurrences]) -> Occurrences:
    """The occurrences of all rows of a phrase, in order and without repeats."""
    if len(found) == 1:
        return found[0]
    columns = [np.concatenate(each) for each in zip(*found, strict=True)]
    order = columns[0].argsort(kind="stable")
    return Occurrences._make(column[order] for column in columns)


def _row(items: list[Occurrences]) -> Occurrences:
    """The occurrences of all items in a row, each beginning right after the one before."""
    row = items[0]
    for item in items[1:]:
        if not len(item.firsts) or not len(row.firsts):
            return where(row, np.zeros(len(row.firsts), np.bool_))
        behind = row.firsts + row.counts
        at = np.searchsorted(item.firsts, behind).clip(max=len(item.firsts) - 1)
        fits = item.firsts[at] == behind
        at = at[fits]
        row = Occurrences(
            row.firsts[fits],
            row.counts[fits] + item.counts[at],
            np.minimum(row.beliefs[fits], item.beliefs[at]),
        )
    return row
