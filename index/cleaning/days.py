"""How the dates of a page are read: which number is the month, and which day is yet to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lxml.html import HtmlElement

from ..text.addresses import host_of
from ..text.dates import present, printed_date

_EPOCH = date(1970, 1, 1)  # zero, as the time of something that has none
_ZONE_NAME = re.compile(
    r"\d\s?(?:[AaPp]\.?[Mm]\.?)?\s(?:(?P<american>[ECMP][SD]?T)|BST|IST|AE[SD]T|NZ[SD]T)\b"
)
_DAY_FIRST = re.compile(r"\.(?:uk|ie|au|nz|in|pk|bd|lk|za|ng|ke|gh|ug|tz|zm|zw|sg|my|hk|mt|cy|eu)$")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:20)?\d\d(?![\d/])")
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a page's dates are read: none after ``latest``; which number is the month in 3/4/2014.

    ``month_first``: None if the page's language does not tell; then 3/4/2014 is a date only where
    an hour of New York or of London is beside it. ``fetched``: when the page was, if that is known.
    """

    latest: datetime
    month_first: bool | None = None
    fetched: datetime | None = None

    def day(self, value: object) -> datetime | None:
        """The moment that ``value`` names, on its printed day; None if none, zero or to come."""
        month_first = self.month_first
        if month_first is None and isinstance(value, str) and (zone := _ZONE_NAME.search(value)):
            month_first = zone["american"] is not None
        moment = printed_date(value, month_first=month_first)
        if moment is None or moment > self.latest or moment.date() == _EPOCH:
            return None
        return moment


def calendar(
    tree: HtmlElement,
    metas: Mapping[str, str],
    fetched: datetime | None = None,
    url: str | None = None,
    shown: Iterable[str] = (),
) -> Calendar:
    """How dates of this page are read: by when it was ``fetched``, if that is known; by its
    language, else by another date that it shows with a number no month has, else by the country
    of its address."""
    language = (tree.get("lang") or tree.get("xml:lang") or "").lower().replace("_", "-")
    if language in ("", "en"):
        language = metas.get("og:locale", "").lower().replace("_", "-")
    known = language[:2] and language != "en"
    month_first = language == "en-us" if known else _by_another(shown)
    if month_first is None and _DAY_FIRST.search(host_of(url or "")):
        month_first = False
    latest = min(fetched or present(), present())
    return Calendar(latest + timedelta(days=1), month_first, fetched)


def _by_another(shown: Iterable[str]) -> bool | None:
    """Which number is the month where one of two is above twelve; None if no date tells."""
    dates = (found for text in shown if "/" in text for found in _SLASHED.finditer(text[:500]))
    numbers = ((int(found[1]), int(found[2])) for found in dates)
    orders = {two > one for one, two in numbers if min(one, two) <= _MONTHS < max(one, two) <= 31}
    return orders.pop() if len(orders) == 1 else None
