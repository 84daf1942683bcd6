"""The part of ``pressmark check`` about documents in quarantine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from index.outcomes import AddStatus

from ..encoding import dumps
from .shared import printable

if TYPE_CHECKING:
    from index.archive import Archive
    from index.outcomes import Quarantined

_MOST = 10_000  # documents listed; more are counted
_ALL = "all"


def list_kept_out(archive: Archive, as_json: bool) -> None:
    """List the documents in quarantine, with the reasons."""
    found, total = archive.quarantine.listed(_MOST), archive.quarantine.count()
    for one in found:
        click.echo(dumps(one) if as_json else _line(one))
    if not as_json and total != len(found):
        click.echo(f"and {total - len(found)} more", err=True)
    if not total:
        click.echo("no document was kept out", err=True)


def let_in(archive: Archive, ids: Iterable[str]) -> None:
    """Index documents from quarantine without the gate."""
    taken = 0
    for added in archive.quarantine.readmit(chosen(ids)):
        if added.status is AddStatus.REJECTED:
            click.echo(f"refused: {printable(f'{added.origin}: {added.problem}')}", err=True)
        else:
            click.echo(f"{added.status}: {printable(added.origin)} is {added.id}")
            taken += 1
    click.echo(f"{taken} let in")


def forget(archive: Archive, ids: Iterable[str]) -> None:
    """Delete documents from quarantine."""
    click.echo(f"{archive.quarantine.forget(chosen(ids))} forgotten")


def chosen(ids: Iterable[str]) -> list[int] | None:
    """The ids given, None for ``all``."""
    named = [id for some in ids for id in some.replace(",", " ").split()]
    if _ALL in named:
        return None
    if wrong := [id for id in named if not (id.isascii() and id.isdigit() and len(id) < 19)]:
        raise click.UsageError(f"{wrong[0]}: not a number of `pressmark check --quarantine`")
    return [int(id) for id in named]


def _line(one: Quarantined) -> str:
    title = f" “{one.title}”" if one.title else ""
    return printable(f"{one.id:>6}  {one.code:<20} {one.origin}{title}: {one.problem}")
