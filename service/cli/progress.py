"""Shows how far a long command is and how long it will still take, on terminals only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import click

Show = Callable[[str, int, int], None]
"""What is being done, how much of it is done, and of how much; of 0 if nobody knows."""
_SECONDS = 0.1  # between two showings
_ERASE = "\x1b[K"


@contextmanager
def progress() -> Iterator[Show]:
    """A function that shows the progress in one line, which is removed at the end.

    Messages are written over it: the cursor stays at its beginning.
    """
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    doing, began, latest = "", 0.0, time.monotonic()

    def show(what: str, done: int, total: int) -> None:
        nonlocal doing, began, latest
        now = time.monotonic()
        if what != doing:
            doing, began = what, latest
        elif now < latest + _SECONDS and done != total:
            return
        latest = now
        told = f"{what}: {done:,}" if done or total else what
        if total:
            told += f" of {total:,}"
        if done and total:
            left = (now - began) * max(total - done, 0) / done
            told += f", {timedelta(seconds=round(left))} left"
        click.echo(f"{_ERASE}{told}\r", nl=False, err=True)

    try:
        yield show
    finally:
        click.echo(_ERASE, nl=False, err=True)
