"""``pressmark check`` (with the quarantine), ``rebuild`` and ``remove``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

import click

from index.errors import ArchiveUnusable, EngineUnavailable
from index.outcomes import AddStatus, CheckMessage, counted

from ..encoding import dumps
from .progress import progress
from .shared import Chosen, archive_options, opened, printable, workers_option

if TYPE_CHECKING:
    from index.archive import Archive
    from index.outcomes import Quarantined

_MOST = 10_000  # documents listed; more are counted
_ALL = "all"


@click.command()
@click.option(
    "--quarantine", "listing", is_flag=True, help="List the documents in quarantine instead."
)
@click.option(
    "--full",
    is_flag=True,
    help="Look at what every article was cleaned from, not only at some: 0.2 ms each.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line.")
@click.option(
    "--readmit",
    multiple=True,
    metavar="ID",
    help="Index this document from quarantine after all; `all` for every one.",
)
@click.option(
    "--forget",
    multiple=True,
    metavar="ID",
    help="Delete this document from quarantine; `all` for every one.",
)
@archive_options
def check(
    listing: bool, full: bool, as_json: bool, readmit: tuple[str, ...], forget: tuple[str, ...]
) -> None:
    """Check the archive; the exit code is 1 if something is wrong with it.

    With --quarantine, --readmit or --forget it does only that. The last two may be repeated, or
    have several ids with commas: --readmit 3,8,9
    """
    try:
        messages = _checked(listing, full, as_json, readmit, forget)
    except (ArchiveUnusable, EngineUnavailable) as error:
        if not as_json:
            raise
        messages = (CheckMessage(str(error), True),)
    for one in messages:
        click.echo(dumps(one) if as_json else f"{'fault' if one.fault else 'ok'}: {one.text}")
    if any(one.fault for one in messages):
        raise click.exceptions.Exit(1)


def _checked(
    listing: bool, full: bool, as_json: bool, readmit: Sequence[str], forget: Sequence[str]
) -> tuple[CheckMessage, ...]:
    """What a check says; nothing if it was only asked to see to the quarantine."""
    with opened() as archive:
        if readmit:
            _let_in(archive, readmit)
        if forget:
            click.echo(f"{archive.quarantine.forget(_chosen(forget))} forgotten")
        if listing:
            _list_kept_out(archive, as_json)
        return () if listing or readmit or forget else archive.check(full=full)


def _list_kept_out(archive: Archive, as_json: bool) -> None:
    """List the documents in quarantine, with the reasons."""
    found, total = archive.quarantine.listed(_MOST), archive.quarantine.count()
    for one in found:
        click.echo(dumps(one) if as_json else _line(one))
    if not as_json and total != len(found):
        click.echo(f"and {total - len(found)} more", err=True)
    if not total:
        click.echo("no document was kept out", err=True)


def _let_in(archive: Archive, ids: Iterable[str]) -> None:
    """Index documents from quarantine without the gate."""
    taken = 0
    for added in archive.quarantine.readmit(_chosen(ids)):
        if added.status is AddStatus.REJECTED:
            click.echo(f"refused: {printable(f'{added.origin}: {added.problem}')}", err=True)
        else:
            click.echo(f"{added.status}: {printable(added.origin)} is {added.id}")
            taken += 1
    click.echo(f"{taken} let in")


def _chosen(ids: Iterable[str]) -> list[int] | None:
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


@click.command()
@click.option(
    "--clean",
    is_flag=True,
    help="First clean the stored pages again, with what is now known of their sources.",
)
@workers_option
@archive_options
def rebuild(clean: bool, workers: int) -> None:
    """Build the index again from the stored articles; --engine changes the engine."""
    engine = click.get_current_context().ensure_object(Chosen).engine
    done = 0
    with opened(any_engine=True) as archive:
        if clean:
            _clean_again(archive, workers)
        with progress() as show, closing(archive.rebuild(engine, workers=workers)) as rebuilt:
            articles = archive.count()
            for done in rebuilt:
                show("articles analysed", done, articles)
                if done >= articles:
                    show("index written", 0, 0)
        state = archive.status()
        click.echo(f"{counted(done - state.set_aside)} indexed anew by {state.engine.rstrip(':')}")
        if state.set_aside:
            advice = "set aside for a fault in pressmark: see `pressmark check`"
            click.echo(f"{counted(state.set_aside)} {advice}", err=True)
            raise click.exceptions.Exit(1)


def _clean_again(archive: Archive, workers: int) -> None:
    done = changed = 0
    with progress() as show:
        for so_far in archive.clean_again(workers=workers):
            done, changed = so_far.done, so_far.changed
            show("articles cleaned", done, archive.count())
    click.echo(f"{counted(done)} cleaned again, {changed} of them changed")


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
        lines = list(sys.stdin) if id == "-" else [id]
        ids += [line.strip() for line in lines if line.strip()]
    return list(dict.fromkeys(ids))
