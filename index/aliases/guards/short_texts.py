"""Texts that are no sentence but a name with a few words, which may make another thing of it.

"PKK tablets", "Interpol, New York band", "Kenya African Union", "blood pressure BP". In a sentence
such words may be anything; by themselves they are what the name is part of, unless the news writes
them beside names. As in titles the name is left open.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..words import heads, works
from ..words import lexicon as lex
from ..words.companions import SMALL, among, companions
from .following import its_own
from .scene import Scene
from .set_off import spelled
from .title_texts import elsewhere, entitled, people_before, upon
from .unusual_words import beside_strangers

_PLACES = (
    works.SETTLEMENTS
    | lex.OFFICES
    | lex.word_set(
        "country nation place site scene home epicentre epicenter center centre headquarters town "
        "resort district territory territories republic neighborhood state stronghold seat"
    )
)
_GROUPS = lex.BANDS | lex.word_set(
    "group groups party parties faction wing branch coalition alliance federation body bodies "
    "agency watchdog union army force forces rebels insurgents terrorists fighters cartel gang "
    "clan lobby think-tank charity institution court regulator bloc club league federation ministry"
)
_FIRMS = lex.BUSINESS | lex.word_set(
    "giant maker manufacturer bank lender group network broadcaster channel newspaper paper daily "
    "site website platform service airline chain developer publisher magazine agency carmaker "
    "station outlet"
)
_PERSONS = (lex.ROLES | lex.STAFF | works.POSTS | lex.PERSON_AFTER) | lex.word_set(
    "founder billionaire dissident fugitive whistleblower activist politician head chair ceo "
    "republican democrat senator politician man woman person winner laureate hopeful lawmaker mp"
)
_TEXTS = lex.word_set(
    "treaty accord accords agreement pact law act bill deal document constitution charter "
    "convention amendment clause settlement protocol resolution plan scheme declaration"
)
_YEAR = 4  # digits
_OTHERS = lex.word_set(
    "first second third fourth new old independent true real united free east west north south "
    "eastern western northern southern central pan"
)
_CARRIED = (Sense.PERSON, Sense.PLACE, Sense.COMPANY)
_TITLES = works.PEERS | lex.word_set(
    "chief sheikh sheik shaikh father brother sister captain saint aunt uncle mama mother mister "
    "admiral general colonel mr mrs ms royal princess prince queen king doctor imam mullah"
)
_HEADS = (heads.HEADS | heads.THINGS) - lex.word_set(
    "accord accords agreement convention treaty protocol open day air radio street court centre "
    "center bank brigade brigades battalion battalions cell cells camp airport hospital university "
    "post times television park award awards championship championships college river express "
    "station bay gulf island islands border building"
) | lex.word_set("independent institute")
_OF_A_PAGE = lex.word_set(
    "watch mint fish garden spring forest wildlife postal academy profile football "
    "soccer rugby cricket"
)
_FITTING = {
    Sense.PLACE: _PLACES,
    Sense.GROUP: _GROUPS,
    Sense.COMPANY: _FIRMS,
    Sense.PERSON: _PERSONS,
    Sense.OTHER: works.EVENTS | lex.POLITICS | _TEXTS,
}


def in_a_phrase(scene: Scene, one: Found, name: Name) -> str:
    """The whole text, if it is a phrase that makes another thing of the name, or else nothing."""
    other = (
        (scene.bare and beside_strangers(scene, one, name))
        or _thing_behind(scene, one, name)
        or _kind_before(scene, one, name)
        or _kind_apart(scene, one, name)
        or _headed(scene, one, name)
        or _titled(scene, one, name)
        or _goes_on(scene, one, name)
        or _of_others(scene, one, name)
        or _abroad(scene, one, name)
        or _branch(scene, one, name)
        or people_before(scene, one, name)
        or entitled(scene, one, name)
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
    known = (SMALL | companions(name)) - _OF_A_PAGE
    if _strange(scene, last, known):
        return True
    if not name.acronym or name.entity.kind == "country":
        return False
    return any(_strange(scene, i, known) for i in range(after, last))  # "FARC robotics contest"


def _kind_before(scene: Scene, one: Found, name: Name) -> bool:
    """ "Blood pressure BP", "South African SARS": what other initials are said to be of."""
    at = one.first - 1
    if name.namesake is not None and not at and one.end == scene.count:
        small = scene.surfaces[0].islower() and scene.words[0] not in lex.FUNCTION
        return small and not among(scene.words[0], SMALL)  # "fine China"
    if not name.acronym or not scene.glued[one.first] or name.entity.kind == "country":
        return False
    word = scene.words[at]
    if spelled(scene, one, name):
        return True
    if word in heads.DEMONYMS:
        ends = one.first + 1 == scene.count
        return ends and name.sense is not Sense.GROUP and not its_own(name, word)
    if word in lex.FUNCTION or not scene.surfaces[at].islower() or scene.named[at]:
        return False
    return word in heads.THINGS or _strange(scene, at, SMALL | _FITTING[name.sense])


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
        other = other or elsewhere(scene, one, name, place)
        known = (name.entity.kind == "place" and bool(name.cues)) or part
        return known and other and not its_own(name, scene.words[at])
    words = list(_run(scene, at))
    last = words[-1] if words else at
    if place is not None or not words:
        last = max(_run(scene, place.end if place else at), default=-1)
        words = [at, last]
    if last < 0 or not scene.surfaces[last].islower():
        return False
    if any(scene.words[i] in works.MUSIC for i in words):
        return True
    foreign = any(
        scene.words[i] in heads.DEMONYMS and not its_own(name, scene.words[i]) for i in words
    )
    if foreign and sense in (Sense.GROUP, Sense.OTHER):
        return True
    return _strange(scene, last, _FITTING[sense])


def _headed(scene: Scene, one: Found, name: Name) -> bool:
    """ "Iran Heritage Foundation", "Egypt Independent": capitals lead to what carries names."""
    last = max(_run(scene, one.end), default=-1)
    known = name.sense in (Sense.PLACE, Sense.PERSON) and scene.glued[one.end]
    return last >= 0 and known and scene.words[last] in _HEADS and scene.surfaces[last].istitle()


def _titled(scene: Scene, one: Found, name: Name) -> bool:
    """ "Chief Seattle", "Miss South Africa", "Royal China": a title before what has none."""
    if one.first != 1 or one.length + 1 != scene.count or not scene.glued[1]:
        return False
    if scene.words[0] == "new" and name.sense is Sense.PERSON:
        return True  # "New Romney"
    placed = name.sense in (Sense.PLACE, Sense.GROUP) and scene.surfaces[0].istitle()
    return placed and not name.acronym and scene.words[0] in _TITLES


def _goes_on(scene: Scene, one: Found, name: Name) -> bool:
    """ "Mandela Washington Fellowship", "Nato de Angelis": a longer name."""
    after = one.end
    if name.acronym and scene.gap(after) == "." and scene.surfaces[after][:1].isupper():
        return True  # "FDP.The Liberals"
    if not scene.glued[after]:
        return False
    behind = scene.named[after]
    if behind and name.sense in _CARRIED and behind.names[0].entity is not name.entity:
        known = companions(name)
        return any(_capital(scene, i, known) for i in _run(scene, after + behind.length))
    return upon(scene, after)


def _abroad(scene: Scene, one: Found, name: Name) -> bool:
    """ "Podemos Party of Bolivia", "Podemos Party, Brazil": in another country."""
    places = [some for some in scene.found if some.names[0].sense is Sense.PLACE]
    if name.entity.kind != "party" or not places or places[-1].first <= one.first:
        return False
    last = places[-1]
    apart = scene.words[last.first - 1] == "of" or scene.gap(last.first) == ", "
    ends = last.end == scene.count
    return apart and ends and not its_own(name, scene.words[last.first])


def _branch(scene: Scene, one: Found, name: Name) -> bool:
    """ "Al-Qaeda in Sinai", "Muslim Brotherhood in Sudan": those of a group in another country."""
    after = one.end
    place = scene.named[after + 1]
    if name.entity.kind != "group" or one.first or scene.words[after] != "in" or place is None:
        return False
    ends = place.end == scene.count
    placed = ends and place.name.sense is Sense.PLACE
    return placed and not its_own(name, scene.words[place.first])


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
    if owner is Sense.COMPANY:
        return not owned  # "Xiaomi Mi 6"
    return owner is Sense.PLACE and not its_own(name, word)


def _capital(scene: Scene, at: int, known: frozenset[str]) -> bool:
    return scene.surfaces[at][:1].isupper() and not among(scene.words[at], known)


def _strange(scene: Scene, at: int, known: frozenset[str]) -> bool:
    word = scene.words[at]
    doing = word.endswith("ing") and at + 1 < scene.count
    return not (among(word, known) or doing or word.endswith("ly"))
