"""What an article says of its own names: definitions, found by pattern and by letters.

A text goes through these stations, each a file:

1. ``stretches``: the sentences that have a word of naming; most leave here.
2. ``rows``: such a sentence as a row of kinds of words, "Vestport, also known as Norport" as
   ``N,dKqN``; ``terms`` are names in small letters.
3. ``frames``: in which rows two names are joined, a line for each way of saying it;
   ``readings``: what the words must be there; ``tiers``: whether they leave no doubt.
4. ``cutting``: where the two names begin and end, by ``extents`` and ``particles``.
5. ``naming``: the pair, sure or guessed.

Without a word of naming, marks and letters join names:

``brackets``  "Long Name (LN)", "LN (Long Name)", "New (formerly Old)"
``phrases``   "Long Name, or LN", "the Long Name, LN,"
``glosses``   "Hashd al-Shaabi (Popular Mobilisation Forces)", "Il Cavaliere, Silvio Berlusconi,"
``implicit``  LN and Long Name in one article, never joined
``variants``  one name in two romanisations

``expansions`` finds the long name by the letters of the short one (``initials``), ``shapes`` holds
what short names and words look like, ``finder`` counts over an archive.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from .brackets import in_brackets
from .frames import readings
from .glosses import apposed, nicknames
from .implicit import implicit
from .model import Basis, Confidence, Definition, Relation
from .naming import naming, rows
from .phrases import in_phrases
from .stretches import stretches

__all__ = ["Basis", "Confidence", "Definition", "Relation", "definitions"]


def definitions(text: str) -> tuple[Definition, ...]:
    """The definitions in a text, in order, no two of the same pair; spans are into ``text``.

    Some 10 to 20 ms for an article of 5,000 characters.
    """
    found: dict[tuple[str, str], Definition] = {}
    bracketed = tuple(in_brackets(text))
    settled = {one.short_span for one in bracketed if one.confidence is Confidence.CONFIDENT}
    said = chain(in_phrases(text), nicknames(text))
    worded = (one for one in said if one.short_span not in settled)
    for one in (*bracketed, *worded):
        known = found.get(one.pair)
        if known is None or known.confidence is Confidence.POSSIBLE:
            found[one.pair] = one
    read = [readings(row) for row in rows(text, stretches(text))]
    _add(found, chain.from_iterable(naming(fits, outright=True) for fits in read))
    _add(found, apposed(text))
    defined = {short for one in found.values() for short in (one.pair[0], *one.pair[0].split())}
    for one in implicit(text, defined):
        found.setdefault(one.pair, one)
    _add(found, chain.from_iterable(naming(fits, outright=False) for fits in read))
    return tuple(sorted(found.values(), key=lambda one: (one.start, one.end)))


def _add(found: dict[tuple[str, str], Definition], further: Iterable[Definition]) -> None:
    """Take in what joins two places of the text that nothing found joins yet."""
    joined = list(found.values())
    for one in further:
        if not any(_same(one, other) for other in joined):
            found.setdefault(one.pair, one)


def _same(one: Definition, other: Definition) -> bool:
    """Whether both join the same two places of a text, cut otherwise."""
    pairs = ((one.short_span, one.long_span), (one.long_span, one.short_span))
    return any(
        a.start < other.short_span.end
        and other.short_span.start < a.end
        and b.start < other.long_span.end
        and other.long_span.start < b.end
        for a, b in pairs
    )
