"""What a page says about its article: title, date, author, source, address, language.

Pages say it several times over (JSON-LD, ``<meta>``, ``<title>``, ``<h1>``, ``<time>``) and do not
always agree. The title is voted for; for the rest the most trustworthy place that speaks wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from urllib.parse import urljoin, urlsplit

import orjson
from htmldate import find_date
from lxml.html import HtmlElement

from ..dates import printed_date
from .pagetext import PageLine

_MAX_JSON = 1_000_000
_MAX_NODES = 2000
_MAX_TITLE = 500
_MAX_NAME = 200
_MAX_AUTHORS = 10
_NEAR = 12
_LONGEST_DATE_LINE = 90
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_UPDATED = re.compile(r"updated|modified|revised|reviewed|edited", re.IGNORECASE)
_MAX_ELEMENTS_FOR_SEARCH = 20_000
_ARTICLE_TYPE = re.compile(r"\w*(?:article|posting|report|review|story)$", re.IGNORECASE)
_LOOSE = re.compile(r"[\x00-\x1f]+")
_WORD = re.compile(r"\w+")
_SEPARATOR = re.compile(r"\s+[|–—»·•:\-]{1,2}\s+|\s*[|»]\s*|:\s+(?=[A-Z][\w.]+$)")
_BY = re.compile(r"^\s*(?:(?:written|posted|reported)\s+)?by\s*:?\s+", re.IGNORECASE)
_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]{0,25}\s+){1,3}[^\W\d_a-z][\w.'’-]{0,25}")
_CREDITS = './/*[contains(@class, "author") or contains(@class, "byline")]'
_NO_NAME = re.compile(r"https?:|www\.|@|\.(?:com|org|net)\b|\d", re.IGNORECASE)
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)([/-]?)(1[0-2]|0?[1-9])\2([12]\d|3[01]|0?[1-9])(?=[/_.-]|$)"
)
_PRINTED, _UNCONFIRMED, _CONFIRMED = 2.5, 0.5, 0.2
_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_DATE_METAS = (
    "article:published_time", "datepublished", "article:published", "og:published_time",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "dc.date.issued", "dc.date", "dcterms.created",
    "date", "article_date_original", "cxenseparse:recs:publishtime", "bt:pubdate", "dcterms.date",
)  # fmt: skip
_AUTHOR_METAS = (
    "author", "article:author", "article:author_name", "byl", "parsely-author", "sailthru.author",
    "dc.creator", "dcterms.creator", "twitter:data1",
)  # fmt: skip
_SOURCE_METAS = ("og:site_name", "application-name", "dc.publisher", "publisher")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the page says; None where it says nothing that can be believed.

    ``body``: the article itself, which some pages have in their JSON-LD and nowhere else.
    """

    title: str | None
    description: str | None
    author: str | None
    published: datetime | None
    source: str | None
    url: str | None
    language: str | None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class _Linked:
    """What the JSON-LD of a page says of its article."""

    titles: tuple[str, ...] = ()
    description: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    publisher: str | None = None
    body: str | None = None


def page_metadata(tree: HtmlElement, *, url: str | None, now: datetime) -> PageMetadata:
    """What the page says; ``url``: its address if known; later dates than ``now`` are wrong."""
    metas = _metas(tree)
    linked = _linked_data(tree)
    canonical = _canonical(tree, metas, url)
    source = linked.publisher or _first(metas, _SOURCE_METAS)
    title = _title(tree, metas, linked, source, canonical or url)
    return PageMetadata(
        title=title,
        description=linked.description or metas.get("og:description") or metas.get("description"),
        author=_author(tree, metas, linked, source),
        published=_published(tree, metas, linked, canonical or url, now),
        source=_one_line(source, _MAX_NAME),
        url=canonical,
        language=_language(tree),
        body=linked.body,
    )


