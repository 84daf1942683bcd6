"""Words the news does not write beside names, and texts that are set as one name with such words.

Beside a name that is meant stand offices, peoples, events and verbs. Any other capital may make a
longer name or a title of it: "Stolen by Boko Haram", "Wikipedia Monument".
"""

from __future__ import annotations

from ..matching.casing import is_capitals, looks_ordinary
from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..words import heads, works
from ..words.companions import BESIDE, among, companions
from ..words.lexicon import SMALL_ENGLISH, SMALL_FOREIGN
from .scene import Scene

_LINKS = works.LINKS - works.APPOSED
_FEW = 3  # words after a comma that say where or what it is
_YEAR = 4  # digits; a shorter number makes a name: "FIFA 13"


def odd(word: str) -> bool:
    """Whether the news does not write the word beside names."""
    return not among(word, BESIDE)


def begins_title(word: str) -> bool:
    """Whether a capital there is that of a title: "Love in ...", "Salmon Fishing in ..."."""
    return word in works.BEGINNINGS or (
        word.endswith("ing") and word not in heads.THINGS and looks_ordinary(word) and odd(word)
    )


def in_english(scene: Scene, one: Found, beside: int) -> bool:
    """Whether the capital of the word ``beside`` the name can tell: in German all nouns have one.

    Nor does a capital at the beginning of a sentence in another script, whose words are unknown.
    """
    if not scene.surfaces[beside][:1].isascii() and scene.starts_sentence[beside]:
        return False
    return not scene.among(one, SMALL_FOREIGN) or bool(scene.among(one, SMALL_ENGLISH))


def unknown(scene: Scene, at: int) -> bool:
    """Whether a proper word stands there alone, of which nothing is known: "UN Swissindo"."""
    word = scene.words[at]
    return len(word) > 2 and not looks_ordinary(word) and odd(word)


def beside_strangers(scene: Scene, one: Found, name: Name) -> bool:
    """Whether strange capitals stand beside the name in a text set as one title or name.

    Strange is what neither the table knows nor the news writes beside names.
    """
    return _strange_before(scene, one) or _strange_behind(scene, one, name, scene.count)


def _strange_before(scene: Scene, one: Found) -> bool:
    at, known = scene.before(one), BESIDE
    if scene.possessive[at + 1]:
        return at >= 0 and _strange(scene, at, known)
    if scene.words[at] == "of" and scene.words[at - 1] in works.PRINCES:
        return scene.words[at - 2] != "crown"
    while at >= 0 and scene.glued[at + 1] and not scene.named[at]:
        if scene.words[at] not in works.LINKS and _strange(scene, at, known):
            return True
        at -= 1
    return False


def _strange_behind(scene: Scene, one: Found, name: Name, count: int) -> bool:
    at, known = one.end, companions(name)
    gap = scene.gap(at).strip()
    if at < count and scene.possessive[at]:
        return any(_strange(scene, i, known) for i in range(at, count))
    other = scene.named[at] if not gap else None
    if other and other.length == 1 and other.name.entity is not name.entity:
        sense, beside = name.sense, other.name.sense
        if beside is Sense.PERSON and scene.words[at] not in name.own:
            given = name.acronym and not scene.surfaces[one.first].isupper()  # "Nato Santos"
            return (given or sense is not Sense.GROUP) and at + 1 == count
    if at >= count or gap not in ("", ",", ":", "-", "–", "—"):
        return False
    number = scene.surfaces[at]
    if number.isdigit():
        return len(number) < _YEAR
    if gap == ",":
        named = scene.named[at]
        placed = named is not None and named.name.sense is Sense.PLACE
        elsewhere = placed and name.sense is not Sense.PLACE
        last = at + (named.length if named else 1) == count
        return (last and elsewhere) or (count - at <= _FEW and _strange(scene, at, known))
    if scene.words[at] == "to":  # "US to Defend Limits"
        return False
    words = [i for i in range(at, count) if scene.words[i] not in _LINKS]
    return any(_strange(scene, i, known) for i in words)


def _strange(scene: Scene, at: int, known: frozenset[str]) -> bool:
    word, surface = scene.words[at], scene.surfaces[at]
    if scene.named[at] or not surface[:1].isupper():
        return False
    if word in works.APPOSED:
        return True
    return not among(word, known) and (word in heads.THINGS or not is_capitals(surface))
