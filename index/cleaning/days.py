"""How dates are read: which number is the month, what is in the future, what an address has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from ..text.addresses import host_of
from ..text.dates import present, printed_date
from ..text.months import STEM

_EPOCH = date(1970, 1, 1)  # what a missing time (0) becomes
_DAY_FIRST = re.compile(r"\.(?:uk|ie|au|nz|in|pk|bd|lk|za|ng|ke|gh|ug|tz|zm|zw|sg|my|hk|mt|cy|eu)$")

_URL_DATE = re.compile(  # "/2014/05/03/", "/2014-05-03-"
    r"/((?:19|20)\d\d)([/-]?)(1[0-2]|0?[1-9])\2([12]\d|3[01]|0?[1-9])(?=[/_.-]|$)"
)
_URL_DAY = re.compile(  # 20120921carver.html, carver-2012-09-21.html
    r"(?<!\d)(20[0-2]\d)(-?)(1[0-2]|0[1-9])\2([12]\d|3[01]|0[1-9])(?![\d-])(?=[^/]*$)"
)
_URL_MONTH = re.compile(  # "/2014/may/03/"
    rf"/((?:19|20)\d\d)/({STEM})[a-z]{{0,6}}/(\d\d)(?=/|$)"
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a page's dates are read: none after ``latest``; which number is the month in 3/4/2014.

    ``month_first``: None if unknown; then 3/4/2014 is no date. ``fetched``: when the page was
    fetched, if known.
    """

    latest: datetime
    month_first: bool | None = None
    fetched: datetime | None = None

    def day(self, value: object) -> datetime | None:
        """The moment that ``value`` names, on its printed day; None if it names none,
        1970-01-01, or the future."""
        moment = printed_date(value, month_first=self.month_first)
        if moment is None or moment > self.latest or moment.date() == _EPOCH:
            return None
        return moment


def calendar(url: str | None, fetched: datetime | None = None, language: str = "") -> Calendar:
    """How dates are read of the page at ``url``, if known.

    The month is found by the language ("en-US"), else by the country in the address. ``fetched``:
    when the page was fetched, if known.
    """
    known = language[:2] and language != "en"
    month_first = language == "en-us" if known else None
    if month_first is None and _DAY_FIRST.search(host_of(url or "")):
        month_first = False
    latest = min(filter(None, (fetched, present())))
    return Calendar(latest + timedelta(days=1), month_first, fetched)


def language_of(tree: HtmlElement, metas: Mapping[str, str]) -> str:
    """The language that the page states, in small letters: "en-us"; an empty text if none."""
    language = (tree.get("lang") or tree.get("xml:lang") or "").lower().replace("_", "-")
    if language in ("", "en"):
        language = metas.get("og:locale", "").lower().replace("_", "-")
    return language


def day_of_address(url: str | None, days: Calendar | None = None) -> datetime | None:
    """The day in the address of an article: "/2014/05/03/", "carver-2012-09-21.html".

    At midnight, UTC; None if it has none, or one to come. ``days``: how the page's other dates are
    read.
    """
    days = days or calendar(url)
    path = urlsplit(url).path if url else ""
    if found := _URL_MONTH.search(path):
        return days.day(f"{found[3]} {found[2]} {found[1]}")
    found = _URL_DATE.search(path) or _URL_DAY.search(path)
    return days.day(f"{found[1]}-{found[3]}-{found[4]}") if found else None
