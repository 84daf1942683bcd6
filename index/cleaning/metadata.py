"""What a page states about its article: title, date, author, source, address, language.

Pages state it in several places (JSON-LD, ``<meta>``, ``<title>``, ``<h1>``, ``<time>``), which do
not always agree. For the title the places vote; for the rest the most reliable place counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from .captures import captured
from .days import Calendar
from .headline import headline
from .linkeddata import LinkedData, linked_data
from .normalise import tidy
from .pagetext import PageLine
from .published import StatedDates, stated_dates
from .zones import Zone

_MAX_NAME = 200
_MAX_AUTHORS = 10
# "Written by: ", "Author: "
_BY = re.compile(r"^\s*(?:(?:(?:written|posted|reported)\s+)?by|author)\s*:?\s+", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_DATE = rf"(?i:{_MONTH})\.?\s+\d"
_THEN = r"(?i:updated|published|posted|last\s+updated)\b"
_PART = rf"(?!{_DATE}|{_THEN}|(?i:{_WEEKDAY}))[^\W\d_a-z][\w.'’-]{{0,25}}"
_ONE = rf"(?:{_PART}\s+){{1,3}}{_PART}"  # "Ann Ray", "Ann B. Ray", but no date
_NAME = re.compile(rf"{_ONE}(?:\s+(?:and|&)\s+{_ONE})?")  # "Ann Ray and Bo Birch"
_BYLINE = re.compile(  # "By Ann Ray | The Ellery Post"
    rf"(?i:(?:written\s+|posted\s+|reported\s+)?by)\s*:?\s+(?P<name>{_ONE}(?:\s+(?:and|&)\s+{_ONE})?)"
    rf"(?=\s*(?:$|[,|•·–—(]|\d|{_DATE}|{_THEN}|(?:at|for|in|on)\b))"
)
# "Ann Ray, " before a date
_SIGNED = re.compile(rf"(?P<name>{_ONE})\s*[,|•·–—/-]?\s+(?=(?:{_DATE}|\d|(?i:{_WEEKDAY})))")
_GLUED = re.compile(
    rf"(?<=[a-z])(?=[A-Z])(?={_DATE})"
)  # "Ann RayMay 3": separated only by a style sheet
_MOST_CREDITS, _LINES_BELOW, _LONGEST_CREDIT = 20, 6, 120  # elements, lines, characters
_OTHERS = frozenset((Zone.TEASERS, Zone.MENU, Zone.COMMENTS))
_MARKED = XPath('//@rel[. = "author"]/.. | //@itemprop[. = "author"]/..')
# an address, or digits
_NO_NAME = re.compile(r"https?:|www\.|@|\.(?:com|org|net)\b|\d", re.IGNORECASE)
_AUTHOR_METAS = (
    "author", "article:author", "article:author_name", "byl", "parsely-author", "sailthru.author",
    "dc.creator", "dcterms.creator", "twitter:data1",
)  # fmt: skip
_SOURCE_METAS = ("og:site_name", "application-name", "dc.publisher", "publisher")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the page states; None where it states nothing usable.

    ``body``: the text of the article, which some pages have only in their JSON-LD.
    """

    title: str | None
    author: str | None
    dates: StatedDates
    source: str | None
    url: str | None
    language: str | None
    body: str | None = None


def page_metadata(
    tree: HtmlElement,
    metas: Mapping[str, str],
    lines: Sequence[PageLine],
    *,
    url: str | None,
    days: Calendar,
) -> PageMetadata:
    """What the page says, in ``lines`` to its readers; ``metas``: what its named ``<meta>``s do;
    ``url``: its address if known; ``days``: how its dates are read."""
    linked = linked_data(tree)
    canonical = _canonical(tree, metas, url)
    source = linked.publisher or _first(metas, _SOURCE_METAS)
    title = headline(tree, metas, linked, source, canonical or url, lines)
    return PageMetadata(
        title=title,
        author=_author(tree, metas, linked, source, _below(lines, title, days)),
        dates=stated_dates(tree, metas, linked, days),
        source=_one_line(source, _MAX_NAME),
        url=canonical,
        language=_language(tree),
        body=linked.body,
    )


