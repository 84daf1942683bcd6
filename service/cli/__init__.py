"""The command ``pressmark``: one file per group of commands, loaded when a command is used."""

from __future__ import annotations

import errno
import io
import os
import sqlite3
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import click

from index.errors import PressmarkError

from ..settings import BadSettings, styles
from .shared import Listing, archive_options

_INTERRUPTED = 130


class _Command(NamedTuple):
    """Where a command is, ``module:function``, and the first line of its help.

    The language tools take a second or more to load, which a list of commands does not need.
    """

    location: str
    help: str


_COMMANDS: Mapping[str, _Command] = {
    "aliases": _Command(
        "aliases:aliases", "Show, change, import and export the names in the alias table."
    ),
    "check": _Command(
        "upkeep:check", "Check the archive; the exit code is 1 if something is wrong with it."
    ),
    "clean": _Command(
        "clean:clean",
        "Print the article in FILE, or - for standard input, without what surrounds it.",
    ),
    "eval": _Command(
        "evaluate:evaluate", "Measure the quality of cleaning or ranking on judged data."
    ),
    "index": _Command("indexing:index", "Add articles: files, folders, or - for standard input."),
    "keys": _Command("keys:keys", "Create, list and revoke the keys of the archive."),
    "rebuild": _Command(
        "upkeep:rebuild",
        "Build the index again from the stored articles; --engine changes the engine.",
    ),
    "remove": _Command("upkeep:remove", "Remove articles by their ids."),
    "restore": _Command(
        "snapshots:restore",
        "Restore the archive from the snapshot FILE; it may be served meanwhile.",
    ),
    "search": _Command("search:search", "Search the archive."),
    "serve": _Command("serve:serve", "Serve the search page and the HTTP interface."),
    "snapshot": _Command(
        "snapshots:snapshot", "Copy the archive into one file; it may be written to meanwhile."
    ),
}


class Commands(Listing):
    """The commands, each loaded when it is asked for.

    Errors are reported in one sentence, not as a traceback.
    """

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, loaded now; None if there is none of this name."""
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].location.partition(":")
        command: click.Command = getattr(import_module(f".{module}", __name__), name)
        return command

    def main(self, *args: Any, **more: Any) -> Any:
        """Run the command line, also if it was started with closed streams."""
        _make_streams_usable()
        return super().main(*args, **more)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; our errors become exit code 1, bad settings 2, Ctrl-C 130."""
        try:
            return super().invoke(ctx)
        except BadSettings as error:
            raise click.UsageError(str(error)) from None
        except PressmarkError as error:
            raise click.ClickException(str(error)) from None
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
            raise click.exceptions.Exit(_INTERRUPTED) from None
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            where = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{where}{error.strerror or error}") from None
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if ctx.params.get("traceback"):
                raise
            if isinstance(error, sqlite3.DatabaseError):
                from index.store.damage import damaged

                if told := damaged(error):
                    raise click.ClickException(str(told)) from None
            fault = f"a fault of pressmark itself: {type(error).__name__}: {error}"
            raise click.ClickException(f"{fault} (--traceback shows where)") from None


def _make_streams_usable() -> None:
    """Open standard streams that were closed at the start, or the archive's next file would get
    their numbers; and show a question mark for a character that the terminal lacks."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="replace")


@click.group(
    cls=Commands,
    commands={name: click.Command(name, short_help=c.help) for name, c in _COMMANDS.items()},
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="pressmark")
@click.option(
    "--traceback", is_flag=True, help="Show the traceback of a fault of pressmark itself."
)
@archive_options
def main(traceback: bool) -> None:
    """Search archives of news: any name of a thing finds every name of it."""
    click.get_current_context().color = None if styles() else False
