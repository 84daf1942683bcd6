"""What a ``Sequence`` scores, the same on every engine, and the explicit rows it stands for.

* In order and side by side, with few choices of terms: the BM25 of the best row of single terms
  ("fighter jet", "fighters jet"), each row counted as one term.
* Otherwise (any order, or very many choices) a flat score: the sum of its slots' idf, which is
  what BM25 gives to one occurrence in a field of average length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, permutations, product
from math import comb, factorial, prod

from ..errors import QueryTooCostly
from ..matching import Sequence as Row

_MOST_CHOICES = 64
_MOST_PLACEMENTS = 16_384

Slots = tuple[tuple[str, ...], ...]
Frequency = Callable[[str], int]


def present(row: Row, frequency: Frequency) -> Slots:
    """The slots without repeats and without terms that the field does not have."""
    return tuple(
        tuple(term for term in dict.fromkeys(slot) if frequency(term)) for slot in row.slots
    )


def scored_rows(slots: Slots, slop: int) -> tuple[tuple[str, ...], ...]:
    """The rows of single terms to score, or none: then the score is flat."""
    if slop or prod(map(len, slots)) > _MOST_CHOICES:
        return ()
    return tuple(product(*slots))


def flat_idf(slots: Slots, frequency: Frequency, idf: Callable[[int], float]) -> float:
    """The sum of the slots' idf; a slot is as rare as its most frequent term."""
    return sum(idf(max(map(frequency, slot), default=0)) for slot in slots)


def check(row: Row) -> None:
    """Raises QueryTooCostly for a proximity of more words over more distance than any engine does.

    The limit is that of an engine that must try every placement; the others keep it too, so that
    what may be asked does not depend on the engine.
    """
    if row.slop and len(row.slots) > 2 and placement_count(row.slots, row.slop) > _MOST_PLACEMENTS:
        raise too_costly(row)


def too_costly(row: Row) -> QueryTooCostly:
    """What to tell of a proximity that costs too much."""
    words = " ".join(slot[0] for slot in row.slots if slot)
    return QueryTooCostly(
        f"“{words}” has too many or too common words for a distance of {row.slop}: "
        "say fewer words or a smaller distance after “~”.",
        words,
    )


def placement_count(slots: Slots, slop: int) -> int:
    """How many ``placements`` there are."""
    size = len(slots)
    return comb(size - 1 + slop, size - 1) * factorial(size) * prod(map(len, slots))


def placements(slots: Slots, slop: int) -> Iterator[list[tuple[int, str]]]:
    """Every way the slots can stand within the stretch, as (offset, term), offsets ascending."""
    size = len(slots)
    for rest in combinations(range(1, size + slop), size - 1):
        offsets = (0, *rest)
        for order in permutations(slots):
            for terms in product(*order):
                yield list(zip(offsets, terms, strict=True))
