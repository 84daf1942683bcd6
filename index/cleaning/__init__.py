"""Cleaning: from a page as a scraper left it to an article, every line labelled.

``clean`` and ``clean_many`` are what the rest of the library calls. Text without tags goes to
``plaintext``, markup to ``html``, which turns the page into lines and has ``plaintext`` label them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

from ..model import CleanDocument, RawDocument
from .plaintext import as_is, clean_texts
from .templates import SourceLines, Templates, fingerprints

__all__ = ["SourceLines", "Templates", "clean", "clean_many", "fingerprints"]


def clean(raw: RawDocument, templates: Templates | None = None) -> CleanDocument:
    """The article in ``raw``, and what every other line of it is. Never raises on bad content.

    ``templates`` says which lines recur over a source's articles; they are boilerplate. A page
    without an article gives an empty ``text``.
    """
    return clean_many([raw], [templates])[0]


def clean_many(
    raws: Sequence[RawDocument], templates: Sequence[Templates | None] | None = None
) -> list[CleanDocument]:
    """The same of many documents, in order; ``templates`` has what is known for each.

    Documents without tags are read together, several times as fast as one by one.
    """
    known = repeat(None, len(raws)) if templates is None else templates
    asked = list(zip(raws, known, strict=True))
    texts = clean_texts(each for each in asked if _is_text(each[0]))
    return [next(texts) if _is_text(raw) else _clean_alone(raw, about) for raw, about in asked]


def _is_text(raw: RawDocument) -> bool:
    return raw.clean and not raw.markup


def _clean_alone(raw: RawDocument, templates: Templates | None) -> CleanDocument:
    if not raw.clean:
        return as_is(raw)
    from .html import clean_html  # the HTML libraries take half a second to load

    return clean_html(raw, templates)
