"""Work in portions: many texts at once, but not so many that they fill the memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import inf
from typing import TypeVar

_Item = TypeVar("_Item")


def portions(
    items: Iterable[_Item], length: Callable[[_Item], int], most: int, count: float = inf
) -> Iterator[list[_Item]]:
    """The items in order, in lists of ``most`` characters together, and of ``count`` items; a
    longer one is alone.

    >>> list(portions(["a", "b", "c", "three", "four"], len, 6, 2))
    [['a', 'b'], ['c', 'three'], ['four']]
    """
    portion: list[_Item] = []
    characters = 0
    for item in items:
        own = length(item)
        if portion and (characters + own > most or len(portion) >= count):
            yield portion
            portion, characters = [], 0
        portion.append(item)
        characters += own
    if portion:
        yield portion
