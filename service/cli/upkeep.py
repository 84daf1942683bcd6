"""``pressmark check`` and ``pressmark rebuild``."""

from __future__ import annotations

import sys

import click

from .shared import Chosen, archive_options, opened


@click.command()
@archive_options
def check() -> None:
    """Say whether the archive is sound; exit code 1 if not."""
    with opened() as archive:
        findings = archive.check()
    for finding in findings:
        click.echo(f"{'fault' if finding.fault else 'ok'}: {finding.text}")
    if any(finding.fault for finding in findings):
        raise click.exceptions.Exit(1)


@click.command()
@archive_options
def rebuild() -> None:
    """Make the index anew from the stored articles, with another --engine if one is named."""
    engine = click.get_current_context().ensure_object(Chosen).engine
    done = 0
    with opened(any_engine=True) as archive:
        for done in archive.rebuild(engine):
            if sys.stderr.isatty():
                click.echo(f"\r{done} articles", nl=False, err=True)
        if sys.stderr.isatty():
            click.echo(err=True)
        click.echo(f"{done} articles indexed anew by {archive.status().engine}")
