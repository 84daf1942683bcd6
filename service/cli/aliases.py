"""``pressmark aliases``: the table of names."""

from __future__ import annotations

import click

from index.errors import NotFound
from index.model import Confidence, Entity, Status
from index.text.analysis import fold

from .. import views
from ..encoding import dumps
from .alias_editing import accept, add, journal, preview, reject, remove, suggest, undo
from .alias_files import export, import_
from .alias_usage import usage
from .shared import Listing, archive_options, opened_names

_NAMES = 20  # of an entity in a list


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
        for entity in archive.names.table().matching(text):
            if as_json:
                click.echo(dumps(views.entity(entity)))
            else:
                click.echo(
                    f"{entity.id}  {click.style(entity.name, bold=True)}: {_names(entity, text)}"
                )


def _names(entity: Entity, text: str | None) -> str:
    """Some of its names in a line, those with the text first, for some lists have hundreds."""
    forms = dict.fromkeys(form.text for form in entity.forms if form.status is Status.ACTIVE)
    if not forms:
        return "no active name"
    wanted = fold(text) if text else ""
    told = sorted(forms, key=lambda form: wanted not in fold(form))
    more = [f"{len(told) - _NAMES} more"] if len(told) > _NAMES else []
    return " · ".join(told[:_NAMES] + more)


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


for _command in (
    *(add, remove, preview, usage, journal, undo),
    *(import_, export),
    *(suggest, accept, reject),
):
    aliases.add_command(_command)
