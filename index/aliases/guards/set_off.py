"""What stands after a comma, in brackets or before an apostrophe and makes another's of a name.

"Perth, Scotland", "Interpol (band)", "Billy Joel's Vienna".
"""

from __future__ import annotations

from functools import cache

from ..matching.casing import looks_ordinary
from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..table import shipped_countries
from ..words import heads, kinds, works
from ..words import lexicon as lex
from ..words.looks import STATES
from .following import its_own, stands_alone
from .scene import Scene

_APPOSED = 4  # words from an article to its noun
_FAR = 4  # words after a comma or in brackets
# Peoples of several lands, or that begin as another does: Dutch Guiana, Kurdistan.
_UNLIKE_THEIR_LAND = lex.word_set(
    "african arab british dutch french frenchman jewish kurd kurdish nordic turkic"
)
_BRITISH = lex.word_set("united-kingdom england scotland wales northern-ireland")
_CLAIMED = lex.word_set(  # of which others say that it is theirs
    "abkhazia basque-country catalonia chechnya dagestan french-guiana greenland hong-kong "
    "kurdistan-region macau puerto-rico republika-srpska rojava somaliland south-ossetia taiwan "
    "tibet transnistria western-sahara"
)


def placed_in(scene: Scene, one: Found, name: Name) -> str:
    """ "Perth, Scotland", "Nokia, Finland", "in Moscow in Idaho".

    Where another of the name is: after a small word, and no further place of a list.
    """
    at = one.end
    if scene.words[at] == "in" and scene.glued[at]:
        return _within(scene, one, name, at + 1)
    if scene.gap(at) != ", " or not _led(scene, one, name):
        return ""
    at += scene.words[at] in lex.DIRECTIONS  # "Western Australia"
    place = scene.named[at]
    if place is None or place.first != at or place.name.sense is not Sense.PLACE:
        return ""
    end = at + place.length
    if name.sense is Sense.PLACE:
        town = place.name.entity.kind == "country" != name.entity.kind
        other = town and _abroad(name, scene.words[at])
    else:
        other = one.length == 1 and name.sense is not Sense.OTHER
    return scene.quoted(one.first, end) if other else ""


def _within(scene: Scene, one: Found, name: Name, at: int) -> str:
    """ "in Lebanon in Ohio": a town in an American state."""
    place, word = scene.named[at], scene.words[at]
    if scene.words[one.first - 1] not in lex.WHERE or name.sense is not Sense.PLACE or not place:
        return ""
    other = word in STATES and one.length == 1 and word not in name.own | name.cues.words
    return scene.quoted(one.first, place.end) if other else ""


def another_town(scene: Scene, one: Found, name: Name) -> str:
    """ "Merida, a Spanish city", "Barcelona, a port in eastern Venezuela": by what is set off.

    No country is a town, and no town lies in two countries.
    """
    country, at, town, abroad = name.entity.kind == "country", one.end + 1, False, False
    for i in range(at, at + _APPOSED + _FAR):  # behind the article
        word, place = scene.words[i], scene.named[i]
        if i > at and not scene.glued[i] and not scene.hyphenated[i]:
            return ""
        people = place or (_of_people(word) and not scene.hyphenated[i + 1])
        abroad = abroad or (bool(people) and _abroad(name, word))
        town = town or (word in kinds.TOWNS and scene.surfaces[i].islower())
        if town and (abroad or (country and word in works.SETTLEMENTS)):
            return scene.quoted(one.first, i + 1)
        if word in lex.FUNCTION and not (town and word in ("in", "of")):
            return ""
    return ""


def _abroad(name: Name, word: str) -> bool:
    """Whether a country, or its people, is not the town's own: if that is among its cues."""
    lands = shipped_countries()
    own = frozenset[str]().union(*(lands.get(cue, ()) for cue in name.cues.folded))
    told = lands.get(word) or _of_people(word)
    alike = word in lex.US_STATES or (word in lex.BRITAIN and not own.isdisjoint(_BRITISH))
    return bool(own and told) and not alike and own.isdisjoint(told | _CLAIMED)


@cache
def _of_people(word: str) -> frozenset[str]:
    """The countries that begin as the word for a people does: Finland as Finnish."""
    if word not in heads.DEMONYMS or word in _UNLIKE_THEIR_LAND:
        return frozenset()
    lands = shipped_countries()
    return frozenset[str]().union(*(lands[land] for land in lands if land[:4] == word[:4]))


def _led(scene: Scene, one: Found, name: Name) -> bool:
    """Whether a small word leads to the name, so that no list goes on with it."""
    listed = scene.named[one.first - 1] or name.acronym
    return not listed and scene.surfaces[scene.before(one)].islower()


def in_brackets(scene: Scene, one: Found, name: Name, at: int) -> str:
    """ "Interpol (band)"; as a whole text "Al Shabab (football club)", "Labour Party (Oslo)"."""
    end = at
    while end - at < _FAR and end < scene.count and not scene.gap(end + 1).startswith(")"):
        end += 1
    place = scene.named[at]
    placed = place is not None and place.name.sense is Sense.PLACE
    elsewhere = placed and not (name.sense is Sense.PLACE or its_own(name, scene.words[at]))
    if scene.gap(end + 1).startswith(")"):
        told = scene.words[end] in works.BRACKETED and scene.surfaces[end].islower()
        if told or (elsewhere and name.entity.kind == "party" and not name.acronym):
            return scene.quoted(one.first, end + 1)
    if one.first or end + 1 != scene.count or end - at >= _FAR:
        return ""
    small = all(scene.surfaces[i].islower() for i in range(at, end + 1))
    return scene.quoted(0, end + 1) if small or elsewhere else ""


def somebodys(scene: Scene, one: Found, name: Name) -> str:
    """ "Billy Joel's Vienna": a place of somebody of whom nothing is known is a work of his."""
    at = one.first - 1
    word, surface = scene.words[at], scene.surfaces[at]
    if name.sense is not Sense.PLACE or name.acronym:
        return ""
    if scene.named[at] or not surface.istitle() or looks_ordinary(word) or word in lex.CONTINENTS:
        return ""
    ends = stands_alone(scene, one) and not scene.hyphenated[one.end]
    return scene.quoted(at, one.end) if ends else ""
