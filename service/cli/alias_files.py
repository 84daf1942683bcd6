"""``pressmark aliases import`` and ``export``: tables of names as files."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import click

from index.aliases import formats
from index.aliases.formats import Format
from index.aliases.table import AliasTable
from index.aliases.table.importers import Register
from index.model import Entity

from ..alias_parameters import AliasExportParameters, kind_of
from .alias_editing import outcome, warn
from .shared import (
    archive_options,
    opened_for_names,
    opened_names,
    origin_of,
    parameter_options,
)

_SUFFIXES = {".json": "json", ".csv": "csv", ".ttl": "skos", ".pl": "wordnet"}


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.File("rb"), metavar="FILE...")
@click.option(
    "--format",
    "name",
    type=click.Choice([*(f.value for f in Format), *(r.value for r in Register)]),
    help="Format of FILE, unless .json, .csv, .ttl or .pl tells it; names from a register (geonames"
    " and those after it) are only suggested.",
)
@click.option(
    "--replace", is_flag=True, help="Replace the whole table by FILE, instead of adding to it."
)
@archive_options
def import_(files: tuple[BinaryIO, ...], name: str | None, replace: bool) -> None:
    """Import the names in FILE, or - for standard input.

    Give all files of a register that has several (GeoNames, OFAC) in one command.
    """
    name = name or _told_by_suffix(files[0])
    kind = kind_of(name)
    if len(files) > 1 and isinstance(kind, Format):
        raise click.UsageError(f"one file of {name} at a time: import them one after the other")
    named = [(origin_of(file), file) for file in files]
    with opened_for_names() as archive:
        before = archive.names.table()
        found = archive.names.read_files(named, kind, replace=replace)
        warn(archive.names.collisions(*found))
        count = archive.names.take_in(found, replace=replace)
        after = archive.names.table()
    click.echo(outcome(_told(found, before, after), count))
    if after.version > before.version:
        click.echo(f"`pressmark aliases undo {before.version + 1} --later` takes it back", err=True)
        if isinstance(kind, Register):
            click.echo("they only wait: `pressmark aliases add ID NAME` has a name used", err=True)


def _told(found: Sequence[Entity], before: AliasTable, after: AliasTable) -> str:
    """What became of the entities of a file, and of the table."""
    was = [before.entity(one.id) for one in found]
    new = was.count(None)
    same = sum(one is not None and one == after.entity(one.id) for one in was)
    gone = sum(after.entity(one.id) is None for one in before.entities)
    told = [f"{new} added", f"{len(found) - new - same} changed", f"{same} as before"]
    return ", ".join([*told, f"{gone} removed"] if gone else told)


def _told_by_suffix(file: BinaryIO) -> str:
    """The format that a file's name tells; UsageError if it tells none."""
    origin = origin_of(file)
    if told := _SUFFIXES.get(Path(origin).suffix.lower()):
        return told
    raise click.UsageError(f"the name {origin!r} tells no format: add --format")


@click.command()
@parameter_options(AliasExportParameters)
@click.option(
    "--output",
    type=click.File("wb", atomic=True),
    help="File to write, CSV with the mark by which spreadsheets know UTF-8; otherwise standard"
    " output.",
)
@archive_options
def export(format: str, output: BinaryIO | None) -> None:
    """Export the whole table as a file."""
    with opened_names() as archive:
        content = formats.write(archive.names.table().entities, Format(format))
    if output is None:
        click.echo(content, nl=False)
    else:
        output.write((codecs.BOM_UTF8 if format == Format.CSV else b"") + content)
