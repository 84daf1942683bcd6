"""``pressmark remove``: articles are taken out of the archive."""

from __future__ import annotations

import sys

import click

from ..encoding import dumps
from .shared import archive_options, opened, printable

_STANDARD_INPUT = "-"


@click.command()
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per id.")
@archive_options
def remove(ids: tuple[str, ...], as_json: bool) -> None:
    """Remove articles by their ids.

    `pressmark search --json` prints them. With - for an ID, ids are read from standard input, one
    on each line. An id that no article has is named, and the others are removed.
    """
    missing = False
    with opened() as archive:
        for id in _all(ids):
            removed = archive.remove(id)
            missing = missing or not removed
            if as_json:
                click.echo(dumps({"id": id, "removed": removed}))
            elif removed:
                click.echo(f"{printable(id)} removed")
            else:
                click.echo(f"no article has the id {printable(id)!r}", err=True)
    if missing:
        raise click.exceptions.Exit(1)


def _all(given: tuple[str, ...]) -> list[str]:
    """The ids given, and those on standard input in place of its sign."""
    ids: list[str] = []
    for id in given:
        lines = list(sys.stdin) if id == _STANDARD_INPUT else [id]
        ids += [line.strip() for line in lines if line.strip()]
    return list(dict.fromkeys(ids))
