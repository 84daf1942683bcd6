"""The date that a page shows to its readers: near the headline, or on lines that say what they are.

Dates in the story itself, in captions, standfirsts and other stories are not the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from ..text.dates import YEAR
from .days import Calendar
from .pagetext import PageLine
from .zones import OUTSIDE, Zone

_NEAR, JUST_ABOVE, JUST_BELOW = 12, 1, 4  # lines near, above and below the headline
_ON_CARD = 2  # lines after the title in a list of stories
LONGEST_DATE_LINE, _LONGEST_CREDIT_LINE = 90, 160  # characters
_UPDATED = re.compile(
    r"updated|modified|revised|reviewed|edited|mis à jour|modifié|aktualisiert|actualizado"
    r"|обновлено",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"(?<![\d/])([0-3]?\d/[0-3]?\d)/(?=\d\d(?![\d/]))")  # "3/5/" of "3/5/14"
_YEAR = re.compile(rf"{YEAR}|{_SHORT_YEAR.pattern}")
_TWO_DIGITS = re.compile(r"\d\d")  # as few lines have; found much faster than a year
_PUBLISHED = re.compile(
    r"\b(?:published|posted|created|publié|veröffentlicht|publicado|опубликовано)\b",
    re.IGNORECASE,
)
_TELLS, _SENTENCE = 5, 2  # words in small letters; credits and dates have fewer
_ENDED = re.compile(r"[^m]\.\W?$", re.IGNORECASE)  # no "a.m."
_SMALL_WORD = re.compile(
    r"(?<![\w'’-])(?!(?:am|pm|at|on|by|published|posted|updated)\b)[a-zà-öø-ÿ]{2,}(?![\w'’-])"
)
_SAYS = re.compile(  # "Published", "Last updated", "Date", "3 May 2014 Last updated at 06:14"
    r"(?:\d{1,2}\s\w{3,9}\s\d{4}\s|(?:first|originally)\s+)?(?:published|posted|released|updated|last\s+(?:updated|modified|reviewed)"
    r"|(?:publish(?:ed|ing)?\s+|publication\s+|release\s+)?date(?:\s+published)?"
    r"|publié|mis à jour|veröffentlicht|stand|erstellt|publicado|actualizado|опубликовано)\b",
    re.IGNORECASE,
)


def shown_date(
    lines: Sequence[PageLine],
    days: Calendar,
    *,
    above: int = _NEAR // 2,
    below: int = _NEAR,
    updates: bool = True,
) -> datetime | None:
    """The date in a short line near the headline; that of an update only if there is no other.

    Looks first at the lines just below the headline, then at ``above`` lines before it, then
    further down; at ``below`` lines in all from the headline on.
    """
    texts = _near(lines, above, below)
    posted = _first_day(texts, days)
    return posted or _first_day(texts, days, updates=True) if updates else posted


def shows(stated: datetime, lines: Sequence[PageLine], days: Calendar) -> bool:
    """Whether a line near the headline has the stated day, and not as that of an update."""
    found = (_first_day((text,), days) for text in _near(lines, JUST_ABOVE))
    return any(moment is not None and moment.date() == stated.date() for moment in found)


def _near(lines: Sequence[PageLine], above: int, below: int = _NEAR) -> list[str]:
    """The lines near the headline that may show its date, the most reliable first."""
    own = [line for line in lines if line.text and (line.tag == "h1" or line.zone not in OUTSIDE)]
    headline = next((i for i, line in enumerate(own) if line.tag == "h1"), 0)
    after = own[headline : headline + below]
    near = [*after[:JUST_BELOW], *own[max(0, headline - above) : headline], *after[JUST_BELOW:]]
    dated = (line for line in near if line.tag != "h1" and _TWO_DIGITS.search(line.text))
    return [line.text for line in dated if not _tells(line)]


def _tells(line: PageLine) -> bool:
    """Whether a line may have a date of something else: a standfirst, a caption, a sentence."""
    return line.zone is Zone.CAPTION or (line.zone is not Zone.META and tells(line.text))


def tells(text: str) -> bool:
    """Whether a text says more than a credit or a date does."""
    sentence = _ENDED.search(text) and not _PUBLISHED.search(text)
    least = _SENTENCE if sentence else _TELLS
    return len(_SMALL_WORD.findall(text[:LONGEST_DATE_LINE])) >= least


def _first_day(texts: Iterable[str], days: Calendar, *, updates: bool = False) -> datetime | None:
    for text in filter(_YEAR.search, texts):
        is_long = len(text) > LONGEST_DATE_LINE
        if is_long and not (_UPDATED.search(text) or _PUBLISHED.search(text)):
            continue
        if len(text) <= _LONGEST_CREDIT_LINE:
            stamp = _SHORT_YEAR.sub(r"\1/20", text if updates else _not_updated(text))
            if (moment := days.day(stamp)) is not None:
                return moment
    return None


def _not_updated(text: str) -> str:
    """The part before the update of "3 May 2025. Updated: 7 May 2025", also in reverse order."""
    published = _PUBLISHED.search(text)
    return _UPDATED.split(text[published.start() :] if published else text)[0]


def dated_line(lines: Sequence[PageLine], days: Calendar) -> datetime | None:
    """The date of any line that is marked as a date or says that it is one."""
    short = [line for line in lines if 0 < len(line.text) <= LONGEST_DATE_LINE]
    marked = [line.text for line in short if line.zone is Zone.META]
    said = [line.text for line in short if _SAYS.match(line.text)]
    return _first_day((*said, *marked), days) or _first_day((*said, *marked), days, updates=True)


def on_own_card(lines: Sequence[PageLine], title: str | None, days: Calendar) -> datetime | None:
    """The date beside the title in a list of stories that includes this one."""
    shown = [line for line in lines if line.text]
    for at, line in enumerate(shown):
        if line.text == title and line.zone in OUTSIDE:
            beside = (near.text for near in shown[at + 1 : at + 1 + _ON_CARD])
            if (moment := _first_day(beside, days)) is not None:
                return moment
    return None
