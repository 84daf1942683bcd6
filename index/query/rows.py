"""The rows of words and names that a phrase stands for: "in DRC" is also "in the DRC"."""

from __future__ import annotations

from itertools import chain, islice, product

from .nodes import Name, Phrase, Word
from .trees import is_compound

_THE = "the"
_MOST = 8  # rows of one phrase: three names may go with and without the article

Row = tuple[Word | Name, ...]


def rows(phrase: Phrase) -> tuple[Row, ...]:
    """The items as typed, and with the article put in before a name.

    One name of a thing has the article and another has none (the UK, Britain): who typed none
    did not mean that there is none. One that was typed must be there. Near each other
    (``slop``) the words may have any order; "US-backed" stays as it is.
    """
    named = any(isinstance(item, Name) for item in phrase.items)
    if phrase.slop or not named or is_compound(phrase):
        return (phrase.items,)
    choices = [_ways(phrase.items, at) for at in range(len(phrase.items))]
    found = islice(product(*choices), _MOST)
    return tuple(dict.fromkeys(tuple(chain.from_iterable(ways)) for ways in found))


def _ways(items: Row, at: int) -> tuple[Row, ...]:
    item, before = items[at], items[at - 1] if at else None
    if isinstance(item, Name):
        if before is None or _is_the(before) or item.text.casefold().startswith("the "):
            return ((item,),)
        return (item,), (Word(item.span, _THE, (_THE,)), item)
    return ((item,),)


def _is_the(item: Word | Name) -> bool:
    return isinstance(item, Word) and item.text.casefold() == _THE
