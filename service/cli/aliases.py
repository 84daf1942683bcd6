"""``pressmark aliases``: the table of names, and how often each name is used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from index.aliases.table import is_called, names_with
from index.errors import NotFound
from index.model import Confidence, Entity, Status
from index.naming.usage import FormUsage

from .. import views
from ..alias_parameters import UsageParameters
from ..encoding import dumps
from ..periods import Scale
from .alias_editing import accept, add, journal, preview, reject, remove, suggest, undo
from .alias_files import export, import_
from .shared import (
    Listing,
    archive_options,
    checked,
    harmless,
    opened,
    opened_names,
    parameter_options,
)

_NAMES = 20  # of an entity in a list
_MOST_SOURCES = 5  # of a form, in words
_MOST_BARS = 48
_LONGEST_NAME = 40
_BARS = " ▁▂▃▄▅▆▇█"


@click.group(cls=Listing)
def aliases() -> None:
    """Show, change, import and export the names in the alias table."""


@aliases.command("list")
@click.argument("text", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line.")
@archive_options
def list_(text: str | None, as_json: bool) -> None:
    """List all entities, or those with TEXT in a name or the id."""
    with opened_names() as archive:
        found = archive.names.table().matching(text)
        for entity in sorted(found, key=lambda entity: not is_called(entity, text or "")):
            line = f"{entity.id}  {click.style(entity.name, bold=True)}: {_names(entity, text)}"
            click.echo(dumps(views.entity(entity)) if as_json else line)


def _names(entity: Entity, text: str | None) -> str:
    """Some of its names in a line."""
    told = names_with(entity, text)
    more = [f"{len(told) - _NAMES} more"] if len(told) > _NAMES else []
    return " · ".join(told[:_NAMES] + more) or "no active name"


@aliases.command()
@click.argument("entity")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_options
def show(entity: str, as_json: bool) -> None:
    """Show the entity with the id ENTITY, and how many articles use each form."""
    with opened_names() as archive:
        found = archive.names.table().entity(entity)
        if found is None:
            raise NotFound(
                f"no entity has the id {entity!r}: `pressmark aliases list TEXT` finds it by a name"
            )
        record = views.entity(found, archive.names.counts(entity))
    if as_json:
        click.echo(dumps(record))
        return
    click.echo(f"{click.style(found.name, bold=True)} ({found.kind}, {found.id})")
    for form in record["forms"]:
        count = "" if form["articles"] is None else f"{form['articles']}"
        waits = "" if form["status"] == Status.ACTIVE else f", {form['status']}"
        click.echo(f"{count:>7}  {form['text']}  {form['strength']}, case {form['case']}{waits}")
    for relation in found.relations:
        click.echo(f"         {relation.type} {relation.to} {relation.date or ''}".rstrip())


@aliases.command()
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_options
def resolve(text: str, as_json: bool) -> None:
    """Find the names in TEXT, and print the evidence for each."""
    with opened_names() as archive:
        found = archive.names.resolve(text)
    if as_json:
        click.echo(dumps({"text": text, "mentions": views.mentions(text, found)}))
        return
    for mention in found:
        doubt = "" if mention.confidence is Confidence.CERTAIN else " (uncertain)"
        name = text[mention.start : mention.end]
        click.echo(
            f"{mention.start}-{mention.end} {name} → {mention.entity}{doubt}: {mention.reason}"
        )
    if not found:
        click.echo("no names")


@aliases.command()
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
    scale = Scale.over((month.value for form in forms for month in form.months), _MOST_BARS)
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


for _command in (add, remove, preview, journal, undo, import_, export, suggest, accept, reject):
    aliases.add_command(_command)
