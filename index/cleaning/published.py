"""When an article was published, by what its page states, shows, or implies.

``stated_dates`` reads what is meant for machines; ``published_date`` compares it with what readers
see, and looks further where nothing is stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain, islice

from htmldate import find_date
from lxml.etree import XPath
from lxml.html import HtmlElement

from ..text.dates import printed_date
from .days import Calendar, day_of_address
from .linkeddata import LinkedData
from .pagetext import PageLine
from .shown import JUST_ABOVE, JUST_BELOW, dated_line, on_own_card, shown_date, shows

_FIRST_DAWN = 10  # hour in UTC at which the next day begins in Kiribati, first of all
_MAX_ELEMENTS_FOR_SEARCH = 10_000
_PUBLICATION = re.compile(  # names of <meta>: "article.published", "release_date"
    r"(?<![a-z])(?:date|first|original|release|article|doc(?:ument)?)?[-_.:]?(?:published|publish|publication|pub|released?"
    r"|issued|created)(?:[-_.:]?(?:at|on|date|time|day))?$|publi(?:shed|cation)[-_.:]?(?:date|time)$"
    r"|(?:article|story|release|creation|issue)[-_.:]?date$"
)
_ITEMS = XPath('//@itemprop[. = "datePublished"]/..')  # in half the time of a loop
_ANY_DATE = ("sailthru.date", "date", "dc.date", "dcterms.date")
_MODIFIED_METAS = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StatedDates:
    """What a page states for machines: when it was published (None if it does not, or in the
    future), and the days on which it was last changed, which may be several or none."""

    published: datetime | None = None
    changed: frozenset[date] = frozenset()


def stated_dates(
    tree: HtmlElement, metas: Mapping[str, str], linked: LinkedData, days: Calendar
) -> StatedDates:
    """The dates stated in JSON-LD, ``<meta>`` or marked elements; the first of these counts."""
    modified = map(days.day, map(metas.get, _MODIFIED_METAS))
    changed = frozenset(moment.date() for moment in modified if moment is not None)
    called = (days.day(text) for name, text in metas.items() if _PUBLICATION.search(name))
    dated = map(days.day, map(metas.get, _ANY_DATE))
    marked = (days.day(text) for text in _marked_dates(tree))
    found = chain((days.day(linked.published),), called, dated, marked)
    published = next((moment for moment in found if moment is not None), None)
    last = days.day(linked.changed)
    return StatedDates(published, changed | {last.date()} if last else changed)


def _marked_dates(tree: HtmlElement) -> Iterator[str]:
    """The texts of elements marked as the page's date, the most reliable first."""
    for element in _ITEMS(tree)[:5]:
        yield element.get("datetime") or element.get("content") or element.text_content()
    times = list(islice(tree.iter("time"), 50))
    days = {(day := printed_date(_said(time))) and day.date() for time in times}
    for element in times:
        # A single day is the article's; of several, unmarked ones are mostly other articles'.
        if len(days) == 1:
            yield _said(element)


def _said(time: HtmlElement) -> str:
    return str(time.get("datetime") or time.text_content())


def published_date(
    tree: HtmlElement,
    lines: Sequence[PageLine],
    dates: StatedDates,
    url: str | None,
    days: Calendar,
    title: str | None = None,
) -> datetime | None:
    """The day of publication: as stated, unless the address or the page shows another instead.

    What is stated may be when a page was moved or made anew, or a day in another time zone; readers
    see the original day. ``title``: the headline, by which its line is found if it is no ``<h1>``.
    """
    addressed, stated = day_of_address(url, days), dates.published
    if stated is not None:
        agree = addressed is not None and addressed.date() == stated.date()
        if agree or shows(stated, lines, days):
            return stated
        return addressed or _as_shown(stated, dates.changed, lines, days)
    return (
        addressed
        or shown_date(lines, days)
        or dated_line(lines, days)
        or on_own_card(lines, title, days)
        # if nothing shows which number is the month in 3/4/2014, it is the first
        or shown_date(lines, replace(days, month_first=True))
        or _searched_date(tree, url, days)
    )


def _as_shown(
    stated: datetime, changed: frozenset[date], lines: Sequence[PageLine], days: Calendar
) -> datetime:
    """The stated day, unless the page shows an earlier one near its headline, or the next one,
    if that had begun in some time zone, or one on which it came out anew."""
    # A date far above the headline is another story's, or today's.
    shown = shown_date(lines, days, above=JUST_ABOVE)
    if shown is None:
        return stated
    later = (shown.date() - stated.date()).days
    if later == 1 and stated.hour >= _FIRST_DAWN:
        return shown_date(lines, days, above=JUST_ABOVE, updates=False) or stated
    return shown if later < 0 or (later and _is_anew(shown, changed, lines, days)) else stated


def _is_anew(
    shown: datetime, changed: frozenset[date], lines: Sequence[PageLine], days: Calendar
) -> bool:
    """Whether a day later than the stated one is that of publication: shown right below the
    headline, not as an update, and the page was changed once more after it. So it is neither the
    last change nor today."""
    posted = shown_date(lines, days, above=0, below=JUST_BELOW, updates=False)
    return posted is not None and bool(changed) and all(shown.date() < day for day in changed)


def _searched_date(tree: HtmlElement, url: str | None, days: Calendar) -> datetime | None:
    """What htmldate finds in a page that states no date; takes several milliseconds."""
    elements = sum(1 for _ in islice(tree.iter(), _MAX_ELEMENTS_FOR_SEARCH))
    if elements == _MAX_ELEMENTS_FOR_SEARCH:
        return None
    try:
        # Its extensive search takes ten times as long and mostly finds copyright years.
        found = find_date(
            tree,
            original_date=True,
            extensive_search=False,
            url=url,
            max_date=days.latest.date().isoformat(),
        )
    except Exception:  # third-party code over hostile pages; having no date is an answer
        return None
    return printed_date(found)
