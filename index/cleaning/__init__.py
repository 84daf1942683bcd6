"""Cleaning: from a page as a scraper left it to an article, every line labelled.

``clean`` and ``clean_many`` are what the rest of the library calls. Text without tags goes to
``plaintext``, markup to ``html``, which turns the page into lines and has ``plaintext`` label them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import repeat

from ..collector import at_rest
from ..model import CleanDocument, RawDocument
from ..text.addresses import host_of
from .captures import captured
from .templates import SourceLines


def clean(raw: RawDocument, template: SourceLines | None = None) -> CleanDocument:
    """The article in ``raw``, and what every other line of it is. Never raises on bad content.

    ``template`` says which lines recur over the source's articles; they are boilerplate. A page
    without an article gives an empty ``text``.
    """
    return clean_many([raw], [template])[0]


@at_rest()
def clean_many(
    raws: Sequence[RawDocument], templates: Sequence[SourceLines | None] | None = None
) -> list[CleanDocument]:
    """The same of many documents, in order; ``templates`` has what is known of each one's
    source.

    They are read together: without tags several times as fast as one by one, HTML a tenth faster.
    """
    from .plaintext import as_is, clean_texts  # only who adds articles waits for it

    known = repeat(None, len(raws)) if templates is None else templates
    asked = list(zip(raws, known, strict=True))
    texts = clean_texts(each for each in asked if each[0].clean and not each[0].markup)
    pages = _pages(each for each in asked if each[0].clean and each[0].markup)
    found = (
        as_is(raw) if not raw.clean else next(pages) if raw.markup else next(texts) for raw in raws
    )
    return [_completed(raw, one) for raw, one in zip(raws, found, strict=True)]


def _completed(raw: RawDocument, cleaned: CleanDocument) -> CleanDocument:
    """The document with the day in the name of its file and the host of its address, where it says
    nothing better of its date and source."""
    published = cleaned.published or raw.filed
    source = cleaned.source or host_of(captured(cleaned.url or "").url) or None
    if (published, source) == (cleaned.published, cleaned.source):
        return cleaned
    return replace(cleaned, published=published, source=source)


def _pages(asked: Iterable[tuple[RawDocument, SourceLines | None]]) -> Iterator[CleanDocument]:
    from .html import clean_pages  # the HTML libraries take half a second to load

    yield from clean_pages(asked)
