"""Commands of ``pressmark aliases`` that change the table, preview, suggest and undo changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

import click
import orjson

from index.aliases.table.editing import fact_changes, form_changes, with_forms, without_forms
from index.aliases.table.records import sound, without_article
from index.errors import BadAlias
from index.model import Entity, Form
from index.naming.live import entity_version
from index.outcomes import counted
from index.store.suggestions import Verdict

from .. import views
from ..alias_parameters import UndoParameters, entity_of, listed_otherwise, notes_on
from ..encoding import dumps
from ..limits import ENTITY_BYTES
from .shared import (
    archive_options,
    harmless,
    opened,
    opened_for_names,
    origin_of,
    parameter_options,
)

if TYPE_CHECKING:
    from index.aliases.finding.finder import Suggestion
    from index.naming.preview import Collision, Preview
    from index.store.name_changes import AliasChange

_MOST_SUGGESTED = 10_000  # suggestions printed
_NUMBER = click.IntRange(1, 2**62)
_SPAN = re.compile(r"([1-9]\d{0,17})(?:-([1-9]\d{0,17}))?", re.ASCII)
_WARNINGS = 20  # collisions told
_FORMS = 5  # changed names listed in one line of the journal


@click.command()
@click.argument("entity")
@click.argument("forms", nargs=-1, required=True, metavar="FORM...")
@click.option(
    "--kind",
    default="other",
    show_default=True,
    help="Kind of a new entity, such as group, person or place.",
)
@archive_options
def add(entity: str, forms: tuple[str, ...], kind: str) -> None:
    """Add names to the entity with the id ENTITY; a new one is called by the first FORM.

    Example: pressmark aliases add islamic-state 'Dawla' "al-Dawla"
    """
    with opened_for_names() as archive:
        known = archive.names.table().entity(entity)
        made = sound(Entity(entity, forms[0], kind, tuple(map(Form, forms))))
        after = made if known is None else with_forms(known, made.forms)
        for note in listed_otherwise(forms):
            click.echo(harmless(note), err=True)
        warn(archive.names.collisions(after))
        count = archive.names.put(entity, after, expected=entity_version(known))
    click.echo(outcome("added", count) if after != known else f"{entity!r} has these names already")


def warn(collisions: Sequence[Collision]) -> None:
    """Tell what names that are about to be added mean besides; they are added all the same."""
    told = dict.fromkeys(map(_met, collisions))  # many things may share a form with the same other
    for line in islice(told, _WARNINGS):
        click.echo(harmless(line), err=True)
    if len(told) > _WARNINGS:
        click.echo(f"and {len(told) - _WARNINGS} more collisions", err=True)


def _met(one: Collision) -> str:
    whose = f" ({one.entity})" if one.entity else ""
    return f"collision: {one.form} {one.why}{whose}"


@click.command()
@click.argument("entity")
@click.argument("forms", nargs=-1, metavar="[FORM]...")
@archive_options
def remove(entity: str, forms: tuple[str, ...]) -> None:
    """Remove names from the entity with the id ENTITY, or without FORM the entity itself."""
    with opened() as archive:
        known = archive.names.entity(entity)
        after = without_forms(known, map(without_article, forms)) if forms else None
        count = archive.names.put(entity, after, expected=entity_version(known))
    click.echo(outcome("removed", count))


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_options
def preview(file: BinaryIO, as_json: bool) -> None:
    """Preview the effect of putting the entity in FILE (JSON) into the table.

    FILE may be - for standard input. The table stays as it is.
    """
    with opened() as archive:
        entity, notes = _entity_in(file)
        found = archive.names.preview(entity.id, entity)
    click.echo(dumps(views.preview(found, notes)) if as_json else _in_words(found, notes))


def _entity_in(file: BinaryIO) -> tuple[Entity, list[str]]:
    """The entity, and notes on its names."""
    try:
        record = orjson.loads(file.read(ENTITY_BYTES))
    except orjson.JSONDecodeError as error:
        raise BadAlias(f"{origin_of(file)}:{error.lineno}: not JSON: {error.msg}") from None
    if isinstance(record, list) and len(record) == 1:  # a table of one, which ``import`` takes too
        (record,) = record
    try:
        return entity_of(record), notes_on(record)
    except BadAlias as error:
        raise BadAlias(f"{origin_of(file)}: {error}") from None


def _in_words(found: Preview, notes: Sequence[str]) -> str:
    lines = [f"{counted(found.gained)} gained, {found.lost} lost"]
    if found.concerned > found.looked_at:
        lines[0] += f" among the newest {found.looked_at} of {found.concerned} concerned"
    lines += [*notes, *map(_met, found.collisions)]
    for sample in found.samples:
        around = " ".join(sample.text[max(0, sample.start - 60) : sample.end + 60].split())
        lines.append(f"{'+' if sample.gained else '-'} {sample.article}: {around}")
    return harmless("\n".join(lines))


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line.")
@archive_options
def journal(as_json: bool) -> None:
    """List the latest 50 changes of the table, latest first."""
    with opened() as archive:
        changes = archive.names.journal()
    for one in changes:
        if as_json:
            click.echo(dumps(views.change(one)))
        else:
            click.echo(f"{one.version:>6}  {one.at:%Y-%m-%d %H:%M} UTC  {one.entity} {_told(one)}")


def _told(change: AliasChange) -> str:
    """What was done to an entity: added, removed, or what of it was changed."""
    if change.before is None or change.after is None:
        return "added" if change.before is None else "removed"
    forms = [
        f"{'+' if form.before is None else '-' if form.after is None else '~'} {form.text}"
        for form in form_changes(change.before, change.after)
    ]
    more = [f"{len(forms) - _FORMS} more"] if len(forms) > _FORMS else []
    facts = dict.fromkeys(f"its {fact.what}" for fact in fact_changes(change.before, change.after))
    return harmless(f"changed: {', '.join((*forms[:_FORMS], *more, *facts))}".rstrip(": "))


@click.command()
@click.argument("version", type=_NUMBER)
@parameter_options(UndoParameters)
@archive_options
def undo(version: int, later: bool) -> None:
    """Undo the change with the number VERSION in the journal."""
    with opened() as archive:
        count = archive.names.undo(version, later=later)
    click.echo(outcome("undone", count))


def outcome(what: str, articles: int) -> str:
    """A line that says what was done and how many articles are analysed again for it."""
    return f"{what}; {counted(articles)} analysed again"


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line.")
@archive_options
def suggest(as_json: bool) -> None:
    """Find names that articles define and the table lacks, and list them with evidence."""
    with opened() as archive:
        total = archive.suggestions.find()
        found = archive.suggestions.listed(_MOST_SUGGESTED)
    for one in found:
        click.echo(dumps(views.found_name(one)) if as_json else _suggested(one))
    if total != len(found):
        click.echo(f"and {total - len(found)} more", err=True)
    if not total:
        click.echo("no names found that the table does not know", err=True)


def _suggested(one: Suggestion) -> str:
    whose = f" of {one.entity}" if one.entity else ""
    heading = f"{one.n:>6}  {one.short} = {one.long}{whose}: {one.relation}, {one.confidence}, "
    said = [f"        {e.article}: {' '.join(e.text.split())}" for e in one.evidence[:1]]
    return harmless("\n".join((heading + counted(one.count), *said)))


class _Numbers(click.ParamType[range]):
    """A number, or two with a hyphen for all from the one to the other."""

    name = "numbers"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> range:
        match = _SPAN.fullmatch(str(value))
        if match is None:
            self.fail(f"{value!r} is neither a number nor like 3-17", param, ctx)
        return range(int(match[1]), int(match[2] or match[1]) + 1)


_numbers = click.argument("numbers", nargs=-1, required=True, type=_Numbers(), metavar="N...")


@click.command()
@_numbers
@archive_options
def accept(numbers: tuple[range, ...]) -> None:
    """Accept suggestions by number: both names are then names of the entity.

    N may be like 3-17: all that are open from 3 to 17.
    """
    _decide(numbers, Verdict.ACCEPTED)


@click.command()
@_numbers
@archive_options
def reject(numbers: tuple[range, ...]) -> None:
    """Reject suggestions by number: they are not suggested again.

    N may be like 3-17: all that are open from 3 to 17.
    """
    _decide(numbers, Verdict.REJECTED)


def _decide(numbers: Sequence[range], verdict: Verdict) -> None:
    """Decide what can be decided; the exit code is 1 if something cannot."""
    with opened() as archive:
        waiting = [one.n for one in archive.suggestions.listed(_MOST_SUGGESTED)]
        meant = [
            n for of in numbers for n in (of if len(of) == 1 else filter(of.__contains__, waiting))
        ]
        found = archive.suggestions.decide(dict.fromkeys(meant, verdict))
    click.echo(f"{found.done} {outcome(verdict.value, found.articles)}")
    for fault in found.faults:
        click.echo(f"Error: {fault}", err=True)
    if found.faults:
        click.get_current_context().exit(1)
