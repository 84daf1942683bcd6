"""``pressmark index``."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from index.outcomes import Added, AddStatus

from ..encoding import dumps
from .progress import progress
from .shared import archive_options, opened, printable, workers_option

if TYPE_CHECKING:
    from index.sources.unused import Unused

_KINDS = 8  # suffixes of skipped files that are named
_NAMED = 100  # refused inputs named one by one; more are counted
_FIELDS = ("text", "html", "title", "source", "author", "published", "url", "id", "language")
_WORDS = {
    AddStatus.CREATED: "new",
    AddStatus.UPDATED: "updated",
    AddStatus.UNCHANGED: "unchanged",
    AddStatus.REJECTED: "refused",
}


def _there(_: click.Context, argument: click.Parameter, paths: tuple[str, ...]) -> tuple[str, ...]:
    """The paths; if nothing is at any of them, no archive is made for it."""
    if paths and not any(path == "-" or Path(path).exists() for path in paths):
        raise click.BadParameter(f"there is no {printable(' and no '.join(paths))}", param=argument)
    return paths


def _called(
    _: click.Context, option: click.Parameter, given: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Each ``FIELD=NAME`` as two names: one of our fields, and what files call it."""
    pairs = tuple((ours, theirs) for ours, _, theirs in (one.partition("=") for one in given))
    for ours, theirs in pairs:
        if ours not in _FIELDS or not theirs.strip():
            known = ", ".join(_FIELDS)
            raise click.BadParameter(f"before = is one of {known}, behind it a name", param=option)
    return pairs


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", callback=_there)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["auto", "text", "html", "jsonl", "json", "csv", "warc"]),
    default="auto",
    show_default=True,
    help="Format of the files; auto: by name and content.",
)
@click.option("--source", help="Name of the publication, for articles that state none.")
@click.option("--no-clean", is_flag=True, help="Take texts as they are, without cleaning.")
@click.option(
    "--dates",
    type=click.Choice(["day-first", "month-first"]),
    help="How to read dates such as 08/01/2014; without it they are not read.",
)
@click.option(
    "--field",
    "called",
    callback=_called,
    multiple=True,
    metavar="FIELD=NAME",
    help="What your tables or JSON call a field, as in text=Volltext; may be repeated.",
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print the counts as JSON, and name every refused input.",
)
@workers_option
@archive_options
def index(
    paths: tuple[str, ...],
    format_: str,
    source: str | None,
    no_clean: bool,
    dates: str | None,
    called: tuple[tuple[str, str], ...],
    as_json: bool,
    workers: int,
) -> None:
    """Add articles: files, folders, or - for standard input."""
    from index.sources import Format, read
    from index.sources.unused import Unused

    counts: Counter[AddStatus] = Counter()
    kept, began, unused = 0, time.monotonic(), Unused()
    documents = read(
        paths,
        format=Format(format_),
        source=source,
        clean=not no_clean,
        month_first=None if dates is None else dates == "month-first",
        unused=unused,
        called=called,
    )
    with opened(create=True) as archive:
        try:
            with progress() as show, closing(archive.add(documents, workers=workers)) as adding:
                for added in adding:
                    counts[added.status] += 1
                    kept += added.kept is not None
                    _name_refused(added, counts[AddStatus.REJECTED], every=as_json)
                    show("articles read", counts.total(), 0)
        finally:
            _warn_of_unused(unused)
            _sum_up(counts, kept, time.monotonic() - began, as_json)
    if counts[AddStatus.REJECTED]:
        raise click.exceptions.Exit(1)


def _name_refused(added: Added, so_far: int, *, every: bool) -> None:
    """Name it on standard error; a person gets only the first of many."""
    if added.status is not AddStatus.REJECTED:
        return
    if every or so_far <= _NAMED:
        problem = added.problem or "cannot be taken"
        named = problem if problem.startswith(added.origin) else f"{added.origin}: {problem}"
        click.echo(f"refused: {printable(named)}", err=True)
    elif so_far == _NAMED + 1:
        click.echo("refused: more, only counted from here", err=True)


def _warn_of_unused(unused: Unused) -> None:
    """Warnings after an import: skipped files, unread dates, unused fields, texts cut off, ids
    that stand for several texts."""
    if unused.files:
        kinds = ", ".join(f"{count} {kind}" for kind, count in unused.files.most_common(_KINDS))
        more = ", and others" if len(unused.files) > _KINDS else ""
        advice = "unknown kinds of file: --format says how to read texts; save others as such first"
        click.echo(printable(f"skipped: {kinds}{more} ({advice})"), err=True)
    for field, count in unused.lacking.items():
        name = "date" if field == "published" else field
        message = f"without a {name}: {count}, of which {unused.first_lacking[field]}"
        click.echo(printable(f"{message} (--field {field}=… says which it is)"), err=True)
    if unused.dates:
        message = f"dates that could not be used: {unused.dates}; {unused.first_date}"
        advice = "--dates says how to read 08/01/2014; days after next year are not used"
        click.echo(printable(f"{message} ({advice})"), err=True)
    if unused.cut:
        message = f"only the beginning of the text: {unused.cut}; the first in {unused.first_cut}"
        click.echo(printable(f"{message} (fetch the pages, and index those)"), err=True)
    if unused.repeated:
        message = f"other texts with the same id: {unused.repeated}; {unused.first_repeated}"
        advice = "of each id the last is kept; --field id=… says which field is the id"
        click.echo(printable(f"{message} ({advice})"), err=True)


def _sum_up(counts: Counter[AddStatus], kept: int, seconds: float, as_json: bool) -> None:
    total, by_word = counts.total(), {word: counts[status] for status, word in _WORDS.items()}
    if as_json:
        click.echo(dumps({"read": total, **by_word, "kept": kept, "seconds": round(seconds, 1)}))
        return
    parts = ", ".join(f"{count:,} {word}" for word, count in by_word.items())
    rate = f"{total / seconds:.0f}/s" if seconds > 0.05 else "at once"
    click.echo(f"{total:,} read: {parts} ({seconds:.1f} s, {rate})")
    if kept:
        click.echo(f"{kept} of those refused kept: see `pressmark check --quarantine`", err=True)
