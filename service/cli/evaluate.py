"""``pressmark eval``: measures cleaning and ranking on judged data."""

from __future__ import annotations

from pathlib import Path

import click

from .ranking import ranking, show
from .shared import Listing


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
    from index.evaluation.cleaning import judged_pages, score_pages
    from index.evaluation.lines import BadLine

    try:
        score = score_pages(judged_pages(paths), clean_many)
    except BadLine as error:
        raise click.ClickException(str(error)) from None
    show(score, as_json)
