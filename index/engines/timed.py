"""How long an engine takes for what one thread asks of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from . import Reader

_P = ParamSpec("_P")
_T = TypeVar("_T")


class TimedReader:
    """``reader``, with the time that whatever it was asked has taken, in ``ms``."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.ms = 0.0
        self.search = self._timing(reader.search)
        self.document_frequencies = self._timing(reader.document_frequencies)
        self.terms = self._timing(reader.terms)
        self.size = self._timing(reader.size)
        self.version = self._timing(reader.version)

    def _timing(self, call: Callable[_P, _T]) -> Callable[_P, _T]:
        """The same, timed; what fails counts too."""

        def timed(*args: _P.args, **kwargs: _P.kwargs) -> _T:
            began = time.perf_counter()
            try:
                return call(*args, **kwargs)
            finally:
                self.ms += (time.perf_counter() - began) * 1000

        return timed
