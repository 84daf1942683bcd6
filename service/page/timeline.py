"""Time as bars for an inline SVG."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from index.answer import FacetValue

from ..periods import Period, Scale, month
from .text import number

_MOST_BARS = 60
_MOST_YEARS = 12  # to choose from
_WIDEST = 40.0


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
    counts = {v.value: v.count for v in values}
    scale = Scale.over(counts, _MOST_BARS)
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
