"""What an article says of its own names: definitions, found by pattern and by letters.

``shapes``    what looks like a short name
``extents``   where a name begins and ends
``particles`` the small words inside it
``initials``  whether the letters of a short name are those of a long one
``before``    the long name before a short one, wherever that is set
``brackets``  "Long Name (LN)", "LN (Long Name)", "New (formerly Old)"
``glosses``   "Hashd al-Shaabi (Popular Mobilisation Forces)"
``told``      "X, also known as Y", "X, formerly Y"
``phrases``   "Long Name, or LN", "the Long Name, LN,"
``loose``     'Joaquín "El Chapo" Guzmán', "ISIS (also ISIL or Daesh)"
``stretches`` the sentences that have a word of naming
``rows``      a sentence as a row of kinds of words
``frames``    where in such a row two names and a word of naming may stand
``readings``  whether the few words that decide say so
``naming``    what these frames find that nothing else has: "X, which the generals call Y"
``guesses``   what a sentence with a word of naming is likely to say, where no frame fits
``apposed``   two names side by side: "Il Cavaliere, Silvio Berlusconi, owned"
``plain``     "tocilizumab, also known as Actemra": names in small letters
``standing``  "LN, which stands for Long Name"
``implicit``  LN and Long Name in one article, never joined
``spelling``  one name in two romanisations
"""

from __future__ import annotations

from itertools import chain

from .apposed import apposed
from .brackets import in_brackets
from .glosses import set_off
from .guesses import guessed
from .implicit import implicit
from .loose import loosely
from .model import Confidence, Definition, Relation
from .naming import naming, rows
from .phrases import in_phrases
from .stretches import stretches

__all__ = ["Confidence", "Definition", "Relation", "definitions"]


def definitions(text: str) -> tuple[Definition, ...]:
    """The definitions in a text, in order, no two of the same pair; spans are into ``text``.

    About 2 ms for an article of 5,000 characters.
    """
    found: dict[tuple[str, str], Definition] = {}
    bracketed = tuple(in_brackets(text))
    settled = {one.short_span for one in bracketed if one.confidence is Confidence.CONFIDENT}
    sentences = tuple(stretches(text))
    said = chain(in_phrases(text, sentences), loosely(text), set_off(text))
    worded = (one for one in said if one.short_span not in settled)
    for one in (*bracketed, *worded):
        known = found.get(one.pair)
        if known is None or known.confidence is Confidence.POSSIBLE:
            found[one.pair] = one
    joined = list(found.values())
    quiet = []  # sentences of which nothing is found
    for row in rows(text, sentences):
        start, end = row.spans[0][0], row.spans[-1][1]
        here = list(naming(row))
        if not here and not any(one.end > start and one.start < end for one in joined):
            quiet.append(row)
        for one in here:
            if not any(_same(one, other) for other in joined):
                found.setdefault(one.pair, one)
    joined = list(found.values())
    for one in (*guessed(quiet), *apposed(text)):
        if not any(_same(one, other) for other in joined):
            found.setdefault(one.pair, one)
    defined = {short for one in found.values() for short in (one.pair[0], *one.pair[0].split())}
    for one in implicit(text, defined):
        found.setdefault(one.pair, one)
    return tuple(sorted(found.values(), key=lambda one: (one.start, one.end)))


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
