"""The small words inside a name: "State of Iraq and the Levant", "Parti conservateur du Québec"."""

from __future__ import annotations

import re

from ..matching.casing import looks_ordinary
from ..words import lexicon as lex
from ..words.given_names import FIRST_NAMES
from ..words.heads import DEMONYMS
from ..words.lexicon import word_set
from .shapes import HEADS, LANGUAGES, Word, acronym

PARTICLES = word_set(
    "of for de del della des du da do dos d la le les l und et y e & al el ul bin ibn van von fi "
    "di dei degli pour para por per dla voor het ve wa fur fuer der das zur zum wal ul ut i "
    "contra sobre entre con sem sans sous sur dans aux au avec pelo pela delle della dello dell "
    "nella sulla sui sul nei binti binte ould senza mit vom beim och av og til pro nad kwa "
    "ya za na ki we dela"
)
_LAWS = word_set("act bill law")
NUMBERS = word_set("one two three four five six seven eight nine ten eleven twelve")
_LANGUAGE = re.compile(LANGUAGES)
_ON = word_set("on against among with")  # "Convention on Human Rights"
_PARTICLE = (
    3  # letters; small words of other languages that are no particles listed here are shorter
)
TITLES = word_set(
    "sen rep whip caucus crown cardinal archbishop bishop reverend monsignor comandante plaintiff "
    "defendant"
) | (lex.PERSON_TITLES | lex.ROLES) - word_set("general home foreign justice finance opposition")


def connects(found: list[Word], i: int) -> bool:
    """Whether the small word ``i`` may stand inside a name, capitals on both sides."""
    word = found[i].folded
    if i == 0:
        return False
    before = found[i - 1]
    if i > 1 and word in PARTICLES and before.folded in PARTICLES and word != "of" != before.folded:
        before = found[i - 2]  # "contra la Impunidad"
    named = before.capital and not before.text.isdigit() and before.folded not in lex.FUNCTION
    if word == "the":
        if before.folded == "and":
            return _listed(found, i - 1)
        bodies = (word.folded in HEADS for word in found[max(0, i - 5) : i - 1] if word.capital)
        alone = found[i - 2].folded
        own = alone not in TITLES and not alone.endswith("s")  # "Day of the Dead"
        headed = i > 1 and (any(bodies) or before.folded == "in" or own)
        if before.folded in FIRST_NAMES:
            return True  # "Carlos the Jackal"
        return headed and before.folded in ("of", "for", "in", "on", "to") and found[i - 2].capital
    if word == "to":
        return named and _purposed(found, i)
    if word == "in":
        around = found[max(0, i - 5) :]
        led = found[i + 1].folded == "the" or any(w.folded in lex.ARTICLES for w in around)
        held = led or _within(around, min(i, 5))
        return named and held
    if word in _ON:
        return named and _bodied(found, i)
    inside = word in ("and", "without") or word in PARTICLES or word in lex.ARTICLES
    return named and (inside or _foreign(before, found[i]))


def carries(found: list[Word], i: int) -> bool:
    """Whether the small word ``i`` may stand inside a name that goes on behind it."""
    word = found[i].folded
    if word == "and":
        return _listed(found, i) or _headed(found[i + 1 : i + 4])
    if word == "to":
        return _purposed(found, i)
    if word == "in":
        return _within(found, i)
    if word in _ON:
        return _bodied(found, i)
    if word in ("a", "an") and found[i - 1].folded in ("for", "of"):
        return True  # "Front for an Independent East Timor"
    if word == "the":
        before = found[i - 1].folded
        return before in ("of", "for", "in", "and", *_ON) or before in FIRST_NAMES
    inside = word == "without" or word in PARTICLES or word in lex.ARTICLES
    return inside or (found[i - 1].capital and _foreign(found[i - 1], found[i]))


def _within(found: list[Word], i: int) -> bool:
    """Whether the "in" at word ``i`` is a body's or a cause's, and no language follows."""
    headed = any(word.folded in HEADS for word in found[:i] if word.capital)
    return not _tongue(found, i + 1) and (headed or _of_words(found, i))


def _tongue(found: list[Word], i: int) -> bool:
    """Whether word ``i`` is a language, and not the "Latin" of Latin America."""
    spoken = any(_LANGUAGE.fullmatch(word.text) for word in found[i : i + 1])
    return spoken and not any(word.capital for word in found[i + 1 : i + 2])


def listed(text: str, found: list[Word], i: int) -> bool:
    """Whether the comma behind word ``i`` is inside a name: "One Tide, Two Ports", "RTS,S"."""
    numbered = i > 0 and not {found[i - 1].folded, found[i + 1].folded} - NUMBERS
    glued = found[i].end + 1 == found[i + 1].start and acronym(found[i].text)
    return numbered or (glued and len(found[i + 1].text) == 1 and found[i + 1].capital)


def _of_words(found: list[Word], i: int) -> bool:
    """Whether words stand around the small word ``i``, not dates: "Rights in Education"."""
    around = (found[i - 1], *found[i + 1 : i + 2])
    dated = lex.MONTHS | lex.DAYS
    return len(around) > 1 and all(
        word.capital
        and word.text.istitle()
        and looks_ordinary(word.folded)
        and word.folded not in dated
        and word.folded not in TITLES
        for word in around
    )


def said(text: str, found: list[Word], i: int) -> bool:
    """ "in the Philippines as Yolanda": the word, no Arabic article."""
    alone = text[found[i].end : found[i].end + 1] == " "
    return alone and found[i].folded in ("as", "at", "an") and found[i - 1].folded != "for"


def _bodied(found: list[Word], i: int) -> bool:
    """Whether a body or the like stands before word ``i``: "Programme of Action on"."""
    at = i - 3 if i > 2 and found[i - 2].folded == "of" else i - 1
    if i > 2 and found[i - 2].folded in ("the", "for"):
        at = max(0, i - 4)  # "Agency for the Fight against"
    return found[at].capital and (found[i - 1].folded in HEADS or found[at].folded in HEADS)


def _listed(found: list[Word], i: int) -> bool:
    """Whether the "and" at word ``i`` joins what "of" began: "State of Iraq and the Levant"."""
    of = i - 3 if i > 3 and found[i - 2].folded in lex.ARTICLES else i - 2  # "of Saguia el-Hamra"
    while i - of < 4 and of > 1 and found[of].capital:
        of -= 1
    named = found[i - 1].capital and found[of].folded in ("of", "in", "for")
    return of > 0 and named and found[of - 1].capital


def _headed(following: list[Word]) -> bool:
    """Whether what follows "and" ends in a word like Party: then it is inside one name."""
    heads = [word.folded in HEADS for word in following if word.capital]
    return any(heads) and following[0].capital


def _purposed(found: list[Word], i: int) -> bool:
    """Whether the "to" at word ``i`` is inside a name: "Group to Support Islam and Muslims"."""
    after = found[i + 1 : i + 2]
    aim = bool(after) and after[0].capital and looks_ordinary(after[0].folded)
    legal = any(word.folded in _LAWS and word.capital for word in found[i + 1 :])
    return aim and found[i - 1].capital and (legal or found[i - 1].folded in HEADS)


def _foreign(before: Word, word: Word) -> bool:
    """Whether the small word goes on with a name of another language: "Impunidad en Guatemala"."""
    strange = not (looks_ordinary(before.folded) or looks_ordinary(word.folded))
    return strange and len(word.text) < _PARTICLE and before.folded not in DEMONYMS
