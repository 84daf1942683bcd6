"""Time as bars for an inline SVG: months, or longer stretches when there are many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from index.answer import FacetValue

from .text import month, number

_MOST_BARS = 60
_STEPS = (1, 3, 12, 60, 120, 1200, 12_000)  # months: a quarter, a year, 5, 10, 100, 1,000 years
_YEAR = 12
_MONTH_LETTERS = 7
_MOST_YEARS = 12  # to choose from
_WIDEST = 40.0


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
    def over(cls, months: Iterable[str], most: int = _MOST_BARS) -> Scale | None:
        """From the first of these months to the last in ``most`` periods or fewer (at least 10).

        None if there is no month.
        """
        numbers = [_number(value) for value in months]
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
            if len(value) == _MONTH_LETTERS and (place := _number(value) // self.step) in sums:
                sums[place] += count
        return {self._period(place): count for place, count in sums.items()}

    def _period(self, number: int) -> Period:
        begin = number * self.step
        return Period(_month(begin), _month(begin + self.step - 1))


def _number(value: str) -> int:
    return int(value[:4]) * _YEAR + int(value[5:]) - 1


def _month(number: int) -> str:
    return f"{number // _YEAR:04}-{number % _YEAR + 1:02}"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, in units of the SVG, and what it stands for in words."""

    x: float
    y: float
    width: float
    height: float
    period: Period
    title: str


def bars(
    values: Mapping[Period, float], titles: Mapping[Period, str], width: int, height: int
) -> tuple[Bar, ...]:
    """A bar for every period with articles, the tallest as high as the picture."""
    if not values:  # no article found has a date
        return ()
    most = max(values.values()) or 1
    step = width / len(values)
    wide = max(1.0, min(step * 0.85, _WIDEST))
    drawn = []
    for place, (period, value) in enumerate(values.items()):
        if value:
            tall = max(2.0, height * value / most)
            x = place * step + (step - wide) / 2
            left, top, across, down = (round(n, 1) for n in (x, height - tall, wide, tall))
            drawn.append(Bar(left, top, across, down, period, titles[period]))
    return tuple(drawn)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars, the first and the last period, and the years between as choices.

    ``share``: the bars are shares of all articles of their time, not numbers.
    """

    width: ClassVar[int] = 600
    height: ClassVar[int] = 64
    bars: tuple[Bar, ...]
    first: str
    last: str
    years: tuple[str, ...]
    share: bool


def timeline(
    values: Iterable[FacetValue], having: Mapping[str, int], *, share: bool = False
) -> Timeline | None:
    """The bars of a month facet; None when fewer than two periods have a hit.

    ``having``: how many articles of the archive each month has.
    """
    counts = {v.value: v.count for v in values if len(v.value) == _MONTH_LETTERS}
    scale = Scale.over(counts)
    found = scale.sums(counts) if scale else {}
    if scale is None or sum(map(bool, found.values())) < 2:
        return None
    every = scale.sums(having)
    parts = {period: count / max(every[period], count, 1) for period, count in found.items()}
    titles = {
        period: f"{period.label}: {number(count)} of {number(max(every[period], count))} articles, "
        f"{100 * parts[period]:.1f} %"
        for period, count in found.items()
    }
    first, last = next(iter(found)), next(reversed(found))
    years = [str(year) for year in range(int(first.since[:4]), int(last.until[:4]) + 1)]
    return Timeline(
        bars(parts if share else found, titles, Timeline.width, Timeline.height),
        month(first.since),
        month(last.until),
        tuple(years) if len(years) <= _MOST_YEARS else (),
        share,
    )
