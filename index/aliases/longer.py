"""Whether what stands beside a name makes a longer one of it, of another thing.

"Michael Jordan", "Boko Haram Street", "New Mexico", "Bank of America", "Norwegian Labour Party":
the table cannot hold them all, so the shape of the whole must tell.
"""

from __future__ import annotations

from ..analysis import fold
from . import heads
from . import lexicon as lex
from .casing import is_capitals, letters, looks_ordinary
from .matcher import Found
from .names import Name
from .ruling import Ruling, Sense, sense_of
from .scene import Scene, Style

_SHORTEST = 3  # letters of a name behind a name: "US Air Force F-16" has none
_ROOT = 3  # letters a country shares with its people
_FAR = 3  # capitalised words behind a name that may lead to the head: "BBC Symphony Orchestra"


def longer_name(scene: Scene, one: Found, name: Name) -> Ruling | None:
    """A refusal if the name is part of a longer, unlisted one; it quotes the longer name."""
    at, after = scene.before(one), one.first + one.length
    follows = scene.named(after) if scene.glued(after) else None
    if follows and not name.acronym:
        further = _further(scene, one, name, follows)
        return _another(scene, one.first, after + follows.length, False) if further else None
    kin = _kin(scene, name, at)
    if kin is not None:
        return _another(scene, kin, after, True)
    if scene.surface(at)[:1].isupper() and _names_before(scene, one, name, at):
        word = scene.word(at)
        given = word not in heads.NAME_MAKERS | heads.DIRECTED and not looks_ordinary(word)
        return _another(scene, at, after, given and not name.acronym)
    if end := _head_behind(scene, one, name, after):
        return _another(scene, one.first, end, False)
    if scene.glued(after) and _names_after(scene, one, name, after):
        doubted = name.rivalled or sense_of(name) is Sense.PERSON
        given = doubted and not looks_ordinary(scene.word(after))
        return _another(scene, one.first, after + 1, given)
    if scene.word(at) == "of" and one.length == 1 and scene.glued(one.first) and not name.acronym:
        head = scene.word(at - 1)
        if head in heads.OF_HEADS and scene.surface(at - 1)[0].isupper():
            return _another(scene, at - 1, after, False)
    if end := _elsewhere(scene, name, after) or _of_another(scene, name, after):
        return _another(scene, one.first, end, False)
    return None


def _another(scene: Scene, first: int, end: int, person: bool) -> Ruling:
    whole = scene.text[scene.tokens.starts[first] : scene.tokens.ends[end - 1]]
    return Ruling(
        -3, f"part of another name: {' '.join(whole.split())}", refused=True, other=person
    )


# --- before ---------------------------------------------------------------------------------------


def _kin(scene: Scene, name: Name, at: int) -> int | None:
    """Where the longer name begins if a part of a person's name leads up to this one.

    "Abdel Fatah", "Talal bin Saddam", "Cécile de France", "Carla Bruni-Sarkozy".
    """
    word = scene.word(at)
    if name.acronym or word in name.own or scene.named(at) or at < 0:
        return None
    if _initial(scene, at) and (sense_of(name) is Sense.PERSON or name.namesake):
        given = scene.surface(at - 1)[:1].isupper() and scene.glued(at)
        return at - 1 if given and scene.word(at - 1) not in name.own else None
    if word in heads.KIN and (scene.glued(at + 1) or scene.hyphenated(at + 1)):
        return at - 1 if scene.surface(at - 1)[:1].isupper() and scene.glued(at) else at
    if word in heads.PARTICLES and (scene.glued(at + 1) or scene.hyphenated(at + 1)):
        led = scene.surface(at - 1)[:1].isupper() and not scene.gap(at).strip(" -")
        return at - 1 if led and not scene.named(at - 1) else None
    double = sense_of(name) is Sense.PERSON and scene.hyphenated(at + 1)
    first, last = scene.surface(at - 1), scene.surface(at)
    given = last[:1].isupper() and first[:1].isupper() and scene.glued(at)
    ordinary = word in heads.PREFIXES or looks_ordinary(scene.word(at - 1)) or is_capitals(last)
    return at - 1 if double and given and not ordinary else None


def _initial(scene: Scene, at: int) -> bool:
    """Whether a middle initial stands there: "Lyndon B. Johnson"."""
    letter = scene.surface(at)
    return len(letter) == 1 and letter.isupper() and scene.gap(at + 1) == ". "


