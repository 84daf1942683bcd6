"""What the lines near a headline say of who wrote the article: "By Ann Ray", "Ann Ray | Reporter".

A name alone may be a section or a person of the story: it counts only beside "by", a role or a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from ..text.months import STEM
from .normalise import tidy
from .pagetext import PageLine
from .zones import OUTSIDE, Zone

MAX_NAME = 200
_LONGEST, _MAX_AUTHORS = 80, 10
_LINES_BELOW, _LINES_ABOVE, _LONGEST_CREDIT, _LONGEST_LINE = 6, 3, 120, 250
_WRITTEN = r"(?:written|posted|reported|article|story|words|text|interview|review)"
# "By ", "Written by: ", "Words: ", "Author ", and "By" that only a style sheet sets apart
_SAYS = (
    rf"(?:(?i:(?:(?:{_WRITTEN}|reviewed)\s+)?by|author)\s*:?\s+"
    rf"|(?i:{_WRITTEN})\s*:\s+|By(?=[A-Z][a-z]))"
)
_BY = re.compile(rf"\A\s*(?:{_SAYS}|[A-Z]{{2,5}}\s\|\s)")  # "AFP | Ann Ray"
_HAS_BY = re.compile(r"\bby\b", re.IGNORECASE)
_ONLY_BY = re.compile(rf"(?:{_WRITTEN}\s+)?by\s*:?", re.IGNORECASE)
_MONTH = rf"(?:{STEM})[a-z]{{0,6}}\b"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_DATE = rf"(?i:{_MONTH})\.?\s+\d"
_THEN = r"(?i:updated|published|posted|last\s+updated)\b"
_DAY_FIRST = r"\d\d?\.?\s+[^\W\d]{3,12}\.?,?\s+(?:19|20)\d\d"  # "17 July 2014", "17 июля 2014"
_ANY_DAY = rf"(?:(?i:{_WEEKDAY},?\s+)?(?:{_DATE}|{_DAY_FIRST}|\d{{1,4}}[-/.]\d)|{_THEN})"
_STUCK = re.compile(rf"(?<=[a-z])(?=[A-Z])(?={_DATE}|{_THEN})")  # "RayMay 3", "RayPublished"
_PART = rf"(?=[^\W\d_a-z])(?!{_DATE}|{_THEN}|(?i:{_WEEKDAY}))[^\W\d_a-z][\w.'’-]{{0,25}}"
_OF = r"(?:(?:de|del|della|di|da|dos|du|la|le|van|von|der|den|al|el|bin|ibn)\s+){0,2}"
_ONE = rf"(?:{_PART}\s+){{1,3}}{_OF}{_PART}"  # "Ann Ray", "Ann B. van der Ray", but no date
_AND = r"(?:(?i:and)|&|und|et|y|и)"
# "Ann Ray and Bo Birch", "Ann Ray, Cy Elm, and Bo Birch"; two with a comma may be name and paper
_MANY = rf"{_ONE}(?:(?:,\s+{_ONE}){{0,4}}(?:,?\s+{_AND}\s+{_ONE}){{1,3}}|(?:,\s+{_ONE}){{2,5}})?"
NAME = re.compile(_MANY)
_ENDED = rf"(?=\s*(?:$|[,|•·⋅●–—(/]|-\s|\d+[\s./:-]|{_DATE}|{_THEN}|\S+@)|\s+(?:at|for|in|on)\b)"
_BYLINE = re.compile(rf"{_SAYS}(?P<name>{_MANY}){_ENDED}")  # "By Ann Ray | The Ellery Post"
# The same without labels, which what is reviewed has too: "Author: Ann Ray"
_OUTRIGHT = re.compile(
    rf"(?i:(?:{_WRITTEN}\s+)?by|von|par|por|автор)\s*:?\s+(?P<name>{_MANY}){_ENDED}"
)
_SHORT = re.compile(rf"(?i:(?:{_WRITTEN}\s+)?by)\s*:?\s+(?P<name>{_PART}){_ENDED}")  # "by Ann"
_POSTED = re.compile(  # "Posted by Ann at 8 May 2014", below a story
    rf"(?i:posted\s+by)\s*:?\s+(?P<name>(?:{_PART}\s+){{0,3}}{_PART})\s+(?:at|on)\s+(?=\d|{_DATE}|(?i:{_WEEKDAY}))"
)
_ROLE = (
    r"(?:writer|reporter|correspondent|columnist|editor|contributor|journalist|critic|anchor"
    r"|producer|staff|professor|lecturer|fellow|analyst|director|founder|manager|strategist)"
)
_PAPER = r"(?:courier|gazette|herald|journal|post|times|today|tribune)"
_WORDS = r"(?:[\w&-]+\s+){0,3}"
_TITLED = re.compile(  # "Ann Ray, Senior Writer", "Ann Ray | USA Today"; a comma may end a quote
    rf"(?P<name>{_MANY})\s*(?:[,|•·⋅●–—/-]\s*{_WORDS}(?i:{_ROLE})\b"
    rf"|\|\s*{_WORDS}(?i:{_PAPER})$|\|?\s*@+\w+\b(?!\.))"
)
# "Ann Ray - May 3, 2014"
_BEFORE_DAY = re.compile(rf"(?=\D*\d)(?P<name>{_MANY})\s*[,|•·–—/:-]?\s*{_ANY_DAY}")
_AFTER_DAY = re.compile(  # "May 3, 2014 by Ann Ray"
    rf"(?=\D{{0,45}}\d)[^\d,;]{{0,30}}\b{_ANY_DAY}[^a-z]{{0,30}}\s(?i:by)\s+(?P<name>{_MANY}){_ENDED}"
)
_DIGIT = re.compile(r"\d")
_NEAR = (_SHORT, _BYLINE, _TITLED, _AFTER_DAY, _BEFORE_DAY)
# "Tech Writer", "USA Today", or a day, on the line below a name
_BESIDE = re.compile(rf"\W?{_WORDS}(?:{_ROLE}|{_PAPER})$|{_ANY_DAY}|@\w", re.IGNORECASE)
_BEHIND = re.compile(  # what follows a name: an address, a role, a paper, a place
    rf"\s*[(<\[]?\S*@.*|,\s*[^,]{{0,40}}\b(?i:{_ROLE})s?\b.*|\s+[Ff]or\s+(?:[Tt]he\s+)?[A-Z].*"
    rf"|\s+in\s+[A-Z].*|\s+[|/•·]\s.*|\s+(?i:{_ROLE})$"
)
_STAFF = re.compile(  # "Post Staff", "Editorial team", "admin", "Ellery Courier"
    rf"(?:.*\s)?(?:{_ROLE}s?|team|newsroom|desk|editorial(?:\s+board)?|web\s?(?:admin|master)"
    rf"|admin(?:istrator)?|news|{_PAPER})",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"(?<!\S)(?![IV]+\b)(?=\S*[AEIOUY])[^\W\d_a-z]\S*")  # but "III", "CNN"
_BUTTON = re.compile(r"(?:more|about|see|view|read|follow|all|by)\b", re.IGNORECASE)
ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net)\b|^\W*$", re.IGNORECASE)
_NO_NAME = re.compile(rf"{ADDRESS.pattern}|\d", re.IGNORECASE)


def is_byline(line: str) -> bool:
    """Whether the line says who wrote: "By Ann Ray | Daily Planet"."""
    return len(line) <= _LONGEST_LINE and bool(_OUTRIGHT.match(line) or _SHORT.match(line))


def said(below: Sequence[str], site: str) -> list[str]:
    """Those who wrote the article, as the first line says that says so outright."""
    return people(_names(_OUTRIGHT, below), site)


def signed(below: Sequence[str], lines: Sequence[PageLine], site: str) -> list[str]:
    """Those who may have written it, by the lines ``below`` the headline, else by any line."""
    near = (_names(pattern, below) for pattern in _NEAR)
    return first_people((_announced(lines), _posted(lines), *near), site)


def shown_author(lines: Sequence[PageLine], bylines: Sequence[str]) -> str | None:
    """Who wrote the article, as ``bylines`` or the ``lines`` near the headline say, of a page
    without tags."""
    headline = next((at for at, line in enumerate(lines) if line.tag == "h1"), -1)
    above = [line.text for line in lines[max(0, headline - _LINES_ABOVE) : max(0, headline)]]
    below = [*_credits(lines[headline + 1 :]), *bylines, *filter(_HAS_BY.search, above)]
    names = said(below, "") or signed(below, (), "") or _names(_OUTRIGHT, below)  # staff
    return ", ".join(names)[:MAX_NAME] or None


def below_headline(lines: Sequence[PageLine], title: str | None) -> list[str]:
    """The lines below the headline that may be credits."""
    places = (at for at, line in enumerate(lines) if line.tag == "h1" or line.text == title)
    return list(_credits(lines[next(places, len(lines)) + 1 :]))


def _credits(below: Iterable[PageLine]) -> Iterator[str]:
    """The first lines that may be credits; a name with the role or the day on the next line, or
    with the "by" on the one before."""
    shown = islice((line for line in below if line.text), _LINES_BELOW)
    near = [line for line in shown if line.zone not in OUTSIDE]
    for line, behind in pairwise([*near, PageLine("")]):
        if _ONLY_BY.fullmatch(line.text) and NAME.fullmatch(behind.text):
            yield f"By {behind.text}"
        if len(line.text) > _LONGEST_CREDIT or " " not in line.text:  # one word is no credit
            continue
        text = _STUCK.sub(" ", line.text) if _DIGIT.search(line.text) else line.text
        yield text
        if NAME.fullmatch(text) and _BESIDE.match(behind.text):
            yield f"{text} | {behind.text[:_LONGEST_CREDIT]}"


def _names(pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[str]:
    """The name in the first text that the pattern matches."""
    return (found["name"] for found in islice(filter(None, map(pattern.match, texts)), 1))


def _announced(lines: Sequence[PageLine]) -> Iterator[str]:
    """A name alone on the line after "Written by"."""
    shown = (line.text for line in lines if line.text)
    alone = (text for before, text in pairwise(shown) if _ONLY_BY.fullmatch(before))
    yield from islice(filter(NAME.fullmatch, alone), 1)


def _posted(lines: Sequence[PageLine]) -> Iterator[str]:
    """The name in "Posted by Ann at 8 May 2014", which blogs have below a story."""
    return _names(_POSTED, (line.text for line in lines if line.zone is not Zone.COMMENTS))


def first_people(places: Iterable[Iterable[str]], site: str) -> list[str]:
    """The names that are of people in the first place that has any."""
    return next(filter(None, (people(names, site) for names in places)), [])


def people(names: Iterable[str], site: str) -> list[str]:
    """The names that are of people, each once, without what follows them; ``site``: whose page it
    is."""
    found: list[str] = []
    for name in names:
        line = one_line(name)
        if len(line) > _LONGEST:
            continue
        bare = _BEHIND.sub("", line, count=1).rstrip(" ,")
        line = bare if " " in bare else line
        known = line.casefold() == site or line.casefold() in map(str.casefold, found)
        if is_name(line) and not known and not _STAFF.fullmatch(line):
            found.append(_cased(line))
    return found[:_MAX_AUTHORS]


def _cased(name: str) -> str:
    """The name as names are written, if it is all in capitals: "ANN RAY and BO LIND"."""
    shouted = all(word in (word.upper(), word.lower()) for word in name.split())
    return _SHOUTED.sub(lambda word: word[0].title(), name) if shouted else name


def of_record(author: str | None) -> str:
    """The names that a record has, without the quotes, addresses and names of fields that scrapers
    leave about and between them; empty if there is none."""
    names = map(str.strip, one_line((author or "").replace('"', "")).split(","))
    told = ", ".join(_cased(name) for name in names if "_" not in name and not ADDRESS.search(name))
    return told or author or ""


def one_line(name: str) -> str:
    """The name without spaces and marks about it, and without "by"."""
    return _BY.sub("", tidy(name[: 4 * MAX_NAME])[:MAX_NAME], count=1).strip(" ,;|-")


def is_name(line: str) -> bool:
    """Whether it may be a name: of a usual length, no address, no button."""
    is_short = 1 < len(line) <= _LONGEST
    return is_short and not _NO_NAME.search(line) and not _BUTTON.match(line)
