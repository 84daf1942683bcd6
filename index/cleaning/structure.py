"""Patterns of comment sections: headers, signatures, stamps, and where one comment ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from ..text.months import STEM

_COUNT_HEADER = re.compile(  # "10 Responses", "View all comments (3)", "Comments are closed"
    r"\W{0,3}(?:(?:\d[\d,.]{0,6}|no|one|view all|all|show|read|see|total)\s+){0,3}"
    r"(?:readers?['’]?s?\s+|user\s+|facebook\s+)?"
    r"(?:responses?|comments?|replies|thoughts|opinions|reactions)"
    r"(?:\s*\(\s*\d[\d,.]{0,6}\s*\))?"
    r"(?:\s+(?:to|on|so far|posted|found|for this|about|are (?:now )?closed)\b.{0,200}"
    r"|\W{1,4}(?:(?:post|leave|add|write)\s+(?:a|your)\s+(?:comment|reply|response)"
    r"|read them below.{0,40}))?"
    r"\W{0,3}"
    # 8 appreciated comments on "…", 45 users responded in "…"
    r"|\W{0,3}\d[\d,.]{0,6}\s+(?:(?:[^\W\d]+\s+){1,2}(?:comments?|responses?|replies)"
    r"\s+(?:to|on)|(?:users?|readers?|people)\s+(?:responded|commented|replied)(?:\s+(?:to|in|on))?)"
    r"(?:\s+[\"'“‘«].{0,200})?",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\s*(?:\d{1,4}[.)]|[•◦▪‣·○●*])\s+\S")  # "3) I agree", "• I agree"

_MONTH = rf"(?:{STEM})[a-z]{{0,6}}\.?"
# In small letters, as a pattern that ignores case takes twice as long.
_NUMBERED = re.compile(r"\s*(?P<number>\d{1,4})[.)]\s+\S")  # "3. I agree"
_SIGNED = re.compile(  # "jo_m says: 3 may 2014, 10:12", "jo m | may 3, 2014"
    # Each alternative begins with a class of characters, so that most places are refused fast.
    rf"\S.{{0,50}}?(?:\s(?:\s*+(?:says|said|wrote|on|at)\s?:?\s*+|\s++|[|,·-]\s?)|[|,·-]\s?)"
    rf"(?:\d{{1,2}}\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?),?\s+(?:19|20)\d\d\b.{{0,30}}"
)
_DAY = re.compile(  # "1 jan", "jan 1", "1/1/08"; the first look refuses most places
    r"(?=[\djfmasond])\b"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}|\d{{1,4}}[/.-]\d\d?[/.-]\d{{2,4}}\b)"
)
_TIME = re.compile(  # "5:19pm"; look-behinds count the digits, as few lines have many of the marks
    r"[:.](?:(?<=(?<!\w)\d.)|(?<=(?<!\w)\d\d.))\d\d(?:[:.]\d\d)?\s?[ap]\.?m\b"
)
_OF_THE_PAGE = re.compile(  # "last updated 5:19pm"
    r"\W*(?:(?:first|last)\s+)?(?:published|updated|modified|posted on)\b"
)
# "Posted by: Dom", of a post by a reader
POSTED = re.compile(r"\W*(?:posted|commented|comment|submitted|sent in) by\b", re.IGNORECASE)
_LONGEST_OPENING, _LONGEST_STAMP = 120, 110  # characters
_FIGURES = re.compile(r"\d[\d:.]\d")  # every year and time of day has this, and few lines have
_SIGNED_OFF = re.compile(  # "Jean B, Hague,", "- Jo M, Leeds, England"
    r"[-–—~]?\s*[^\W\d][\w.'’ -]{1,40},\s*[^\W\d][\w.'’ -]{1,40}(?:,\s*[\w.'’ -]{0,40})?,?"
)
_BUTTONS = re.compile(  # "Like · Reply · 3"
    r"(?:like|reply|report|report abuse|share|flag|permalink|\d{1,4})"
    r"(?:\W{1,4}(?:like|reply|report|report abuse|share|flag|permalink|\d{1,4})){0,6}",
    re.IGNORECASE,
)
_LINES_OF_ONE = 6  # lines of one comment, at most
DATED = 4  # least digits of a line with a year, or with a day and a time


def is_comment_header(line: str) -> bool:
    """Whether the line announces readers' comments: "10 Responses", "Comments (3)"."""
    return len(line) <= 250 and _COUNT_HEADER.fullmatch(line.strip()) is not None


def signed_comments(line: Callable[[int], str], dated: Iterable[int], end: int) -> list[int]:
    """The lines below a comment header that are comments, because a name and a date open each.

    ``line(index)`` returns a line; ``dated``: the lines, ascending and before ``end``, that may
    open a comment. It goes on to the next of them or to its buttons ("Like · Reply").
    """
    opening = [index for index in dated if opens_comment(line(index))]
    found: list[int] = []
    for index, following in pairwise([*opening, end]):
        found.append(index)
        for below in range(index + 1, min(index + _LINES_OF_ONE, following)):
            if _BUTTONS.fullmatch(line(below).strip()[:100]):
                break
            found.append(below)
    return found


@lru_cache(maxsize=4096)  # asked for the layout of the page, and again for its comments
def opens_comment(line: str) -> bool:
    """Whether the line opens a comment: with a name and a day ("jo_m says: 3 May 2014, 10:12"), or
    a day and a time."""
    if len(line) > _LONGEST_OPENING or _FIGURES.search(line) is None:
        return False
    return is_stamp(line) or _SIGNED.fullmatch(line.strip().lower()) is not None


def is_stamp(line: str) -> bool:
    """Whether the line has a day and a time: "Posted by: Dom, London on 5:19pm Tue 1 Jan 08".

    Not if they are those of publication or of the last change.
    """
    line = line.lower()
    if len(line) > _LONGEST_STAMP or _TIME.search(line) is None:
        return False
    return _DAY.search(line) is not None and _OF_THE_PAGE.match(line) is None


def is_signed_off(line: str) -> bool:
    """Whether the line is a name and a place, as below a reader's letter: "Jean B, Hague,"."""
    return "," in line and len(line) < 130 and _SIGNED_OFF.fullmatch(line.strip()) is not None


def is_numbered(line: str, number: int) -> bool:
    """Whether the line opens the comment with this number."""
    found = _NUMBERED.match(line)
    return found is not None and int(found["number"]) == number


def group_comments(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of a comment section joined to one text per comment, without list markers.

    In a numbered or bulleted list a comment goes on to the next marker; otherwise every line is
    one.
    """
    markers = [_MARKER.match(line) if not line[:1].isalpha() else None for line in lines]
    opens = [
        marker is not None or opens_comment(line)
        for line, marker in zip(lines, markers, strict=True)
    ]
    listed = any(opens)
    groups: list[list[str]] = []
    for line, marker, opening in zip(lines, markers, opens, strict=True):
        if not groups or opening or not listed:
            groups.append([])
        groups[-1].append((line[marker.end() - 1 :] if marker else line).strip())
    return tuple("\n\n".join(group) for group in groups)
