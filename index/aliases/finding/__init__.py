"""What an article says of its own names: definitions, found by pattern and by letters.

How a proposal comes about. Four questions are asked of a text, the surest first; an answer is a
``Definition``: two names, where they stand, and whether that is sure or only possible.

1. **Does a bracket, a comma or "or" set letters beside a name?** "Salt Harbour Union (SHU)", "SHU
   (Salt Harbour Union)", "the Salt Harbour Union, or SHU,": ``beside``. The words
   beside the letters are aligned with them (``initials``, ``expansions``): sure if each letter
   begins a word, possible if some do not, and if none does, only a body is meant, whose letters
   are of another language: "Fishers' Party (PLB)".
2. **Does a word of naming join two names?** "Vestport, also known as Norport". The sentences that
   have such a word (``stretches``) become rows of kinds of words (``rows``): ``N,dKqN``. A table of
   ``frames`` says in which rows two names are joined, ``readings`` what the words must be there;
   ``naming`` makes the pair, and says whether the words leave no doubt. Otherwise it is a guess.
3. **Does a mark join two names?** "Kvistu wa Milh (Guard of Salt)", 'Otto "El Moss" Kvist':
   ``glosses``. One must be foreign, or a person's.
4. **Has a name the initials of letters that nothing explains?** ``implicit``.

In all of these ``extents`` says where a name begins and ends, ``shapes`` what letters, bodies,
illnesses and medicines look like. ``finder`` asks the same of each article of an
archive, adds other spellings of known names (``variants``), counts, and leaves out what the table
knows (``known``).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from ...model import Span
from . import frames, implicit, naming, stretches
from .beside import in_brackets, in_phrases
from .glosses import nicknames, shortened
from .model import Confidence, Definition


def definitions(text: str) -> tuple[Definition, ...]:
    """The definitions in a text, in order, no two of the same pair; spans are into ``text``.

    Some 10 to 20 ms for an article of 5,000 characters.
    """
    found: dict[tuple[str, str], Definition] = {}
    bracketed = tuple(in_brackets(text))
    settled = {one.short_span for one in bracketed if one.confidence is Confidence.CONFIDENT}
    said = chain(in_phrases(text), nicknames(text), shortened(text))
    worded = (one for one in said if one.short_span not in settled)
    for one in (*bracketed, *worded):
        known = found.get(one.pair)
        if known is None or known.confidence is Confidence.POSSIBLE:
            found[one.pair] = one
    for row in naming.rows(text, stretches.stretches(text)):
        _add(found, naming.naming(frames.readings(row)))
    defined = {short for one in found.values() for short in (one.pair[0], *one.pair[0].split())}
    for one in implicit.implicit(text, defined):
        found.setdefault(one.pair, one)
    return tuple(sorted(found.values(), key=lambda one: (one.start, one.end)))


def _add(found: dict[tuple[str, str], Definition], further: Iterable[Definition]) -> None:
    """Take in what joins two places of the text that nothing found joins yet."""
    joined = list(found.values())
    for one in further:
        if not any(_same(one, other) for other in joined) and not _through_another(one, joined):
            joined.append(found.setdefault(one.pair, one))


def _same(one: Definition, other: Definition) -> bool:
    """Whether both join the same two places of a text, cut otherwise."""
    (a, b), (c, d) = (one.short_span, one.long_span), (other.short_span, other.long_span)
    return (_meet(a, c) and _meet(b, d)) or (_meet(a, d) and _meet(b, c))


def _through_another(one: Definition, joined: list[Definition]) -> bool:
    """Whether its two names are both joined to a third place: "Front (SF, formerly Guard)"."""
    places = [(other.short_span, other.long_span) for other in joined]
    places += [(long, short) for short, long in places]
    short, long = (
        {other.start for place, other in places if _meet(place, own)}
        for own in (one.short_span, one.long_span)
    )
    return not short.isdisjoint(long)


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
