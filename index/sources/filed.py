"""The day in the name of a file: ``2014-01-08-fire.txt``, ``fire_20140108.html``, ``2014/01/08/``.

Only files that hold one article are asked: that of many is named after the day it was made.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from ..text.dates import parse_date, present

# The year comes first, or the day and the month might be exchanged.
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(1[0-2]|0[1-9])\2(3[01]|[12]\d|0[1-9])(?!\d)")
_FOLDERS = re.compile(r"(?:^|/)((?:19|20)\d\d)(/)(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])/[^/]*$")


def day_filed(path: str) -> datetime | None:
    """The day, at midnight UTC, that the name of a file begins with or contains, or else the three
    folders it is in; None if these name none, several, or one to come.

    >>> day_filed("paper/2014/01/08/fire.html") == day_filed("fire_20140108.txt")
    True
    """
    name = path.rpartition("/")[2]
    found = _DAY.findall(name) or _FOLDERS.findall(path)
    days = {parse_date(f"{year}-{int(month):02}-{int(day):02}") for year, _, month, day in found}
    (day,) = days if len(days) == 1 else (None,)
    return day if day is not None and day < present() + timedelta(days=1) else None