def _names_before(scene: Scene, one: Found, name: Name, at: int) -> bool:
    """Whether the capitalised word ``at`` makes another name of what follows."""
    word, surface = scene.word(at), scene.surface(at)
    if not scene.glued(at + 1):
        return False
    if _party(name):
        return _another_party(scene, one, name, at)
    if _shouted(scene, one, name):
        return False
    if scene.named(at) or word in lex.HARMLESS or word in name.own:
        return False
    if is_capitals(surface) or word in heads.ADJECTIVES:
        return False
    if surface.endswith(".") and len(word) > 1:
        return False
    sense = sense_of(name)
    if one.length > 1 and not (sense is Sense.PERSON and _surname(name)):
        return False
    if word in heads.NAME_MAKERS:
        return sense is not Sense.PERSON or word not in lex.PERSON_TITLES | lex.ROLES
    if word in heads.DIRECTED:
        return sense is not Sense.PERSON and (
            not scene.starts_sentence(at) or _stands_alone(scene, one)
        )
    if looks_ordinary(word) and not _telling(scene, one, at):
        return False
    if sense is Sense.GROUP and not name.twin:
        return False
    named = sense is Sense.PERSON or name.twin or name.acronym or name.namesake is not None
    return named or not looks_ordinary(word)


def _surname(name: Name) -> bool:
    """Whether the form is a surname of more than one word: "bin Laden", "al-Baghdadi"."""
    return name.surfaces[0].lower() in heads.KIN | lex.ARTICLES


def _stands_alone(scene: Scene, one: Found) -> bool:
    """Whether a verb, a small word or nothing follows, so that the name is no adjective."""
    after = one.first + one.length
    word = scene.word(after)
    return not scene.glued(after) or word in lex.FUNCTION or word in lex.AUXILIARIES


def _party(name: Name) -> bool:
    """Whether many countries could have one of this name: "Labour Party", "Supreme Court"."""
    if not name.words or name.acronym or sense_of(name) is not Sense.GROUP:
        return False
    return name.entity.kind == "party" or fold(name.surfaces[-1]) in lex.GENERIC


def _another_party(scene: Scene, one: Found, name: Name, at: int) -> bool:
    """Whether the word before says which of the many it is, and not this one."""
    word = scene.word(at)
    if one.length == 1 or _its_own(name, word):
        return False
    if scene.named(at):
        return sense_of(scene.named(at).names[0]) is Sense.PLACE  # type: ignore[union-attr]
    if word in heads.DIRECTED and scene.starts_sentence(at):
        return False
    return word in heads.DEMONYMS or word in heads.FAITHS


def _its_own(name: Name, word: str) -> bool:
    """Whether the word for a place or a people may be that of the name's own country.

    Three letters tell "Polish" from "Poland" as well as is needed; a state's party is the party.
    """
    if word in lex.US_STATES or (word == "american" and "us" in name.own):
        return True
    known = (*name.own, *(fold(cue) for cue in name.entity.cues))
    return any(word[:_ROOT] == other[:_ROOT] for other in known)


def _cue(name: Name, word: str) -> bool:
    return any(word == fold(cue) for cue in name.entity.cues)


# --- behind ---------------------------------------------------------------------------------------


def _head_behind(scene: Scene, one: Found, name: Name, after: int) -> int:
    """The end of the longer name if capitalised words lead from here to the word for a thing."""
    end, far = after, 1 if name.entity.kind == "country" else _FAR
    while end < after + far and scene.glued(end):
        surface = scene.surface(end)
        if not surface[:1].isupper() or scene.named(end) or scene.word(end) in lex.ROLES:
            break
        end += 1
    word = scene.word(end - 1)
    heads_it = end > after and _heads(name, word) and not _goes_on(scene, end)
    return end if heads_it and (not looks_ordinary(word) or _telling(scene, one, end - 1)) else 0


def _goes_on(scene: Scene, end: int) -> bool:
    """Whether a capitalised word follows, so that another thing is spoken of: "Park Police"."""
    return scene.glued(end) and scene.surface(end)[:1].isupper() and not scene.named(end)


