"""How the dates of a page are read: which number is the month, and which day is yet to come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lxml.etree import XPath
from lxml.html import HtmlElement

from ..text.dates import printed_date

_EPOCH = date(1970, 1, 1)  # zero, as the time of something that has none
_LOCALE = XPath("string(descendant::meta[@property='og:locale'][1]/@content)")
_ZONE_NAME = re.compile(
    r"\d\s?(?:[AaPp]\.?[Mm]\.?)?\s(?:(?P<american>[ECMP][SD]?T)|BST|IST|AE[SD]T|NZ[SD]T)\b"
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a page's dates are read: none after ``latest``; which number is the month in 3/4/2014.

    ``month_first``: None if the page's language does not tell; then 3/4/2014 is a date only where
    an hour of New York or of London stands beside it.
    """

    latest: datetime
    month_first: bool | None = None

    def day(self, value: object) -> datetime | None:
        """The moment that ``value`` names, on its printed day; None if none, zero or to come."""
        month_first = self.month_first
        if month_first is None and isinstance(value, str) and (zone := _ZONE_NAME.search(value)):
            month_first = zone["american"] is not None
        moment = printed_date(value, month_first=month_first)
        if moment is None or moment > self.latest or moment.date() == _EPOCH:
            return None
        return moment


def calendar(tree: HtmlElement, now: datetime) -> Calendar:
    """How dates of this page are read."""
    language = (tree.get("lang") or tree.get("xml:lang") or "").lower().replace("_", "-")
    if language in ("", "en"):
        language = str(_LOCALE(tree)).lower().replace("_", "-")
    known = language[:2] and language != "en"
    return Calendar(now + timedelta(days=1), language == "en-us" if known else None)
