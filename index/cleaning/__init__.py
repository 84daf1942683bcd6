"""Cleaning: from a page as a scraper left it to an article, every line labelled.

``clean`` is the one verb the rest of the library calls. Text without tags goes to ``plaintext``,
markup to ``html``, which turns the page into lines and has ``plaintext`` label them.
"""

from __future__ import annotations

from ..model import CleanDocument, RawDocument
from .plaintext import as_is, clean_text
from .templates import SourceLines, Templates, fingerprints

__all__ = ["SourceLines", "Templates", "clean", "fingerprints"]


def clean(raw: RawDocument, templates: Templates | None = None) -> CleanDocument:
    """The article in ``raw``, and what every other line of it is. Never raises on bad content.

    ``templates`` says which lines recur over a source's articles; they are boilerplate. A page
    without an article gives an empty ``text``.
    """
    if not raw.clean:
        return as_is(raw)
    if raw.markup:
        from .html import clean_html  # the HTML libraries take half a second to load

        return clean_html(raw, templates)
    return clean_text(raw, templates)