def _heads(name: Name, word: str) -> bool:
    """Whether the word is for a thing that carries names such as this one and is not its own."""
    sense = sense_of(name)
    if word in heads.BROADCASTS and sense is Sense.COMPANY:
        return False
    if word in heads.SETTLEMENTS:
        return sense is not Sense.PLACE or name.entity.kind == "country"
    return word in heads.THINGS or (sense is Sense.PERSON and word in heads.MEMORIALS)


def _names_after(scene: Scene, one: Found, name: Name, after: int) -> bool:
    """Whether the capitalised word ``after`` goes on with a longer name."""
    word, surface = scene.word(after), scene.surface(after)
    sense = sense_of(name)
    if word in lex.ARTICLES and scene.hyphenated(after + 1):
        return scene.surface(after + 1)[:1].isupper() and not scene.named(after + 1)
    if scene.named(after) or is_capitals(surface) or not surface[:1].isupper():
        return False
    telling = _telling(scene, one, after)
    if _shouted(scene, one, name):
        return telling and word in heads.FIRMS
    if one.length == 1 and word in heads.HEADS:
        return telling or not looks_ordinary(word)
    if word in lex.HARMLESS or word in heads.ADJECTIVES:
        return False
    if word in lex.POLITICAL or (looks_ordinary(word) and not telling) or word in name.own:
        return False
    if one.length == 1 and (name.twin or name.namesake is not None):
        return True
    if not telling or scene.gap(after) != " " or looks_ordinary(word) or sense is Sense.COMPANY:
        return False
    if len(word) < _SHORTEST or word.removesuffix("s") in heads.DEMONYMS:
        return False
    return sense is Sense.PERSON or not (_person(scene, after) or _listed(scene, one))


def _further(scene: Scene, one: Found, name: Name, other: Found) -> bool:
    """Whether the listed name behind it is one with it: "Saddam Haftar", "Labour Party Pakistan".

    Two names side by side are mostly a list without commas.
    """
    if scene.style(one) is not Style.PLAIN:
        return False
    if other.names[0].entity is name.entity:
        return False
    sense = sense_of(other.names[0])
    if _party(name) and one.length > 1:
        word = scene.word(other.first)
        return sense is Sense.PLACE and not _its_own(name, word)
    given = sense_of(name) is Sense.PERSON or name.rivalled
    return one.length == 1 and given and sense is Sense.PERSON and other.length == 1


def _shouted(scene: Scene, one: Found, name: Name) -> bool:
    """Whether it is an acronym and set as one: "US Army" is no longer name of the US."""
    return name.acronym and letters(scene.surface(one.first)).isupper()


def _person(scene: Scene, at: int) -> bool:
    """Whether a whole personal name may begin here: "the ambassador to Ukraine Geoffrey Pyatt"."""
    return scene.glued(at + 1) and scene.surface(at + 1)[:1].isupper()


def _listed(scene: Scene, one: Found) -> bool:
    """Whether a name stands before it as in a list without commas."""
    return scene.glued(one.first) and scene.named(one.first - 1) is not None


def _telling(scene: Scene, one: Found, at: int) -> bool:
    """Whether the capital of the word ``at`` means anything: not at a start, not in a headline."""
    return not scene.starts_sentence(at) and scene.style(one) is Style.PLAIN


def _elsewhere(scene: Scene, name: Name, after: int) -> int:
    """The end of "Moscow, Idaho" and "Mexico, Missouri, ": places in another country."""
    if scene.gap(after) != ", " or scene.word(after) not in lex.US_STATES or name.acronym:
        return 0
    if sense_of(name) is not Sense.PLACE or scene.word(after) in name.own:
        return 0
    listed = scene.word(after + 1) in lex.US_STATES | {"and", "or"} or name.own & lex.US_STATES
    return 0 if listed or _cue(name, scene.word(after)) else after + 1


def _of_another(scene: Scene, name: Name, after: int) -> int:
    """The end of "Labour Party of Malta": one of many of its name, in another country."""
    of_many = name.words and sense_of(name) is Sense.GROUP and len(name.surfaces) > 1
    if not (of_many and scene.word(after) == "of"):
        return 0
    at = after + 2 if scene.word(after + 1) == "the" else after + 1
    word = scene.word(at)
    other = scene.surface(at)[:1].isupper() and not _its_own(name, word)
    return at + 1 if other and scene.glued(after) and scene.glued(at) else 0
