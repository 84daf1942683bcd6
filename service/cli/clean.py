"""``pressmark clean``: what the cleaning makes of a file, without touching any archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import click

from index.errors import BadArticle
from index.model import CleanDocument, RawDocument

from ..encoding import dumps
from .shared import harmless, printable

_TOLD = (
    *("title", "standfirst", "author", "published", "source", "url"),
    *("language", "text", "comments"),
)


@click.command()
@click.argument("file")
@click.option(
    "--audit",
    is_flag=True,
    help="Print every line of the page with its label and the rule that gave it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per article.")
@click.option("--jsonl", is_flag=True, help="FILE has JSON lines, one page each; print JSON lines.")
@click.option("--source", help="Name of the publication, for articles that state none.")
def clean(file: str, audit: bool, as_json: bool, jsonl: bool, source: str | None) -> None:
    """Print the article in FILE, or - for standard input, without what surrounds it.

    Lines that several pages of one source in FILE have in common are taken as its template.
    """
    from index.cleaning.quality import detect_language
    from index.cleaning.together import clean_together
    from index.sources import Format, read

    refused = 0

    def refuse(why: str) -> None:
        nonlocal refused
        click.echo(printable(why), err=True)
        refused += 1

    def readable() -> Iterator[RawDocument]:
        for raw in read([file], format=Format.JSONL if jsonl else Format.AUTO, source=source):
            if isinstance(raw, BadArticle):
                refuse(f"refused: {raw}")
            else:
                yield raw

    for raw, cleaned in clean_together(readable()):
        language = cleaned.language or detect_language(cleaned.text)
        document = replace(cleaned, language=language)
        if as_json or jsonl:
            click.echo(dumps(_object(raw, document, audit)))
            continue
        if raw.origin not in (file, "standard input"):  # one of several
            click.secho(f"== {printable(raw.origin)}", bold=True)
        for line in _audited(document) if audit else _text(document):
            click.echo(line)
        if not document.text:
            refuse(f"no article here: {raw.origin}")
    if refused:
        raise click.exceptions.Exit(1)


def _audited(document: CleanDocument) -> Iterator[str]:
    wide = max((len(line.rule) for line in document.lines), default=0)
    for line in document.lines:
        text = harmless(" ".join(document.raw[line.start : line.end].splitlines()))
        sign = "+" if line.kept else "-"
        row = f"{line.number:5} {sign} {line.label:10} {line.rule:{wide}} {text}"
        yield click.style(row, dim=not line.kept)


def _text(document: CleanDocument) -> Iterator[str]:
    yield from (harmless(part) + "\n" for part in (document.title, document.standfirst) if part)
    if document.text:
        yield harmless(document.text)


def _object(raw: RawDocument, document: CleanDocument, audit: bool) -> dict[str, Any]:
    record: dict[str, Any] = {"id": raw.id, **{name: getattr(document, name) for name in _TOLD}}
    if audit:
        record["lines"] = [
            {
                "line": line.number,
                "label": line.label,
                "rule": line.rule,
                "kept": line.kept,
                "text": document.raw[line.start : line.end],
            }
            for line in document.lines
        ]
    return record
