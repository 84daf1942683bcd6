"""``pressmark aliases usage``: how often each name is used, by source and by period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from index.naming.usage import FormUsage

from .. import views
from ..alias_parameters import UsageParameters
from ..encoding import dumps
from ..page.timeline import Scale
from .shared import archive_options, checked, harmless, opened, parameter_options

_MOST_SOURCES = 5  # of a form, in words
_MOST_BARS = 48
_LONGEST_NAME = 40
_BARS = " ▁▂▃▄▅▆▇█"


@click.command()
@click.argument("entity")
@parameter_options(UsageParameters)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_options
def usage(entity: str, as_json: bool, **options: object) -> None:
    """Count the articles that use each name of ENTITY (its id), by source and time.

    The name used most comes first. Each bar stands for a month, or a longer period if there are
    many months.
    """
    asked = checked(UsageParameters, **options)
    with opened() as archive:
        forms = archive.names.usage(entity, **asked)
    if as_json:
        click.echo(dumps(views.usage(entity, forms)))
        return
    for line in _lines(forms):
        click.echo(line)
    if not forms:
        click.echo("no article uses any of its names", err=True)


def _lines(forms: Sequence[FormUsage]) -> Iterator[str]:
    """A line for each form, under a line with the first and the last month."""
    scale = Scale.over(
        (month.value for form in forms for month in form.months if month.value), _MOST_BARS
    )
    width = max((len(_short(form.text)) for form in forms), default=0)
    if scale is not None:
        periods = scale.periods()
        first, last = periods[0].since, periods[-1].until
        period = first if first == last else f"{first} to {last}, each bar {_period(scale.step)}"
        yield f"{'':>7}  {'':{width}}  {period}"
    for form in forms:
        ranked = sorted(form.sources, key=lambda count: -count.count)[:_MOST_SOURCES]
        by = ", ".join(f"{harmless(s.value or 'no source')} {s.count}" for s in ranked)
        bars = f"  {_bars(form, scale)}" if scale is not None else ""
        yield f"{form.articles:>7}  {_short(form.text):{width}}{bars}  {by}".rstrip()


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


def _bars(form: FormUsage, scale: Scale) -> str:
    """A bar for each period, scaled to the form's highest; a space where it is not used."""
    counts = scale.sums({month.value: month.count for month in form.months}).values()
    highest = max(counts, default=0) or 1
    return "".join(_BARS[-(-count * (len(_BARS) - 1) // highest)] for count in counts)


def _period(months: int) -> str:
    words = {1: "a month", 3: "a quarter", 12: "a year"}
    return words.get(months) or f"{months // 12} years"
