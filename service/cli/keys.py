"""``pressmark keys``: who may write over HTTP."""

from __future__ import annotations

import click

from ..encoding import dumps
from ..keys import SCOPES, KeyFile
from .shared import Listing, announce, archive_options, chosen_settings


@click.group(cls=Listing)
def keys() -> None:
    """Create, list and revoke the keys of the archive."""


@keys.command()
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice(SCOPES),
    default=("read", "write"),
    show_default=True,
    help="What the key allows: read, write (and read), admin (everything); may be repeated.",
)
@archive_options
def create(name: str, scopes: tuple[str, ...]) -> None:
    """Create a key called NAME and print it; it cannot be shown again, only its hash is kept."""
    if not name.isprintable() or not name.strip():
        told = "a name has characters, and only such as can be printed"
        raise click.BadParameter(told, param_hint="NAME")
    folder = chosen_settings().archive
    if not folder.exists():
        announce(folder)
    secret = KeyFile(folder).create(name, scopes)
    click.echo("Keep this key, it is not shown again:", err=True)
    click.echo(secret)


@keys.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line.")
@archive_options
def list_(as_json: bool) -> None:
    """List the keys."""
    found = KeyFile(chosen_settings().archive).listed()
    for key in found:
        if as_json:
            record = {"id": key.id, "name": key.name, "scopes": key.scopes, "created": key.created}
            click.echo(dumps(record))
            continue
        click.echo(f"{key.id}  {key.name}  {' '.join(key.scopes)}  {key.created}")
    if not found:
        click.echo("no keys: writing over HTTP is refused", err=True)


@keys.command()
@click.argument("id")
@archive_options
def revoke(id: str) -> None:
    """Revoke the key with the id ID, as listed; it is refused from then on."""
    KeyFile(chosen_settings().archive).revoke(id)
    click.echo(f"{id} revoked")
