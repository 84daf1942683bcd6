"""A name and in brackets what it is in another language, with no word that says so.

"Hashd al-Shaabi (Popular Mobilisation Forces)"; "Ansar Dine (Defenders of the Faith)"; "Golden
League (Lega d'Oro)"; "fluoxetine (Prozac)"; or its first word: "Mossos d'Esquadra (Mossos)". What
two names are must show in their words, since actors, towns and employers stand in brackets too.
"""

from __future__ import annotations

import re

from ...model import Span
from ..matching.casing import is_ordinary, looks_ordinary
from ..words.given_names import FIRST_NAMES
from ..words.heads import DEMONYMS
from ..words.lexicon import ARTICLES, FUNCTION, GENERIC, POLITICAL, ROLES
from . import spelling
from .extents import name_after, name_before, organised
from .initials import small
from .joining import joined
from .model import Definition, Relation
from .shapes import HEADS, Word, acronym, unquoted, words
from .terms import KIND

_TERM = re.compile(r"(?<![\w-])([a-z]{6,}\s)?([a-z]{6,})\s?$")  # behind it a bracket
_BRACKETS = re.compile(r"\([A-Z][^()\d]*\)")
_TERM_LENGTH = 6  # letters
_ROOT = 4  # letters
_AROUND = 150  # code points, each way, in which more brackets make a list
_PLACES = {"region", "province", "city", "airport"}
_MOST = 2
_PART = "name (word of it)"
_LETTERED, _SCIENTIFIC = _SURELY = "name (letters and word of it)", "name (scientific name)"
_CODE = re.compile(r"(?=.{3})[A-Z][A-Za-z]{0,5}-?\d{1,4}(?:[A-Za-z]\d?)?")  # MS-13, BNT162b2
_LATIN = re.compile(r"[A-Z][a-z]{2,20}(?: [a-z]{4,20}){1,2}")  # Schistocerca gregaria
_QUOTES = '"“‘'
_COMPOUND = 10  # letters: Sverigedemokraterna
_LONGEST_KIND = 3  # words


def glossed(text: str, at: int, start: int, end: int) -> Definition | None:
    """The definition at the bracket that opens at ``at`` and holds [start, end)."""
    if len(_BRACKETS.findall(text, max(0, at - _AROUND), end + _AROUND)) > _MOST:
        return None
    own, other = name_before(text, at), name_after(text, start)
    last = unquoted(text, start, end)[1]
    if other and text[other[1] : last].strip() in GENERIC - _PLACES:
        other = other[0], last  # "Ennahda (the Renaissance party)"
    if other and (longer := KIND.match(text, other[1])) and longer.end() == last:
        other = other[0], last
    whole = other is not None and other[1] == last
    if own and _CODE.fullmatch(text, start, end) and not _of_a_person(words(text, *own)):
        other, pattern = (start, end), "name (code)"
    elif own and other and whole:
        if _first_word(text, own, other):
            pattern = _PART
        elif _partly(words(text, *own), words(text, *other)):
            pattern = _LETTERED
        elif _romanised(text, own, other) or translated(
            words(text, *own), words(text, *other), quoted=text[start] in _QUOTES
        ):
            pattern = "name (name)"
        else:
            return None
    elif found := _LATIN.fullmatch(text, start, end):
        own, other = _kind(text, at, found[0]), (start, end)
        pattern = _SCIENTIFIC
    else:
        own, other = _sold(text, at, *unquoted(text, start, end))
        pattern = "name (term)"
    if not (own and other):
        return None
    quoted = pattern == _PART and text[start] in _QUOTES
    sure = pattern in _SURELY or (quoted and not looks_ordinary(text[slice(*other)].lower()))
    return joined(text, Span(*other), Span(*own), Relation.ALIAS, pattern, confident=sure)


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


def _kind(text: str, at: int, latin: str) -> tuple[int, int] | None:
    """The small words before a bracket, from an article or the like on: "desert locust"."""
    if any(map(looks_ordinary, latin.lower().split())):
        return None
    own: list[Word] = []
    for word in reversed(words(text, max(0, at - _AROUND), at)):
        near = not text[word.end : own[0].start if own else at].strip()
        if not near or len(own) == _LONGEST_KIND or word.folded in FUNCTION or small(word.folded):
            break
        own.insert(0, word)
    return (own[0].start, own[-1].end) if own else None


