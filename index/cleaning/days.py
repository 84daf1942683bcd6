"""How the dates of a page are read: which number is the month, and which days are in the future."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lxml.html import HtmlElement

from ..text.addresses import host_of
from ..text.dates import present, printed_date

_EPOCH = date(1970, 1, 1)  # what a missing time (0) becomes
_ZONE_NAME = re.compile(  # "10:30 a.m. EST"
    r"\d\s?(?:[AaPp]\.?[Mm]\.?)?\s(?:(?P<american>[ECMP][SD]?T)|BST|IST|AE[SD]T|NZ[SD]T)\b"
)
_DAY_FIRST = re.compile(r"\.(?:uk|ie|au|nz|in|pk|bd|lk|za|ng|ke|gh|ug|tz|zm|zw|sg|my|hk|mt|cy|eu)$")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:20)?\d\d(?![\d/])")  # "3/4/2014", "3/4/14"
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a page's dates are read: none after ``latest``; which number is the month in 3/4/2014.

    ``month_first``: None if unknown; then 3/4/2014 is a date only beside a time with the zone of
    New York, London or the like. ``fetched``: when the page was fetched, if known.
    """

    latest: datetime
    month_first: bool | None = None
    fetched: datetime | None = None

    def day(self, value: object) -> datetime | None:
        """The moment that ``value`` names, on its printed day; None if it names none,
        1970-01-01, or the future."""
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
    """How dates of this page are read.

    The month is found by the language, else by a date on the page with a number above 12, else by
    the country in the address. ``fetched``: when the page was fetched, if known.
    """
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
    """Whether the month is first in dates with one number above 12; None if there is none."""
    dates = (found for text in shown if "/" in text for found in _SLASHED.finditer(text[:500]))
    numbers = ((int(found[1]), int(found[2])) for found in dates)
    orders = {two > one for one, two in numbers if min(one, two) <= _MONTHS < max(one, two) <= 31}
    return orders.pop() if len(orders) == 1 else None
