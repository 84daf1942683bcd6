"""What two extractors would take for the article of a page: opinions for ``pagemodel`` to weigh."""

from __future__ import annotations

from itertools import islice

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from resiliparse.extract.html2text import extract_plain_text

MAX_ELEMENTS, MAX_DEPTH, MAX_ATTRIBUTES = 15_000, 100, 100
"""Of a page, of its tree, of one element. No extractor is asked about more: their time is not
linear in these, and what the lines say by themselves has to do."""
_TOO_ODD = etree.XPath(
    "boolean(" + "/*" * MAX_DEPTH + f") or boolean(//*[count(@*) > {MAX_ATTRIBUTES}])"
)
_NEVER_ARTICLE = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "select",
    "textarea", "canvas", "link", "head", "nav", "footer", "form", "button", "aside",
)  # fmt: skip


def extracts(tree: HtmlElement) -> tuple[str, str]:
    """What resiliparse takes for the article, and what trafilatura does; takes ``tree`` apart.

    Both are empty for pages over ``MAX_ELEMENTS``, ``MAX_DEPTH`` or ``MAX_ATTRIBUTES``.
    """
    _prune(tree)
    if _TOO_ODD(tree) or _is_large(tree):
        return "", ""
    return _main_text(tree), _precise_text(tree)


def _is_large(tree: HtmlElement) -> bool:
    return sum(1 for _ in islice(tree.iter(), MAX_ELEMENTS)) == MAX_ELEMENTS


def _main_text(tree: HtmlElement) -> str:
    # It gets the tree in balanced markup: what is not can swell in a parser that follows HTML 5.
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
    """Takes out what no extractor keeps: it would only cost time."""
    etree.strip_elements(tree, *_NEVER_ARTICLE, with_tail=False)
    for menu in list(tree.iter("ul", "ol")):
        if menu.getparent() is None:
            continue
        letters = len(menu.text_content().strip())
        linked = sum(len(link.text_content().strip()) for link in menu.iter("a"))
        if linked > 0.9 * letters - 3:
            menu.drop_tree()
