"""Addresses of copies of pages, in web archives and caches: of which page, and when captured.

Such an address contains that of the page and, in most archives, the time of the capture:
``…/web/20130117042311/http://post.example/a``. No page was published after its capture.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from ..text.dates import parse_date

# "/web/20130117042311id_/http://post.example/a"
_CAPTURED = re.compile(r"/(?P<taken>\d{8}(?:\d{6})?)(?:[a-z]{2}_)?/(?P<page>https?:/{1,2}[^/].*)$")
# "?q=cache:x1y2z3a4b5c6:post.example/a"
_CACHED = re.compile(r"[?&]q=cache:(?:[\w-]{8,20}:)?(?P<page>(?:https?://)?[^&+\s]+)")


class Captured(NamedTuple):
    """The address of a page itself, and when it was captured if its archive's address says so."""

    url: str
    taken: datetime | None = None


def captured(url: str) -> Captured:
    """The page that ``url`` is a copy of; ``url`` itself if it is no address of an archive.

    >>> captured("http://web.archive.org/web/20130117042311id_/http://post.example/a").url
    'http://post.example/a'
    """
    if found := _CAPTURED.search(url):
        page = re.sub(r"^(https?:)/+", r"\1//", found["page"])
        return Captured(page, parse_date(found["taken"]))
    if found := _CACHED.search(url):
        page = found["page"]
        return Captured(page if "://" in page else f"http://{page}")
    return Captured(url)