# --- where pages say it -----------------------------------------------------------------------


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in islice(tree.iter("meta"), 500):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(tree: HtmlElement) -> _Linked:
    articles: list[Mapping[str, object]] = []
    names: dict[str, str] = {}
    publishers: list[str] = []
    for script in islice(tree.iter("script"), 300):
        if "ld+json" not in (script.get("type") or ""):
            continue
        for node in _nodes(_json(script.text or "")):
            kinds = node.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                if not isinstance(kind, str):
                    continue
                if _ARTICLE_TYPE.match(kind):
                    articles.append(node)
                identity, name = node.get("@id"), node.get("name")
                if isinstance(identity, str) and isinstance(name, str):
                    names[identity] = name
                if kind.endswith("Organization") and isinstance(name, str):
                    publishers.append(name)
    if not articles:
        return _Linked()
    article = max(articles, key=lambda node: len(node))
    published = printed_date(article.get("datePublished")) or printed_date(
        article.get("dateCreated")
    )
    publisher = _names(article.get("publisher"), names)
    titles = [article.get("headline"), article.get("name"), article.get("alternativeHeadline")]
    return _Linked(
        titles=tuple(filter(None, map(_text, titles)))[:2],
        description=_text(article.get("description")),
        authors=tuple(_names(article.get("author"), names)),
        published=published,
        publisher=publisher[0] if publisher else None,
        body=_text(article.get("articleBody")),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _json(text: str) -> object:
    if not text or len(text) > _MAX_JSON:
        return None
    start = min((at for at in (text.find("{"), text.find("[")) if at >= 0), default=0)
    end = max(text.rfind("}"), text.rfind("]")) + 1
    try:
        return orjson.loads(_LOOSE.sub(" ", text[start:end]))
    except orjson.JSONDecodeError:
        return None


def _nodes(value: object) -> Iterator[Mapping[str, object]]:
    """Every object inside ``value``, the outer ones first, at most ``_MAX_NODES``."""
    waiting, seen = [value], 0
    while waiting and seen < _MAX_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, dict):
            yield node
            waiting.extend(item for item in node.values() if isinstance(item, dict | list))
        elif isinstance(node, list):
            waiting.extend(node[:100])


def _names(value: object, by_id: Mapping[str, str]) -> list[str]:
    """The names in a JSON-LD person, organisation, or list of them."""
    found: list[str] = []
    for item in value[:_MAX_AUTHORS] if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = item.get("name") or by_id.get(str(item.get("@id")))
        if isinstance(item, list):
            item = item[0] if item else None
        if isinstance(item, str) and item.strip():
            found.append(item)
    return found


# --- title ------------------------------------------------------------------------------------


def _title(
    tree: HtmlElement,
    metas: Mapping[str, str],
    linked: _Linked,
    source: str | None,
    url: str | None,
) -> str | None:
    """The candidate that the others agree with most.

    The printed headline counts most if any other candidate shares words with it: what is made
    for search engines and networks is often another wording. If none does, it is the name of
    the site or of a section.
    """
    site = _site_words(source, url)
    printed = _titles((heading.text_content() for heading in islice(tree.iter("h1"), 5)), site)
    stated = _titles(linked.titles, site)
    stated += _titles((metas[name] for name in _TITLE_METAS if name in metas), site)
    stated += _titles((window.text_content() for window in islice(tree.iter("title"), 1)), site)
    votes = [(text, bag, 1.0) for text, bag in stated]
    for text, bag in printed:
        confirmed = any(_likeness(bag, other) >= _CONFIRMED for _, other in stated)
        votes.append((text, bag, _PRINTED if confirmed or not stated else _UNCONFIRMED))
    if not votes:
        return None
    return max(
        votes, key=lambda vote: sum(_likeness(vote[1], bag) * weight for _, bag, weight in votes)
    )[0]


def _titles(candidates: Iterable[str], site: frozenset[str]) -> list[tuple[str, frozenset[str]]]:
    """The candidates without the site's name, each with its words; the bare name is none."""
    lines = (_without_site(_one_line(text, _MAX_TITLE) or "", site) for text in candidates)
    return [
        (line, frozenset(_WORD.findall(line.casefold())))
        for line in lines
        if _WORD.search(line) and not _is_site(line, site)
    ]


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard's: shared words among all words (0 to 1)."""
    return len(one & other) / max(1, len(one | other))


def _site_words(source: str | None, url: str | None) -> frozenset[str]:
    """The site's name and the parts of its host, letters only."""
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    names = [source or "", host, *host.split(".")]
    return frozenset("".join(_WORD.findall(name.casefold())) for name in names if len(name) > 2)


