"""Dates that elements are marked with: ``datePublished``, ``<time>``, ``data-published``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.etree import XPath
from lxml.html import HtmlElement

from ..text.dates import printed_date

UPDATED = re.compile(
    r"updated|modified|revised|reviewed|edited|mis à jour|modifié|aktualisiert|actualizado"
    r"|обновлено",
    re.IGNORECASE,
)
_LONGEST = 90  # letters; a longer paragraph is part of the text
_MOST_ABOVE_TEXT = 100  # elements looked at
_ITEMS = XPath(
    '//@itemprop[. = "datePublished"]/..'
)  # takes half the time of a loop over the elements
_DATA = XPath(  # one path per name: testing all attributes takes 1.5 times as long
    "descendant::*/@data-published | descendant::*/@data-pubdate | descendant::*/@data-publish-date"
    " | descendant::*/@data-published-date | descendant::*/@data-date-published"
    " | descendant::*/@data-article-date"
)


_AGO = XPath(
    " | ".join(
        f'//body//@{name}/parent::*[contains(text()[1], " ago")]'
        for name in ("title", "data-date", "data-time")
    )
)


def marked_dates(tree: HtmlElement) -> Iterator[str]:
    """The texts of elements marked as the page's date, the most reliable first."""
    for element in _ITEMS(tree)[:5]:
        yield element.get("datetime") or element.get("content") or element.text_content()
    times = list(islice(tree.iter("time"), 50))
    days = {(day := printed_date(_said(time))) and day.date() for time in times}
    for element in times:
        # A single day is the article's; of several, unmarked ones are mostly other articles'.
        if (
            element.get("pubdate") is not None
            or len(days) == 1
            or "publish" in (element.get("class") or "")
        ):
            yield _said(element)
    yield from _below_headline(tree)
    yield from islice(_DATA(tree), 5)
    for element in _AGO(tree)[:1]:  # <span title="Wednesday, September 21, 2016">3 years ago</span>
        yield element.get("title") or element.get("data-date") or element.get("data-time") or ""


def _below_headline(tree: HtmlElement) -> Iterator[str]:
    """The first <time> between the headline and the text, unless it is that of a change."""
    headed = paragraphs = 0
    for element in islice(tree.iter("h1", "p", "time"), _MOST_ABOVE_TEXT):
        if element.tag == "h1":
            headed += 1
        elif headed and element.tag == "p":
            paragraphs += len(element.text_content()) > _LONGEST
            if paragraphs > 1:
                return
        elif headed and element.get("datetime") and not _is_change(element):
            yield _said(element)
            return


def _is_change(time: HtmlElement) -> bool:
    named = " ".join(filter(None, (time.get("class"), time.get("itemprop"), time.text_content())))
    return UPDATED.search(named[: 4 * _LONGEST]) is not None


def _said(time: HtmlElement) -> str:
    return str(time.get("datetime") or time.text_content())
