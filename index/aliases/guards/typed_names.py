"""Whether what is typed in a search box is another, whole name: "Sarah Jordan", "Chad Smith".

People type a name and capitalised words beside it ("Turkey Earthquake", "Jordan Pilot") as they
stand in headlines. What in prose would make a longer name mostly says nothing there: a given name
before what may be a surname does, or before any word if it is one itself; the party of another
people; and "of" after the word for a body ("Museum of Israel").
"""

from __future__ import annotations

from ...text.analysis import fold
from ..matching.casing import looks_ordinary
from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..words import heads
from ..words import lexicon as lex
from ..words.given_names import COMMON_SURNAMES, FIRST_NAMES
from .following import of_many
from .longer import another_party, head_before
from .scene import Scene


def whole_name(scene: Scene, one: Found, name: Name) -> bool:
    """Whether the words typed beside the name make another person's or thing's name of it."""
    at = scene.before(one)
    if of_many(name):
        beside = _capital(scene, at) and scene.glued[at + 1] and not scene.named[at]
        return beside and another_party(scene, one, name, at)
    if name.acronym or one.length > 1:
        return False
    if head_before(scene, one, name, at) or _double(scene, name, at):
        return True
    return _given_before(scene, name, at) or _surname_behind(scene, one, name)


def _double(scene: Scene, name: Name, at: int) -> bool:
    """ "Carla Bruni-Sarkozy": a surname of two parts after a given name."""
    if name.sense is not Sense.PERSON or not scene.hyphenated[at + 1] or scene.named[at]:
        return False
    return _capital(scene, at) and scene.glued[at] and scene.words[at - 1] in FIRST_NAMES


def _given_before(scene: Scene, name: Name, at: int) -> bool:
    """ "Michael Jordan", "Lyndon B. Johnson"; also "Abdel Fatah" and "Fort Jordan"."""
    if not _capital(scene, at) or not scene.gap(at + 1).isspace() or scene.named[at]:
        initial = len(scene.surfaces[at]) == 1 and scene.gap(at + 1) == ". "
        if not initial or not _capital(scene, at):
            return False
    if len(scene.surfaces[at]) == 1:
        at -= 1
    word, person = scene.words[at], name.sense is Sense.PERSON
    if word in name.own or not _capital(scene, at):
        return False
    if word in heads.KIN or (word in heads.NAME_MAKERS and not person):
        return True
    return word in FIRST_NAMES and (person or name.namesake is not None)


def _surname_behind(scene: Scene, one: Found, name: Name) -> bool:
    """ "Jordan Henderson", "Georgia O'Keeffe"; not "Jordan Pilot", nor a word that is its cue."""
    after = one.first + 1
    word = scene.words[after]
    if scene.words[one.first] not in FIRST_NAMES or not scene.gap(after).isspace():
        return False
    if not _capital(scene, after) or scene.surfaces[after].isupper() or scene.named[after]:
        return False
    if word in COMMON_SURNAMES:
        return True
    about = heads.DEMONYMS | heads.OWN | lex.POLITICAL | lex.HARMLESS
    told = word in about or word.removesuffix("s") in about or _tells(name, word)
    return not told and not looks_ordinary(word)


def _tells(name: Name, word: str) -> bool:
    """Whether the word is one of those that speak for the entity: "Georgia Kemp" is the state's."""
    rival = name.namesake.words if name.namesake and name.twin_place else frozenset()
    return word in rival or any(word in fold(cue).split() for cue in name.entity.cues)


def _capital(scene: Scene, at: int) -> bool:
    return scene.surfaces[at][:1].isupper()
