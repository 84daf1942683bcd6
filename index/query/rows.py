"""The sequences of words and names that match a phrase: "in DRC" also matches "in the DRC"."""

from __future__ import annotations

from itertools import chain, islice, product

from .nodes import Name, Phrase, Word
from .trees import is_compound

_THE = "the"
_MOST = 8  # rows of one phrase: enough for three names with and without the article

Row = tuple[Word | Name, ...]


def rows(phrase: Phrase) -> tuple[Row, ...]:
    """The items as typed, and again with "the" before each name.

    Some names of a thing have the article and others have none (the UK, Britain), so a phrase
    typed without it matches both. A typed "the" is required. Phrases with ``slop``, in which words
    may be missing between the items anyway, and compounds ("US-backed") are left as they are.
    """
    named = any(isinstance(item, Name) for item in phrase.items)
    if phrase.slop or not named or is_compound(phrase):
        return (phrase.items,)
    choices = [_ways(phrase.items, at) for at in range(len(phrase.items))]
    found = islice(product(*choices), _MOST)
    return tuple(dict.fromkeys(tuple(chain.from_iterable(ways)) for ways in found))


def _ways(items: Row, at: int) -> tuple[Row, ...]:
    item, before = items[at], items[at - 1].text.casefold() if at else _THE
    if isinstance(item, Word) or before == _THE or item.text.casefold().startswith("the "):
        return ((item,),)
    return (item,), (Word(item.span, _THE, (_THE,)), item)
