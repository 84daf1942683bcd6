"""``pressmark eval``: measures cleaning and ranking on judged data."""

from __future__ import annotations

import dataclasses
import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import orjson

from ..encoding import dumps
from .ranking import ranking
from .shared import Listing

if TYPE_CHECKING:
    from index.evaluation.cleaning import JudgedPage


@click.group("eval", cls=Listing)
def evaluate() -> None:
    """Measure the quality of cleaning or ranking on judged data."""


evaluate.add_command(ranking)


@evaluate.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def cleaning(paths: tuple[Path, ...], as_json: bool) -> None:
    """Clean judged pages and compare the result with the text that is right.

    PATH is a file of JSON lines, or a folder of such files (*.jsonl, *.jsonl.gz): an object per
    page, with `gold` (the right text) and `lines`, `text` or `html` (the page).
    """
    from index.cleaning import clean_many
    from index.evaluation.cleaning import score_pages

    score = score_pages(_pages(paths), clean_many)
    if as_json:
        click.echo(dumps(score))
        return
    for field in dataclasses.fields(score):
        value = getattr(score, field.name)
        shown = "-" if value is None else f"{value:.4f}" if isinstance(value, float) else value
        click.echo(f"{field.name.replace('_', ' '):>22}  {shown}")


def _pages(paths: Iterable[Path]) -> Iterator[JudgedPage]:
    from index.evaluation.cleaning import judged_page

    for path in paths:
        for file in sorted(path.rglob("*.jsonl*")) if path.is_dir() else [path]:
            for number, line in enumerate(_lines(file), 1):
                if line.strip():
                    yield _judged(judged_page, line, f"{file}:{number}")


def _judged(judged_page: Callable[..., JudgedPage], line: bytes, origin: str) -> JudgedPage:
    try:
        page = orjson.loads(line)
        return judged_page(page if isinstance(page, dict) else {}, origin)
    except orjson.JSONDecodeError as error:
        raise click.ClickException(f"{origin}: {error}") from None
    except ValueError as error:
        raise click.ClickException(str(error)) from None


def _lines(file: Path) -> Iterator[bytes]:
    try:
        with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as stream:
            yield from stream
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise click.ClickException(f"{file}: {error}") from None
