"""The garbage collector rests while much is made that is no garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_rest() -> Iterator[None]:
    """No search for garbage inside: cleaning and analysis make no cycles, but thousands of objects
    at a time. They do not stay, so that they are not counted as old, as what a table is read into
    is (``aliases.table.loading.uncollected``)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
