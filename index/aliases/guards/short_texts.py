"""Texts that are no sentence but a name with a few words, which may make another thing of it.

"PKK tablets", "Interpol, New York band", "Kenya African Union", "blood pressure BP". In a sentence
such words may be anything; by themselves they are what the name is part of, unless the news writes
them beside names. As in titles the name is left open.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..words import heads
from ..words import lexicon as lex
from ..words.companions import BEFORE_ALONE, BESIDE, FITTING, OF_A_PAGE, among, companions
from .definitions import begun
from .following import its_own
from .scene import Scene
from .unusual_words import beside_strangers

_YEAR = 4  # digits


def in_a_phrase(scene: Scene, one: Found, name: Name) -> str:
    """The whole text, if it is a phrase that makes another thing of the name, or else nothing."""
    other = (
        (scene.bare and beside_strangers(scene, one, name))
        or _thing_behind(scene, one, name)
        or _before_alone(scene, one, name)
        or _of_others(scene, one, name)
        or _two_places(scene, name)
        or _kind_apart(scene, one, name)
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
    known = (BESIDE | companions(name)) - OF_A_PAGE
    return _strange(scene, last, known)


def _before_alone(scene: Scene, one: Found, name: Name) -> bool:
    """ "Chief Seattle", "Royal China", "First World Bank", "Blood pressure BP"."""
    if name.acronym:
        first = begun(scene, scene.words[one.first], one.first - 1, -1)
        return first >= 0 and not name.own.issuperset(scene.words[first : one.first])
    alone = one.first == 1 and one.end == scene.count and scene.words[0] not in name.own
    return alone and scene.glued[1] and scene.words[0] in BEFORE_ALONE.get(name.sense, ())


def _of_others(scene: Scene, one: Found, name: Name) -> bool:
    """ "Kenya African Union", "Belgium's Front National": a body of another country."""
    at, owned = one.first - 1, scene.possessive[one.first]
    place = scene.named[at] if at >= 0 else None
    if place is None or name.sense is not Sense.GROUP or name.acronym:
        return False
    beside = owned or (one.length > 1 and scene.glued[one.first])
    placed = place.name.sense is Sense.PLACE and not its_own(name, scene.words[at])
    return beside and placed and scene.words[at] not in name.own


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
    after = one.end
    if scene.count == after or one.first > (scene.words[0] == "the") or "," not in scene.gap(after):
        return False
    at = after + (scene.words[after] in ("a", "an", "the"))
    at += scene.words[at] in lex.DIRECTIONS  # "Denmark, Western Australia"
    place = scene.named[at]
    if place is not None and place.end == scene.count:
        country = place.name.entity.kind == "country"
        other = country or (one.length > 1 and place.name.sense is Sense.PLACE)
        known = name.entity.kind == "place" and bool(name.cues)
        return known and other and not its_own(name, scene.words[at])
    last = max(_run(scene, place.end if place else at), default=-1)
    if last < 0 or not scene.surfaces[last].islower():
        return False
    people = any(w in heads.DEMONYMS and not its_own(name, w) for w in scene.words[at : at + 2])
    foreign = people and name.sense in (Sense.GROUP, Sense.OTHER)  # "Podemos, Greek alliance"
    return foreign or _strange(scene, last, FITTING[name.sense])


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
