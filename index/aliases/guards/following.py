"""What is after a name and goes on with it: "Boko Haram Street", "Moscow, Idaho"."""

from __future__ import annotations

from ...text.analysis import fold
from ..matching.casing import is_capitals, letters, looks_ordinary
from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..table import shipped_countries
from ..words import heads
from ..words import lexicon as lex
from ..words.verbs import ACTS
from .scene import Scene
from .sentences import Style
from .subjects import past

_SHORTEST = 3  # letters of a name after a name: "US Air Force F-16" has none
_ROOT = 3  # letters a country shares with its people
_ALIKE = ("ira", "aus", "mal", "slo", "gui", "gam")  # and these with another: Iran, Iraq
_ENDS = lex.FUNCTION - lex.AUXILIARIES - {"and", "or"}  # what may follow where a place is told
_BESIDE_ANY = lex.HARMLESS | heads.ADJECTIVES | lex.POLITICAL
_FAR = 5  # capitalised words after a name that may lead to the head: "BBC Symphony Orchestra"


def head_behind(scene: Scene, one: Found, name: Name, after: int) -> int:
    """The end of the longer name if capitalised words lead from here to the word for a thing."""
    near = name.entity.kind == "country" and shouted(scene, one, name)
    end, far = after, 1 if near else _FAR  # "US Park Police"
    while end < after + far and scene.glued[end]:
        surface = scene.surfaces[end]
        if not surface[:1].isupper() or scene.named[end] or scene.words[end] in lex.ROLES:
            break
        end += 1
    word = scene.words[end - 1]
    if word == "exchange" and scene.words[end - 2] == "stock" and name.sense is Sense.PLACE:
        return end
    heads_it = end > after and _heads(name, word)
    return end if heads_it and (not looks_ordinary(word) or telling(scene, one, end - 1)) else 0


def _heads(name: Name, word: str) -> bool:
    """Whether the word is for a thing that carries names such as this one and is not its own."""
    sense = name.sense
    if sense is Sense.COMPANY and (word in heads.BROADCASTS or word in heads.CORPORATE):
        return False
    if word in heads.SETTLEMENTS:
        state = name.entity.kind == "country" or not name.own.isdisjoint(lex.US_STATES)
        return state or sense is not Sense.PLACE  # "Kuwait City" and "Kansas City" are none
    return word in heads.THINGS or (sense is Sense.PERSON and word in heads.MEMORIALS)


def names_after(scene: Scene, one: Found, name: Name, after: int) -> bool:
    """Whether the capitalised word ``after`` goes on with a longer name."""
    word, surface = scene.words[after], scene.surfaces[after]
    sense = name.sense
    if word in lex.ARTICLES and scene.hyphenated[after + 1]:
        return scene.surfaces[after + 1][:1].isupper() and not scene.named[after + 1]
    if word in heads.SON_OF and scene.glued[after + 1] and scene.surfaces[after + 1][:1].isupper():
        return not name.acronym
    if scene.named[after] or is_capitals(surface) or not surface[:1].isupper():
        return False
    if headlined(scene, after) or (sense is Sense.COMPANY and word in heads.CORPORATE):
        return False
    if shouted(scene, one, name):
        firm = sense is Sense.PLACE and looks_ordinary(word)
        full_stop = scene.surfaces[one.first].endswith(".")  # "... in the U.S. Critics said"
        firm = firm and not full_stop and telling(scene, one, after)
        return firm and not _owned(scene, after)
    ordinary = looks_ordinary(word)
    if one.length == 1 and word in heads.HEADS:
        return not ordinary or telling(scene, one, after)
    if word in _BESIDE_ANY or word in name.own:
        return False
    if ordinary and not telling(scene, one, after):
        return False
    made = name.entity.kind == "company" and not name.word_alone  # "the Apple Watch"
    made = made and (ordinary or not (name.twin or name.rivalled))
    if one.length == 1 and not made and (name.twin or name.namesake is not None):
        return not (sense is Sense.PERSON and word in lex.STAFF)
    if scene.gap(after) != " " or sense is Sense.COMPANY:
        return False
    if ordinary:
        return sense is not Sense.OTHER and not _owned(scene, after)
    alone = sense is Sense.PERSON or not _person(scene, after)
    return alone and len(word) >= _SHORTEST and telling(scene, one, after)


def headlined(scene: Scene, at: int) -> bool:
    """Whether a verb with its object stands there as in headlines: "Trump Fires Comey"."""
    word = scene.words[at]
    if word not in ACTS or not word.endswith("s") or word.endswith("ss") or not scene.glued[at + 1]:
        return False
    following = scene.surfaces[at + 1]
    return following[:1].isupper() or following[:1].isdigit() or scene.words[at + 1] in lex.FUNCTION


def further(scene: Scene, one: Found, name: Name, other: Found) -> bool:
    """Whether the listed name after it is one with it: "Saddam Haftar", "Labour Party Pakistan".

    Two names side by side are mostly a list without commas.
    """
    if other.name.entity is name.entity:
        return False
    return _one_with(scene, one, name, other) and scene.style(one) is Style.PLAIN


def _one_with(scene: Scene, one: Found, name: Name, other: Found) -> bool:
    sense = other.name.sense
    if of_many(name) and one.length > 1:
        word = scene.words[other.first]
        return sense is Sense.PLACE and not its_own(name, word)
    place = name.sense is Sense.PLACE and not scene.starts_sentence[one.first]
    owns = scene.possessive[other.first + 1]
    placed = (place or name.sense is Sense.COMPANY) and not owns  # "Germany Schulz"
    given = name.sense is Sense.PERSON or name.rivalled or placed
    return one.length == 1 and given and sense is Sense.PERSON and other.length == 1


