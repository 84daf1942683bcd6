"""Who wrote an article, by what its page states and what it shows.

Pages state whoever was logged in, the paper itself, or one of two writers. So a byline below the
headline that says outright who wrote ("By Ann Ray") counts more than a stated name that is not in
it, and staff count only where nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from lxml.etree import XPath
from lxml.html import HtmlElement

from . import bylines
from .linkeddata import LinkedData
from .pagetext import PageLine

_MOST_CREDITS, _MOST_MARKED = 20, 5
_METAS = (
    "author", "article:author", "article:author_name", "byl", "parsely-author", "sailthru.author",
    "dc.creator", "dcterms.creator", "citation_author", "twitter:data1",
)  # fmt: skip
_MARKED = XPath('//@rel[. = "author"]/.. | //@itemprop[. = "author"]/..')
_WORD = re.compile(r"\w+")


def author(
    tree: HtmlElement,
    metas: Mapping[str, str],
    linked: LinkedData,
    source: str | None,
    lines: Sequence[PageLine],
    title: str | None,
) -> str | None:
    """The names of the authors, with commas between them; if nobody is named, the staff or the
    publication that the page states as its author."""
    site = (source or "").casefold()
    named = [metas[name] for name in _METAS if name in metas]
    below = bylines.below_headline(lines, title)
    stated, listed = bylines.people(linked.authors, site), bylines.people(named, site)
    stated = stated or listed or bylines.people(_marked(tree), site)
    shown = bylines.said(below, site)
    others = shown and not any(word in " ".join(shown).casefold() for word in _words(stated))
    longer = _words(stated) < _words(shown)  # those stated, and more
    found = shown if others or longer else stated
    found = found or bylines.signed(below, lines, site)
    found = found or bylines.first_people((_credited(tree), _addressed(tree)), site)
    if found:
        return ", ".join(found)[: bylines.MAX_NAME]
    bodies = (
        name for name in map(bylines.one_line, linked.authors) if not bylines.ADDRESS.search(name)
    )
    return next(chain(bodies, filter(bylines.is_name, map(bylines.one_line, named))), None)


def _words(names: Iterable[str]) -> set[str]:
    return set(_WORD.findall(" ".join(names).casefold())) - {"and"}


def _marked(tree: HtmlElement) -> Iterator[str]:
    for element in _MARKED(tree)[:_MOST_MARKED]:
        yield element.get("content") or element.text_content()


def _credited(tree: HtmlElement) -> Iterator[str]:
    """The first credit shown that is only a name, perhaps with "by"."""
    credits = map(_text, islice(filter(_is_credit, tree.iter()), _MOST_CREDITS))
    names = (text for text in credits if bylines.NAME.fullmatch(bylines.one_line(text)))
    yield from islice(names, 1)


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content()[: 4 * bylines.MAX_NAME].split())


def _is_credit(element: HtmlElement) -> bool:
    """Whether a class or the address of a link mentions authors."""
    called, leads = element.get("class", ""), element.get("href", "")
    return "author" in called or "byline" in called or "/author" in leads


def _addressed(tree: HtmlElement) -> Iterator[str]:
    """A name alone that links to its own page: "Ann" to /author/ann."""
    links = (link for link in tree.iter("a") if "/author/" in link.get("href", ""))
    yield from islice(filter(None, map(_text, islice(links, _MOST_CREDITS))), 1)
