"""``pressmark aliases suggest``, ``accept`` and ``reject``: names found in the articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click

from index.aliases.finding.finder import Suggestion
from index.outcomes import counted

from .. import views
from ..encoding import dumps
from .alias_editing import outcome
from .shared import archive_options, harmless, opened

_MOST = 10_000  # suggestions printed
_NUMBER = click.IntRange(1, 2**62)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line.")
@archive_options
def suggest(as_json: bool) -> None:
    """Find names that articles define and the table lacks, and list them with evidence."""
    with opened() as archive:
        total = archive.suggestions.find()
        found = archive.suggestions.listed(_MOST)
    for one in found:
        click.echo(dumps(views.found_name(one)) if as_json else _in_words(one))
    if total != len(found):
        click.echo(f"and {total - len(found)} more", err=True)
    if not total:
        click.echo("no names found that the table does not know", err=True)


def _in_words(one: Suggestion) -> str:
    whose = f" of {one.entity}" if one.entity else ""
    heading = f"{one.n:>6}  {one.short} = {one.long}{whose}: {one.relation}, {one.confidence}, "
    said = [f"        {e.article}: {' '.join(e.text.split())}" for e in one.evidence[:1]]
    return harmless("\n".join((heading + counted(one.count), *said)))


@click.command()
@click.argument("numbers", nargs=-1, required=True, type=_NUMBER, metavar="N...")
@archive_options
def accept(numbers: tuple[int, ...]) -> None:
    """Accept suggestions by number: both names are then names of the entity."""
    with opened() as archive:
        _decide(archive.suggestions.accept, numbers, "accepted")


@click.command()
@click.argument("numbers", nargs=-1, required=True, type=_NUMBER, metavar="N...")
@archive_options
def reject(numbers: tuple[int, ...]) -> None:
    """Reject suggestions by number: they are not suggested again."""
    with opened() as archive:
        _decide(archive.suggestions.reject, numbers, "rejected")


def _decide(decide: Callable[[int], int], numbers: Iterable[int], what: str) -> None:
    for number in numbers:
        click.echo(f"{number} {outcome(what, decide(number))}")
