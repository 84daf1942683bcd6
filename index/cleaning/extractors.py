"""What two extractors take for the article of a page: opinions for ``pagemodel`` to weigh."""

from __future__ import annotations

from itertools import islice

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from resiliparse.extract.html2text import extract_plain_text

MAX_ELEMENTS, MAX_DEPTH, MAX_ATTRIBUTES = 15_000, 100, 100
"""Elements of a page, depth of its tree, attributes of one element. The extractors' time is not
linear in these; larger pages do without them."""
_TOO_ODD = etree.XPath(
    "boolean(" + "/*" * MAX_DEPTH + f") or boolean(//*[count(@*) > {MAX_ATTRIBUTES}])"
)
_NEVER_ARTICLE = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "select",
    "textarea", "canvas", "link", "head", "nav", "footer", "form", "button", "aside",
)  # fmt: skip


def extracts(tree: HtmlElement) -> tuple[str, str]:
    """The article as resiliparse and as trafilatura extract it; takes ``tree`` apart.

    Both are empty for pages over ``MAX_ELEMENTS``, ``MAX_DEPTH`` or ``MAX_ATTRIBUTES``.
    """
    _prune(tree)
    if _TOO_ODD(tree) or sum(1 for _ in islice(tree.iter(), MAX_ELEMENTS)) == MAX_ELEMENTS:
        return "", ""
    return _main_text(tree), _precise_text(tree)


def _main_text(tree: HtmlElement) -> str:
    # The markup is balanced: unbalanced markup can grow a lot in a parser that follows HTML 5.
    markup = str(etree.tostring(tree, encoding="unicode", method="html"))
    try:
        return str(
            extract_plain_text(
                markup, main_content=True, alt_texts=False, list_bullets=False, comments=False
            )
        )
    except Exception:  # third-party code over hostile pages; the model goes on without it
        return ""


def _precise_text(tree: HtmlElement) -> str:
    try:
        found = trafilatura.bare_extraction(
            tree, fast=True, include_comments=False, with_metadata=False
        )
    except Exception:  # as above
        return ""
    return str(getattr(found, "text", None) or "")


def _prune(tree: HtmlElement) -> None:
    """Remove what no extractor keeps, to save their time."""
    etree.strip_elements(tree, *_NEVER_ARTICLE, with_tail=False)
    for menu in list(tree.iter("ul", "ol")):
        letters = len(menu.text_content().strip())
        linked = sum(len(link.text_content().strip()) for link in menu.iter("a"))
        if linked > 0.9 * letters - 3:
            menu.drop_tree()
