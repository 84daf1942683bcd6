"""Whether the capitals after a name make another thing of it: "PKK Kindergarten", "SARS Squad"."""

from __future__ import annotations

from ..matching.casing import is_capitals, looks_ordinary
from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..words import lexicon as lex
from ..words import works
from ..words.companions import HOLDERS, OF_NO_FIRM, among, companions
from ..words.given_names import FIRST_NAMES
from ..words.verbs import ACTS, HEADLINED
from .following import its_own
from .scene import Scene
from .sentences import Style
from .unusual_words import in_english, unknown

AND = (" & ", " + ")


def run_behind(scene: Scene, one: Found, name: Name) -> str:
    """ "PKK Kindergarten", "SARS Squad", "NASA Federal Credit Union": capitals of another thing."""
    at = one.end
    if not scene.surfaces[at][:1].isupper() or scene.starts_sentence[at] or scene.gap(at) != " ":
        return ""
    end = _end_of_other(scene, one, name, at)
    # The setting may explain the capital: asked last, since it takes the whole sentence.
    told = end and scene.style(one) is Style.PLAIN
    return scene.quoted(one.first, end) if told else ""


def _end_of_other(scene: Scene, one: Found, name: Name, at: int) -> int:
    """The end of the other thing that the capitals from ``at`` make of the name, 0 if of none."""
    if scene.named[at]:
        other = (name.acronym and _a_surname(scene, name, at)) or _branch(scene, one, name, at)
        return at + 1 if other else 0
    end = _end_of_capitals(scene, name, at)
    if end == at:
        return 0
    other, country = False, name.acronym and name.entity.kind == "country"
    firm = name.sense is Sense.COMPANY
    if country or firm:
        other = _heads(scene, name, at, end)
    if not country and (name.acronym or not firm):
        other = other or (_strange_among(scene, name, at, end) and in_english(scene, one, at))
    return end if other else 0


def _branch(scene: Scene, one: Found, name: Name, at: int) -> bool:
    """Whether the place after a group's or a body's name makes another of its name or another
    name: "ISIS Canada Research", "Podemos Perú"; not "NATO Kosovo troops"."""
    place = scene.named[at]
    if name.sense is not Sense.GROUP or place is None or scene.possessive[at + 1]:
        return False
    if place.name.sense is not Sense.PLACE or its_own(name, scene.words[at]):
        return False
    end = at + place.length
    if scene.gap(end) == " ":
        last = _end_of_capitals(scene, name, end)
        if last > end and _strange_among(scene, name, end, last):
            return True
    follows = scene.words[end] if scene.glued[end] else ""
    if not follows or (follows in lex.FUNCTION and follows not in lex.AUXILIARIES):
        return True
    return scene.starts_sentence[one.first] and (follows in ACTS or follows in HEADLINED)


def _end_of_capitals(scene: Scene, name: Name, at: int) -> int:
    """Where the capitalised words from here end; ``at`` if one is an office, a verb or a name."""
    end = at
    while scene.surfaces[end][:1].isupper() and (
        end == at or scene.gap(end) == " " or scene.possessive[end]
    ):
        word = scene.words[end]
        verb = word in HEADLINED or (end == at and word in ACTS)
        office = word in HOLDERS or word in name.own
        club = word in works.SHIPS
        named = scene.named[end]
        if verb or office or named or (is_capitals(scene.surfaces[end]) and not club):
            return at
        end += 1
    return end


def _strange_among(scene: Scene, name: Name, at: int, end: int) -> bool:
    """Whether one of the capitals [at, end) is none of those that stand beside what is meant."""
    known = companions(name)
    for i in range(at, end):
        word = scene.words[i]
        if word in works.APPOSED:
            return name.sense is not Sense.PERSON  # "Iraq Veterans Against the War"
        if not among(word, known):
            return not _person_from(scene, i, end, i > at)
    return False


def _person_from(scene: Scene, at: int, end: int, led: bool) -> bool:
    """Whether the last capitals [at, end) are a person's: "envoy Agnes Callamard".

    ``led``: words for an office lead to them, so that any two words will do that are no others.
    """
    given = scene.words[at] in FIRST_NAMES or (led and len(scene.words[at]) == 1)
    joined = scene.hyphenated[end] and len(scene.words[end - 1]) == 1  # "World War II D-Day"
    strange = led and not any(looks_ordinary(scene.words[i]) for i in range(at, end))
    return joined or (end - at > 1 and (given or strange))


def _heads(scene: Scene, name: Name, at: int, end: int) -> bool:
    """Whether the last of the capitals [at, end) is the word for another thing than the entity's.

    Firms have products, and states agencies, of any name: "Google Maps", "US Citizenship and ...".
    """
    word = scene.words[end - 1]
    if name.sense is Sense.COMPANY:
        return word in OF_NO_FIRM
    return word in works.BODIES or (end == at + 1 and unknown(scene, at))


def _a_surname(scene: Scene, name: Name, at: int) -> bool:
    """Whether a listed surname stands after what may be initials: "BP Koirala", "Nato Santos"."""
    other = scene.named[at]
    borne = other is not None and other.name.sense is Sense.PERSON and other.length == 1
    return borne and name.entity.kind != "country"  # "left the U.K. Trump said"
