"""Whether what is typed in a search box is another, whole name: "Sarah Jordan", "Chad Smith".

People type a name and capitalised words beside it ("Turkey Earthquake", "Jordan Pilot") as they
stand in headlines. What in prose would make a longer name mostly says nothing there: a given name
before what may be a surname does, or before any word if it is one itself; the party of another
people; and "of" after the word for a body ("Museum of Israel").
"""

from __future__ import annotations

from ...text.analysis import fold
from ..matching.casing import is_capitals, looks_ordinary
from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..words import heads
from ..words import lexicon as lex
from ..words.given_names import COMMON_SURNAMES, FIRST_NAMES
from ..words.namesakes import PEOPLES_TOWNS
from .following import of_many
from .longer import another_party, head_before, of_the_state, own_before
from .scene import Scene

# What headlines have beside a name without making a longer one of it: "Jordan Palestinians".
_TOLD = heads.DEMONYMS | heads.OWN | heads.ADJECTIVES | lex.POLITICAL | lex.HARMLESS


def whole_name(scene: Scene, one: Found, name: Name) -> bool:
    """Whether the words typed beside the name make another person's or thing's name of it."""
    at = scene.before(one)
    if name.words and name.entity.kind == "body" and of_the_state(scene, one, at):
        return True  # "state senate"
    if of_many(name) and _capital(scene, one.first):
        beside = _capital(scene, at) and scene.glued[at + 1] and not scene.named[at]
        return beside and another_party(scene, one, name, at)
    if name.acronym or one.length > 1:
        return False
    before = head_before(scene, one, name, at) or _given_before(scene, name, at)
    return before or _surname_behind(scene, one, name)


def _given_before(scene: Scene, name: Name, at: int) -> bool:
    """ "Michael Jordan", "Lyndon B. Johnson", "Carla Bruni-Sarkozy", "Aldo Johnson"; also
    "Dr. Ford" and "Fort Jordan".

    In small letters only somebody's given name tells: "russell cook", unlike "will cook".
    """
    word, gap, person = scene.words[at], scene.gap(at + 1), name.sense is Sense.PERSON
    initial, double = len(word) == 1 and _capital(scene, at), person and scene.hyphenated[at + 1]
    dotted = gap == ". " and (initial or word in lex.PERSON_TITLES)
    if not (gap.isspace() or dotted or double):
        return False
    if initial or double:
        at -= 1
        word = scene.words[at]
    borne = person and name.weak  # by many
    if (scene.named[at] and not (borne and word in PEOPLES_TOWNS)) or own_before(name, word):
        return False
    given, ordinary = word in FIRST_NAMES, looks_ordinary(word)
    if not (_capital(scene, at) and _capital(scene, at + 1)):
        return borne and given and not ordinary
    if word in lex.PERSON_TITLES:
        return name.sense in (Sense.COMPANY, Sense.GROUP)
    if word in heads.KIN or (word in heads.NAME_MAKERS and not person):
        return True
    if given:
        return person or name.namesake is not None
    told = ordinary or word in _TOLD or _tells(name, word) or is_capitals(scene.surfaces[at])
    return borne and not told


def _surname_behind(scene: Scene, one: Found, name: Name) -> bool:
    """ "Jordan Henderson", "Georgia O'Keeffe"; not "Jordan Pilot", nor a word that is its cue."""
    first, after = scene.words[one.first], one.first + 1
    word, surname = scene.words[after], scene.named[after]
    if first not in FIRST_NAMES or not scene.gap(after).isspace():
        return False
    if surname:  # "Gary Cruz"
        borne = surname.name.weak and surname.name.sense is Sense.PERSON
        return borne and first in PEOPLES_TOWNS
    if not (_capital(scene, one.first) and _capital(scene, after)):
        return False
    told = not _TOLD.isdisjoint((word, word.removesuffix("s"))) or _tells(name, word)
    told = told or is_capitals(scene.surfaces[after])
    return word in COMMON_SURNAMES or not (told or looks_ordinary(word))


def _tells(name: Name, word: str) -> bool:
    """Whether the word is one of those that speak for the entity: "Georgia Kemp" is the state's."""
    rival = name.namesake.words if name.namesake and name.twin_place else frozenset()
    return word in rival or any(word in fold(cue).split() for cue in name.entity.cues)


def _capital(scene: Scene, at: int) -> bool:
    return scene.surfaces[at][:1].isupper()
