"""Work in portions: many texts at once, but not so many that they fill the memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_Item = TypeVar("_Item")


def portions(
    items: Iterable[_Item], length: Callable[[_Item], int], most: int
) -> Iterator[list[_Item]]:
    """The items in order, in lists of ``most`` characters together; a longer one is alone.

    >>> list(portions(["one", "two", "three", "four"], len, 6))
    [['one', 'two'], ['three'], ['four']]
    """
    portion: list[_Item] = []
    characters = 0
    for item in items:
        own = length(item)
        if portion and characters + own > most:
            yield portion
            portion, characters = [], 0
        portion.append(item)
        characters += own
    if portion:
        yield portion
