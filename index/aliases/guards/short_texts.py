"""Texts that are no sentence but a name with a few words, which may make another thing of it.

"PKK tablets", "Interpol, New York band", "Kenya African Union", "blood pressure BP". In a sentence
such words may be anything; by themselves they are what the name is part of, unless the news writes
them beside names. As in titles the name is left open.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..words import heads, kinds, works
from ..words import lexicon as lex
from ..words.companions import BESIDE, among, companions
from .following import its_own
from .scene import Scene
from .unusual_words import beside_strangers

_YEAR = 4  # digits
_OTHERS = lex.word_set(
    "first second third fourth new old independent true real united free east west north south "
    "eastern western northern southern central pan"
)
_TITLES = works.PEERS | lex.word_set(
    "chief sheikh sheik shaikh father brother sister captain saint aunt uncle mama mother mister "
    "admiral general colonel mr mrs ms royal princess prince queen king doctor imam mullah"
)
_OF_A_PAGE = lex.word_set(
    "watch mint fish garden spring forest wildlife postal academy profile football "
    "soccer rugby cricket"
)
_FITTING = {
    Sense.PLACE: kinds.PLACES | lex.OFFICES,
    Sense.GROUP: kinds.GROUPS,
    Sense.COMPANY: kinds.FIRMS | kinds.MEDIA | lex.BUSINESS,
    Sense.PERSON: kinds.POLITICIANS | lex.ROLES | lex.STAFF | works.POSTS | lex.PERSON_AFTER,
    Sense.OTHER: kinds.TEXTS | works.EVENTS | lex.POLITICS,
}


def in_a_phrase(scene: Scene, one: Found, name: Name) -> str:
    """The whole text, if it is a phrase that makes another thing of the name, or else nothing."""
    other = (
        (scene.bare and beside_strangers(scene, one, name))
        or _thing_behind(scene, one, name)
        or _spelled(scene, one, name)
        or _two_places(scene, name)
        or _kind_apart(scene, one, name)
        or _titled(scene, one, name)
        or _of_others(scene, one, name)
        or _people_before(scene, one, name)
    )
    return scene.quoted(0, scene.count) if other else ""


def _run(scene: Scene, at: int) -> Iterator[int]:
    """The words from ``at`` to the next small word of the language, or mark."""
    while scene.words[at] and scene.words[at] not in lex.FUNCTION:
        yield at
        at += 1
        if not (scene.glued[at] or scene.hyphenated[at] or scene.possessive[at]):
            return


def _thing_behind(scene: Scene, one: Found, name: Name) -> bool:
    """ "PKK tablets", "Zika rally car": the last of the words after it is for another thing."""
    after = one.end
    if scene.hyphenated[after] and scene.surfaces[after].isdigit():
        return len(scene.surfaces[after]) < _YEAR  # "Fatah-110"
    if not scene.glued[after] or scene.possessive[after]:
        return False
    last = max(_run(scene, after), default=-1)
    if last < 0 or not scene.surfaces[last].islower() or scene.hyphenated[last]:
        return False
    known = (BESIDE | companions(name)) - _OF_A_PAGE
    return _strange(scene, last, known)


def _spelled(scene: Scene, one: Found, name: Name) -> bool:
    """ "Blood pressure BP": whether the words before have its initials and are none of its own."""
    if not name.acronym or scene.named[one.first - 1]:
        return False
    at, words = one.first, []
    for letter in reversed(scene.words[one.first]):
        at -= 1
        while scene.words[at] in works.LINKS and scene.glued[at + 1]:
            at -= 1
        if at < 0 or scene.words[at][:1] != letter or not scene.glued[at + 1]:
            return False
        words.append(scene.words[at])
    return not name.own.issuperset(words)


def _two_places(scene: Scene, name: Name) -> bool:
    """ "Holland America", "US Palermo": two places side by side, neither in the other."""
    first, last = scene.named[0], scene.named[scene.count - 1]
    if first is None or last is None or first.end != last.first or last.end != scene.count:
        return False
    places = first.name.sense is Sense.PLACE is last.name.sense and scene.gap(last.first) == " "
    apart = not its_own(first.name, scene.words[last.first])
    return places and apart and not its_own(last.name, scene.words[0])


def _kind_apart(scene: Scene, one: Found, name: Name) -> bool:
    """ "Interpol, New York band", "Podemos, Bolivian alliance", "Tahrir Square, Baghdad"."""
    after, sense = one.end, name.sense
    if scene.count == after or one.first > (scene.words[0] == "the") or "," not in scene.gap(after):
        return False
    at = after + (scene.words[after] in ("a", "an", "the"))
    part = scene.words[at] in lex.DIRECTIONS  # "Denmark, Western Australia"
    at += part
    place = scene.named[at]
    if place is not None and place.end == scene.count:
        country = place.name.entity.kind == "country"
        other = country or (one.length > 1 and place.name.sense is Sense.PLACE)
        known = (name.entity.kind == "place" and bool(name.cues)) or part
        return known and other and not its_own(name, scene.words[at])
    words = list(_run(scene, at))
    last = words[-1] if words else at
    if place is not None or not words:
        last = max(_run(scene, place.end if place else at), default=-1)
        words = [at, last]
    if last < 0 or not scene.surfaces[last].islower():
        return False
    foreign = any(
        scene.words[i] in heads.DEMONYMS and not its_own(name, scene.words[i]) for i in words
    )
    if foreign and sense in (Sense.GROUP, Sense.OTHER):
        return True
    return _strange(scene, last, _FITTING[sense])


def _titled(scene: Scene, one: Found, name: Name) -> bool:
    """ "Chief Seattle", "Miss South Africa", "Royal China": a title before what has none."""
    if one.first != 1 or one.length + 1 != scene.count or not scene.glued[1]:
        return False
    if scene.words[0] == "new" and name.sense is Sense.PERSON:
        return True  # "New Romney"
    placed = name.sense in (Sense.PLACE, Sense.GROUP) and scene.surfaces[0].istitle()
    return placed and not name.acronym and scene.words[0] in _TITLES


def _of_others(scene: Scene, one: Found, name: Name) -> bool:
    """ "Kenya African Union", "Belgium's Front National", "First World Bank"."""
    at, owned = one.first - 1, scene.possessive[one.first]
    if at < 0 or name.sense is not Sense.GROUP or name.acronym:
        return False
    if not owned and (one.length == 1 or not scene.glued[one.first]):
        return False
    word, place = scene.words[at], scene.named[at]
    if word in name.own:
        return False
    if place is None:
        return word in _OTHERS and not at and one.end == scene.count
    owner = place.name.sense
    return owner is Sense.PLACE and not its_own(name, word)


def _strange(scene: Scene, at: int, known: frozenset[str]) -> bool:
    word = scene.words[at]
    doing = word.endswith("ing") and at + 1 < scene.count
    return not (among(word, known) or doing or word.endswith("ly"))


def _people_before(scene: Scene, one: Found, name: Name) -> bool:
    """ "Turkish Hizbullah", "al-Qaida Kurdish Battalions": another people's branch of a group."""
    if name.entity.kind != "group":
        return False
    before, after = one.first - 1, one.end
    ends = one.end == scene.count or scene.surfaces[scene.count - 1].islower()
    if not before and ends and scene.glued[one.first]:
        word = scene.words[before]
        return word in heads.DEMONYMS and not its_own(name, word)
    word = scene.words[after]
    joined = scene.glued[after] and scene.glued[after + 1] and scene.surfaces[after].istitle()
    people = joined and word in heads.DEMONYMS and not its_own(name, word)
    return people and scene.surfaces[after + 1][:1].isupper()
