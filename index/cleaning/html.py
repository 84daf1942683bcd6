"""An HTML page to an article: its lines, which of them are the article, and what it says of itself.

``pagetext`` turns the page into lines, trafilatura says which it would keep, ``pagemodel`` weighs
that with where each line stands; ``plaintext`` labels the lines and ``metadata`` reads the head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ..model import CleanDocument, Label, Line, RawDocument
from . import plaintext
from .metadata import PageMetadata, page_metadata, searched_date, shown_date
from .pagemodel import kept_share, probabilities
from .pagetext import PageLine, Zone, page_lines
from .templates import Templates

MAX_CHARS = 10 * 1024 * 1024
MAX_ELEMENTS = 30_000
"""Pages with more elements are cleaned without trafilatura, whose time is not linear in them."""
_NEVER_ARTICLE = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "select",
    "textarea", "canvas", "link", "head", "nav", "footer", "form", "button", "aside",
)  # fmt: skip
_FEW_LETTERS = 1000
_LONG_LINE = 60
_SURE, _DOUBTFUL = 0.5, 0.5
_KEPT = frozenset((Label.TITLE, Label.STANDFIRST, Label.BYLINE, Label.DATELINE, Label.BODY))


def clean_html(raw: RawDocument, templates: Templates | None = None) -> CleanDocument:
    """The article of the page ``raw.content``; ``text`` is empty if it holds none. Never raises."""
    tree = _parse(raw.content[:MAX_CHARS])
    if tree is None:
        return plaintext.clean_text(replace(raw, content="", markup=False), templates)
    now = datetime.now(UTC)
    page = _lines(tree)
    found = page_metadata(tree, url=raw.url, now=now)
    if raw.published is None and found.published is None:
        shown = shown_date(page, now) or searched_date(tree, found.url, now)
        found = replace(found, published=shown)
    extract = _extract(tree)
    page, chances = _weigh(page, extract)
    text = "\n".join(line.text for line in page)
    lines = plaintext.label_lines(
        text,
        prior=chances,
        templates=templates,
        source=raw.source or found.source,
        title_hint=raw.title or found.title,
    )
    lines = _decide(lines, page, chances)
    return _assemble(raw, text, lines, found)


def _parse(content: str) -> HtmlElement | None:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    data = content.replace("\x00", "").encode("utf-8", errors="replace")
    try:
        return document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _lines(tree: HtmlElement) -> list[PageLine]:
    """The page's lines; those hidden too if there is hardly any text without them."""
    body = tree.find("body")
    body = tree if body is None else body
    seen = page_lines(body)
    if _prose(seen) < _FEW_LETTERS:
        all_lines = page_lines(body, hidden=True)
        if _prose(all_lines) > 2 * _prose(seen):
            return all_lines
    return seen


def _prose(lines: Sequence[PageLine]) -> int:
    return sum(len(line.text) for line in lines if line.links < 0.4 and len(line.text) > _LONG_LINE)


def _extract(tree: HtmlElement) -> str:
    """The text that trafilatura takes for the article; takes ``tree`` apart."""
    _prune(tree)
    if sum(1 for _ in islice(tree.iter(), MAX_ELEMENTS)) == MAX_ELEMENTS:
        return ""
    try:
        found = trafilatura.bare_extraction(
            tree, fast=True, include_comments=False, with_metadata=False
        )
    except Exception:  # third-party code over hostile pages; the model goes on without it
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


def _weigh(page: list[PageLine], extract: str) -> tuple[list[PageLine], list[float]]:
    """The lines, and for each how likely it is body; empty lines have 0.5."""
    worded = [line for line in page if line.text]
    shares = kept_share([line.text for line in worded], extract)
    covered = sum(len(line.text) * share for line, share in zip(worded, shares, strict=True))
    if len(extract) > _FEW_LETTERS and len(extract) > 2 * covered:
        # The article stands in no element but in the page's data; trafilatura found it there.
        page = [PageLine(line, tag="p", zone=Zone.ARTICLE) for line in extract.split("\n")]
        return page, [0.9 if line.text else 0.5 for line in page]
    chances = iter(probabilities(worded, shares))
    return page, [next(chances) if line.text else 0.5 for line in page]


def _decide(
    lines: Sequence[Line], page: Sequence[PageLine], chances: Sequence[float]
) -> tuple[Line, ...]:
    """The labels, with what the tags say about body and not body above what the words say."""
    decided = []
    for line in lines:
        chance, zone = chances[line.number - 1], page[line.number - 1].zone
        if zone is Zone.COMMENTS and chance < 0.9:
            line = replace(line, label=Label.COMMENT, rule="in the page's comments", kept=False)
        elif line.label is Label.BODY and chance < _DOUBTFUL:
            line = replace(line, label=Label.OTHER, rule="not in the page's article", kept=False)
        elif not line.kept and chance >= _SURE:
            line = replace(line, label=Label.BODY, rule="in the page's article", kept=True)
        decided.append(line)
    return tuple(decided)


def _assemble(
    raw: RawDocument, text: str, lines: Sequence[Line], found: PageMetadata
) -> CleanDocument:
    return plaintext.assemble(
        raw,
        text,
        lines,
        title=found.title,
        author=found.author,
        published=found.published,
        source=found.source,
        url=found.url,
        language=found.language,
    )
