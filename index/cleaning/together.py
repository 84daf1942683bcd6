"""Pages cleaned together: each learns its source's templates from the others beside it.

What an archive knows of a source it learns as articles come in; a file of pages cleaned on the
spot has its own pages to learn from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..model import CleanDocument, RawDocument
from . import clean, clean_many
from .templates import OneSource, SourceLines, Templates, fingerprints, template_source

_MOST_PAGES = 1_000  # held in memory at once
_MOST_CHARACTERS = 1 << 25


def clean_together(pages: Iterable[RawDocument]) -> Iterator[tuple[RawDocument, CleanDocument]]:
    """Each page and its article, in order; read ahead by 1,000 pages or 32 M code points."""
    batch: list[RawDocument] = []
    characters = 0
    for page in pages:
        batch.append(page)
        characters += len(page.content)
        if len(batch) >= _MOST_PAGES or characters >= _MOST_CHARACTERS:
            yield from _cleaned(batch)
            batch, characters = [], 0
    yield from _cleaned(batch)


def _cleaned(batch: list[RawDocument]) -> Iterator[tuple[RawDocument, CleanDocument]]:
    documents = clean_many(batch)
    sources = [template_source(raw) for raw in batch]
    pages = Counter(source for source in sources if source)
    counts: dict[str, Counter[int]] = {}
    for source, document in zip(sources, documents, strict=True):
        if source and pages[source] > 1:
            counts.setdefault(source, Counter()).update(fingerprints(_lines(document)))
    for raw, source, document in zip(batch, sources, documents, strict=True):
        known = counts.get(source) if source else None
        if source is None or known is None:
            yield raw, document
            continue
        own = fingerprints(_lines(document))
        others = Templates({source: SourceLines(pages[source], known)}).without(source, own)
        recurs = any(others.recurring(source, line) for line in _kept(document))
        yield raw, clean(raw, OneSource(others.sources, source)) if recurs else document


def _lines(document: CleanDocument) -> Iterator[str]:
    return (document.raw[line.start : line.end] for line in document.lines)


def _kept(document: CleanDocument) -> Iterator[str]:
    return (document.raw[line.start : line.end] for line in document.lines if line.kept)
