"""Shows how far a long command is and how long it will still take, on terminals only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Show = Callable[[str, int, int], None]
"""What is being done, how much of it is done, and of how much; of 0 if nobody knows."""


@contextmanager
def progress() -> Iterator[Show]:
    """A function that shows the progress in one line, which is removed at the end."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("beginning", total=None)
        shown = ""

        def show(what: str, done: int, total: int) -> None:
            nonlocal task, shown
            if what != shown:
                bar.remove_task(task)
                task, shown = bar.add_task(what, total=total or None), what
            bar.update(task, completed=done)

        yield show
