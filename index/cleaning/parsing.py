"""Parses markup to a tree, after bounding what makes a parser slow."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

MAX_CHARS = 10 * 1024 * 1024
MAX_TAGS = 150_000
"""Elements read of a page at most; a usual page has a few thousand."""
MAX_TAG = 20_000  # characters outside quotes
_QUOTED = re.compile("\"[^\"]*+\"|'[^']*+'")
# To a browser these end nothing: what follows is in the page. libxml2 leaves it out.
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_TAG = re.compile(f"<[A-Za-z][^>\"']*+(?:(?:{_QUOTED.pattern})[^>\"']*+)*+")


def parse_page(content: str) -> HtmlElement | None:
    """The page as a tree, up to the bounds; None if it is empty."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    # One class for all elements: choosing by tag calls Python for every element touched.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    content = _ENDS.sub("", _bounded(content))
    if max(map(len, _TAG.findall(content)), default=0) > MAX_TAG:
        content = _TAG.sub(_bearable, content)
    data = content.replace("\x00", "").encode("utf-8", errors="replace")
    try:
        return document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _bounded(content: str) -> str:
    """The beginning of the page: at most ``MAX_CHARS`` characters and ``MAX_TAGS`` tags."""
    content = content[:MAX_CHARS]
    if content.count("<") <= MAX_TAGS:
        return content
    return "<".join(content.split("<", MAX_TAGS + 1)[:-1])


def _bearable(tag: re.Match[str]) -> str:
    """The tag, or nothing if it has thousands of attributes: libxml2 compares each with all."""
    text = tag[0]
    if len(text) <= MAX_TAG or len(_QUOTED.sub("", text)) <= MAX_TAG:
        return text
    return ""
