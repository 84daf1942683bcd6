"""Two names side by side, and no word that says they are one thing's.

In brackets: "Hashd al-Shaabi (Popular Mobilisation Forces)", "Mara Salvatrucha (MS-13)"; between
commas or dashes: "Il Vestporto, Ann Northman, owned"; inside a name: 'Joaquín "El Chapo" Guzmán'.
What two names are must show in their words, since actors, towns and leaders stand so too; what only
its place speaks for is a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from operator import attrgetter

from ...model import Span
from ..matching.casing import looks_ordinary
from ..words.given_names import FIRST_NAMES
from ..words.heads import DEMONYMS
from ..words.lexicon import POLITICAL, PROVINCES, ROLES, US_STATES, word_set
from .cutting import joined
from .extents import name_after, name_before
from .initials import small
from .model import Basis, Confidence, Definition, Relation
from .shapes import HEADS, MOST_TRIED, Word, acronym, unquoted, words

_BRACKETS = re.compile(r"\([A-Z][^()\d]*\)")
_AROUND = 150  # code points, each way, in which more brackets make a list
_MOST = 2
_CODE = re.compile(r"(?=.{3})[A-Z][A-Za-z]{0,5}-?\d{1,4}(?:[A-Za-z]\d?)?")  # MS-13, BNT162b2
_QUOTES = '"“‘'
_COMPOUND = 10  # letters: Sverigedemokraterna


def glossed(text: str, at: int, start: int, end: int) -> Definition | None:
    """The definition at the bracket that opens at ``at`` and holds [start, end)."""
    if len(_BRACKETS.findall(text, max(0, at - _AROUND), end + _AROUND)) > _MOST:
        return None
    own, other = name_before(text, at), name_after(text, start)
    if own is None:
        return None
    outside, sure = words(text, *own), False
    if _CODE.fullmatch(text, start, end) and not _of_a_person(outside):
        other = start, end
    elif other is not None:
        last = unquoted(text, start, end)[1]
        inside = words(text, *other)
        sure = _partly(outside, inside)
        if other[1] != last or not (sure or translated(outside, inside, text[start] in _QUOTES)):
            return None
    else:
        return None
    return joined(text, Span(*other), Span(*own), Relation.ALIAS, confident=sure)


def _of_a_person(name: list[Word]) -> bool:
    return any(word.folded in FIRST_NAMES or word.folded in ROLES for word in name)


def _partly(outside: list[Word], inside: list[Word]) -> bool:
    """ "Anheuser-Busch InBev (AB InBev)": initials, and words as they are.

    What "and" adds at the end may have no letter: "Africa Centres for Disease Control and
    Prevention (Africa CDC)".
    """
    left = [word.folded for word in outside]
    for word in inside:
        own = [n for n, one in enumerate(left) if not small(one)][: len(word.text)]
        if word.folded in left[:1]:
            left = left[1:]
        elif acronym(word.text) and [left[n][0] for n in own] == [*word.folded]:
            left = left[own[-1] + 1 :]
        else:
            return False
    return (not left or left[0] == "and") and len(inside) > 1


def translated(outside: list[Word], inside: list[Word], quoted: bool = False) -> bool:
    """Whether one of the names is foreign, and both are alike, or one is a body's.

    ``quoted``: the second stands in quotation marks.
    """
    if FIRST_NAMES & {outside[0].folded, inside[0].folded} or any(map(_code, (outside, inside))):
        return False
    for one, foreign in ((outside, inside), (inside, outside)):
        several = len(foreign) > 1 or len(foreign[0].text) > _COMPOUND or len(one) > 2
        headed = several and len(one) > 1 and one[-1].folded in HEADS
        linked = len(foreign) > 1 and any(word.folded in ("of", "the", "for") for word in one)
        marked = quoted and foreign is outside
        if unknown(foreign) and (headed or linked or marked):
            return True  # "Ansar Dine (Defenders of the Faith)"
    return False


def _code(name: list[Word]) -> bool:
    """Whether it is letters: "R-Texas", "UKIP", but not "NZ Transport Agency"."""
    headed = len(name) > 2 and name[-1].folded in HEADS
    return len(name[0].text) < 2 or (not headed and any(acronym(word.text) for word in name))


def _unknown(word: Word) -> bool:
    return not looks_ordinary(word.folded) and not small(word.folded)


def unknown(name: list[Word]) -> bool:
    """Whether the words are of another language."""
    return all(_unknown(word) or small(word.folded) for word in name)


_NICKNAME = re.compile(
    r"(?<=\s)[\"“‘'](?:the\s|The\s)?(?P<nick>[^\W\d_a-z][^\"”’'\n,.;:()]{1,30})[\"”’'](?=\s)"
)
_FEW = 3  # words of a given name, or of a nickname


def nicknames(text: str) -> Iterator[Definition]:
    """The nicknames that stand between the parts of a person's name."""
    for found in islice(_NICKNAME.finditer(text), MOST_TRIED):
        given, family = name_before(text, found.start()), name_after(text, found.end())
        near = given and family and given[1] + 1 == found.start() and found.end() + 1 == family[0]
        if given and family and near:
            surname = list(takewhile(attrgetter("capital"), words(text, *family)))
            one = _nicknamed(text, found, words(text, *given), surname)
            yield from [one] if one else []


def _nicknamed(
    text: str, found: re.Match[str], given: list[Word], family: list[Word]
) -> Definition | None:
    """The nickname between a person's given name and surname."""
    nick = words(text, *found.span("nick"))
    if not family or len(given) > _FEW or len(nick) > _FEW + 1:
        return None
    if looks_ordinary(given[-1].folded):
        return None
    strange = not any(looks_ordinary(word.folded) for word in (*given, *family))
    sure = strange or given[0].folded in FIRST_NAMES
    return Definition(
        found["nick"],
        f"{text[given[0].start : given[-1].end]} {text[family[0].start : family[-1].end]}",
        Span(*found.span("nick")),
        Span(given[0].start, family[-1].end),
        Relation.ALIAS,
        Confidence.CONFIDENT if sure else Confidence.POSSIBLE,
    )


_ARTICLE = (
    r"(?:the|The|Il|Le|La|Les|El|Los|Las|Lo|Der|Die|Das|Os?|As?|il|le|la|les|el|los|der|die|das)\s"
)
_OWNER = r"(?:[A-Z]\w+\s){0,2}[A-Z]\w+['’]s?\s"  # "PVV – Geert Wilders' Party for Freedom –"
_APPOSED = (
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
    for pattern in _APPOSED:
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
    return joined(
        text, Span(*other), Span(*own), Relation.ALIAS, confident=False, basis=Basis.GUESSED
    )


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
