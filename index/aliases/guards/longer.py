"""Whether what is beside a name makes a longer one of it, of another thing.

"Michael Jordan", "Boko Haram Street", "New Mexico", "Bank of America", "Danish Labour Party":
the table cannot hold them all, so the shape of the whole must tell.
"""

from __future__ import annotations

import re

from ...text.analysis import fold
from ..matching.casing import is_capitals, looks_ordinary
from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..table.records import name_tokens
from ..words import heads, works
from ..words import lexicon as lex
from ..words.given_names import FIRST_NAMES
from ..words.namesakes import PEOPLES_TOWNS
from .beside import LED_ON, LED_TO
from .following import (
    further,
    head_behind,
    in_a_state,
    its_own,
    names_after,
    of_a_state,
    of_another,
    of_many,
    shouted,
    stands_alone,
    telling,
)
from .ruling import Ruling
from .scene import Scene

_PLACED = heads.NAME_MAKERS | heads.DIRECTED
_SURNAMES = heads.KIN | lex.ARTICLES | heads.PARTICLES
_TITLES = lex.PERSON_TITLES | lex.ROLES
_SHORT_TITLES = frozenset(word.title() for word in _TITLES if len(word) < 5)
_PEOPLE = re.compile(r"[^s]s$")


def longer_name(scene: Scene, one: Found, name: Name) -> Ruling | None:
    """A refusal if the name is part of a longer, unlisted one; it quotes the longer name."""
    at, after, beside = scene.before(one), one.end, scene.beside[one.first]
    led = beside & LED_TO
    borne = name.sense is Sense.PERSON or not name.plain  # by others than the thing itself
    follows = scene.named[after] if scene.glued[after] else None
    if follows and (end := of_a_state(scene, one, name, after)):
        return _another(scene, one.first, end, False)
    follows = None if name.acronym else follows
    if follows and further(scene, one, name, follows):
        return _another(scene, one.first, after + follows.length, False)
    if led and (kin := _kin(scene, name, at)) is not None:
        return _another(scene, kin, after, borne)
    if follows:
        return None
    if led:
        if scene.surfaces[at][:1].isupper() and _names_before(scene, one, name, at):
            word = scene.words[at]
            plain = name.plain and name.sense is not Sense.PERSON
            strange = not (plain or word in _PLACED or looks_ordinary(word))
            given = (strange or word in FIRST_NAMES) and not name.acronym
            return _another(scene, at, after, given)
        if head_before(scene, one, name, at):
            return _another(scene, at - 1, after, False)
        if name.words and name.entity.kind == "body" and of_the_state(scene, one, at):
            return _another(scene, at, after, False)
    if beside & LED_ON and (end := _behind(scene, one, name, after)):
        given = name.rivalled or (name.sense is Sense.PERSON and not name.plain)
        person = given and not looks_ordinary(scene.words[after])
        return _another(scene, one.first, end, person and end == after + 1)
    return None


def _behind(scene: Scene, one: Found, name: Name, after: int) -> int:
    """The end of the longer name that the words after it make of it, 0 if they make none."""
    if scene.glued[after]:
        if end := head_behind(scene, one, name, after) or of_another(scene, name, after):
            return end
        return after + 1 if names_after(scene, one, name, after) else 0
    if scene.words[after] in lex.ARTICLES and scene.hyphenated[after]:
        return after + 2 if names_after(scene, one, name, after) else 0  # "Mers-el-Kebir"
    return in_a_state(scene, name, after) or _inverted(scene, one, name, after)


def _inverted(scene: Scene, one: Found, name: Name, after: int) -> int:
    """The end of "Foster, Bernard (2009)", as lists of writings have names; 0 if it is none."""
    word = scene.words[after]
    surname = one.length == 1 and name.sense in (Sense.PERSON, Sense.PLACE)
    begins = scene.starts_sentence[one.first] or scene.gap(one.first).strip()
    if not (surname and begins and scene.gap(after) == ", ") or name.acronym:
        return 0
    given = word in FIRST_NAMES and word not in name.own and not scene.named[after]
    return after + 1 if given and scene.gap(after + 1).startswith((" (", ". ", ";")) else 0


def head_before(scene: Scene, one: Found, name: Name, at: int) -> bool:
    """Whether "of" and the head of another thing stand before it: "University of Ohio"."""
    if scene.words[at] != "of" or not scene.glued[one.first] or name.acronym:
        return False
    return scene.words[at - 1] in heads.OF_HEADS and scene.surfaces[at - 1][0].isupper()


