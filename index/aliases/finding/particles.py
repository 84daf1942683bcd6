"""The small words inside a name: "State of Iraq and the Levant", "Parti conservateur du Québec"."""

from __future__ import annotations

import re

from ..words import lexicon as lex
from ..words.given_names import FIRST_NAMES
from ..words.lexicon import word_set
from .shapes import HEADS, LANGUAGES, Word

PARTICLES = word_set(
    "of for de del della des du da do dos d la le les l und et y e & al el ul bin ibn van von fi "
    "di dei degli pour para por per dla voor het ve wa fur fuer der das zur zum wal ul ut i "
    "contra sobre entre con sem sans sous sur dans aux au avec pelo pela delle della dello dell "
    "nella sulla sui sul nei binti binte ould senza mit vom beim och av og til pro nad kwa "
    "ya za na ki we dela without"
)
NUMBERS = word_set("one two three four five six seven eight nine ten eleven twelve")
_LANGUAGE = re.compile(LANGUAGES)
_AIMS = word_set("to in on against among with")  # "Convention on Human Rights"
_LEADING = word_set("of for in on and against among with")  # before "the"
_OF = word_set("of in for")
TITLES = word_set(
    "sen rep whip caucus crown cardinal archbishop bishop reverend monsignor comandante plaintiff "
    "defendant"
) | (lex.PERSON_TITLES | lex.ROLES) - word_set("general home foreign justice finance opposition")


def connects(found: list[Word], i: int) -> bool:
    """Whether the small word ``i`` may stand inside a name, capitals on both sides."""
    if i == 0:
        return False
    word, before = found[i].folded, found[i - 1]
    if word == "the" and before.folded in FIRST_NAMES:
        return True  # "Carlos the Jackal"
    if word == "the":
        alone = i > 2 or (i > 1 and not found[0].folded.endswith("s"))  # "Day of the Dead"
        told = alone or _headed(found[max(0, i - 5) : i])
        if before.folded == "and":  # "Iraq and the Levant", but not "White and the Salt Union"
            told = not _headed(found[i + 1 :])
        return told and before.folded in _LEADING and found[i - 2].capital
    named = (before.capital and not before.text.isdigit()) or before.folded in PARTICLES
    return named and (word == "and" or _links(found, i))


def carries(found: list[Word], i: int) -> bool:
    """Whether the small word ``i`` may stand inside a name that goes on behind it."""
    word, before = found[i].folded, found[i - 1].folded
    if word == "and":
        follows = found[i + 1 : i + 4]
        return _listed(found, i) or (follows != [] and follows[0].capital and _headed(follows))
    if word == "the":
        return before in _LEADING or before in FIRST_NAMES
    return _links(found, i)


def _links(found: list[Word], i: int) -> bool:
    """Whether the word ``i`` is one of names, or leads to what a body is for."""
    word, after = found[i].folded, found[i + 1 : i + 2]
    if word in _AIMS:
        tongue = bool(after) and _LANGUAGE.fullmatch(after[0].text)  # "Norport in Danish"
        return _headed(found[max(0, i - 5) : i]) and not tongue
    return word in PARTICLES or word in lex.ARTICLES


def _headed(found: list[Word]) -> bool:
    """Whether the word for a body is among these: "Group to Support Islam and Muslims"."""
    return any(word.folded in HEADS for word in found if word.capital)


def _listed(found: list[Word], i: int) -> bool:
    """Whether the "and" at word ``i`` joins what "of" began: "State of Iraq and the Levant"."""
    led = (found[at].folded in _OF and found[at - 1].capital for at in range(max(1, i - 4), i - 1))
    return found[i - 1].capital and any(led)


def said(text: str, found: list[Word], i: int) -> bool:
    """ "in the Philippines as Yolanda": the word, no Arabic article."""
    alone = text[found[i].end : found[i].end + 1] == " "
    return alone and found[i].folded in ("as", "at", "an") and found[i - 1].folded != "for"
