"""Reading large tables: the garbage collector rests meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_FEW = 500  # entities: with fewer it is not worth asking how much is frozen, which counts it


@contextmanager
def uncollected(entities: int) -> Iterator[None]:
    """No search for garbage inside: it would walk through a growing table over and over.

    That doubles the time of loading a table, and finds nothing, as tables have no cycles. Nor is
    it searched as what is new when it is done: it counts as old at once.
    """
    if entities < _FEW:
        yield
        return
    was_on, frozen = gc.isenabled(), gc.get_freeze_count()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            if not frozen:  # else whoever froze the rest wants no more of it to be searched
                gc.unfreeze()
            gc.enable()
