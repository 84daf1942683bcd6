"""What an article says of its own names: definitions, found by pattern and by letters.

``shapes``    what looks like a short name, and where a name begins and ends
``initials``  whether the letters of a short name are those of a long one
``before``    the long name before a short one, wherever that is set
``brackets``  "Long Name (LN)", "LN (Long Name)", "New (formerly Old)"
``glosses``   "Hashd al-Shaabi (Popular Mobilisation Forces)"
``told``      "X, also known as Y", "X, formerly Y"
``phrases``   "Long Name, or LN", "the Long Name, LN,"
``loose``     'Joaquín "El Chapo" Guzmán', "Burma became Myanmar"
``between``   "the Vest Union, since 2014 the Nor Union": words of naming and nothing else
``plain``     "tocilizumab, also known as Actemra": names in small letters
``standing``  "LN, which stands for Long Name"
``implicit``  LN and Long Name in one article, never joined
``spelling``  one name in two romanisations
"""

from __future__ import annotations

from itertools import chain

from .between import between
from .brackets import in_brackets
from .implicit import implicit
from .loose import loosely
from .model import Confidence, Definition, Relation
from .phrases import in_phrases

__all__ = ["Confidence", "Definition", "Relation", "definitions"]


def definitions(text: str) -> tuple[Definition, ...]:
    """The definitions in a text, in order, no two of the same pair; spans are into ``text``.

    About 2 ms for an article of 5,000 characters.
    """
    found: dict[tuple[str, str], Definition] = {}
    bracketed = tuple(in_brackets(text))
    settled = {one.short_span for one in bracketed if one.confidence is Confidence.CONFIDENT}
    said = chain(in_phrases(text), loosely(text), between(text))
    worded = (one for one in said if one.short_span not in settled)
    for one in (*bracketed, *worded):
        known = found.get(one.pair)
        if known is None or known.confidence is Confidence.POSSIBLE:
            found[one.pair] = one
    defined = {short for one in found.values() for short in (one.pair[0], *one.pair[0].split())}
    for one in implicit(text, defined):
        found.setdefault(one.pair, one)
    return tuple(sorted(found.values(), key=lambda one: (one.start, one.end)))
