"""Who wrote an article, by what its page states and what it shows.

Pages state whoever was logged in, the paper itself, or one of two writers. So a byline below the
headline that says outright who wrote ("By Ann Ray") counts more than a stated name that is not in
it, and staff count only where nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise

from lxml.etree import XPath
from lxml.html import HtmlElement

from .linkeddata import LinkedData
from .normalise import tidy
from .pagetext import PageLine
from .zones import OUTSIDE, Zone

_MAX_NAME, _LONGEST, _MAX_AUTHORS = 200, 80, 10
_MOST_CREDITS, _MOST_MARKED, _LINES_BELOW, _LONGEST_CREDIT = 20, 5, 6, 120
_METAS = (
    "author", "article:author", "article:author_name", "byl", "parsely-author", "sailthru.author",
    "dc.creator", "dcterms.creator", "citation_author", "twitter:data1",
)  # fmt: skip
_WRITTEN = r"(?:written|posted|reported|article|story|words|text|interview|review)"
# "By ", "Written by: ", "Words: ", "Author ", and "By" that only a style sheet sets apart
_SAYS = rf"(?:(?i:(?:{_WRITTEN}\s+)?by|author)\s*:?\s+|(?i:{_WRITTEN})\s*:\s+|By(?=[A-Z][a-z]))"
_BY = re.compile(rf"\s*{_SAYS}")
_ONLY_BY = re.compile(rf"(?:{_WRITTEN}\s+)?by\s*:?", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_DATE = rf"(?i:{_MONTH})\.?\s+\d"
_THEN = r"(?i:updated|published|posted|last\s+updated)\b"
_PART = rf"(?!{_DATE}|{_THEN}|(?i:{_WEEKDAY}))[^\W\d_a-z][\w.'’-]{{0,25}}"
_OF = r"(?:(?:de|del|della|di|da|dos|du|la|le|van|von|der|den|al|el|bin|ibn)\s+){0,2}"
_ONE = rf"(?:{_PART}\s+){{1,3}}{_OF}{_PART}"  # "Ann Ray", "Ann B. van der Ray", but no date
# "Ann Ray and Bo Birch", "Ann Ray, Cy Elm, and Bo Birch"; two with a comma may be name and paper
_MANY = rf"{_ONE}(?:(?:,\s+{_ONE}){{0,4}},?\s+(?:and|&)\s+{_ONE}|(?:,\s+{_ONE}){{2,5}})?"
_NAME = re.compile(_MANY)
_ENDED = rf"(?=\s*(?:$|[,|•·–—(/]|\d+[\s./:-]|{_DATE}|{_THEN}|(?:at|for|in|on)\b))"
_BYLINE = re.compile(rf"{_SAYS}(?P<name>{_MANY}){_ENDED}")  # "By Ann Ray | The Ellery Post"
# The same without labels, which what is reviewed has too: "Author: Ann Ray"
_OUTRIGHT = re.compile(rf"(?i:(?:{_WRITTEN}\s+)?by)\s*:?\s+(?P<name>{_MANY}){_ENDED}")
_SHORT = re.compile(rf"(?i:(?:{_WRITTEN}\s+)?by)\s*:?\s+(?P<name>{_PART}){_ENDED}")  # "by Ann"
_POSTED = re.compile(  # "Posted by Ann at 8 May 2014", below a story
    rf"(?i:posted\s+by)\s*:?\s+(?P<name>(?:{_PART}\s+){{0,3}}{_PART})\s+(?:at|on)\s+(?=\d|{_DATE}|(?i:{_WEEKDAY}))"
)
_ROLE = (
    r"(?:writer|reporter|correspondent|columnist|editor|contributor|journalist|critic|anchor"
    r"|producer|staff|professor|lecturer|fellow|analyst|director|founder|manager|strategist)"
)
_TITLED = re.compile(  # "Ann Ray | Senior Writer"
    rf"(?P<name>{_ONE})\s*[,|•·–—/-]\s*(?:[\w&-]+\s+){{0,3}}(?i:{_ROLE})\b"
)
_WITH_ROLE = re.compile(rf"(?:[\w&-]+\s+){{0,3}}{_ROLE}", re.IGNORECASE)  # "Tech Writer"
_KIND = r"(?:staff|senior|chief|contributing|special|associate|managing|freelance|guest)"
_BEHIND = re.compile(  # what follows a name: an address, a role, a paper, a place
    rf"\s*[(<\[]?\S*@.*|,\s*[^,]{{0,40}}\b(?i:{_ROLE})s?\b.*|\s+[Ff]or\s+(?:[Tt]he\s+)?[A-Z].*"
    rf"|\s+in\s+[A-Z].*|\s+[|/•·]\s.*|(?:\s+(?i:{_KIND}))*\s+(?i:{_ROLE})$"
)
_STAFF = re.compile(  # "Post Staff", "Editorial team", "admin"
    rf"(?:.*\s)?(?:{_ROLE}s?|team|newsroom|desk|editorial(?:\s+board)?|web\s?(?:admin|master)"
    r"|admin(?:istrator)?)",
    re.IGNORECASE,
)
_BUTTON = re.compile(r"(?:more|about|see|view|read|follow|all|by)\b", re.IGNORECASE)
_MARKED = XPath('//@rel[. = "author"]/.. | //@itemprop[. = "author"]/..')
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net)\b|^\W*$", re.IGNORECASE)
_NO_NAME = re.compile(rf"{_ADDRESS.pattern}|\d", re.IGNORECASE)
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
    below = list(_below(lines, title))
    stated, listed = _people(linked.authors, site), _people(named, site)
    stated = stated or listed or _people(_marked(tree), site)
    shown = _people(_names(_OUTRIGHT, below), site)
    others = shown and not any(word in " ".join(shown).casefold() for word in _words(stated))
    people = shown if others or _is_longer(shown, stated) else stated
    if not people:
        near = (_names(pattern, below) for pattern in (_SHORT, _BYLINE))
        far = (_names(_TITLED, below), _announced(lines), _posted(lines), _addressed(tree))
        people = _first((*near, _credited(tree), *far), site)
    if people:
        return ", ".join(people)[:_MAX_NAME]
    bodies = (name for name in map(_line, linked.authors) if not _ADDRESS.search(name))
    return next(chain(bodies, filter(_is_name, map(_line, named))), None)


def _first(places: Iterable[Iterable[str]], site: str) -> list[str]:
    return next(filter(None, (_people(names, site) for names in places)), [])


def _is_longer(names: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the names are the others and more of them."""
    return _words(others) < _words(names)


