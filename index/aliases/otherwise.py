"""Whether what stands beside a name says that another thing is meant.

"the band Beirut", "Obama, a town in Japan", "European Commission against Racism", "PKK
Kindergarten".
"""

from __future__ import annotations

from ..analysis import fold
from . import heads, works
from . import lexicon as lex
from .behind import its_own
from .casing import is_capitals, looks_ordinary
from .companions import BESIDE, SMALL, among, companions
from .given import FIRST_NAMES
from .looks import EZAFE
from .matcher import Found
from .names import Name
from .ruling import Sense, sense_of
from .scene import Scene
from .sentences import Style
from .strangers import begins_body, odd, quoted_text, unknown
from .verbs import ACTS, BASES, HEADLINED, OBJECTS

_OFFICES = works.POSTS | lex.ROLES - lex.word_set(  # these are before one: "interior minister"
    "foreign defence defense interior finance home opposition former ex deputy acting vice rebel"
)
_FAR = 4  # words between an article and its noun
_LED_TO = OBJECTS | lex.SAYS | {"the", "that"}  # "told Hamas Iraq was ...", "the EU Britain left"
_PHRASE = 2  # words behind a name
_SHORTEST = 3  # letters of a name before a name
_KINDS = works.WORKS | works.ANIMALS | works.SETTLEMENTS | works.PERFORMERS
_OF_NO_FIRM = works.APART | (heads.THINGS - heads.BROADCASTS - heads.CORPORATE)
_TEXTS = ("treaty", "law")


def another_before(scene: Scene, one: Found, name: Name) -> str:
    """What is said before the name: "the band Beirut", "the actress Sanaa"; or nothing."""
    at, sense = one.first - 1, sense_of(name)
    word = scene.word(at)
    if stranger := _stranger_before(scene, one, name):
        return stranger
    if not scene.glued(one.first) or not scene.surface(at).islower():
        return ""
    if word == "of" and scene.word(at - 1) in works.PLACED and scene.glued(at):
        other = sense in (Sense.PERSON, Sense.GROUP) and not name.acronym
        return quoted_text(scene, at - 1, one.first + one.length) if other else ""
    work = word in works.WORKS and sense is not Sense.COMPANY
    if work or (word in works.PERFORMERS and sense in (Sense.PLACE, Sense.GROUP)):
        return quoted_text(scene, at, one.first + one.length)
    return ""


def _stranger_before(scene: Scene, one: Found, name: Name) -> str:
    """ "Kamal Hamas", "Ansar-e Hezbollah", "Priorities USA": a capital the news sets before none.

    Only of what has no given name, and of no party, which any place and people has.
    """
    at = scene.before(one)
    word, surface = scene.word(at), scene.surface(at)
    if surface in EZAFE and scene.hyphenated(at) and scene.surface(at - 1)[:1].isupper():
        return quoted_text(scene, at - 1, one.first + one.length)
    if scene.gap(at + 1) != " " or not surface.istitle() or len(word) < _SHORTEST:
        return ""
    if sense_of(name) is Sense.PERSON or name.entity.kind == "party" or scene.named(at):
        return ""
    if name.acronym and name.entity.kind == "country" and name.form.text != "USA":
        return ""
    if not odd(word) or word in ACTS or word in HEADLINED or word in name.own:
        return ""
    listed = scene.glued(one.first + one.length) and scene.named(one.first + one.length)
    listed = listed or (scene.glued(at) and scene.named(at - 1))
    begins = scene.starts_sentence(at) and looks_ordinary(word)
    if begins or listed or scene.style(one) is not Style.PLAIN:
        return ""
    return quoted_text(scene, at, one.first + one.length)


def another_behind(scene: Scene, one: Found, name: Name) -> str:
    """What the words behind the name make of it, nothing if it stays what it is."""
    return (
        _said_behind(scene, one, name)
        or _going_on(scene, one, name)
        or _run_behind(scene, one, name)
        or (not one.first and _thing_behind(scene, one, name))
        or ""
    )


def _thing_behind(scene: Scene, one: Found, name: Name) -> str:
    """A text that is the name and one or two small words for a thing: "PKK tablets"."""
    at, count = one.length, scene.count
    if not at < count <= at + _PHRASE or scene.text.rstrip()[-1:] in tuple(".!?"):
        return ""
    if not all(scene.glued(i) and scene.surface(i).islower() for i in range(at, count)):
        return ""
    told = lex.FUNCTION | ACTS | HEADLINED | BASES
    words = [scene.word(i) for i in range(at, count)]
    verbal = words[-1].endswith(("ed", "ly", "ing")) or not told.isdisjoint(words)
    return "" if verbal or among(words[-1], SMALL) else quoted_text(scene, 0, count)


