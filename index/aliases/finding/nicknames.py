"""Nicknames inside a name: 'Joaquín "El Chapo" Guzmán'."""

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
from .model import Confidence, Definition, Relation
from .shapes import HEADS, MOST_TRIED, Word, words

_NICKNAME = re.compile(
    r"(?<=\s)[\"“‘'](?:the\s|The\s)?(?P<nick>[^\W\d_a-z][^\"”’'\n,.;:()]{1,30})[\"”’'](?=\s)"
)
_FEW = 3  # words of a given name, or of a nickname
_NICKNAMED = 'given "nickname" family'


def nicknames(text: str) -> Iterator[Definition]:
    """The nicknames that stand between the parts of a person's name."""
    for found in islice(_NICKNAME.finditer(text), MOST_TRIED):
        given, family = name_before(text, found.start()), name_after(text, found.end())
        near = given and family and given[1] + 1 == found.start() and found.end() + 1 == family[0]
        if given and family and near:
            one = _of_a_person(text, found, words(text, *given), _surname(words(text, *family)))
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
