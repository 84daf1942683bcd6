"""``pressmark snapshot`` and ``pressmark restore``."""

from __future__ import annotations

from pathlib import Path

import click

from index.errors import ArchiveUnusable
from index.outcomes import counted

from .progress import progress
from .shared import archive_options, chosen_settings, workers_option


@click.command()
@click.argument("to", type=click.Path(), metavar="FILE|FOLDER")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@archive_options
def snapshot(to: str, force: bool) -> None:
    """Copy the archive into one file; it may be written to meanwhile.

    In a FOLDER the file is named by the time. It holds the articles and the names; not the keys,
    and not the index, which `restore` builds again.
    """
    from index import snapshots

    if to.endswith("/") and not Path(to).is_dir():
        raise ArchiveUnusable(f"there is no folder {to}: make it first, or name a file")
    with progress() as show:
        file = snapshots.take(chosen_settings().archive, Path(to), force=force, progress=show)
    click.echo(f"{file}: {file.stat().st_size / 1e6:.1f} MB")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace the archive if it has articles.")
@workers_option
@archive_options
def restore(file: Path, force: bool, workers: int) -> None:
    """Restore the archive from the snapshot FILE; it may be served meanwhile.

    FILE is checked and indexed in a folder of its own first; searches find the old articles until
    all of it replaces them at once.
    """
    from index import snapshots

    settings = chosen_settings()
    with progress() as show:
        restored = snapshots.restore(
            file,
            settings.archive,
            engine=settings.engine,
            force=force,
            workers=workers,
            progress=show,
        )
    if restored.damaged:
        again = "start again what has the archive open"
        click.echo(f"the damaged file is kept as {restored.damaged}: {again}", err=True)
    click.echo(f"{counted(restored.articles)} restored to {settings.archive}")
