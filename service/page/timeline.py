"""The timeline: hits by month (by year when there are many) as bars for an inline SVG."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.answer import FacetValue

from .text import month, number

WIDTH, HEIGHT = 600, 64
_MOST_MONTHS = 84


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar in units of the SVG; ``period`` is what ``since`` and ``until`` should say."""

    x: float
    y: float
    width: float
    height: float
    period: str
    count: int

    @property
    def title(self) -> str:
        """What the bar stands for, in words."""
        return f"{month(self.period)}: {number(self.count)}"


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars, first and last period, and the count the tallest stands for."""

    bars: tuple[Bar, ...]
    first: str
    last: str
    most: int


def timeline(values: Iterable[FacetValue]) -> Timeline | None:
    """The bars of a month facet; None when fewer than two periods have a hit."""
    counts = {v.value: v.count for v in values if len(v.value) == 7}
    if not counts:
        return None
    periods = _months(min(counts), max(counts))
    if len(periods) > _MOST_MONTHS:
        counts = _by_year(counts)
        periods = [f"{y:04}" for y in range(int(min(counts)), int(max(counts)) + 1)]
    if len(counts) < 2:
        return None
    most = max(counts.values())
    step = WIDTH / len(periods)
    bars = []
    for place, period in enumerate(periods):
        if count := counts.get(period, 0):
            height = max(2.0, HEIGHT * count / most)
            width = max(1.0, min(step * 0.85, 40.0))
            x = place * step + (step - width) / 2
            bars.append(
                Bar(
                    round(x, 1),
                    round(HEIGHT - height, 1),
                    round(width, 1),
                    round(height, 1),
                    period,
                    count,
                )
            )
    return Timeline(tuple(bars), month(periods[0]), month(periods[-1]), most)


def _months(first: str, last: str) -> list[str]:
    start = int(first[:4]) * 12 + int(first[5:]) - 1
    end = int(last[:4]) * 12 + int(last[5:]) - 1
    return [f"{m // 12:04}-{m % 12 + 1:02}" for m in range(start, end + 1)]


def _by_year(counts: dict[str, int]) -> dict[str, int]:
    years: dict[str, int] = {}
    for period, count in counts.items():
        years[period[:4]] = years.get(period[:4], 0) + count
    return years