def _said_behind(scene: Scene, one: Found, name: Name) -> str:
    """ "Obama, a town in Japan", "Sudan the rhino"."""
    at = one.first + one.length
    gap, article = scene.gap(at), scene.word(at)
    kind = article in works.KINDS or (scene.word(at + 1) in works.GAMES and article in works.PLAYED)
    if gap == " " and kind and scene.surface(at).islower():
        return quoted_text(scene, one.first, at + 1)
    if gap == " (" and scene.gap(at + 1).startswith(")"):  # "Interpol (band)"
        kind = article in _KINDS or (not one.first and at + 1 == scene.count)
        return quoted_text(scene, one.first, at + 1) if kind and scene.surface(at).islower() else ""
    if article not in ("a", "an", "the") or gap not in (" ", ", ") or (gap == " " == article):
        return ""
    kinds = _foreign_kinds(name) if gap == ", " else works.WORKS | works.ANIMALS
    if gap == " " and article != "the":
        return ""
    for i in range(at + 1, at + 1 + _FAR):
        if not scene.glued(i) and not scene.hyphenated(i):
            return ""
        if gap == " " and scene.surface(i).istitle() and not scene.named(i) and odd(scene.word(i)):
            person = sense_of(name) is Sense.PERSON and scene.style(one) is Style.PLAIN
            return quoted_text(scene, one.first, i + 1) if person else ""  # "Biden the Beagle"
        if scene.word(i) in kinds:
            follows = scene.word(i + 1)
            ends = not scene.glued(i + 1) or follows in lex.FUNCTION or gap == " "
            return quoted_text(scene, one.first, i + 1) if ends else ""
        if scene.word(i) in lex.FUNCTION or gap == " ":
            return ""
    return ""


def _foreign_kinds(name: Name) -> frozenset[str]:
    """Nouns for what the entity cannot be."""
    sense = sense_of(name)
    if sense is Sense.PLACE:
        return works.WORKS | works.ANIMALS | works.PERFORMERS
    if sense is Sense.PERSON:
        return works.WORKS | works.ANIMALS | works.SETTLEMENTS
    if sense is Sense.GROUP:
        return works.WORKS | works.ANIMALS | works.SETTLEMENTS | works.PERFORMERS
    return works.ANIMALS | works.SETTLEMENTS | works.PERFORMERS


def _going_on(scene: Scene, one: Found, name: Name) -> str:
    """ "European Commission against Racism", "Hezbollah of Belarus", "Prince Harry of Prussia"."""
    link = one.first + one.length
    at = link + 2 if scene.word(link + 1) == "the" else link + 1
    word = scene.word(at)
    if not scene.surface(at)[:1].isupper() or not (scene.glued(at) and scene.glued(link)):
        return ""
    if scene.word(link) == "of":
        other = _of_another(scene, one, name, at)
    else:
        body = one.length > 1 and (sense_of(name) is Sense.GROUP or name.entity.kind in _TEXTS)
        body = body and scene.style(one) is Style.PLAIN and scene.word(link) in works.ABOUT
        other = body and not scene.named(at) and looks_ordinary(word) and word not in BESIDE
    return quoted_text(scene, one.first, at + 1) if other else ""


def _of_another(scene: Scene, one: Found, name: Name, at: int) -> bool:
    """Whether a place behind "of" shows that another of this name is meant."""
    named, word = scene.named(at), scene.word(at)
    if its_own(name, word):
        return False
    sense = sense_of(name)
    if sense is Sense.PERSON:
        royal = fold(name.surfaces[0]) in works.ROYAL
        return royal and not (named and its_own(name, named.names[0].entity.id))
    place = named is not None and sense_of(named.names[0]) is Sense.PLACE
    if sense is Sense.PLACE and scene.word(at - 1) == "the" and not named:
        return scene.style(one) is Style.PLAIN  # "Edinburgh of the Seven Seas"
    if sense is Sense.PLACE:
        return name.words and len(name.surfaces) > 1 and not name.acronym
    return place and sense in (Sense.GROUP, Sense.COMPANY) and not name.acronym


def _run_behind(scene: Scene, one: Found, name: Name) -> str:
    """ "PKK Kindergarten", "SARS Squad", "NASA Federal Credit Union": capitals of another thing."""
    at = one.first + one.length
    if _joined(scene, one, name, at):
        return quoted_text(scene, one.first, at + 1)
    if not _telling(scene, one, at):
        return ""
    if scene.surface(at).istitle() and scene.word(at) in lex.AUXILIARIES:
        return quoted_text(scene, one.first, at + 1)  # "Ghana Must Go"
    if scene.named(at):
        other = (name.acronym and _a_surname(scene, name, at)) or _branch(scene, one, name, at)
        return quoted_text(scene, one.first, at + 1) if other else ""
    end = _end_of_capitals(scene, name, at)
    country = name.acronym and name.entity.kind == "country"
    if country or (sense_of(name) is Sense.COMPANY and not name.acronym):
        other = end > at and _heads(scene, name, at, end)
    else:
        other = end > at and _strange_among(scene, name, at, end)
    return quoted_text(scene, one.first, end) if other else ""


