"""``pressmark eval ranking``: a test collection indexed aside, asked, and scored."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from ..encoding import dumps
from .shared import archive_options, chosen_settings

if TYPE_CHECKING:
    from index.archive import Archive
    from index.evaluation.ranking import Answered, JudgedQuery
    from index.model import RawDocument


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--run", "run_file", type=click.Path(path_type=Path), help="Write the run (TREC).")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@archive_options
def ranking(folder: Path, run_file: Path | None, as_json: bool) -> None:
    """Index the collection in FOLDER in an archive of its own, ask its queries, and score."""
    from index.archive import Archive
    from index.evaluation import ranking as collection

    try:
        judged = collection.judgements(folder)
        asked = collection.queries(folder)
        with (
            TemporaryDirectory(prefix="pressmark-eval-") as aside,
            Archive.open(Path(aside), chosen_settings().engine) as archive,
        ):
            names = _indexed(archive, collection.documents(folder))
            run = list(_answered(archive, names, asked))
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    if run_file:
        lines = collection.trec_lines(run)
        run_file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    score = collection.score(judged, run)
    if as_json:
        click.echo(dumps(score))
        return
    for field in dataclasses.fields(score):
        value = getattr(score, field.name)
        click.echo(
            f"{field.name:>12}  {value:.4f}"
            if isinstance(value, float)
            else f"{field.name:>12}  {value}"
        )


def _indexed(archive: Archive, documents: Iterable[RawDocument]) -> dict[str, str]:
    """Adds the documents; gives the collection's id for each of the archive's."""
    given: dict[str, str] = {}

    def remembered() -> Iterator[RawDocument]:
        for document in documents:
            given[document.origin] = document.id or ""
            yield document

    names: dict[str, str] = {}
    for added in archive.add(remembered(), workers=os.cpu_count() or 1):
        if added.id is not None:
            names[added.id] = given.pop(added.origin)
    return names


def _answered(
    archive: Archive, names: dict[str, str], asked: Iterable[JudgedQuery]
) -> Iterator[Answered]:
    from index.answer import Duplicates, MatchMode, SearchRequest
    from index.errors import BadQuery
    from index.evaluation.ranking import DEPTH, answer

    def search(text: str) -> list[str]:
        request = SearchRequest(
            text,
            limit=DEPTH,
            passages=0,
            match=MatchMode.ANY,
            duplicates=Duplicates.SHOW,
            text_limit=None,
        )
        try:
            found = archive.search(request)
        except BadQuery:  # a query without a word in it: nothing can be found for it
            return []
        return [names[hit.article.id] for hit in found.hits]

    return answer(asked, search)
