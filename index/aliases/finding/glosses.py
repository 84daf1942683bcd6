"""A name and in brackets what it is in another language: "Hashd al-Shaabi (Popular Mobilisation
Forces)", or its first word: "Mossos d'Esquadra (Mossos)"."""

from __future__ import annotations

from ...model import Span
from ..casing import looks_ordinary
from ..lexicon import ARTICLES
from .joining import joined
from .model import Definition, Relation
from .shapes import HEADS, name_after, name_before, organised, unquoted, words


def glossed(text: str, at: int, start: int, end: int) -> Definition | None:
    """ "Hashd al-Shaabi (Popular Mobilisation Forces)": one of the two a body's, one foreign."""
    own = name_before(text, at)
    other = name_after(text, start)
    if own is None or other is None or other[1] != unquoted(text, start, end)[1]:
        return None
    if _many(text, own) and not _many(text, other):
        return _shortened(text, own, other)
    if not _many(text, own):
        alone, inside = words(text, *own)[0], words(text, *other)
        strange = alone.text.istitle() and not looks_ordinary(alone.folded)
        if not strange or len(inside) < 3 or inside[-1].folded not in HEADS:
            return None
    nicknamed = text[:at].rstrip()[-1:] in tuple('"”’')
    for body, name in ((own, other), (other, own)):
        headed = words(text, *body)[-1].folded in HEADS and organised(text, *body)
        quoted = text[start] in '"“‘' and name is own
        if nicknamed or ((headed or quoted) and _outlandish(text, name)):
            short, long = Span(*other), Span(*own)
            pattern = "name (name)"
            return joined(text, short, long, Relation.ALIAS, pattern, confident=False)
    return None


def _shortened(text: str, own: tuple[int, int], other: tuple[int, int]) -> Definition | None:
    """ "Mossos d'Esquadra (Mossos)": the first word of a body's name."""
    written = text[other[0] : other[1]]
    if words(text, *own)[0].text != written or not organised(text, *own):
        return None
    pattern = "name (word of it)"
    return joined(text, Span(*other), Span(*own), Relation.ALIAS, pattern, confident=False)


def _outlandish(text: str, name: tuple[int, int]) -> bool:
    """Whether the words are of another language."""
    found = [word.folded for word in words(text, *name)]
    return not ARTICLES.isdisjoint(found[:-1]) or not any(map(looks_ordinary, found))


def _many(text: str, name: tuple[int, int]) -> bool:
    """Whether it is a name of words: not "R-Texas"."""
    found = words(text, *name)
    return len(found) > 1 and len(found[0].text) > 1