def shouted(scene: Scene, one: Found, name: Name) -> bool:
    """Whether it is an acronym and set as one: "US Army" is no longer name of the US."""
    return name.acronym and letters(scene.surfaces[one.first]).isupper()


def stands_alone(scene: Scene, one: Found) -> bool:
    """Whether a verb, a small word or nothing follows, so that the name is no adjective."""
    after = one.end
    word = scene.words[after]
    return not scene.glued[after] or word in lex.FUNCTION or word in lex.AUXILIARIES or past(word)


def _owned(scene: Scene, at: int) -> bool:
    """Whether the capitalised words from here speak of an office, an institution or an event."""
    while scene.glued[at] and scene.surfaces[at][:1].isupper():
        word = scene.words[at]
        if scene.named[at] or word in heads.OWN or word in lex.POLITICAL or word in lex.HARMLESS:
            return True
        if not looks_ordinary(word) or word in heads.ADJECTIVES:
            return True
        at += 1
    return False


def _person(scene: Scene, at: int) -> bool:
    """Whether a whole personal name may begin here: "the ambassador to Ukraine Geoffrey Pyatt"."""
    return scene.glued[at + 1] and scene.surfaces[at + 1][:1].isupper()


def telling(scene: Scene, one: Found, at: int) -> bool:
    """Whether the capital of the word ``at`` means anything: not at a start, not in a headline."""
    return not scene.starts_sentence[at] and scene.style(one) is Style.PLAIN


def in_a_state(scene: Scene, name: Name, after: int) -> int:
    """The end of "Moscow, Idaho" and "Mexico, Missouri, ": places in another country."""
    if scene.gap(after) != ", " or name.acronym:
        return 0
    last = after + 1 if scene.words[after] in lex.STATE_PREFIXES else after
    state = scene.words[last]
    end = last + 1 == len(scene.tokens) or scene.gap(last + 1).startswith((".", ")", "\n"))
    end = end or scene.words[last + 1] in _ENDS
    york = end and last > after and state in ("york", "mexico")
    short = state in lex.SHORT_STATES and scene.gap(last + 1).startswith(".") and foreign(name)
    if not (state in lex.US_STATES or state in lex.PROVINCES or york or short):
        return 0
    sense = name.sense
    alone = sense in (Sense.PERSON, Sense.COMPANY) and len(name.surfaces) == 1
    if alone or name.entity.kind == "landmark" or sense is Sense.GROUP:
        return last + 1 if end and not scene.possessive[last + 1] else 0
    if name.sense is not Sense.PLACE or scene.words[after] in name.own:
        return 0
    joined = scene.words[last + 1] in ("and", "or")
    listed = joined and scene.surfaces[last + 2][:1].isupper()  # "Texas and Ohio"
    listed = listed or scene.words[last + 1] in lex.US_STATES
    listed = listed or not (end or lex.US_STATES.isdisjoint(map(fold, name.surfaces)))
    return 0 if listed or state in name.cues.words else last + 1


def foreign(name: Name) -> bool:
    """Whether the place is known to be in another country than America, or to be one."""
    country = name.entity.kind == "country"
    return country or not shipped_countries().keys().isdisjoint(name.cues.folded)


def of_a_state(scene: Scene, one: Found, name: Name, after: int) -> int:
    """The end of "Paris Texas" and "Lake Geneva Wisconsin": a small place, without a comma."""
    last = after + 1 if scene.words[after] in lex.STATE_PREFIXES else after
    state = scene.words[last]
    known = state in lex.US_STATES or state in lex.PROVINCES
    if not known or name.sense is not Sense.PLACE or name.acronym:
        return 0
    own = {scene.words[after], state} & name.own or state in name.cues.words
    plain = scene.bare or scene.style(one) is Style.PLAIN
    return 0 if own or not plain else last + 1


def of_another(scene: Scene, name: Name, after: int) -> int:
    """The end of "Labour Party of Malta": one of many of its name, in another country."""
    if name.acronym or scene.words[after] != "of" or not scene.glued[after]:
        return 0
    many = name.words or fold(name.surfaces[-1]) in lex.GENERIC
    if not (many and name.sense is Sense.GROUP and (len(name.surfaces) > 1 or name.twin)):
        return 0
    at = after + 2 if scene.words[after + 1] == "the" else after + 1
    capital = scene.surfaces[at][:1].isupper() and not is_capitals(scene.surfaces[at])
    named = scene.named[at]
    person = named is not None and named.name.sense is Sense.PERSON
    other = capital and not person and not its_own(name, scene.words[at])
    return at + 1 if other and scene.glued[at] else 0


def of_many(name: Name) -> bool:
    """Whether many countries could have one of this name: "Labour Party", "Supreme Court"."""
    if not name.words or name.acronym or name.sense is not Sense.GROUP:
        return False
    return name.entity.kind == "party" or fold(name.surfaces[-1]) in lex.GENERIC


def its_own(name: Name, word: str) -> bool:
    """Whether the word for a place or a people may be that of the name's own country.

    Three letters tell "Polish" from "Poland" as well as is needed; a state's party is the party.
    """
    if word in lex.US_STATES or (word == "american" and "us" in name.own):
        return True
    known = (*name.own, *name.cues.folded)
    root = word if word[:_ROOT] in _ALIKE else word[:_ROOT]
    return any(
        other.startswith(root) or (root == word and word.startswith(other)) for other in known
    )
