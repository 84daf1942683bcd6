"""Shared by the commands: which archive is meant, how it is opened, and safe output."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click
from marshmallow import Schema, ValidationError, fields
from marshmallow.validate import OneOf, Range

from index.errors import ArchiveUnusable, BadAlias, PressmarkError
from index.outcomes import counted

from ..field_types import ListOf
from ..settings import Settings

if TYPE_CHECKING:
    from index.archive import Archive

_CONTROLS = (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0))
_TURNED = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))  # change the writing direction
_REPLACED = dict.fromkeys((*_CONTROLS, *_TURNED), "\N{REPLACEMENT CHARACTER}")
_SENTENCE = 300  # characters, longer than any
_NEARLY = 0.8  # of the letters of a name, so that it may be another mistyped
_F = TypeVar("_F", bound=Callable[..., Any])


@dataclass(slots=True)
class Chosen:
    """The archive and engine named on the command line; None: as in the settings."""

    archive: str | None = None
    engine: str | None = None


def _remember(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    chosen = ctx.ensure_object(Chosen)
    if value is not None:
        setattr(chosen, str(parameter.name), value)


class Listing(click.Group):
    """A group of commands whose list has the whole first sentence about each."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands."""
        rows = [(name, c.get_short_help_str(_SENTENCE)) for name, c in self.commands.items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def archive_options(command: _F) -> _F:
    """Add ``--archive`` and ``--engine``, which may be before or after a command's name."""
    engines = "tantivy:, whoosh: or opensearch://host:9200/name"
    for name, metavar, description in (
        ("--engine", "URL", f"Engine: {engines} [env: PRESSMARK_ENGINE]"),
        ("--archive", "DIR", "Folder of the archive [env: PRESSMARK_ARCHIVE]"),
    ):
        command = click.option(
            name, metavar=metavar, help=description, expose_value=False, callback=_remember
        )(command)
    return command


def workers_option(command: _F) -> _F:
    """Add ``--workers``, which the command gets as a number."""
    return click.option(
        "--workers",
        type=click.IntRange(1, 64),
        metavar="N",
        default=lambda: os.cpu_count() or 1,
        show_default="one per core",
        help="Processes that clean and analyse, if there are many articles.",
    )(command)


def parameter_options(schema: type[Schema], but: str = "") -> Callable[[_F], _F]:
    """Options for the parameters of the HTTP interface but one: their values, defaults, help."""

    def with_options(command: _F) -> _F:
        for name, field in reversed(schema().fields.items()):
            command = command if name == but else _option(name, field)(command)
        return command

    return with_options


def _option(name: str, field: fields.Field[Any]) -> Callable[[_F], _F]:
    more: dict[str, Any] = {"help": str(field.metadata["description"]).replace("`", "")}
    if isinstance(field, fields.Boolean):
        more["is_flag"] = True
    elif isinstance(field, ListOf):
        more["multiple"] = not field.commas
    elif isinstance(field, fields.Enum):
        more["type"] = click.Choice([choice.value for choice in field.enum])
    elif isinstance(field.validate, OneOf):
        more["type"] = click.Choice([str(choice) for choice in field.validate.choices])
    elif isinstance(field.validate, Range) and isinstance(field, fields.Integer):
        more["metavar"] = "N"
        bounds = f"({field.validate.min} to {field.validate.max})."
        more["help"] = f"{more['help'].rstrip('.')} {bounds}"
    if isinstance(field.load_default, str | int) and "is_flag" not in more:
        more |= {"default": str(field.load_default), "show_default": True}
    return click.option(f"--{name.replace('_', '-')}", **more)


def chosen_settings(more: Mapping[str, str] | None = None) -> Settings:
    """The settings of the environment, overruled by the command line (and by ``more``)."""
    chosen = click.get_current_context().ensure_object(Chosen)
    given = {"archive": chosen.archive, "engine": chosen.engine}
    overruled = {name: text for name, text in given.items() if text is not None}
    settings = Settings.from_env(overruled={**overruled, **(more or {})})
    if settings.archive.exists() and not settings.archive.is_dir():
        raise ArchiveUnusable(f"{settings.archive} is a file: name a folder for the archive")
    return settings


def printable(text: str) -> str:
    """The text on one line, without control characters: file names may contain anything."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )


def harmless(text: str) -> str:
    """The text with control characters replaced, as articles may contain anything; same length."""
    return text.translate(_REPLACED)


@contextmanager
def opened(*, create: bool = False, any_engine: bool = False) -> Iterator[Archive]:
    """The archive, closed afterwards; ``create``: made if it does not exist.

    ``any_engine``: opened whatever its engine is, also with a broken index.
    """
    from index.archive import Archive, is_archive  # loads the engine and the language tools

    settings = chosen_settings()
    if not is_archive(settings.archive):
        if not create:
            none = f"no archive at {settings.archive}: `pressmark index` makes one"
            raise ArchiveUnusable(none + _instead(settings.archive))
        announce(settings.archive)
    if any_engine:
        settings = replace(settings, engine=None)
    with Archive.open(
        settings.archive,
        settings.engine,
        repair=any_engine,
        create=create,
        workers=os.cpu_count() or 1,
    ) as archive:
        gc.freeze()  # no search for garbage visits a million objects of names, not even the last
        try:
            yield archive
        except KeyboardInterrupt:
            _tell_of_stale(archive)
            raise


def _tell_of_stale(archive: Archive) -> None:
    """Say, if a change of names was stopped, that it is made."""
    with suppress(PressmarkError):
        if stale := archive.status().stale:
            then = "a service or the next command that writes analyses"
            told = f"the change of names is in force; {then} {counted(stale)} again"
            click.echo(told, err=True)


@contextmanager
def opened_names() -> Iterator[Archive]:
    """The archive; if there is none, a temporary one with the shipped names and no articles.

    In the latter case a message goes to standard error.
    """
    from index.archive import Archive, is_archive

    folder = chosen_settings().archive
    if is_archive(folder):
        with opened() as archive:
            yield archive
        return
    message = f"no archive at {folder} (`pressmark index` makes one): the names as shipped"
    click.echo(message, err=True)
    with TemporaryDirectory() as aside, Archive.open(Path(aside)) as archive:
        yield archive


@contextmanager
def opened_for_names() -> Iterator[Archive]:
    """The archive to change names in; one made for a change that is refused is not kept, unless
    somebody has put something into it meanwhile."""
    folder = chosen_settings().archive
    new, useless = not folder.exists(), False
    try:
        with opened(create=True) as archive:
            try:
                yield archive
            except BadAlias:
                useless = new and not (archive.count() or archive.names.table().version)
                raise
    finally:
        if useless:
            shutil.rmtree(folder)
            click.echo("the new archive is not kept", err=True)


def meant_by(folder: Path) -> Path | None:
    """The archive beside this folder that has nearly its name, which may have been meant.

    Only told, or asked for ``--new``: a container starts with an empty volume, so a folder that is
    not there cannot be refused.
    """
    from index.archive import is_archive

    beside = folder.absolute().parent
    names = [one.name for one in beside.iterdir() if is_archive(one)] if beside.is_dir() else []
    near = get_close_matches(folder.name, names, 1, _NEARLY)
    return folder.with_name(near[0]) if near else None


def announce(folder: Path) -> None:
    """Say that an archive is made in this folder, before anything comes into it."""
    click.echo(f"a new archive at {folder}{_instead(folder)}", err=True)


def _instead(folder: Path) -> str:
    meant = meant_by(folder)
    return f"; there is one at {meant}" if meant else ""


def origin_of(file: BinaryIO) -> str:
    """The name of an opened file for messages."""
    return str(getattr(file, "name", "standard input"))


def checked(schema: type[Schema], **options: object) -> Any:
    """The given ones of ``parameter_options``, as the schema loads them; UsageError names those
    that cannot be used."""
    given = {name: value for name, value in options.items() if value not in (None, ())}
    try:
        return schema().load({n: list(v) if isinstance(v, tuple) else v for n, v in given.items()})
    except ValidationError as error:
        from .. import problems  # imports flask, which few commands need

        wrong = (problems.of(error).errors or {}).items()
        told = (f"--{name.replace('_', '-')}: {' '.join(why)}" for name, why in wrong)
        raise click.UsageError(" ".join(told).removeprefix("--q: ")) from None
