"""When an article was published, by what its page states, shows, or lets one guess.

``stated_date`` reads what is written for machines; ``published_date`` compares it with what is
shown to readers, and goes on looking where nothing is stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import chain, islice, pairwise
from urllib.parse import urlsplit

from htmldate import find_date
from lxml.html import HtmlElement

from ..text.dates import printed_date
from .days import Calendar
from .linkeddata import LinkedData
from .pagetext import PageLine
from .timestamps import UPDATED, marked_dates
from .zones import Zone

_NEAR, _JUST_ABOVE, _JUST_BELOW = 12, 1, 4  # lines
_ON_CARD = 2  # lines
_FIRST_DAWN = 10  # in UTC, when the next day begins in Kiribati
_LONGEST_DATE_LINE = 90
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PUBLISHED = re.compile(
    r"\b(?:published|posted|created|publié|veröffentlicht|publicado|опубликовано)\b",
    re.IGNORECASE,
)
_GLUED = re.compile(r"((?<!\d)(?:19|20)\d\d)(?=\d{1,2}\s+[^\W\d_])")
_OTHERS = frozenset((Zone.TEASERS, Zone.MENU, Zone.COMMENTS))
_TELLS = 5  # words in small letters: more than a credit and a date have
_NOW = re.compile(r"^(?:today\b|it['’]s\b|it\sis\b|local\stime)|\d\s?°", re.IGNORECASE)
_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-zà-öø-ÿ]{2,}(?![\w'’-])")
_CREDITED = re.compile(r"(?:by|von|par|por)\s", re.IGNORECASE)
_PICTURED = re.compile(
    r"\b(?:photo|image|picture|getty|afp|alamy|shutterstock|file)\w*", re.IGNORECASE
)
_SAYS = re.compile(
    r"(?:first\s+)?(?:published|posted|released|updated|last\s+(?:updated|modified|reviewed)"
    r"|(?:publish(?:ed|ing)?\s+|publication\s+|release\s+)?date(?:\s+published)?"
    r"|publié|mis à jour|veröffentlicht|stand|erstellt|publicado|actualizado|опубликовано)\b",
    re.IGNORECASE,
)
_DATED_KEY = re.compile(
    r"[\"'](?:date_?published|first_?published(?:_?(?:at|date|on))?|published_?(?:at|date|on|time)"
    r"|publish_?(?:date|time|ed_date)|publication_?date|pub_?date|article_publication_date"
    r"|display_date|first_publish_date)\\?[\"']\s*:\s*(?:\\?[\"']([^\"'\\]{6,40})|(\d{9,13})\b)",
    re.IGNORECASE,
)
_PUBLISH = re.compile(r"[Pp]ub|display_date")
_MAX_SCRIPT = 500_000
_MAX_ELEMENTS_FOR_SEARCH = 10_000
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)([/-]?)(1[0-2]|0?[1-9])\2([12]\d|3[01]|0?[1-9])(?=[/_.-]|$)"
)
_URL_DAY = re.compile(  # 20120921carver.html, carver-2012-09-21.html
    r"(?<!\d)(20[0-2]\d)(-?)(1[0-2]|0[1-9])\2([12]\d|3[01]|0[1-9])(?![\d-])(?=[^/]*$)"
)
_URL_MONTH = re.compile(
    r"/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}/(\d\d)(?=/|$)"
)
_DATE_METAS = (
    "article:published_time", "datepublished", "article:published", "og:published_time",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "dc.date.issued", "dc.date.created", "dcterms.created",
    "published", "article_date_original", "cxenseparse:recs:publishtime", "bt:pubdate", "created",
    "pdate", "date", "dc.date", "dcterms.date",
)  # fmt: skip

_PUBLICATION = re.compile(
    r"(?<![a-z])(?:first|original|release|article|doc(?:ument)?)?[-_.:]?(?:published|publish|publication|pub|released?"
    r"|issued|created)(?:[-_.:]?(?:at|on|date|time|day))?$|publi(?:shed|cation)[-_.:]?(?:date|time)$"
    r"|(?:article|story|release|creation|issue)[-_.:]?date$"
)
_ANY_DATE = frozenset(("date", "dc.date", "dcterms.date"))
_MODIFIED_METAS = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified",
)  # fmt: skip


def stated_date(
    tree: HtmlElement, metas: Mapping[str, str], linked: LinkedData, days: Calendar
) -> datetime | None:
    """The date stated in JSON-LD, ``<meta>`` or marked elements, in this order.

    None if none is, or it is yet to come.
    """
    changed = {
        moment.date()
        for name in _MODIFIED_METAS
        if (moment := days.day(metas.get(name))) is not None
    }
    stated = (
        moment
        for name in _DATE_METAS
        if (moment := days.day(metas.get(name))) is not None
        # What is just called a date may be that of the last change.
        and not (name in _ANY_DATE and moment.date() in changed)
    )
    marked = (days.day(text) for text in marked_dates(tree))
    called = (days.day(text) for name, text in metas.items() if _PUBLICATION.search(name))
    found = chain((days.day(linked.published),), stated, called, marked)
    return next((moment for moment in found if moment is not None), None)


def published_date(
    tree: HtmlElement,
    lines: Sequence[PageLine],
    stated: datetime | None,
    url: str | None,
    days: Calendar,
    title: str | None = None,
) -> datetime | None:
    """The day of publication: as stated, but for what the address or the page shows instead.

    ``title``: the headline, by which its line is found where it is no ``<h1>``.

    What is stated may be when a page was moved or made anew, or a day in another time zone;
    readers see the day they were given.
    """
    addressed = _url_date(url, days)
    lines = _headed(lines, title)
    if stated is not None and addressed is not None:
        return _of_address(stated, addressed, lines, days)
    if stated is not None:
        return _as_shown(stated, lines, days)
    return (
        addressed
        or _shown_date(lines, days)
        or _dated_line(lines, days)
        or _on_own_card(lines, title, days)
        or _date_in_scripts(tree, days)
        or _guessed_date(lines, days)
        or _searched_date(tree, lines, url, days)
    )


def _guessed_date(lines: Sequence[PageLine], days: Calendar) -> datetime | None:
    """What 3/4/2014 would be in New York, where nothing tells which number is the month."""
    if days.month_first is not None:
        return None
    guessed = replace(days, month_first=True)
    return _shown_date(lines, guessed) or _dated_line(lines, guessed)


def _headed(lines: Sequence[PageLine], title: str | None) -> Sequence[PageLine]:
    """The lines, that of the title as an ``<h1>`` and no other, if the page shows it so."""
    own = [at for at, line in enumerate(lines) if line.text == title and line.zone not in _OTHERS]
    if not own or any(lines[at].tag == "h1" for at in own):
        return lines
    headed = [line._replace(tag="div") if line.tag == "h1" else line for line in lines]
    headed[own[0]] = headed[own[0]]._replace(tag="h1")
    return headed


def _of_address(
    stated: datetime, addressed: datetime, lines: Sequence[PageLine], days: Calendar
) -> datetime:
    """Of two days the one in the address: it is given once. If it is later than the one both
    stated and shown, it is that of an edition in print."""
    if _midnight(stated) < addressed:
        shown = _shown_date(lines, days, above=_JUST_ABOVE)
        if shown is not None and _midnight(shown) == _midnight(stated):
            return stated
    return stated if _midnight(stated) == addressed else addressed


def _as_shown(stated: datetime, lines: Sequence[PageLine], days: Calendar) -> datetime:
    """The day stated, unless the page shows an earlier one by its headline, or the next one where
    that had begun in some time zone east of Greenwich."""
    # What is far above the headline is of another story, or today's.
    shown = _shown_date(lines, days, above=_JUST_ABOVE)
    if shown is None:
        return stated
    later = (_midnight(shown) - _midnight(stated)).days
    if later == 1 and stated.hour >= _FIRST_DAWN:
        posted = _shown_date(lines, days, above=_JUST_ABOVE, updates=False)
        return stated if posted is None or _midnight(posted) != _midnight(shown) else shown
    return shown if later < 0 else stated


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _url_date(url: str | None, days: Calendar) -> datetime | None:
    path = urlsplit(url).path if url else ""
    if found := _URL_MONTH.search(path):
        return days.day(f"{found[3]} {found[2]} {found[1]}")
    found = _URL_DATE.search(path) or _URL_DAY.search(path)
    return days.day(f"{found[1]}-{found[3]}-{found[4]}") if found else None


def _shown_date(
    lines: Sequence[PageLine], days: Calendar, *, above: int = _NEAR // 2, updates: bool = True
) -> datetime | None:
    """The date in a short line near the headline; that of an update only if there is no other.

    The few lines below the headline come first, then up to ``above`` before it, then the rest.
    """
    own = [line for line in lines if line.text and (line.tag == "h1" or line.zone not in _OTHERS)]
    headline = next((i for i, line in enumerate(own) if line.tag == "h1"), 0)
    below = own[headline : headline + _NEAR]
    near = [*below[:_JUST_BELOW], *own[max(0, headline - above) : headline], *below[_JUST_BELOW:]]
    texts = [line.text for line in near if line.tag != "h1" and not _tells(line)]
    texts = [text for text in texts if _NOW.search(text) is None]
    posted = _first_day(texts, days)
    return posted or _first_day(texts, days, updates=True) if updates else posted


def _tells(line: PageLine) -> bool:
    """Whether a line tells of something that has its own day: a standfirst, a caption."""
    text = line.text[:_LONGEST_DATE_LINE]
    if line.zone is Zone.META or _CREDITED.match(text):
        return False
    return (
        line.zone is Zone.CAPTION
        or len(_SMALL_WORD.findall(text)) >= _TELLS
        or _PICTURED.search(text) is not None
    )


def _first_day(texts: Iterable[str], days: Calendar, *, updates: bool = False) -> datetime | None:
    for text in texts:
        if len(text) <= _LONGEST_DATE_LINE and _YEAR.search(text):
            moment = days.day(_GLUED.sub(r"\1 ", text if updates else _not_updated(text)))
            if moment is not None:
                return moment
    return None


def _not_updated(text: str) -> str:
    """Of "3 May 2025. Updated: 7 May 2025" and of the reverse, the part that came first."""
    published = _PUBLISHED.search(text)
    return UPDATED.split(text[published.start() :] if published else text)[0]


def _dated_line(lines: Sequence[PageLine], days: Calendar) -> datetime | None:
    """The date of a line anywhere that is marked as one or says that it is one."""
    short = [line for line in lines if 0 < len(line.text) <= _LONGEST_DATE_LINE]
    marked = [line.text for line in short if line.zone is Zone.META]
    said = [line.text for line in short if _SAYS.match(line.text)]
    # <dt>Published</dt><dd>8 May 2014</dd>
    said += [
        line.text for before, line in pairwise(short) if _SAYS.fullmatch(before.text.strip(":"))
    ]
    return (
        _first_day((*said, *marked), days)
        or _first_day(said, days, updates=True)
        or _first_day(marked, days, updates=True)
    )


def _on_own_card(lines: Sequence[PageLine], title: str | None, days: Calendar) -> datetime | None:
    """The date beside the title where other stories are listed and this one is among them."""
    shown = [line for line in lines if line.text]
    for at, line in enumerate(shown):
        if line.text == title and line.zone in _OTHERS:
            beside = (near.text for near in shown[at + 1 : at + 1 + _ON_CARD])
            if (moment := _first_day(beside, days)) is not None:
                return moment
    return None


def _date_in_scripts(tree: HtmlElement, days: Calendar) -> datetime | None:
    """The date that the data in a page's scripts give, if they give one day only."""
    found: dict[date, datetime] = {}
    for script in islice(tree.iter("script"), 300):
        text = script.text or ""
        if _PUBLISH.search(text) is None:  # nearly all, and the next search is slow
            continue
        for stated in islice(_DATED_KEY.finditer(text, 0, _MAX_SCRIPT), 20):
            moment = days.day(stated[1] or stated[2])
            if moment is not None:
                found.setdefault(moment.date(), moment)
    # Of several most are those of other articles.
    return next(iter(found.values())) if len(found) == 1 else None


def _searched_date(
    tree: HtmlElement, lines: Sequence[PageLine], url: str | None, days: Calendar
) -> datetime | None:
    """What htmldate finds in a page that states its date nowhere; several milliseconds.

    Not a day that is among other stories: then it is theirs.
    """
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
    moment = printed_date(found)
    theirs = (line.text for line in lines if line.zone in _OTHERS and _YEAR.search(line.text))
    dated = {(day := days.day(text[:_LONGEST_DATE_LINE])) and day.date() for text in theirs}
    return moment if moment is not None and moment.date() not in dated else None