def _another(scene: Scene, first: int, end: int, person: bool) -> Ruling:
    reason = f"part of another name: {scene.quoted(first, end)}"
    return Ruling(-3, reason, refused=True, other=person)


# --- before ---------------------------------------------------------------------------------------


def _kin(scene: Scene, name: Name, at: int) -> int | None:
    """Where the longer name begins if a part of a person's name leads up to this one.

    "Abdel Fatah", "Talal bin Saddam", "Cécile de France", "Carla Bruni-Sarkozy".
    """
    word = scene.words[at]
    if name.acronym or word in name.own or scene.named[at] or at < 0:
        return None
    if _initial(scene, at) and (name.sense is Sense.PERSON or name.namesake):
        if len(word) > 1:
            return None if len(name.surfaces) > 1 else at  # "M.K. Stalin"
        given = scene.surfaces[at - 1][:1].isupper() and scene.glued[at]
        return at - 1 if given and scene.words[at - 1] not in name.own else None
    if word in heads.KIN and (scene.glued[at + 1] or scene.hyphenated[at + 1]):
        return at - 1 if scene.surfaces[at - 1][:1].isupper() and scene.glued[at] else at
    if word in heads.PARTICLES and (scene.glued[at + 1] or scene.hyphenated[at + 1]):
        while scene.words[at - 1] in heads.PARTICLES and scene.glued[at]:
            at -= 1  # "Miguel de la Madrid"
        led = scene.surfaces[at - 1][:1].isupper() and not scene.gap(at).strip(" -")
        owned = name.sense is Sense.PLACE and scene.words[at - 1] in heads.OF_A_LAND
        return at - 1 if led and not (owned or scene.named[at - 1]) else None
    if name.sense is Sense.PLACE and scene.hyphenated[at + 1]:
        free = len(word) > 2 and word not in heads.PREFIXES and word not in heads.ADJECTIVES
        return at if free and scene.surfaces[at].istitle() and not looks_ordinary(word) else None
    double = name.sense is Sense.PERSON and scene.hyphenated[at + 1]
    first, last = scene.surfaces[at - 1], scene.surfaces[at]
    given = last[:1].isupper() and first[:1].isupper() and scene.glued[at]
    ordinary = word in heads.PREFIXES or looks_ordinary(scene.words[at - 1]) or is_capitals(last)
    return at - 1 if double and given and not ordinary else None


def _initial(scene: Scene, at: int) -> bool:
    """Whether a middle initial stands there: "Lyndon B. Johnson"."""
    letter = scene.surfaces[at]
    if len(letter) == 1:
        return letter.isupper() and scene.gap(at + 1) == ". "
    return len(letter) == 4 and letter.endswith(".") and letter.isupper() and scene.glued[at + 1]


def _names_before(scene: Scene, one: Found, name: Name, at: int) -> bool:
    """Whether the capitalised word ``at`` makes another name of what follows."""
    word, surface = scene.words[at], scene.surfaces[at]
    if not scene.glued[at + 1]:
        return False
    if _elsewhere(scene, name, at):
        return True
    if of_many(name):
        odd = one.length == 1 and telling(scene, one, at)  # "Jewish Congress"
        return another_party(scene, one, name, at) or (odd and word in works.KINDRED)
    if (
        is_capitals(surface)
        and is_capitals(scene.surfaces[one.first])
        and _surname_alone(one, name)
    ):
        return word in FIRST_NAMES and not (looks_ordinary(word) or own_before(name, word))
    if shouted(scene, one, name):
        return False
    article = scene.words[one.first - 1] in lex.ARTICLES or name.surfaces[0].lower() in lex.ARTICLES
    titled = word in works.PEERS or (word in works.ROYAL and name.sense is Sense.PLACE)
    if titled and name.sense in (Sense.PERSON, Sense.PLACE):
        return one.length == 1 and word not in name.own
    if _another_peoples(name, one, word):
        return True
    if own_before(name, word):
        return False
    shouting = surface == "AS" and is_capitals(scene.surfaces[one.first])
    if word in works.SHIPS and is_capitals(surface) and not shouting:
        return True  # "MS Estonia", though "Ms Estonia" is a person
    if word in works.CLUBS and name.entity.kind == "place":
        return True
    if word in lex.HARMLESS:
        return False
    if (other := scene.named[at]) is not None:
        if word in FIRST_NAMES and name.sense is Sense.PLACE and one.length == 1:
            return other.name.sense is Sense.PERSON and stands_alone(scene, one)  # "Boris Boston"
        given = article or word in PEOPLES_TOWNS or _surname(name)  # "Charlotte Pence"
        person = other.name.sense is Sense.PERSON and further(scene, other, other.name, one)
        given = given or person or (word in FIRST_NAMES and other.length == 1)
        return given and name.sense is Sense.PERSON and one.length < 3
    if is_capitals(surface) or word in heads.ADJECTIVES:
        return False
    sense = name.sense
    if one.length > 1 and not (sense is Sense.PERSON and _surname(name)):
        return False
    made = word in heads.NAME_MAKERS and name.entity.kind != "event"  # "Storm Harvey" is Harvey
    if made and not _PEOPLE.search(name.form.text):
        return sense is not Sense.PERSON or word not in _TITLES
    if word in heads.DIRECTED:
        begins = scene.starts_sentence[at] and not stands_alone(scene, one)
        return sense is not Sense.PERSON and not begins
    return _led_up_to(scene, one, name, at, article)


