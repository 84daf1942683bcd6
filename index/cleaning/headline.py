"""The title of a page, by a vote among the places that state it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from itertools import chain, islice
from urllib.parse import urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from .linkeddata import LinkedData
from .normalise import bare, tidy
from .pagetext import page_lines
from .plaintext import slug_words

_MAX_TITLE = 500
_MOST_HEADINGS = 10  # lower headings looked at
_MOST_PRINTED = 5  # first-rank headings that vote
_CALLED = XPath('descendant::body//*[contains(@class, "headline") or contains(@class, "title")]')
_MAX_PARTS = 100  # elements in a heading; of larger ones the text is taken as it is
_WORD = re.compile(r"\w+")
# " | ", " - ", " » ", ": " before one last word
_SEPARATOR = re.compile(r"\s+[|–—»·•:/\-]{1,2}\s+|\s*[|»]\s*|:\s+(?=[A-Z][\w.]+$)")
_TAG = re.compile(r"</?(?:a|b|br|em|i|span|strong|sub|sup|u)\b[^<>]{0,200}>", re.IGNORECASE)
# Votes of a first heading: usual, on news pages, and if no other candidate shares words with it;
# the Jaccard similarity from which one does. Stated titles have 1 vote.
_PRINTED, _PRINTED_NEWS, _UNCONFIRMED, _CONFIRMED = 2.7, 6.0, 0.5, 0.2
_ADDRESSED, _ALIKE = 1.0, 0.5  # votes of the address; least similarity of a lower heading
_TITLE_METAS = ("og:title", "twitter:title")


Title = tuple[str, frozenset[str]]  # and its words


def headline(
    tree: HtmlElement,
    metas: Mapping[str, str],
    linked: LinkedData,
    source: str | None,
    url: str | None,
) -> str | None:
    """The candidate that the others agree with most.

    The first heading (``<h1>``) counts most if any other candidate shares words with it, and more
    than all others together on news pages, as titles for search engines and networks are often
    worded differently. If none shares words with it, it is the name of the site or of a section.
    The words of the address count too.
    """
    site = _site_names(source, url)
    linked_titles = map(_plain, linked.titles)
    named = (_plain(metas[name]) for name in _TITLE_METAS if name in metas)
    window = [_plain(title.text_content()) for title in islice(tree.iter("title"), 1)]
    places = (*linked_titles, *named, *window)
    stated = _titles(places, site)
    shown = [_plain(_seen(heading)) for heading in islice(tree.iter("h1"), _MOST_PRINTED)]
    lower = islice(chain(_in_window(tree, window), _alike(tree, stated)), 1)
    printed = _titles(shown, site) or _titles(lower, site)
    is_news = linked.is_news or "news_keywords" in metas
    best = _elected(stated, printed, _PRINTED_NEWS if is_news else _PRINTED, slug_words(url))
    # capitals are only a style
    return next((text for text, _ in stated if text.upper() == best), best)


def _elected(
    stated: Sequence[Title], printed: Sequence[Title], weight: float, slug: str | None
) -> str | None:
    """The title with the most votes, each by its likeness; a printed one votes with ``weight``."""
    votes: list[tuple[str, frozenset[str], float]] = []
    for text, bag in printed:
        confirmed = any(_likeness(bag, other) >= _CONFIRMED for _, other in stated)
        votes.append((text, bag, weight if confirmed else _UNCONFIRMED))
    votes += [(text, bag, 1.0) for text, bag in stated]
    address = _bag(slug or "")

    def total(vote: tuple[str, frozenset[str], float]) -> float:
        alike = sum(_likeness(vote[1], bag) * weight for _, bag, weight in votes)
        return alike + _ADDRESSED * len(vote[1] & address) / max(1, len(address))

    return max(votes, key=total)[0] if votes else None


def _in_window(tree: HtmlElement, window: Sequence[str]) -> Iterator[str]:
    """The first lower heading whose words occur, in order, in the ``<title>``."""
    for heading in chain(islice(tree.iter("h2", "h3"), _MOST_HEADINGS), islice(_CALLED(tree), 5)):
        text = _plain(_seen(heading))
        if text and any(text in title for title in window):
            yield text
            return


def _alike(tree: HtmlElement, stated: Sequence[Title]) -> Iterator[str]:
    """Second-rank headings that resemble a stated title in other words, not only in more."""
    for heading in islice(tree.iter("h2"), _MOST_HEADINGS):
        text = _plain(_seen(heading))
        alike = any(_likeness(_bag(text), other) > _ALIKE for _, other in stated)
        if alike and not text.startswith(tuple(title for title, _ in stated)):
            yield text


def _seen(heading: HtmlElement) -> str:
    """The visible text of a heading, without style sheets and icons; of a hidden one, all of it."""
    if sum(1 for _ in islice(heading.iter(), _MAX_PARTS)) == _MAX_PARTS:
        return str(heading.text_content())
    return " ".join(line.text for line in page_lines(heading) or page_lines(heading, hidden=True))


def _titles(candidates: Iterable[str], site: frozenset[str]) -> list[Title]:
    """The candidates without the name of the site, with their sets of words."""
    lines = (_without_site(line, site) for line in candidates)
    return [(line, _bag(line)) for line in lines if not _is_site(line, site)]


def _bag(text: str) -> frozenset[str]:
    """The words of a text, "machine" and "machines" as one."""
    return frozenset(word.removesuffix("s") for word in _WORD.findall(text.casefold()))


def _plain(text: str) -> str:
    """One line without entities and tags, which data made of markup may have twice over."""
    return tidy(_TAG.sub("", unescape(text[: 4 * _MAX_TITLE])))[:_MAX_TITLE]


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The Jaccard similarity of two sets of words (0 to 1)."""
    return len(one & other) / max(1, len(one | other))


def _site_names(source: str | None, url: str | None) -> frozenset[str]:
    """What the site is called, in letters only."""
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    names = [source or "", host, *host.split(".")]
    return frozenset(bare(name) for name in names if len(name) > 2)


def _without_site(title: str, site: frozenset[str]) -> str:
    """The title without the site's name before or after it, nor a short part after a bar."""
    for _ in range(3):
        breaks = list(_SEPARATOR.finditer(title))
        if not breaks:
            break
        first, last = breaks[0], breaks[-1]
        tail, head = title[last.end() :], title[: first.start()]
        if "|" in last[0] or _is_site(tail, site):
            title = title[: last.start()]
        elif _is_site(head, site):
            title = title[first.end() :]
        else:
            break
    return title


def _is_site(part: str, names: frozenset[str]) -> bool:
    own = bare(part).removeprefix("the")
    return not own or any(
        own in name or (name in own and 2 * len(own) < 3 * len(name)) for name in names
    )
