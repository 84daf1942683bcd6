"""How the dates of a page are read: which number is the month, and which days are in the future."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lxml.html import HtmlElement

from ..text.addresses import host_of
from ..text.dates import present, printed_date

_EPOCH = date(1970, 1, 1)  # what a missing time (0) becomes
_DAY_FIRST = re.compile(r"\.(?:uk|ie|au|nz|in|pk|bd|lk|za|ng|ke|gh|ug|tz|zm|zw|sg|my|hk|mt|cy|eu)$")


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


def calendar(
    tree: HtmlElement,
    metas: Mapping[str, str],
    fetched: datetime | None = None,
    url: str | None = None,
) -> Calendar:
    """How dates of this page are read.

    The month is found by the language, else by the country in the address. ``fetched``: when the
    page was fetched, if known.
    """
    language = (tree.get("lang") or tree.get("xml:lang") or "").lower().replace("_", "-")
    if language in ("", "en"):
        language = metas.get("og:locale", "").lower().replace("_", "-")
    known = language[:2] and language != "en"
    month_first = language == "en-us" if known else None
    if month_first is None and _DAY_FIRST.search(host_of(url or "")):
        month_first = False
    latest = min(fetched or present(), present())
    return Calendar(latest + timedelta(days=1), month_first, fetched)
