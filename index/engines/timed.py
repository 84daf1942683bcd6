"""How long an engine takes for what one thread asks of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from . import Reader

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Stopwatch:
    """Adds up the time of the calls it times, in ``ms``."""

    def __init__(self) -> None:
        self.ms = 0.0

    def timing(self, call: Callable[_P, _T]) -> Callable[_P, _T]:
        """The same, timed; what fails counts too."""

        def timed(*args: _P.args, **kwargs: _P.kwargs) -> _T:
            began = time.perf_counter()
            try:
                return call(*args, **kwargs)
            finally:
                self.ms += (time.perf_counter() - began) * 1000

        return timed


class TimedReader:
    """``reader``, with a ``stopwatch`` on whatever it is asked."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.stopwatch = Stopwatch()
        self.search = self.stopwatch.timing(reader.search)
        self.document_frequencies = self.stopwatch.timing(reader.document_frequencies)
        self.terms = self.stopwatch.timing(reader.terms)
        self.size = self.stopwatch.timing(reader.size)
        self.version = self.stopwatch.timing(reader.version)
