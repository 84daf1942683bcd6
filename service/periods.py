"""Time cut into periods: months, or longer stretches when there are many.

A month is as an archive counts it: ``2014-01``, and empty for articles without a date.
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_STEPS = (1, 3, 12, 60, 120, 1200, 12_000)  # months: a quarter, a year, 5, 10, 100, 1,000 years
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: ``since`` and ``until`` are its first and last month (``2014-01``)."""

    since: str
    until: str

    @property
    def label(self) -> str:
        """``January 2014``, ``2014``, ``January 2014 to March 2014``."""
        if self.since == self.until:
            return month(self.since)
        first, last = self.since[:4], self.until[:4]
        if self.since.endswith("-01") and self.until.endswith("-12"):
            return first if first == last else f"{first} to {last}"
        return f"{month(self.since)} to {month(self.until)}"


@dataclass(frozen=True, slots=True)
class Scale:
    """Time cut into periods of ``step`` months, from number ``first`` to number ``last``."""

    step: int
    first: int
    last: int

    @classmethod
    def over(cls, months: Iterable[str], most: int) -> Scale | None:
        """From the first of these months to the last in ``most`` periods or fewer (at least 10).

        None if all are empty.
        """
        numbers = [_number(value) for value in months if value]
        if not numbers:
            return None
        first, last = min(numbers), max(numbers)
        step = next(step for step in _STEPS if last // step - first // step < most)
        return cls(step, first // step, last // step)

    def periods(self) -> tuple[Period, ...]:
        """All of them in order."""
        return tuple(map(self._period, range(self.first, self.last + 1)))

    def sums(self, counts: Mapping[str, int]) -> dict[Period, int]:
        """Counts of months summed by their periods, every period in order; others left out."""
        sums = dict.fromkeys(range(self.first, self.last + 1), 0)
        for value, count in counts.items():
            if value and (place := _number(value) // self.step) in sums:
                sums[place] += count
        return {self._period(place): count for place, count in sums.items()}

    def _period(self, number: int) -> Period:
        begin = number * self.step
        return Period(_month(begin), _month(begin + self.step - 1))


def month(value: str) -> str:
    """``January 2014`` for ``2014-01``."""
    return f"{month_name[int(value[5:])]} {value[:4]}"


def _number(value: str) -> int:
    return int(value[:4]) * _YEAR + int(value[5:]) - 1


def _month(number: int) -> str:
    return f"{number // _YEAR:04}-{number % _YEAR + 1:02}"
