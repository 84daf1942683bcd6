"""The title of a page, by a vote among the places that state it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from .linkeddata import LinkedData
from .normalise import tidy

_MAX_TITLE = 500
_WORD = re.compile(r"\w+")
_SEPARATOR = re.compile(r"\s+[|–—»·•:\-]{1,2}\s+|\s*[|»]\s*|:\s+(?=[A-Z][\w.]+$)")
_PRINTED, _UNCONFIRMED, _CONFIRMED = 2.5, 0.5, 0.2
_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")


def headline(
    tree: HtmlElement,
    metas: Mapping[str, str],
    linked: LinkedData,
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
    lines = (_without_site(tidy(text[: 4 * _MAX_TITLE])[:_MAX_TITLE], site) for text in candidates)
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
