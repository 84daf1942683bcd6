"""Cleans stored originals again, with the templates that later articles of their source showed.

Only documents that came as text, as the tags of HTML pages are not stored. An article that would
now be refused, or for which cleaning raises an error, stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ..cleaning.templates import SourceLines, Templates, fingerprints
from ..errors import BadArticle
from ..matching import IndexDocument
from ..model import Article, CleanDocument
from ..outcomes import Recleaned
from ..store import Tables
from ..store.article_rows import Cleanable
from .identifying import identify
from .preparing import Identified, Prepared, Preparer, clean_each, despite_faults
from .workers import Workers, shared_out

_BATCH = 64


def clean_again(
    tables: Tables,
    preparer: Preparer,
    names: int,
    hand_over: Callable[[int, IndexDocument], None],
    others: Workers | None = None,
) -> Iterator[Recleaned]:
    """Clean again what can be, a batch at a time; changed articles go to ``pending``.

    Each such change is handed over with its index document. The ``others`` do the work, if given,
    else the ``preparer``; both with the ``names`` of this version.
    """
    done = changed = 0
    every = shared_out(changed_each, _batches(tables), lambda: preparer, others)
    for (rows, _), again in every:
        with tables.database.writing():
            written = tables.articles.write([each.new for each in again], again=True)
            tables.names.mark_outdated(written, names)
        for each, row in zip(again, written, strict=True):
            if row.change:
                hand_over(row.change, replace(each.document, ordinal=row.ordinal))
                changed += 1
        done += len(rows)
        yield Recleaned(done, changed)


def _batches(tables: Tables) -> Iterator[tuple[list[Cleanable], Templates]]:
    last = 0
    while rows := tables.articles.cleanable(last, _BATCH):
        yield rows, tables.lines.templates(row.raw for row in rows)
        last = rows[-1].ordinal


def changed_each(
    preparer: Preparer, rows: Sequence[Cleanable], templates: Templates
) -> list[Prepared]:
    """The articles that cleaning again changes, as it makes them."""

    def changed(some: Sequence[Cleanable]) -> list[Prepared | BadArticle]:
        known = [_of_others(row, templates) for row in some]
        cleaned = clean_each([row.raw for row in some], known)
        found = [_changed(row, one) for row, one in zip(some, cleaned, strict=True)]
        return list(preparer.prepared([one for one in found if one is not None]))

    made = despite_faults(changed, rows, lambda row: row.article.id)
    return [new for new in made if isinstance(new, Prepared)]


def _changed(row: Cleanable, cleaned: CleanDocument | BadArticle) -> Identified | None:
    """The article as it is cleaned now; None if nothing changed or it is refused."""
    if isinstance(cleaned, BadArticle):
        return None
    article = replace(identify(row.raw, cleaned), id=row.article.id)
    if _as_kept(article) == row.article and cleaned.lines == row.lines:
        return None
    return Identified(row.raw, row.digest, cleaned, article)


def _of_others(row: Cleanable, templates: Templates) -> SourceLines | None:
    """The lines of its source without what this article itself counted for."""
    known = templates.of(row.raw)
    own = fingerprints(row.raw.content[line.start : line.end] for line in row.lines if known)
    return known and known.without(own)


def _as_kept(article: Article) -> Article:
    """The article as the store returns it: with dates in whole seconds."""
    when = article.published
    return article if when is None else replace(article, published=when.replace(microsecond=0))
