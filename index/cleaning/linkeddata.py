"""What a page states in its head: ``<meta>`` elements and JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

import orjson
from lxml.html import HtmlElement

from ..text.dates import printed_date

_MAX_JSON = 1_000_000
_MAX_NODES = 2000
_MAX_AUTHORS = 10
# "NewsArticle", "BlogPosting"
_ARTICLE_TYPE = re.compile(r"\w*(?:article|posting|report|review|story)$", re.IGNORECASE)
_LOOSE = re.compile(r"[\x00-\x1f]+")  # line breaks within strings, which JSON forbids


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What the JSON-LD of a page states about its article.

    ``changed``: when it was last changed; ``is_news``: its type is NewsArticle.
    """

    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    changed: datetime | None = None
    publisher: str | None = None
    body: str | None = None
    is_news: bool = False


def named_metas(tree: HtmlElement) -> Mapping[str, str]:
    """The content of each named ``<meta>`` (the first of a name; names in lower case)."""
    found: dict[str, str] = {}
    for meta in islice(tree.iter("meta"), 500):
        names = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        for name in names.lower().split()[:3] if content else ():
            found.setdefault(name, content)
    return found


def linked_data(tree: HtmlElement) -> LinkedData:
    """What the JSON-LD states about the article of the page, if it describes one.

    If it describes several, as in lists of other stories: the one with the most fields.
    """
    articles: list[Mapping[str, object]] = []
    names: dict[str, str] = {}
    of_page: list[object] = []
    for script in islice(tree.iter("script"), 300):
        if "ld+json" not in (script.get("type") or ""):
            continue
        for node in _nodes(_json(script.text or "")):
            identity, name = node.get("@id"), node.get("name")
            if isinstance(identity, str) and isinstance(name, str):
                names[identity] = name
            kinds = node.get("@type")
            for kind in filter(_text, kinds if isinstance(kinds, list) else [kinds]):
                if _ARTICLE_TYPE.match(kind):
                    articles.append(node)
                elif kind.endswith("WebPage"):
                    of_page.append(node.get("datePublished"))
    dates = (day for day in map(printed_date, of_page) if day is not None)
    if not articles:
        return LinkedData(published=next(dates, None))
    article = max(articles, key=len)
    stated = (printed_date(article.get(name)) for name in ("datePublished", "dateCreated"))
    published = next((day for day in stated if day is not None), None) or next(dates, None)
    publisher = _names(article.get("publisher"), names)
    titles = [article.get("headline"), article.get("name"), article.get("alternativeHeadline")]
    return LinkedData(
        titles=tuple(filter(None, map(_text, titles)))[:2],
        authors=tuple(_names(article.get("author"), names)),
        published=published,
        changed=printed_date(article.get("dateModified")),
        publisher=publisher[0] if publisher else None,
        body=_text(article.get("articleBody")),
        is_news="NewsArticle" in str(article.get("@type")),
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
        if isinstance(item, str) and item.strip():
            found.append(item)
    return found
