"""Cleans pages of one file together: templates of a source are learnt from the other pages.

An archive learns templates as articles come in; this is for files cleaned without an archive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..model import CleanDocument, RawDocument
from ..text.portions import portions
from . import clean_many
from .templates import SourceLines, fingerprints, template_source

_MOST_PAGES = 1_000  # held in memory at once
_MOST_CHARACTERS = 1 << 25


def clean_together(pages: Iterable[RawDocument]) -> Iterator[tuple[RawDocument, CleanDocument]]:
    """Each page with its article, in order; at most 1,000 pages or 32 M code points are read
    ahead."""
    for batch in portions(pages, lambda page: len(page.content), _MOST_CHARACTERS, _MOST_PAGES):
        yield from _cleaned(batch)


def _cleaned(batch: list[RawDocument]) -> Iterator[tuple[RawDocument, CleanDocument]]:
    documents = clean_many(batch)
    taught = {
        index: others
        for index, others in enumerate(_others(batch, documents))
        if others and any(map(others.recurring, _kept(documents[index])))
    }
    again = iter(clean_many([batch[index] for index in taught], list(taught.values())))
    for index, (raw, document) in enumerate(zip(batch, documents, strict=True)):
        yield raw, next(again) if index in taught else document


def _others(
    batch: Sequence[RawDocument], documents: Sequence[CleanDocument]
) -> Iterator[SourceLines | None]:
    """For each page the lines of the other pages of its source; None without others."""
    sources = [template_source(raw) for raw in batch]
    pages = Counter(source for source in sources if source)
    lines = [
        fingerprints(document.raw[line.start : line.end] for line in document.lines)
        if source and pages[source] > 1
        else ()
        for source, document in zip(sources, documents, strict=True)
    ]
    counts: dict[str, Counter[int]] = {}
    for source, own in zip(sources, lines, strict=True):
        if source and own:
            counts.setdefault(source, Counter()).update(own)
    for source, own in zip(sources, lines, strict=True):
        if source and own:
            yield SourceLines(pages[source], counts[source]).without(own)
        else:
            yield None


def _kept(document: CleanDocument) -> Iterator[str]:
    return (document.raw[line.start : line.end] for line in document.lines if line.kept)
