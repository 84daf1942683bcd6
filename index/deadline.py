"""The deadline of an answer, checked between the stages of a search and inside long ones."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment of the monotonic clock, in seconds; by default one that never comes."""

    at: float = math.inf
    clock: Callable[[], float] = time.monotonic

    @classmethod
    def within(cls, seconds: float) -> Deadline:
        """The deadline this many seconds from now; 0 or less has passed already."""
        return cls(time.monotonic() + seconds)

    def after_a_part(self, share: float) -> Deadline:
        """An earlier deadline, after this share (0 to 1) of the time left."""
        if self.at == math.inf:
            return self
        now = self.clock()
        return Deadline(now + share * (self.at - now), self.clock)

    def left(self) -> float:
        """Seconds until then; negative once it has passed."""
        return self.at - self.clock()

    def passed(self) -> bool:
        """Whether the deadline has passed."""
        return self.at < math.inf and self.clock() >= self.at


NEVER = Deadline()
