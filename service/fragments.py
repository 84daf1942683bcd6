"""Addresses of passages: on the reading page, and on the page an article came from."""

from __future__ import annotations

from urllib.parse import quote

_WORDS = 5  # of a paragraph's beginning and end, that name it


def permalink(passage: str) -> str:
    """The address of the reading page at a passage (id ``<article id>#3``), or at the comments."""
    return f"/articles/{quote(passage.rpartition('#')[0], safe='')}#{anchor(passage)}"


def anchor(passage: str) -> str:
    """The anchor of a passage on the reading page, from its id: ``p3``, or ``comments``."""
    ordinal = passage.rpartition("#")[2]
    return f"p{ordinal}" if ordinal.isdecimal() else "comments"


def source_page(url: str | None, text: str) -> str | None:
    """The page an article came from, scrolled to the text by browsers that know how.

    The first paragraph of the text is named, as a whole or by its first and last words: a
    fragment reaches over no two blocks of the page unless it has a beginning and an end. An
    anchor that the address has stays, for browsers that do not know fragments and for pages that
    live by it. None if the address is not of the web. https://wicg.github.io/scroll-to-text-fragment/
    """
    if not url or not url.startswith(("http://", "https://")):
        return None
    words = text.strip().split("\n", 1)[0].split()
    if not words:
        return url
    ends = [words] if len(words) <= 2 * _WORDS else [words[:_WORDS], words[-_WORDS:]]
    fragment = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    address = url.partition(":~:")[0]
    return f"{address}{'' if '#' in address else '#'}:~:text={fragment}"
