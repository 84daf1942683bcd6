"""``pressmark eval``: measures cleaning and ranking on judged data."""

from __future__ import annotations

import dataclasses
import os
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from ..encoding import dumps
from .shared import Listing, archive_options, chosen_settings, opened

if TYPE_CHECKING:
    from index.archive import Archive
    from index.evaluation.cleaning import CleaningScore
    from index.evaluation.ranking import RankingScore
    from index.model import RawDocument


@click.group("eval", cls=Listing)
def evaluate() -> None:
    """Measure the quality of cleaning or ranking on judged data."""


@evaluate.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--run",
    "run_file",
    type=click.Path(path_type=Path),
    help="Also write the ranked lists to this file, in TREC's format for runs.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_options
def ranking(folder: Path, run_file: Path | None, as_json: bool) -> None:
    """Search for the queries in FOLDER and score the hits by its judgements.

    FOLDER has queries.jsonl (id, text) and qrels.tsv (query, document, relevance). If it also has
    docs.jsonl (id, title, text), these are indexed in a temporary archive, and a hit needs only one
    word of the query. Otherwise the archive is searched, and documents are ids of its articles.
    """
    from index.archive import Archive
    from index.evaluation import ranking as collection
    from index.request import MatchMode

    judged = collection.judgements(folder)
    asked = collection.queries(folder)
    if not collection.has_documents(folder):
        with opened() as archive:
            run = [collection.Answered(one.id, _found(archive, one.text)) for one in asked]
    else:
        with (
            TemporaryDirectory(prefix="pressmark-eval-") as aside,
            Archive.open(Path(aside), chosen_settings().engine) as archive,
        ):
            names = _indexed(archive, collection.documents(folder))

            def search(text: str) -> list[str]:
                found = _found(archive, text, match=MatchMode.ANY, document=True)
                return [names[id] for id in found]

            run = list(collection.answer(asked, search))
    if run_file:
        lines = collection.trec_lines(run)
        run_file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    score = collection.score(judged, run)
    _show(score, score.queries, as_json, [folder])


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

    score = score_pages(judged_pages(paths), clean_many)
    _show(score, score.pages, as_json, paths)


def _show(
    score: RankingScore | CleaningScore, judged: int, as_json: bool, of: Iterable[Path]
) -> None:
    """Print the figures of a score over so many ``judged`` queries or pages, a line each, or as
    JSON."""
    if not judged:
        raise click.ClickException(f"nothing is judged in {', '.join(map(str, of))}")
    if as_json:
        click.echo(dumps(score))
        return
    for field in dataclasses.fields(score):
        value = getattr(score, field.name)
        shown = "-" if value is None else f"{value:.4f}" if isinstance(value, float) else value
        click.echo(f"{field.name:>22}  {shown}")


def _indexed(archive: Archive, documents: Iterable[RawDocument]) -> dict[str, str]:
    """Add the documents; {id in the archive: id in the collection}."""
    given: deque[str] = deque()

    def remembered() -> Iterator[RawDocument]:
        for document in documents:
            given.append(document.id or "")
            yield document

    added = archive.add(remembered(), workers=os.cpu_count() or 1)
    names = ((one.id, given.popleft()) for one in added)
    return {id: name for id, name in names if id is not None}


def _found(archive: Archive, text: str, **more: Any) -> tuple[str, ...]:
    """The ids of the articles found, best first, with copies."""
    from index.errors import BadQuery
    from index.evaluation.ranking import DEPTH
    from index.request import Duplicates, SearchRequest

    request = SearchRequest(text, limit=DEPTH, passages=0, duplicates=Duplicates.SHOW, **more)
    try:
        return tuple(hit.article.id for hit in archive.search(request).hits)
    except BadQuery:  # a query without a word, which finds nothing
        return ()