def _words(names: Iterable[str]) -> set[str]:
    return set(_WORD.findall(" ".join(names).casefold())) - {"and"}


def _marked(tree: HtmlElement) -> Iterator[str]:
    for element in _MARKED(tree)[:_MOST_MARKED]:
        yield element.get("content") or element.text_content()


def _credited(tree: HtmlElement) -> Iterator[str]:
    """The first credit shown that is only a name, perhaps with "by"."""
    for element in islice(filter(_is_credit, tree.iter()), _MOST_CREDITS):
        line = " ".join(element.text_content()[: 4 * _MAX_NAME].split())
        if _NAME.fullmatch(_BY.sub("", line, count=1)):
            yield line
            return


def _is_credit(element: HtmlElement) -> bool:
    """Whether a class or the address of a link mentions authors."""
    called, leads = element.get("class", ""), element.get("href", "")
    return "author" in called or "byline" in called or "/author" in leads


def _addressed(tree: HtmlElement) -> Iterator[str]:
    """A name alone that links to its own page: "Ann" to /author/ann."""
    links = (link for link in tree.iter("a") if "/author/" in link.get("href", ""))
    for link in islice(links, _MOST_CREDITS):
        text = " ".join(link.text_content()[:_MAX_NAME].split())
        if text:
            yield text
            return


def _below(lines: Sequence[PageLine], title: str | None) -> Iterator[str]:
    """The lines below the headline that may be credits; a name with the role on the next line."""
    shown = [line for line in lines if line.text]
    places = (at for at, line in enumerate(shown) if line.tag == "h1" or line.text == title)
    headline = next(places, len(shown))
    near = shown[headline + 1 : headline + 1 + _LINES_BELOW]
    near = [line for line in near if line.zone not in OUTSIDE]
    for line, behind in pairwise([*near, PageLine("")]):
        text = line.text
        if len(text) <= _LONGEST_CREDIT:
            yield text
        if _NAME.fullmatch(text) and _WITH_ROLE.fullmatch(behind.text):
            yield f"{text} | {behind.text[:_LONGEST_CREDIT]}"


def _names(pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[str]:
    """The name in the first text that the pattern matches."""
    found = (pattern.match(text) for text in texts)
    yield from islice((one["name"] for one in found if one is not None), 1)


def _announced(lines: Sequence[PageLine]) -> Iterator[str]:
    """A name alone on the line after "Written by"."""
    shown = (line.text for line in lines if line.text)
    for before, text in pairwise(shown):
        if _ONLY_BY.fullmatch(before) and _NAME.fullmatch(text):
            yield text
            return


def _posted(lines: Sequence[PageLine]) -> Iterator[str]:
    """The name in "Posted by Ann at 8 May 2014", which blogs have below a story."""
    return _names(_POSTED, (line.text for line in lines if line.zone is not Zone.COMMENTS))


def _people(names: Iterable[str], site: str) -> list[str]:
    """The names that are of people, each once, without what follows them."""
    people: list[str] = []
    for name in names:
        line = _line(name)
        if len(line) > _LONGEST:
            continue
        bare = _BEHIND.sub("", line, count=1)
        line = bare if " " in bare else line
        known = line.casefold() == site or line.casefold() in map(str.casefold, people)
        if _is_name(line) and not known and not _STAFF.fullmatch(line):
            people.append(line)
    return people[:_MAX_AUTHORS]


def _line(name: str) -> str:
    line = tidy(name[: 4 * _MAX_NAME])[:_MAX_NAME]
    return _BY.sub("", line, count=1).strip(" ,;|") if _BY.match(line) else line.strip(" ,;|")


def _is_name(line: str) -> bool:
    is_short = 1 < len(line) <= _LONGEST
    return is_short and not _NO_NAME.search(line) and not _BUTTON.match(line)
