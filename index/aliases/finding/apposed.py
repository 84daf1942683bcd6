"""Two names side by side and no word between them: "Il Vestporto, Ann Northman, owned".

Marks alone say little: towns stand beside their states and leaders beside their parties so. What
is found is a guess, always *possible*, and only where one of the names has an article or both
dashes or brackets are set around the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ...model import Span
from ..matching.casing import looks_ordinary
from ..words.given_names import FIRST_NAMES
from ..words.heads import DEMONYMS
from ..words.lexicon import POLITICAL, PROVINCES, ROLES, US_STATES, word_set
from .extents import name_after, name_before
from .glosses import translated, unknown
from .joining import joined
from .model import GUESSED, Definition, Relation
from .shapes import HEADS, MOST_TRIED, Word, acronym, words

_ARTICLE = (
    r"(?:the|The|Il|Le|La|Les|El|Los|Las|Lo|Der|Die|Das|Os?|As?|il|le|la|les|el|los|der|die|das)\s"
)
_OWNER = r"(?:[A-Z]\w+\s){0,2}[A-Z]\w+['’]s?\s"  # "PVV – Geert Wilders' Party for Freedom –"
_PLACES = (
    re.compile(
        rf"\s(?P<mark>[–—-]{{1,2}})\s(?:the\s|{_OWNER})?[\"“]?(?P<name>[^\W\d_a-z][^–—()\n,.;:\"”]{{2,60}}?)[\"”]?\s(?P=mark)"
    ),
    re.compile(r"(?P<mark>\()(?:the\s)?[\"“]?(?P<name>[^\W\d_a-z][^–—()\n,.;:\"”]{2,60}?)[\"”]?\)"),
    re.compile(
        rf"(?P<mark>,)\s(?P<led>the\s|{_OWNER})?[\"“]?(?P<name>[^\W\d_a-z][^–—()\n,.;:\"”]{{2,60}}?)[\"”]?(?=,\s(?!and\b|or\b|the\b)[a-z]|\.(?:\s|$))"
    ),
    re.compile(
        r"[^\W\d_a-z][^–—()\n,.;:\"“”]{1,30}[\"”](?P<mark>,)\s(?P<name>[^\W\d_a-z][^–—()\n,.;:\"”]{2,40}?),(?=\s[a-z])"
    ),
    re.compile(
        rf"(?:^|(?<=[.!?]\s)|(?<=\n)){_ARTICLE}(?:[^\W\d_a-z][\w'’-]+\s?){{1,4}}(?P<mark>,)\s"
        r"(?P<name>[^\W\d_a-z][^–—()\n,.;:\"”]{2,40}?),(?=\s(?!and\b|or\b|the\b)[a-z])"
    ),
)
_TAIL = re.compile(r"\s(?:in|under|to|during|until|since|before)\s[a-z0-9][\w ]{2,40}")
_LISTED = re.compile(
    r"(?:,|\band|\bor|\b[Ii]n|\b[Aa]t|\b[Oo]n|\bincluding)\s(?:the\s)?$"
)  # "in Northland, the Y"
_NO_END = word_set("county city district province")
_NO_NAME = ROLES | US_STATES | PROVINCES | POLITICAL | DEMONYMS | {"united", "states"}


def apposed(text: str) -> Iterator[Definition]:
    """The pairs of names of a text that stand side by side."""
    for pattern in _PLACES:
        for found in islice(pattern.finditer(text), MOST_TRIED):
            if one := _beside(text, found):
                yield one


def _beside(text: str, found: re.Match[str]) -> Definition | None:
    at, end, mark = found.start("mark"), found.end("name"), found["mark"]
    own, other = name_before(text, at), name_after(text, found.start("name"))
    if not own or not other or text[own[1] : at].strip(' "”'):
        return None
    whole = other[1] == end or (mark != "," and _TAIL.fullmatch(text, other[1], end))
    listed = mark == "," and _LISTED.search(text, max(0, own[0] - 16), own[0])
    if not whole or listed or _apart(words(text, *own), words(text, *other), mark):
        return None
    bare = mark == "," and "led" in found.re.groupindex and found["led"] != "the "
    if bare and not _in_english(words(text, *own), words(text, *other)):
        return None  # "Paris, Texas,"
    if text[own[0] - 1] in '"“':
        own, other = other, own  # "the “Butcher of Vestport”, Ann Kvist,"
    return joined(text, Span(*other), Span(*own), Relation.ALIAS, GUESSED, confident=False)


def _in_english(own: list[Word], other: list[Word]) -> bool:
    """Whether the first is foreign, of several words, and the second its translation."""
    listed = any(word.folded in ("and", "for") for word in other)  # "Arabic for The Youth"
    foreign = len(own) > 1 and unknown(own) and other[0].folded not in POLITICAL
    return foreign and not listed and translated(own, other)


def _apart(own: list[Word], other: list[Word], mark: str) -> bool:
    """Whether what the words are says that they name two things."""
    if any(_no_name([word.folded for word in name]) for name in (own, other)):
        return True
    headed = len(other) > 1 and any(word.folded in HEADS for word in other)
    if any(acronym(word.text) or word.text.isupper() for word in (*own, *other)):
        return mark in "(," or not headed
    return mark == "(" and not _glossed(own, other)


def _no_name(folded: list[str]) -> bool:
    """Whether it is an office, a state, a county, a number or one ordinary word."""
    ends = folded[-1] in ROLES or folded[0] in ROLES or folded[-1] in _NO_END
    common = len(folded) == 1 and looks_ordinary(folded[0])
    return ends or common or folded[-1].isdigit() or all(word in _NO_NAME for word in folded)


def _glossed(foreign: list[Word], plain: list[Word]) -> bool:
    """Whether all words of one are unknown, and those of the other ordinary or the same."""
    own = {word.folded for word in foreign}
    if len(plain) == 1 or FIRST_NAMES & own or any(map(looks_ordinary, own)):
        return False
    return all(looks_ordinary(word.folded) or word.folded in own for word in plain)
