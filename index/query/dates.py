"""Date expressions of a query: a year, a month, a day, or a range of them, as a stretch of time."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta

from ..text.months import MONTH, STEMS

_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
# "3rd of June, 2014", "June 3, 2014", "June 2014", "June of 2014"
WRITTEN = (
    rf"(?:{_DAY}\s+(?:of\s+)?{MONTH},?\s+[0-9]{{4}}|{MONTH}\s+(?:of\s+|{_DAY},?\s+)?[0-9]{{4}})"
    r"(?![^\W_])"
)
NUMBERED = r"[0-9]{1,2}(?:/[0-9]{1,2}/|\.[0-9]{1,2}\.)[0-9]{4}"  # "13/6/2014", "3.6.2014"

_NUMBERS = re.compile(  # "2014", "2014-01", "2014/1/31", "20140131"
    r"(?P<year>[0-9]{4})(?:(?P<sep>[-/.]?)(?P<month>[0-9]{2}|(?<=[-/.])[0-9])"
    r"(?:(?P=sep)(?P<day>[0-9]{2}|(?<=[-/.])[0-9])(?:[T ][0-9:.]*(?:Z|[+-][0-9:]+)?)?)?)?"
)
_WRITTEN, _NUMBERED = re.compile(WRITTEN, re.I), re.compile(NUMBERED)
_TO = re.compile(r"(?:^|\s+)to(?:\s+|$)|\s*\.\.+\s*", re.I)  # "2014 to 2015", "2014..2015"
_COMPARED = re.compile(r"[<>]=?")
_YEARS = re.compile(r"([0-9]{4})\s?[-–—]\s?([0-9]{4})")  # "2013-2015"
_MAX_CHARS = 100
_SECOND = timedelta(seconds=1)

Stretch = tuple[datetime | None, datetime | None]


def stretch(text: str) -> Stretch | None:
    """The first and the last second that ``text`` names (UTC; None for an open end).

    Taken: ``2014``, ``2014-01``, ``2014-01-31``, ``2014/1/31``, ``31/1/2014``, ``3.6.2014``,
    ``june 2014``, ``3rd of June 2014``, ``June 3, 2014``, ranges ``[2014-01 TO 2014-02-03]``,
    ``2014-01..2014-02``, ``2013-2015``, and open ones ``[2014 TO *]``, ``>=2014-05``, ``<2014``.
    The ends of a range may come in either order. Anything else gives None, also 08/01/2014, which
    is August to some and January to others.
    """
    inner = text.strip().strip("[]{}()\"'").strip()
    if not inner or len(inner) > _MAX_CHARS:
        return None
    if sign := _COMPARED.match(inner):
        return _compared(sign[0], _point(inner[sign.end() :].strip()))
    years = _YEARS.fullmatch(inner)
    ends = list(years.groups()) if years else _TO.split(inner)
    if len(ends) == 1:
        return _point(inner)
    if len(ends) != 2:
        return None
    return _between(*(end.strip() for end in ends))


def _compared(sign: str, period: tuple[datetime, datetime] | None) -> Stretch | None:
    """The time before or after a period, with the period itself if the sign has ``=``."""
    if period is None:
        return None
    first, last = period
    try:
        if sign.startswith("<"):
            return None, last if "=" in sign else first - _SECOND
        return first if "=" in sign else last + _SECOND, None
    except OverflowError:  # before the first year, after the last
        return None


def _between(first: str, last: str) -> Stretch | None:
    blank = ("", "*")
    since = (None, None) if first in blank else _point(first)
    until = (None, None) if last in blank else _point(last)
    if since is None or until is None or (first in blank and last in blank):
        return None
    if since[0] and until[1] and since[0] > until[1]:
        since, until = until, since
    return since[0], until[1]


def _point(text: str) -> tuple[datetime, datetime] | None:
    if found := _NUMBERS.fullmatch(text):
        year, month, day = (int(part or 0) for part in found.group("year", "month", "day"))
    elif _WRITTEN.fullmatch(text):
        *days, year = map(int, re.findall("[0-9]+", text))
        month = next(n for n, name in enumerate(STEMS, 1) if re.search(rf"\b{name}", text, re.I))
        (day,) = days or (0,)
    elif _NUMBERED.fullmatch(text):
        one, two, year = map(int, re.split("[/.]", text))
        by_day = "." in text or one > 12 or one == two  # no month stands before a point
        if not by_day and two <= 12:
            return None
        day, month = (one, two) if by_day else (two, one)
    else:
        return None
    try:
        first = datetime(year, month or 1, day or 1, tzinfo=UTC)
        last_month = month or 12
        last_day = day or monthrange(year, last_month)[1]
        return first, datetime(year, last_month, last_day, 23, 59, 59, tzinfo=UTC)
    except ValueError:
        return None


def in_words(since: datetime | None, until: datetime | None) -> str:
    """A stretch of days in words: a day, a month or a year by its name, others by both ends; of
    neither end, as ``date:none``, no date."""
    if since and until:
        first, last = since.date(), until.date()
        if first == last:
            return f"on {since:%-d %B %Y}"
        days = monthrange(first.year, first.month)[1]
        if first.day == 1 and last == first.replace(day=days):
            return f"in {since:%B %Y}"
        if (first.month, first.day) == (1, 1) and last == first.replace(month=12, day=31):
            return f"in {since:%Y}"
    begin = f"since {since:%-d %B %Y}" if since else ""
    end = f"until {until:%-d %B %Y}" if until else ""
    return " ".join(filter(None, (begin, end))) or "without a date"
