"""Alternatives of one thing typed, made worth the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..matching import Term

Rarity = Callable[[Sequence[Term]], tuple[float, ...]]
"""The idf of each term, above 0; nothing if it is not known."""


def evened(terms: Sequence[Term], rarity: Rarity) -> list[Term]:
    """The terms, weighted to score as if each occurred in as many articles as the most frequent.

    They stand for the same typed word: that the archive seldom means it so ("Supreme Court", the
    British one) does not make an article that does the better answer.
    """
    idfs = rarity(terms) if len(terms) > 1 else ()
    least = min(idfs, default=0.0)
    return [
        term._replace(weight=term.weight * least / own) if own > least else term
        for term, own in zip(terms, idfs or [least] * len(terms), strict=True)
    ]
