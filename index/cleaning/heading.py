"""What stands above an article: byline, dateline and date, and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from ..dates import parse_date

_BYLINE = re.compile(
    r"(?:(?:written|posted|story|words|text|report(?:ed|ing)?|analysis|exclusive|review(?:ed)?)\s+)?"
    r"(?:by|author|from)\s*:?\s+(?P<who>[A-Z][^|/•·–—]{1,80}?)\s*"
    r"(?P<rest>[|/•·–—,(].{0,160})?",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:[A-Z][\w'’.-]{0,30}|[A-Z]\.|de|van|von|der|den|la|le|al|el|bin|ibn|da|di|du|del|dos)"
    r"(?:[\s-]+(?:[A-Z][\w'’.-]{0,30}|and|&|,|de|van|von|der|den|la|le|al|el|bin|ibn|da|di|du|del|dos)){0,12}"
)
_BRACKETED = re.compile(r"\(\s*([A-Z][^()]{1,60}?)\s*\)")
_TRAILING_ROLE = re.compile(r"\s*,.*|\s+(?:in|at|for|on)\s+[A-Z].*|\s+\|.*|\s+[-–—]\s.*")
_DATE_HINT = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b"
    r"|\d{4}[-/.]\d\d?[-/.]\d\d?",
    re.IGNORECASE,
)
_INLINE_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’ -]{1,40}(?:,\s*[A-Z][\w.'’ ]{1,30}){0,2})\s*"
    r"\((?P<source>[A-Z][\w .&'’-]{1,40})\)\s*[-–—:]"
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


def parse_date_line(line: str) -> datetime | None:
    """The moment a short line such as "Published 8 January 2014, 10:30" names, else None."""
    if len(line) > 100 or not _DATE_HINT.search(line):
        return None
    return parse_date(line)


def dateline_source(paragraph: str) -> str | None:
    """The agency in a dateline such as "BEIRUT (Reuters) -" at the start of a paragraph."""
    found = _INLINE_DATELINE.match(paragraph[:160])
    return found["source"] if found else None
