"""``pressmark snapshot`` and ``pressmark restore``."""

from __future__ import annotations

from pathlib import Path

import click

from index.outcomes import counted

from .progress import progress
from .shared import archive_options, chosen_settings, workers_option


@click.command()
@click.argument("to", type=click.Path(path_type=Path), metavar="FILE|FOLDER")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@archive_options
def snapshot(to: Path, force: bool) -> None:
    """Copy the archive into one file, while it is served and written to.

    In a FOLDER the file is named by the time. It holds the articles and the names, not the keys
    and not the index, which is made anew when the file is restored.
    """
    from index import snapshots

    with progress() as show:
        file = snapshots.take(chosen_settings().archive, to, force=force, progress=show)
    click.echo(f"{file}: {file.stat().st_size / 1e6:.1f} MB")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace the articles that are there.")
@workers_option
@archive_options
def restore(file: Path, force: bool, workers: int) -> None:
    """Make the archive what the snapshot in FILE is, while it is served.

    The file is checked, copied and indexed aside first, and then put in place at once.
    """
    from index import snapshots

    settings = chosen_settings()
    with progress() as show:
        articles = snapshots.restore(
            file,
            settings.archive,
            engine=settings.engine,
            force=force,
            workers=workers,
            progress=show,
        )
    click.echo(f"{counted(articles)} restored to {settings.archive}")
