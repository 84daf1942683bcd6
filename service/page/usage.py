"""The usage chart: each name over time as a row of bars, and names by source as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from index.naming.usage import FormUsage

from .text import number
from .timeline import Bar, Period, Scale, bars

_MOST_BARS = 48
_ROWS = 10
_NAMES, _SOURCES = 6, 12
_SHADES = 5


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name: its articles, its bars (each row to its own height), and when it was used most."""

    use: FormUsage
    bars: tuple[Bar, ...]
    summary: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source: its articles with each of the names, and how dark to shade each."""

    source: str
    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class UsageChart:
    """The names most used over the same time, and the sources that use them most."""

    width: ClassVar[int] = 240  # of each row of bars
    height: ClassVar[int] = 26
    periods: tuple[Period, ...]
    rows: tuple[NameRow, ...]
    names: tuple[str, ...]
    sources: tuple[SourceRow, ...]


def usage_chart(uses: Sequence[FormUsage]) -> UsageChart:
    """The chart of the uses, which come most used first."""
    shown = uses[:_ROWS]
    dated = [{c.value: c.count for c in use.months if len(c.value) == 7} for use in shown]
    scale = Scale.over((value for counts in dated for value in counts), _MOST_BARS)
    rows = []
    for use, counts in zip(shown, dated, strict=True):
        found = scale.sums(counts) if scale else {}
        titles = {p: f"{use.text}, {p.label}: {number(n)}" for p, n in found.items()}
        drawn = bars(found, titles, UsageChart.width, UsageChart.height)
        rows.append(NameRow(use, drawn, _in_words(found), tuple(found.values())))
    named = uses[:_NAMES]
    return UsageChart(
        periods=scale.periods() if scale else (),
        rows=tuple(rows),
        names=tuple(use.text for use in named),
        sources=_sources(named),
    )


def _in_words(found: dict[Period, int]) -> str:
    """``first January 2014, most in March 2015 (12), last May 2019``."""
    used = [period for period, count in found.items() if count]
    if not used:
        return "undated"
    peak = max(used, key=lambda period: found[period])
    if len(used) == 1:
        return f"only {peak.label}"
    return f"first {used[0].label}, most in {peak.label} ({found[peak]}), last {used[-1].label}"


def _sources(uses: Sequence[FormUsage]) -> tuple[SourceRow, ...]:
    counts = [{c.value: c.count for c in use.sources if c.value} for use in uses]
    totals: Counter[str] = Counter()
    for one in counts:
        totals.update(one)
    rows = []
    for source, _ in totals.most_common(_SOURCES):
        cells = [one.get(source, 0) for one in counts]
        most = sum(cells)
        rows.append(SourceRow(source, tuple((n, -(-_SHADES * n // most)) for n in cells)))
    return tuple(rows)
