"""Names that marks join: 'Joaquín "El Chapo" Guzmán', "ISIS (also ISIL or Daesh)".

Mostly *possible*: a person looks at them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from operator import attrgetter

from ...model import Span
from ..matching.casing import looks_ordinary
from ..words.given_names import FIRST_NAMES
from ..words.lexicon import ARTICLES
from .extents import name_after, name_before
from .joining import joined
from .model import Confidence, Definition, Relation
from .shapes import HEADS, MOST_TRIED, Word, acronym, words

_NAME = r"(?=(?:the\s)?[\"“‘]?(?:the\s)?[A-Z])"
_NICKNAME = re.compile(
    r"(?<=\s)[\"“‘'](?:the\s|The\s)?(?P<nick>[^\W\d_a-z][^\"”’'\n,.;:()]{1,30})[\"”’'](?=\s)"
)
_QUOTED = re.compile(
    r"(?:\((?:[a-z][a-z ,'’-]{2,60}\s)?|,\s)(?P<the>the\s)?"
    r"[\"“](?:the\s|The\s)?(?P<name>[A-Z][^\"”()\n]{1,60})[\"”]"
    r"(?:\)|\sto\s(?:his|her|its|their)\b|(?(the),|(?!)))"
)
_ALSO = re.compile(r"\((?:also|or)\s(?:simply\s|just\s|called\s)?(?P<names>[^()\n]{2,80})\)")
_APART = re.compile(r",\s(?:or\s|and\s)?|\s(?:or|and|and\salso)\s")
_BRACKETED = re.compile(r"\.?\s*(?:\([^()\n]{2,12}\)\s*)?")
_FEW = 3  # words of a given name, or of a nickname
_NICKNAMED = 'given "nickname" family'


def loosely(text: str) -> Iterator[Definition]:
    """The definitions of a text that marks or loose words make."""
    yield from _nicknames(text)
    for found in islice(_ALSO.finditer(text), MOST_TRIED):
        yield from _also(text, found)


def _nicknames(text: str) -> Iterator[Definition]:
    for found in islice(_NICKNAME.finditer(text), MOST_TRIED):
        given, family = name_before(text, found.start()), name_after(text, found.end())
        near = given and family and given[1] + 1 == found.start() and found.end() + 1 == family[0]
        if given and family and near:
            one = _of_a_person(text, found, words(text, *given), _surname(words(text, *family)))
            yield from [one] if one else []
    for found in islice(_QUOTED.finditer(text), MOST_TRIED):
        own = name_before(text, found.start())
        if own and _beside(text, own, found) and not acronym(text[own[0] : own[1]]):
            pair = Span(*found.span("name")), Span(*own)
            part = found["name"] in text[slice(*own)] and not looks_ordinary(found["name"].lower())
            one = joined(text, *pair, Relation.ALIAS, "name (“name”)", confident=part)
            yield from [one] if one else []


def _surname(family: list[Word]) -> list[Word]:
    """The capitalised words, with an article before the first of them: "al-Nahr"."""
    led = len(family) > 1 and family[0].folded in ARTICLES
    return family[:led] + list(takewhile(attrgetter("capital"), family[led:]))


def _of_a_person(
    text: str, found: re.Match[str], given: list[Word], family: list[Word]
) -> Definition | None:
    """The nickname between a person's given name and surname."""
    nick = words(text, *found.span("nick"))
    if not family or len(given) > _FEW or len(nick) > _FEW + 1:
        return None
    if looks_ordinary(given[-1].folded):
        return None
    if any(word.folded in HEADS for word in (*given, *family)):
        return None
    strange = not any(looks_ordinary(word.folded) for word in (*given, *family))
    sure = strange or given[0].folded in FIRST_NAMES
    return Definition(
        found["nick"],
        f"{text[given[0].start : given[-1].end]} {text[family[0].start : family[-1].end]}",
        Span(*found.span("nick")),
        Span(given[0].start, family[-1].end),
        Relation.ALIAS,
        _NICKNAMED,
        Confidence.CONFIDENT if sure else Confidence.POSSIBLE,
    )


def _beside(text: str, own: tuple[int, int], found: re.Match[str]) -> bool:
    """Whether nothing but a short name in brackets stands between the name and what joins it."""
    return _BRACKETED.fullmatch(text[own[1] : found.start()]) is not None


def _also(text: str, found: re.Match[str]) -> Iterator[Definition]:
    """ "ISIS (also ISIL or Daesh)"."""
    own, at = name_before(text, found.start()), found.start("names")
    if own is None or not _beside(text, own, found):
        return
    for part in (*_APART.finditer(text, at, found.end("names")), None):
        end = part.start() if part else found.end("names")
        other = name_after(text, at)
        if other is None or other[1] != end:
            return
        pair = Span(*other), Span(*own)
        one = joined(text, *pair, Relation.ALIAS, "name (also name)")
        yield from [one] if one else []
        at = part.end() if part else end
