"""The garbage collector rests while much is made that is no garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_FEW = 500  # entities: with fewer it is not worth asking how much is frozen, which counts it


@contextmanager
def at_rest(*, staying: int = 0) -> Iterator[None]:
    """No search for garbage inside: cleaning, analysis and tables of names make no cycles, but
    thousands of objects at a time, which would be walked through over and over: that doubles the
    time of loading a table.

    ``staying``: how many entities are read. They are not searched as what is new when it is done
    either: many of them count as old at once.
    """
    was_on, old = gc.isenabled(), staying >= _FEW
    frozen = gc.get_freeze_count() if old else 0
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if old:
                gc.freeze()
                if not frozen:  # else whoever froze the rest wants no more of it to be searched
                    gc.unfreeze()
            gc.enable()
