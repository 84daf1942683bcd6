"""What datelines, dates and copyright lines say."""

from __future__ import annotations

import re
from datetime import datetime

from ..text.dates import YEAR, parse_date

_BRACKETED = re.compile(r"\(\s*([A-Z][^()]{1,60}?)\s*\)")  # "(Reuters)"
_YEAR = re.compile(YEAR)
# "BEIRUT, 4 May 2012 (Reuters) -", "BEIRUT:"
_DATELINE = re.compile(r"(?P<head>[^\W\d_][^–—]{2,100}?)\s*(?:[–—]|-{1,2}\s|:)")
_COPYRIGHT = re.compile(  # "© 2016 The Daily Planet. All rights reserved"
    r"(?=©|\(c\)|copyright)(?:(?:copyright|©|\(c\)|of)\s{0,2}){1,4}"
    r"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?,?\s{1,2})?"
    r"(?P<who>[^\W\d_][\w&'’ -]{2,50}?)(?:,?\s(?:19|20)\d\d)?(?:\s?[.,|].{0,200})?",
    re.IGNORECASE,
)
_FIRM = re.compile(  # "Daily Planet Media Group Limited", not all of "Planet News & Media Ltd"
    r"(?:(?:(?<!&)(?<!and)\s(?:Media|News|Publications?|Publishing))?\s(?:Company|Group|Holdings?))?"
    r"(?:\s(?:Co|Corp|Corporation|Inc|Incorporated|LLC|Limited|Ltd|PLC|plc))?$"
)


def parse_date_line(line: str) -> datetime | None:
    """The moment a short line such as "Published 8 January 2014, 10:30" names, else None."""
    return parse_date(line) if _YEAR.search(line) else None


def bracketed(text: str) -> str | None:
    """For whom it was written, as "By Ann Ray (Daily Planet)" and "BEIRUT (Reuters)" say."""
    found = _BRACKETED.search(text)
    return found[1] if found else None


def dateline(paragraph: str) -> str:
    """What is before the dash of "BEIRUT, 4 May 2012 (Reuters) - …": a place in capitals, a day, an
    agency. Empty if no such place leads the paragraph."""
    capitals = paragraph[:3] == paragraph[:3].upper()  # as few have
    found = _DATELINE.match(paragraph[:160]) if capitals else None
    place = found["head"].split(",")[0].split(" (")[0] if found else ""
    return found["head"] if found and place.isupper() and len(place) > 2 else ""


def copyright_owner(line: str) -> str | None:
    """Who holds the copyright, as a line such as "© 2016 The Daily Planet" says.

    Of a firm, the name it has from its paper: "Daily Planet" for "Daily Planet Group Limited".
    """
    found = _COPYRIGHT.fullmatch(line.strip()) if len(line) <= 300 else None
    if found is None or not found["who"][0].isupper():
        return None
    who = found["who"].strip()
    return _FIRM.sub("", who) or who
