"""The lines above an article, byline, dateline and date, and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from ..text.dates import parse_date

_BYLINE = re.compile(  # "By Ann Ray", "Written by: Ann Ray | (Daily Planet) | –"
    r"(?:(?:written|posted|story|words|text|report(?:ed|ing)?|analysis|exclusive|review(?:ed)?)\s+)?"
    r"(?:by|author|from|von|par|por|автор)\s*:?\s+(?P<who>[^\W\d_][^|/•·–—]{1,80}?)\s*"
    r"(?P<rest>[|/•·–—,(].{0,160})?",
    re.IGNORECASE,
)
_CAPITAL = "[A-ZÀ-ÖØ-ÞŁŚŠŽĆČĐА-ЯЁ]"
_PARTICLE = "de|van|von|der|den|la|le|al|el|bin|ibn|da|di|du|del|dos"
_NAME = re.compile(  # "Ann Ray and Bo van der Birch"
    rf"(?:{_CAPITAL}[\w'’.-]{{0,30}}|{_PARTICLE})"
    rf"(?:[\s-]+(?:{_CAPITAL}[\w'’.-]{{0,30}}|and|und|et|y|и|&|,|{_PARTICLE})){{0,12}}"
)
_BARE_NAME = re.compile(  # "Ann B. Ray"
    rf"{_CAPITAL}[\w'’-]{{1,20}}(?:\s+(?:{_CAPITAL}\.|{_CAPITAL}[\w'’-]{{1,20}})){{1,3}}"
)
_BRACKETED = re.compile(r"\(\s*([A-Z][^()]{1,60}?)\s*\)")  # "(Reuters)"
# ", Editor", " in London", " | Daily Planet", " - BBC"
_TRAILING_ROLE = re.compile(r"\s*,.*|\s+(?:in|at|for|on)\s+[A-Z].*|\s+\|.*|\s+[-–—]\s.*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
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


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote it, and for whom, as a byline says."""

    author: str | None
    source: str | None


def parse_byline(line: str) -> Byline | None:
    """What a byline says, or None if the line is none.

    "By Ann Ray | (Daily Planet) | –" gives the author Ann Ray and the source Daily Planet.
    """
    found = _BYLINE.fullmatch(line.strip()) if len(line) <= 250 else None
    if found is None:
        return None
    who = _TRAILING_ROLE.sub("", found["who"]).strip(" .:;")
    if not _NAME.fullmatch(who):
        return None
    bracketed = _BRACKETED.search(found["rest"] or "")
    return Byline(who, bracketed[1] if bracketed else None)


@lru_cache(maxsize=512)  # a line above a text is asked about several times
def parse_date_line(line: str) -> datetime | None:
    """The moment a short line such as "Published 8 January 2014, 10:30" names, else None."""
    if len(line) > 100 or not _YEAR.search(line):
        return None
    return parse_date(line)


def bare_name(line: str) -> str | None:
    """The line if it is nothing but two to four words like a person's name."""
    line = line.strip()
    return line if len(line) <= 80 and _BARE_NAME.fullmatch(line) else None


def dateline_source(paragraph: str) -> str | None:
    """The agency in a dateline such as "BEIRUT (Reuters) -" at the start of a paragraph."""
    found = _BRACKETED.search(_dateline(paragraph))
    return found[1] if found else None


def dateline_date(paragraph: str) -> datetime | None:
    """The day in a dateline such as "BEIRUT, 4 May 2012 (Reuters) -"."""
    return parse_date_line(_dateline(paragraph))


def _dateline(paragraph: str) -> str:
    """What is before the dash at the start of the paragraph if a place in capitals leads it."""
    found = _DATELINE.match(paragraph[:160])
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
