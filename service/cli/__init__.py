"""The command ``pressmark``: one file per group of commands."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path
from typing import Any

import click

from index.errors import PressmarkError

from ..settings import BadSettings
from .aliases import aliases
from .clean import clean
from .evaluate import evaluate
from .indexing import index
from .keys import keys
from .search import search
from .serve import serve
from .shared import archive_options
from .snapshots import restore, snapshot
from .upkeep import check, rebuild

_INTERRUPTED = 130


class Commands(click.Group):
    """A group that tells what went wrong in one sentence and never shows a traceback."""

    def main(self, *args: Any, **more: Any) -> Any:
        """Run the command line, whatever the streams it was started with."""
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
            told = f"a fault of pressmark itself: {type(error).__name__}: {error}"
            raise click.ClickException(f"{told} (--traceback shows where)") from None


def _make_streams_usable() -> None:
    """Open what was closed by whoever started us, or the next file of the archive would have its
    number; and have a terminal that lacks a letter show a question mark for it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="replace")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pressmark")
@click.option("--traceback", is_flag=True, help="Show where a fault of pressmark itself arose.")
@archive_options
def main(traceback: bool) -> None:
    """Search archives of news: any name of a thing finds every name of it."""


for _command in (
    index,
    search,
    serve,
    clean,
    aliases,
    check,
    rebuild,
    snapshot,
    restore,
    keys,
    evaluate,
):
    main.add_command(_command)