def _without_site(title: str, site: frozenset[str]) -> str:
    """The title without the site's name before or behind it, nor a short part behind a bar."""
    for _ in range(3):
        breaks = list(_SEPARATOR.finditer(title))
        if not breaks:
            break
        first, last = breaks[0], breaks[-1]
        tail, head = title[last.end() :], title[: first.start()]
        behind_bar = "|" in last[0] and len(tail.split()) < max(
            7, len(title[: last.start()].split())
        )
        if _is_site(tail, site) or behind_bar:
            title = title[: last.start()]
        elif _is_site(head, site):
            title = title[first.end() :]
        else:
            break
    return title


def _is_site(part: str, site: frozenset[str]) -> bool:
    joined = "".join(_WORD.findall(part.casefold()))
    bare = joined.removeprefix("the")
    return not bare or any(
        bare == name.removeprefix("the")
        or (len(bare) > 3 and bare in name)
        or (len(name) > 4 and name in bare and len(bare) < 2 * len(name))
        for name in site
    )


# --- date, author, address, language --------------------------------------------------------------


def _published(
    tree: HtmlElement,
    metas: Mapping[str, str],
    linked: _Linked,
    url: str | None,
    now: datetime,
) -> datetime | None:
    latest = now + timedelta(days=1)
    addressed = _url_date(url)
    stated = (printed_date(metas[name]) for name in _DATE_METAS if name in metas)
    marked = (printed_date(text) for text in _marked_dates(tree))
    for found in (linked.published, *stated, *marked):
        if found is None or found > latest:
            continue
        # An address is given once; what the page states may be of a later edition.
        return found if addressed in (None, _midnight(found)) else addressed
    return addressed if addressed and addressed <= latest else None


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _marked_dates(tree: HtmlElement) -> Iterator[str]:
    for element in tree.xpath('.//*[@itemprop="datePublished"]')[:5]:
        yield element.get("datetime") or element.get("content") or element.text_content()
    times = list(islice(tree.iter("time"), 50))
    for element in times:
        if element.get("pubdate") is not None or "publish" in (element.get("class") or ""):
            yield element.get("datetime") or element.text_content()


def _url_date(url: str | None) -> datetime | None:
    found = _URL_DATE.search(urlsplit(url).path) if url else None
    if found is None:
        return None
    try:
        return datetime(int(found[1]), int(found[3]), int(found[4]), tzinfo=UTC)
    except ValueError:
        return None


def shown_date(lines: Sequence[PageLine], now: datetime) -> datetime | None:
    """The date in a short line near the headline; not that of an update if there is another."""
    worded = [line for line in lines if line.text]
    headline = next((i for i, line in enumerate(worded) if line.tag == "h1"), 0)
    near = worded[max(0, headline - _NEAR // 2) : headline + _NEAR]
    dated = [
        (line.text, moment)
        for line in near
        if len(line.text) <= _LONGEST_DATE_LINE
        and _YEAR.search(line.text)
        and (moment := printed_date(line.text)) is not None
        and moment <= now + timedelta(days=1)
    ]
    first = [moment for text, moment in dated if not _UPDATED.search(text)]
    return next(iter(first or [moment for _, moment in dated]), None)


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


def _author(
    tree: HtmlElement, metas: Mapping[str, str], linked: _Linked, source: str | None
) -> str | None:
    stated = [metas[name] for name in _AUTHOR_METAS if name in metas]
    marked = (
        element.get("content") or element.text_content()
        for element in tree.xpath('.//*[@rel="author" or @itemprop="author"]')[:5]
    )
    credited = (element.text_content()[: 4 * _MAX_NAME] for element in tree.xpath(_CREDITS)[:10])
    written = (line for line in credited if _NAME.fullmatch(_BY.sub("", " ".join(line.split()))))
    for names in (linked.authors, stated, marked, islice(written, 1)):
        people = _people(names, source)
        if people:
            return ", ".join(people)[:_MAX_NAME]
    return None


def _people(names: Sequence[str] | Iterator[str], source: str | None) -> list[str]:
    people: list[str] = []
    site = (source or "").casefold()
    for name in names:
        line = _BY.sub("", _one_line(name, _MAX_NAME) or "").strip(" ,;|")
        is_name = 1 < len(line) <= 80 and not _NO_NAME.search(line) and line.casefold() != site
        if is_name and line not in people:
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
        address = urljoin(base or "", stated.strip())
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
    line = " ".join((text or "")[: 4 * limit].split())[:limit]
    return line or None
