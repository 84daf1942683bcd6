"""When an article was published, by what its page states, shows, or lets one guess."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from urllib.parse import urlsplit

from htmldate import find_date
from lxml.html import HtmlElement

from ..dates import printed_date
from .linkeddata import LinkedData
from .pagetext import PageLine

_NEAR = 12
_LONGEST_DATE_LINE = 90
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_UPDATED = re.compile(r"updated|modified|revised|reviewed|edited", re.IGNORECASE)
_MAX_ELEMENTS_FOR_SEARCH = 20_000
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)([/-]?)(1[0-2]|0?[1-9])\2([12]\d|3[01]|0?[1-9])(?=[/_.-]|$)"
)
_DATE_METAS = (
    "article:published_time", "datepublished", "article:published", "og:published_time",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "dc.date.issued", "dc.date.created", "dcterms.created",
    "published", "article_date_original", "cxenseparse:recs:publishtime", "bt:pubdate", "created",
    "date", "dc.date", "dcterms.date",
)  # fmt: skip

_ANY_DATE = frozenset(("date", "dc.date", "dcterms.date"))
_MODIFIED_METAS = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified",
)  # fmt: skip


def stated_date(
    tree: HtmlElement,
    metas: Mapping[str, str],
    linked: LinkedData,
    url: str | None,
    now: datetime,
) -> datetime | None:
    """The date stated in JSON-LD, ``<meta>``, marked elements or the address, in this order.

    None if none is, or it is after ``now``. The day in the address is right where they differ.
    """
    latest = now + timedelta(days=1)
    addressed = _url_date(url, latest)
    changed = {
        moment.date()
        for name in _MODIFIED_METAS
        if (moment := printed_date(metas.get(name))) is not None
    }
    stated = (
        moment
        for name in _DATE_METAS
        if (moment := printed_date(metas.get(name))) is not None
        # What is just called a date may be that of the last change.
        and not (name in _ANY_DATE and moment.date() in changed)
    )
    marked = (printed_date(text) for text in _marked_dates(tree))
    for found in (linked.published, *stated, *marked):
        if found is None or found > latest:
            continue
        # An address is given once; what the page states may be of a later edition.
        return found if addressed in (None, _midnight(found)) else addressed
    return addressed


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _marked_dates(tree: HtmlElement) -> Iterator[str]:
    for element in tree.xpath('.//*[@itemprop="datePublished"]')[:5]:
        yield element.get("datetime") or element.get("content") or element.text_content()
    times = list(islice(tree.iter("time"), 50))
    days = {(day := printed_date(_said(time))) and day.date() for time in times}
    for element in times:
        # One day alone is the article's; of many unmarked ones most are those of other articles.
        if (
            element.get("pubdate") is not None
            or len(days) == 1
            or "publish" in (element.get("class") or "")
        ):
            yield _said(element)


def _said(time: HtmlElement) -> str:
    return str(time.get("datetime") or time.text_content())


def _url_date(url: str | None, latest: datetime) -> datetime | None:
    found = _URL_DATE.search(urlsplit(url).path) if url else None
    if found is None:
        return None
    try:
        day = datetime(int(found[1]), int(found[3]), int(found[4]), tzinfo=UTC)
    except ValueError:
        return None
    return day if day <= latest else None


def shown_date(lines: Sequence[PageLine], now: datetime) -> datetime | None:
    """The date in a short line near the headline; not that of an update if there is another."""
    worded = [line for line in lines if line.text]
    headline = next((i for i, line in enumerate(worded) if line.tag == "h1"), 0)
    near = worded[max(0, headline - _NEAR // 2) : headline + _NEAR]
    short = [line.text for line in near if len(line.text) <= _LONGEST_DATE_LINE]
    # "3 May 2025. Updated: 7 May 2025" has both; what stands before the word was first.
    for texts in ((_UPDATED.split(text)[0] for text in short), short):
        for text in texts:
            moment = printed_date(text) if _YEAR.search(text) else None
            if moment is not None and moment <= now + timedelta(days=1):
                return moment
    return None


def searched_date(tree: HtmlElement, url: str | None, now: datetime) -> datetime | None:
    """What htmldate finds in a page that states its date nowhere; about 3 ms."""
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
            max_date=now.date().isoformat(),
        )
    except Exception:  # third-party code over hostile pages; having no date is an answer
        return None
    return printed_date(found)