def _first_word(text: str, own: tuple[int, int], other: tuple[int, int]) -> bool:
    """ "Mossos d'Esquadra (Mossos)", "Manchester City (City)": a word of it."""
    inside, written = words(text, *own), text[slice(*other)]
    first = inside[0].text == written and organised(text, *own)
    told = text[own[1] :].lstrip(" (")[:1] in _QUOTES and written in [w.text for w in inside]
    return len(inside) > 1 and (first or told or inside[-1].text == written)


def _romanised(text: str, own: tuple[int, int], other: tuple[int, int]) -> bool:
    """ "Moqtada al-Sadr (Muqtada al-Sadr)"."""
    return (
        " " in text[slice(*own)] and spelling.likeness(text[slice(*own)], text[slice(*other)]) > 0
    )


def translated(outside: list[Word], inside: list[Word], *, quoted: bool = False) -> bool:
    """Whether one of the names is foreign, and both are alike, or one is a body's.

    ``quoted``: the second stands in quotation marks.
    """
    if FIRST_NAMES & {outside[0].folded, inside[0].folded} or any(map(_code, (outside, inside))):
        return False
    for one, foreign in ((outside, inside), (inside, outside)):
        headed = one[-1].folded in HEADS and len(one) > 1
        marked = quoted and foreign is outside
        linked = any(word.folded in ("of", "the", "for") for word in one)
        strange, plain = unknown(foreign), linked or not any(map(_unknown, one))
        if (
            (headed or marked)
            and strange
            and (
                max(len(foreign), len(foreign[0].text) - _COMPOUND) > 1
                or not foreign[0].text.isascii()
                or len(one) > 2
                or marked
                or one[-1].text.islower()
            )
        ):
            return True
        if plain and _cognate(one, foreign):
            return True
        if strange and linked and len(foreign) > 1:
            return True  # "Ansar Dine (Defenders of the Faith)"
    alone = len(outside) == 1 and _unknown(outside[0])
    return alone and (_articled(inside) or _means(inside))


def _means(inside: list[Word]) -> bool:
    """ "Saskana (Harmony)": one ordinary word that says no party, office, people or place."""
    word = inside[0].folded
    named = POLITICAL | ROLES | DEMONYMS | HEADS
    return len(inside) == 1 and is_ordinary(word) and word not in named


def _code(name: list[Word]) -> bool:
    """Whether it is letters: "R-Texas", "UKIP", but not "NZ Transport Agency"."""
    headed = len(name) > 2 and name[-1].folded in HEADS
    return len(name[0].text) < 2 or (not headed and any(acronym(word.text) for word in name))


def _unknown(word: Word) -> bool:
    return not looks_ordinary(word.folded) and not small(word.folded)


def unknown(name: list[Word]) -> bool:
    """Whether the words are of another language."""
    return _articled(name) or all(_unknown(word) or small(word.folded) for word in name)


def _articled(name: list[Word]) -> bool:
    return not ARTICLES.isdisjoint(word.folded for word in name[:-1])


def _cognate(one: list[Word], foreign: list[Word]) -> bool:
    """Whether two names of about as many words share one or its consonants: "League (Lega)"."""
    a, b = ([word for word in name if not small(word.folded)] for name in (one, foreign))
    if abs(len(a) - len(b)) > 1 or all(is_ordinary(word.folded) for word in b):
        return False
    left, right = ({spelling.key(word.text) or word.folded for word in name} for name in (a, b))
    if len(a) == len(b) == 1:
        return a[0].folded[:_ROOT] == b[0].folded[:_ROOT]
    return bool(left & right)


def _sold(
    text: str, at: int, start: int, end: int
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """ "fluoxetine (Prozac)", "Prozac (fluoxetine)": a small word of no language and a name."""
    term, before = text[start:end], _TERM.search(text, max(0, at - 40), at)
    name = name_before(text, at)
    if text[at] != "(" or len(term) < _TERM_LENGTH or not term.isalpha() or _listed(term):
        return None, None
    if before and term.istitle() and not _listed(before[2]):
        first = before.start(1 if before[1] and not _listed(before[1].strip()) else 2)
        return (first, before.end(2)), (start, end)
    alone = name is not None and text[slice(*name)].isalpha() and not _listed(text[slice(*name)])
    return (name, (start, end)) if alone and term.islower() else (None, None)


def _listed(word: str) -> bool:
    return looks_ordinary(word.lower()) or word.lower() in FIRST_NAMES