def of_the_state(scene: Scene, one: Found, at: int) -> bool:
    """ "the state Senate", "the state's Supreme Court"; not "a red-state Senate seat"."""
    joined = scene.glued[one.first] or scene.possessive[one.first]
    return joined and scene.surfaces[at] == "state" and not scene.hyphenated[at]


def _surname_alone(one: Found, name: Name) -> bool:
    """Whether given names before it are somebody else's: "By LISA SANDERS"."""
    return name.sense is Sense.PERSON and one.length == 1 and not name.acronym


def _elsewhere(scene: Scene, name: Name, at: int) -> bool:
    """ "the Sydney Telegraph", "Baltimore PD", "the Texas Supreme Court": a town's or a state's."""
    town = scene.named[at]
    if town is None or town.name.sense is not Sense.PLACE or town.name.entity.kind == "country":
        return False
    word = scene.words[at]
    if name.words and len(name.surfaces) > 1 and name.entity.kind == "body":
        return word not in name.own and word not in name.cues.words
    body = name.weak and name.acronym and name.sense is Sense.GROUP
    other = body or (name.twin and name.entity.kind == "media")
    return other and not its_own(name, word)


def _led_up_to(scene: Scene, one: Found, name: Name, at: int, article: bool) -> bool:
    """Whether a given name, or what else the news writes before none, stands at ``at``.

    ``article``: the name has the Arabic one before it.
    """
    word, sense = scene.words[at], name.sense
    given = word in heads.GIVEN and sense is not Sense.GROUP
    titled = scene.gap(at) == ". " and scene.surfaces[at - 1] in _SHORT_TITLES
    if looks_ordinary(word) and not (titled or telling(scene, one, at)):  # "Rep. Jack Kingston"
        return given and sense is Sense.PERSON
    if sense is Sense.GROUP and not name.twin:
        led = telling(scene, one, at) and not _PEOPLE.search(name.form.text)
        return (article or led) and not looks_ordinary(word)
    named = sense is Sense.PERSON or name.twin or name.acronym or name.namesake is not None
    return named or given or not looks_ordinary(word)  # "the comedian Bill Fitch"


def _another_peoples(name: Name, one: Found, word: str) -> bool:
    """ "Irish House of Commons": another people's, of what many have."""
    generic = name.words or fold(name.surfaces[-1]) in lex.GENERIC
    many = one.length > 1 and generic and name.sense is Sense.GROUP
    return many and word in heads.DEMONYMS and not its_own(name, word)


def own_before(name: Name, word: str) -> bool:
    """Whether the word is one of the entity's own, a person's given name if it is a person."""
    return word in name.own and (
        name.sense is not Sense.PERSON
        or any(fold(name_tokens(form.text)[0][0]) == word for form in name.entity.forms)
    )


def _surname(name: Name) -> bool:
    """Whether the form is a surname of more than one word: "bin Laden", "Le Maire"."""
    return name.surfaces[0].lower() in _SURNAMES


def another_party(scene: Scene, one: Found, name: Name, at: int) -> bool:
    """Whether the word before says which of the many it is, and not this one."""
    word = scene.words[at]
    if its_own(name, word) or (one.length == 1 and scene.named[at]):
        return False
    if scene.named[at]:
        return scene.named[at].names[0].sense is Sense.PLACE  # type: ignore[union-attr]
    if word in heads.DIRECTED and scene.starts_sentence[at]:
        return False
    return word in heads.DEMONYMS or word in heads.FAITHS
