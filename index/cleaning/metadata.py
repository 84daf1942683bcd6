"""What a page states about its article: title, date, author, source, address.

Pages state it in several places (JSON-LD, ``<meta>``, ``<title>``, ``<h1>``, ``<time>``), which do
not always agree. For the title the places vote; for the rest the most reliable place counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from .authors import author
from .captures import captured
from .days import Calendar
from .headline import headline
from .linkeddata import linked_data
from .normalise import tidy
from .pagetext import PageLine
from .published import StatedDates, stated_dates

_MAX_NAME = 200
_SOURCE_METAS = ("og:site_name", "application-name", "dc.publisher", "publisher")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the page states; None where it states nothing usable.

    ``body``: the text of the article, which some pages have only in their JSON-LD.
    """

    title: str | None
    author: str | None
    dates: StatedDates
    source: str | None
    url: str | None
    body: str | None = None


def page_metadata(
    tree: HtmlElement,
    metas: Mapping[str, str],
    lines: Sequence[PageLine],
    *,
    url: str | None,
    days: Calendar,
) -> PageMetadata:
    """What the page says, in ``lines`` to its readers; ``metas``: what its named ``<meta>``s do;
    ``url``: its address if known; ``days``: how its dates are read."""
    linked = linked_data(tree)
    canonical = _canonical(tree, metas, url)
    source = linked.publisher or next(filter(None, map(metas.get, _SOURCE_METAS)), None)
    title = headline(tree, metas, linked, source, canonical or url)
    return PageMetadata(
        title=title,
        author=author(tree, metas, linked, source, lines, title),
        dates=stated_dates(tree, metas, linked, days),
        source=tidy((source or "")[: 4 * _MAX_NAME])[:_MAX_NAME] or None,
        url=canonical,
        body=linked.body,
    )


def _canonical(tree: HtmlElement, metas: Mapping[str, str], url: str | None) -> str | None:
    links = islice(tree.iter("link"), 300)
    canonical = (link.get("href") for link in links if link.get("rel") == "canonical")
    stated = filter(None, (*canonical, metas.get("og:url"), url))
    return next(filter(None, (_web_address(address, url) for address in stated)), None)


def _web_address(stated: str, base: str | None) -> str | None:
    try:
        address = captured(urljoin(base or "", stated.strip())).url
        parts = urlsplit(address)
    except ValueError:
        return None
    sound = parts.scheme in ("http", "https") and parts.netloc and len(address) <= 2000
    return address if sound and not re.search(r"[\s\x00-\x1f]", address) else None
