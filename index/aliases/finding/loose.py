"""Names that marks or loose words join: 'Joaquín "El Chapo" Guzmán', "Burma became Myanmar".

Mostly *possible*: a person looks at them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from operator import attrgetter

from ...model import Span
from ..casing import looks_ordinary
from ..given import FIRST_NAMES
from ..lexicon import ARTICLES, word_set
from .before import described
from .joining import joined
from .model import Confidence, Definition, Relation
from .shapes import (
    HEADS,
    MOST_TRIED,
    SHORT,
    Word,
    acronym,
    name_after,
    name_before,
    words,
)

_NAME = r"(?=(?:the\s)?[\"“‘]?(?:the\s)?[A-Z])"
_NICKNAME = re.compile(
    r"(?<=\s)[\"“‘'](?:the\s|The\s)?(?P<nick>[^\W\d_a-z][^\"”’'\n,.;:()]{1,30})[\"”’'](?=\s)"
)
_QUOTED = re.compile(
    r"(?:\(|,\s)(?P<the>the\s)?[\"“](?:the\s|The\s)?(?P<name>[A-Z][^\"”()\n]{1,60})[\"”]"
    r"(?:\)|\sto\s(?:his|her|its|their)\b|(?(the),|(?!)))"
)
_BECAME = re.compile(rf"\b(?:became|becomes|(?:has|will)\sbecome)\s{_NAME}")
_ENDS = re.compile(r"[,.;:)]|\s[–—-]|\s(?:in|when|under|after|on|as|by|from|during|and|at)\b|$")
_NOWADAYS = re.compile(
    rf"(?:,\s|\()(?:(?:today|now)['’]s|present-day|modern-day|modern|nowadays)\s{_NAME}"
)
_THEN = re.compile(rf",\s(?:then|once)(?:\sstill)?(?:\scalled|\sknown\sas)?\s{_NAME}")
_AS_THEN = re.compile(r",\sas\s(?:the\s)?(?P<name>[A-Z][^\n,.;()]{2,60}?)\s(?:was|were)\sthen\b")
_COMMA = re.compile(r"[\"”’']?,[\"”’']?\s(?=(?:the\s)?[A-Z])")
_CLOSES = re.compile(r"[,.;:)]|\s[–—-]|$")
_DESCRIBED = re.compile(
    rf",\s(?:\w+\s)?(?P<known>known|referred\sto)(?:\s\w+)?\sas\s{_NAME}"
    rf"|\((?={SHORT}\))|,\s(?={SHORT},)"
)
_ALSO = re.compile(r"\((?:also|or)\s(?:simply\s|just\s|called\s)?(?P<names>[^()\n]{2,80})\)")
_APART = re.compile(r",\s(?:or\s|and\s)?|\s(?:or|and|and\salso)\s")
_BODIES = word_set("company airline bank group militia coalition broadcaster newspaper union")
_PEOPLE = word_set("prince president leader minister general founder chief king commander")
_BRACKETED = re.compile(r"\s*(?:\([^()\n]{2,12}\)\s*)?")
_FEW = 3  # words of a given name, or of a nickname
_NICKNAMED, _TURNED = 'given "nickname" family', "name became name"


def loosely(text: str) -> Iterator[Definition]:
    """The definitions of a text that marks or loose words make."""
    yield from _nicknames(text)
    yield from _turned(text)
    for found in islice(_DESCRIBED.finditer(text), MOST_TRIED):
        yield from _of_what_it_is(text, found)
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
            one = joined(text, *pair, Relation.ALIAS, "name (“name”)", confident=False)
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


def _turned(text: str) -> Iterator[Definition]:
    """ "Burma became Myanmar", "Leningrad (present-day St Petersburg)", "Mumbai, then Bombay,"."""
    for cue, ends, turned in (
        (_BECAME, _ENDS, True),
        (_NOWADAYS, _CLOSES, True),
        (_THEN, _CLOSES, False),
    ):
        for found in islice(cue.finditer(text), MOST_TRIED):
            own, other = name_before(text, found.start()), name_after(text, found.end())
            if own and other and _beside(text, own, found) and ends.match(text, other[1]):
                yield from _former(text, *((own, other) if turned else (other, own)))
    for found in islice(_AS_THEN.finditer(text), MOST_TRIED):
        own, other = name_before(text, found.start()), name_before(text, found.end("name"))
        if own and other and other[0] == found.start("name"):
            yield from _former(text, own, other)


def _former(text: str, old: tuple[int, int], new: tuple[int, int]) -> Iterator[Definition]:
    one = joined(text, Span(*old), Span(*new), Relation.FORMER, _TURNED, confident=False)
    yield from [one] if one else []


def _of_what_it_is(text: str, found: re.Match[str]) -> Iterator[Definition]:
    """ "The EU border agency, known as Frontex", "the UN force in Lebanon (UNIFIL)"."""
    heads = _BODIES | _PEOPLE if found["known"] else _BODIES
    own, other = described(text, found.start(), heads), name_after(text, found.end())
    small = own is not None and words(text, *own)[-1].text.islower()
    if own and other and small and _one_word(text, other):
        written = text[other[0] : other[1]], text[own[0] : own[1]]
        pair = Span(*other), Span(*own)
        relation = Relation.ABBREVIATION if acronym(written[0]) else Relation.ALIAS
        yield Definition(
            *written, *pair, relation, "what it is, known as name", Confidence.POSSIBLE
        )


def _one_word(text: str, name: tuple[int, int]) -> bool:
    return len(words(text, *name)) == 1 and _CLOSES.match(text, name[1]) is not None


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