def _joined(scene: Scene, one: Found, name: Name, at: int) -> bool:
    """ "Mali-Losinj", "Turnbull & Asser": joined to a proper word of which nothing is known."""
    if scene.hyphenated(at) and scene.word(at) in heads.PARTICLES | works.UPON:
        return scene.hyphenated(at + 1) and scene.surface(at + 1).istitle()  # "Mers-les-Bains"
    if scene.word(at) == "and" and scene.surface(at + 1) in works.PARTNERS:
        return scene.glued(at + 1)  # "Houthi and Sons"
    if not (scene.hyphenated(at) or scene.gap(at) == " & ") or not scene.surface(at).istitle():
        return False
    place = sense_of(name) is Sense.PLACE or scene.gap(at) == " & "
    strange = not (scene.named(at) or scene.hyphenated(at + 1)) and unknown(scene, at)
    return place and strange and (scene.bare or scene.style(one) is Style.PLAIN)


def _branch(scene: Scene, one: Found, name: Name, at: int) -> bool:
    """Whether the place behind a group's or a body's name makes another of its name or another
    name: "ISIS Canada Research", "Podemos Perú"; not "NATO Kosovo troops"."""
    place = scene.named(at)
    if sense_of(name) is not Sense.GROUP or place is None or scene.possessive(at + 1):
        return False
    if sense_of(place.names[0]) is not Sense.PLACE or its_own(name, scene.word(at)):
        return False
    end = at + place.length
    if scene.gap(end) == " ":
        last = _end_of_capitals(scene, name, end)
        if last > end and _strange_among(scene, name, end, last):
            return True
    if scene.word(one.first - 1) in _LED_TO or scene.hyphenated(end):
        return False
    follows = scene.word(end) if scene.glued(end) else ""
    ends = not follows or (follows in lex.FUNCTION and follows not in lex.AUXILIARIES)
    return ends or (scene.starts_sentence(one.first) and (follows in ACTS or follows in HEADLINED))


def _telling(scene: Scene, one: Found, at: int) -> bool:
    """Whether a capital stands behind the name, on its line, that the setting does not explain."""
    if scene.gap(at) != " " or not scene.surface(at)[:1].isupper():
        return False
    return not scene.starts_sentence(at) and scene.style(one) is Style.PLAIN


def _end_of_capitals(scene: Scene, name: Name, at: int) -> int:
    """Where the capitalised words from here end; ``at`` if one is an office, a verb or a name."""
    end = at
    while (end == at or scene.gap(end) == " ") and scene.surface(end)[:1].isupper():
        word = scene.word(end)
        verb = word in HEADLINED or (end == at and word in ACTS)
        office = word in _OFFICES or word in name.own
        club = word in works.SHIPS
        if verb or office or scene.named(end) or (is_capitals(scene.surface(end)) and not club):
            return at
        end += 1
    return end


def _strange_among(scene: Scene, name: Name, at: int, end: int) -> bool:
    """Whether one of the capitals [at, end) is none of those that stand beside what is meant."""
    known = companions(name)
    for i in range(at, end):
        word = scene.word(i)
        if word in works.APPOSED:
            return sense_of(name) is not Sense.PERSON  # "Iraq Veterans Against the War"
        if not among(word, known):
            return not _person_from(scene, i, end, i > at)
    return sense_of(name) is Sense.GROUP and begins_body(scene, end - 1)


def _person_from(scene: Scene, at: int, end: int, led: bool) -> bool:
    """Whether the last capitals [at, end) are a person's: "envoy Agnes Callamard".

    ``led``: words for an office lead to them, so that any two words will do that are no others.
    """
    given = scene.word(at) in FIRST_NAMES or (led and len(scene.word(at)) == 1)
    joined = scene.hyphenated(end) and len(scene.word(end - 1)) == 1  # "World War II D-Day"
    if (led and given) or joined:
        return True
    words = range(at, end)
    return len(words) > 1 and (
        given or (led and not any(looks_ordinary(scene.word(i)) for i in words))
    )


def _heads(scene: Scene, name: Name, at: int, end: int) -> bool:
    """Whether the last of the capitals [at, end) is the word for another thing than the entity's.

    Firms have products, and states agencies, of any name: "Google Maps", "US Citizenship and ...".
    """
    word = scene.word(end - 1)
    if sense_of(name) is Sense.COMPANY:
        return word in _OF_NO_FIRM
    return word in works.BODIES or (end == at + 1 and unknown(scene, at))


def _a_surname(scene: Scene, name: Name, at: int) -> bool:
    """Whether a listed surname stands behind what may be initials: "BP Koirala", "Nato Santos"."""
    other = scene.named(at)
    if other is None or other.length > 1 or scene.possessive(at + 1) or not scene.glued(at):
        return False
    firm = sense_of(name) in (Sense.COMPANY, Sense.OTHER) or not scene.surface(at - 1).isupper()
    return firm and sense_of(other.names[0]) is Sense.PERSON