def _author(
    tree: HtmlElement,
    metas: Mapping[str, str],
    linked: LinkedData,
    source: str | None,
    below: Iterable[str],
) -> str | None:
    """The author as stated, else by the first credit shown, else by a name ``below`` the
    headline; if only the publication is stated as author, that."""
    stated = [metas[name] for name in _AUTHOR_METAS if name in metas]
    for names in (linked.authors, stated, _marked(tree), _credited(tree), below):
        if people := _people(names, source):
            return ", ".join(people)[:_MAX_NAME]
    for names in (linked.authors, stated):
        if people := _people(names, None):
            return people[0]
    return None


def _marked(tree: HtmlElement) -> Iterator[str]:
    for element in _MARKED(tree)[:5]:
        yield element.get("content") or element.text_content()


def _credited(tree: HtmlElement) -> Iterator[str]:
    """The name in the first credit shown that says "by", else the first credit that is only a
    name."""
    name = None
    for element in islice(filter(_is_credit, tree.iter()), _MOST_CREDITS):
        line = " ".join(element.text_content()[: 4 * _MAX_NAME].split())
        if found := _BYLINE.match(line):
            yield found["name"]
            return
        if name is None and _NAME.fullmatch(_BY.sub("", line)):
            name = line
    if name is not None:
        yield name


def _is_credit(element: HtmlElement) -> bool:
    """Whether a class or the address of a link mentions authors."""
    called = element.get("class")
    if called is not None and ("author" in called or "byline" in called):
        return True
    leads = element.get("href", "") if element.tag == "a" else ""
    return "/author" in leads or "/contributor" in leads


def _below(lines: Sequence[PageLine], title: str | None, days: Calendar) -> Iterator[str]:
    """The names in lines below the headline: "By Ann Ray", "Ann Ray, 3 May 2014"."""
    shown = [line for line in lines if line.text]
    places = (at for at, line in enumerate(shown) if line.tag == "h1" or line.text == title)
    headline = next(places, len(shown))
    for line in shown[headline + 1 : headline + 1 + _LINES_BELOW]:
        if line.zone in _OTHERS or len(line.text) > _LONGEST_CREDIT:
            continue
        text = _GLUED.sub(" ", line.text)
        signed = _SIGNED.match(text)
        if found := _BYLINE.match(text) or (signed and days.day(text[signed.end() :]) and signed):
            yield found["name"]


def _people(names: Iterable[str], source: str | None) -> list[str]:
    people: list[str] = []
    site = (source or "").casefold()
    for name in names:
        line = _BY.sub("", _one_line(name, _MAX_NAME) or "").strip(" ,;|")
        if (parted := line.rpartition(","))[0] and parted[2].strip().casefold() == site:
            line = parted[0].rstrip()  # "Ann Ray, The Ellery Post"
        is_name = 1 < len(line) <= 80 and not _NO_NAME.search(line) and line.casefold() != site
        if is_name and line.casefold() not in map(str.casefold, people):
            people.append(line)
    return people[:_MAX_AUTHORS]


def _canonical(tree: HtmlElement, metas: Mapping[str, str], url: str | None) -> str | None:
    links = islice(tree.iter("link"), 300)
    canonical = (link.get("href") for link in links if link.get("rel") == "canonical")
    for stated in (*canonical, metas.get("og:url"), url):
        address = _web_address(stated, url) if stated else None
        if address:
            return address
    return None


def _web_address(stated: str, base: str | None) -> str | None:
    try:
        address = captured(urljoin(base or "", stated.strip())).url
        parts = urlsplit(address)
    except ValueError:
        return None
    sound = parts.scheme in ("http", "https") and parts.netloc and len(address) <= 2000
    return address if sound and not re.search(r"[\s\x00-\x1f]", address) else None


def _language(tree: HtmlElement) -> str | None:
    found = re.match(r"[A-Za-z]{2}(?=$|[-_])", tree.get("lang") or tree.get("xml:lang") or "")
    return found[0].lower() if found else None


def _first(metas: Mapping[str, str], names: Sequence[str]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _one_line(text: str | None, limit: int) -> str | None:
    line = tidy((text or "")[: 4 * limit])[:limit]
    return line or None
