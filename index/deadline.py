"""When an answer has to be there: looked at between the stages of a search, and in long ones."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment of a clock that only runs forward, in seconds; by default one that never comes."""

    at: float = math.inf
    clock: Callable[[], float] = time.monotonic

    @classmethod
    def within(cls, seconds: float) -> Deadline:
        """The moment so many seconds from now; 0 and less are past at once."""
        return cls(time.monotonic() + seconds)

    def after_a_part(self, share: float) -> Deadline:
        """The moment when this share of the time left is over, so that the rest is for others."""
        if self.at == math.inf:
            return self
        now = self.clock()
        return Deadline(now + share * (self.at - now), self.clock)

    def left(self) -> float:
        """Seconds until then; negative once it has passed."""
        return self.at - self.clock()

    def passed(self) -> bool:
        """Whether it is too late to begin anything more."""
        return self.at < math.inf and self.clock() >= self.at


NEVER = Deadline()
