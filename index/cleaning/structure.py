"""Structure over several lines: where readers' comments begin, and which lines are one comment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

_COUNT_HEADER = re.compile(
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
_NUMBERED = re.compile(r"\s*(?P<number>\d{1,4})[.)]\s+\S")
_MARKER = re.compile(r"\s*(?:\d{1,4}[.)]|[•◦▪‣·○●*])\s+\S")

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_ANY_MONTH = re.compile("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec")
_SIGNED = re.compile(
    # each branch begins with a class of characters, by which nearly all are passed over
    rf"\S.{{0,50}}?(?:\s(?:\s*(?:says|said|wrote|on|at)\s?:?\s*|\s+|[|,·-]\s?)|[|,·-]\s?)"
    rf"(?:\d{{1,2}}\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?),?\s+(?:19|20)\d\d\b.{{0,30}}",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}|\d{{1,4}}[/.-]\d\d?[/.-]\d{{2,4}}\b)",
    re.IGNORECASE,
)
_TIME = re.compile(  # of one digit or two before the colon; one that begins with a digit is fast
    r"\d(?:(?<!\w\d)|(?<=\d\d)(?<!\w\d\d))(?:[:.]\d\d){1,2}\s?[ap]\.?m\b", re.IGNORECASE
)
_OF_THE_PAGE = re.compile(
    r"\W*(?:(?:first|last)\s+)?(?:published|updated|modified|posted on)\b", re.IGNORECASE
)
_POSTED = re.compile(r"\W*(?:posted|commented|comment|submitted|sent in) by\b", re.IGNORECASE)
_LONGEST_OPENING, _LONGEST_STAMP = 120, 110  # characters
_FIGURES = re.compile(r"\d[\d:.]\d")  # of a year or a time of day: hardly any line has them
_SIGNED_OFF = re.compile(
    r"[-–—~]?\s*[^\W\d][\w.'’ -]{1,40},\s*[^\W\d][\w.'’ -]{1,40}(?:,\s*[\w.'’ -]{0,40})?,?"
)
_BUTTONS = re.compile(
    r"(?:like|reply|report|report abuse|share|flag|permalink|\d{1,4})"
    r"(?:\W{1,4}(?:like|reply|report|report abuse|share|flag|permalink|\d{1,4})){0,6}",
    re.IGNORECASE,
)
_LINES_OF_ONE = 6
DATED = 4
"""Digits at least has a line with a year, or with a day and a time."""


def is_comment_header(line: str) -> bool:
    """Whether the line announces readers' comments: "10 Responses", "Comments (3)"."""
    return len(line) <= 250 and _COUNT_HEADER.fullmatch(line.strip()) is not None


def signed_comments(line: Callable[[int], str], dated: Iterable[int], end: int) -> list[int]:
    """Which lines below a comment header are comments, for a name and date open each of them.

    ``line`` has the line with each index before ``end``, and ``dated`` are those, in order, that
    may open a comment. It ends at the next such line or at its buttons ("Like · Reply").
    """
    opening = [index for index in dated if opens_comment(line(index))]
    found: list[int] = []
    for index, following in zip(opening, [*opening[1:], end], strict=True):
        found.append(index)
        for below in range(index + 1, min(index + _LINES_OF_ONE, following)):
            if _BUTTONS.fullmatch(line(below).strip()[:100]):
                break
            found.append(below)
    return found


def opens_comment(line: str) -> bool:
    """Whether the line is over a reader's comment: a name and a day, or a day and a time."""
    if len(line) > _LONGEST_OPENING or _FIGURES.search(line) is None:
        return False
    return _opens_comment(line)


@lru_cache(maxsize=4096)  # asked when the page is laid out, and when its comments are told apart
def _opens_comment(line: str) -> bool:
    return is_stamp(line) or is_signature(line)


def is_signature(line: str) -> bool:
    """Whether the line names a reader and a day: "jo_m says: 3 May 2014, 10:12"."""
    if len(line) > _LONGEST_OPENING or not ("20" in line or "19" in line):  # no year: most lines
        return False
    if _ANY_MONTH.search(line.lower()) is None:
        return False
    return _SIGNED.fullmatch(line.strip()) is not None


def is_stamp(line: str) -> bool:
    """Whether the line has a day and a time of day, as those over readers' comments.

    "Posted by: Dom, London on 5:19pm Tue 1 Jan 08"; not that of publication or of the last change.
    """
    if len(line) > _LONGEST_STAMP or _TIME.search(line) is None:
        return False
    return _DAY.search(line) is not None and _OF_THE_PAGE.match(line) is None


def is_posted(line: str) -> bool:
    """Whether a stamp says of itself that it is over what somebody posted: "Posted by: Dom"."""
    return _POSTED.match(line) is not None


def is_signed_off(line: str) -> bool:
    """Whether the line is a name and a place, as below a reader's letter: "Jean B, Hague,"."""
    return "," in line and len(line) < 130 and _SIGNED_OFF.fullmatch(line.strip()) is not None


def is_numbered(line: str, number: int) -> bool:
    """Whether the line opens the comment with this number."""
    found = _NUMBERED.match(line)
    return found is not None and int(found["number"]) == number


def group_comments(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of a comment section, joined to one text per comment, list markers removed.

    In a numbered or bulleted list a comment runs to the next marker; otherwise every line is one.
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
