"""Alternatives of one typed word, weighted so that none scores more for being rare."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..matching import Term

Rarity = Callable[[Sequence[Term]], tuple[float, ...]]
"""The idf of each term, above 0; nothing if it is not known."""


def equally_rare(terms: Sequence[Term], rarity: Rarity) -> list[Term]:
    """The terms, weighted to score as if each occurred in as many articles as the most frequent.

    All are readings of the same typed word. BM25 would prefer the rarest reading (of "Supreme
    Court" perhaps the British one), though nothing says that it was meant.
    """
    idfs = rarity(terms) if len(terms) > 1 else ()
    least = min(idfs, default=0.0)
    return [
        term._replace(weight=term.weight * least / own) if own > least else term
        for term, own in zip(terms, idfs or [least] * len(terms), strict=True)
    ]
