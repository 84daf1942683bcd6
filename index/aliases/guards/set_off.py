"""What stands after a comma, in brackets or before an apostrophe and makes another's of a name.

"Perth, Scotland", "Tehran, Apple series", "El País (Uruguay)", "Billy Joel's Vienna".
"""

from __future__ import annotations

from ..matching.casing import looks_ordinary
from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..table import shipped_countries
from ..words import lexicon as lex
from ..words import works
from ..words.companions import BESIDE, among
from ..words.heads import DEMONYMS
from ..words.small_nouns import leads
from .beside import LISTING, PLACE_ENDS
from .following import its_own, joins_more, stands_alone
from .scene import Scene
from .sentences import Style
from .subjects import past
from .title_texts import elsewhere
from .unusual_words import unknown

_FEW = 2  # letters of initials that may be spelled by chance
_FAR = 4  # words after a comma or in brackets
_KINDS = works.WORKS | works.ANIMALS | works.SETTLEMENTS | works.PERFORMERS
_BRACKETED = _KINDS | works.TOLD_APART | works.SENSES
_PLACING = ("in", "near", "on")  # "Nokia, town in Finland"
_PLACED = PLACE_ENDS - {"who", "whose", "whom", "which"}
_BRITAIN = frozenset(("england", "britain", "uk"))
_EVERYBODYS = lex.word_set(
    "world country nation state region province kingdom republic territory continent island city "
    "town county capital government today yesterday year month week"
)
_ADDRESSES = ("street", "hill", "house", "square", "road", "avenue", "row", "park")
_ACTS_OF_MUSIC = ("group", "act", "outfit")


_UNLIKE = {  # nouns for what a thing cannot be, by the kind of thing
    Sense.PLACE: works.WORKS | works.ANIMALS | works.PERFORMERS,
    Sense.PERSON: works.WORKS | works.ANIMALS | works.SETTLEMENTS | works.CALLINGS,
    Sense.GROUP: _KINDS,
    Sense.COMPANY: works.ANIMALS | works.SETTLEMENTS | works.PERFORMERS,
    Sense.OTHER: works.ANIMALS | works.SETTLEMENTS | works.PERFORMERS,
}
_UNLIKE_APART = {sense: kinds | works.TOLD_APART for sense, kinds in _UNLIKE.items()}
_STOPS = (".", ";", ")", "!", "?", "\n")


def foreign_kinds(name: Name) -> frozenset[str]:
    """Nouns for what the entity cannot be."""
    return _UNLIKE[name.sense]


def behind_a_comma(scene: Scene, one: Found, name: Name, at: int) -> str:
    """ "Tehran, Apple series", "Pentagon, K-pop group": what it is, without an article."""
    kinds = _UNLIKE_APART[name.sense]
    for i in range(at, at + _FAR + 1):
        word = scene.words[i]
        if i > at and not (scene.glued[i] or scene.hyphenated[i] or scene.possessive[i]):
            return ""
        if word in lex.FUNCTION:
            return ""
        if not scene.surfaces[i].islower() or not scene.glued[i]:
            continue
        if word in kinds or (word in _ACTS_OF_MUSIC and scene.words[i - 1] in works.MUSIC):
            follows = scene.words[i + 1]
            ends = not scene.glued[i + 1] or follows in _PLACING
            ends = ends or (follows in lex.FUNCTION and i > at)
            return scene.quoted(one.first, i + 1) if ends else ""
    return ""


def placed_in(scene: Scene, one: Found, name: Name) -> str:
    """ "Perth, Scotland", "Nokia, Finland", "Denmark, Western Australia": where another is.

    After a small word, and no further place of a list.
    """
    at = one.end
    if scene.gap(at) != ", " or not _led(scene, one, name):
        return ""
    if _unknown_part(scene, one, name, at) or _two_states(scene, name, at):
        return scene.quoted(one.first, at + 1)
    at += scene.words[at] in lex.DIRECTIONS  # "Western Australia"
    place = scene.named[at]
    if place is None or place.first != at or place.name.sense is not Sense.PLACE:
        return ""
    end = at + place.length
    if not _ended(scene, end):
        return ""
    country = place.name.entity.kind == "country"
    if _address(scene, one):
        other = not its_own(name, scene.words[at])  # "Capitol Hill, Seattle"
    elif name.sense is not Sense.PLACE:
        other = one.length == 1 and name.sense is not Sense.OTHER
    elif name.entity.kind == "country":
        other = not country and not its_own(name, scene.words[at])
    else:
        foreign = country and _abroad(name, scene.words[at])
        other = foreign or elsewhere(scene, one, name, place)
    return scene.quoted(one.first, end) if other else ""


def _abroad(name: Name, word: str) -> bool:
    """Whether the country is not the town's own: if that is known, which is among its cues."""
    lands = shipped_countries().intersection(name.cues.folded)
    british = word in _BRITAIN and not lands.isdisjoint(_BRITAIN)
    return bool(lands) and not (british or its_own(name, word))


def _two_states(scene: Scene, name: Name, at: int) -> bool:
    """ "From Ohio, Illinois, came": of two states side by side the first is a town."""
    states = scene.words[at] in lex.US_STATES and not name.own.isdisjoint(lex.US_STATES)
    return states and _ended(scene, at + 1)


def _led(scene: Scene, one: Found, name: Name) -> bool:
    """Whether a small word leads to the name, so that no list goes on with it."""
    listed = scene.named[one.first - 1] or name.acronym
    return not listed and scene.surfaces[scene.before(one)].islower()


def _address(scene: Scene, one: Found) -> bool:
    """Whether it is a street, a hill or a house, of which other towns have one."""
    return one.length > 1 and scene.words[one.end - 1] in _ADDRESSES


def _unknown_part(scene: Scene, one: Found, name: Name, at: int) -> bool:
    """ "Dallas, Moray", "Wall Street, Norwich": a place of which nothing is known."""
    town = name.entity.kind == "place" and one.length == 1
    if not (town or _address(scene, one)):
        return False
    strange = scene.surfaces[at].istitle() and not scene.named[at] and unknown(scene, at)
    if not strange or scene.words[at] in name.cues.words or not _ended(scene, at + 1):
        return False
    return scene.gap(at + 1) != ", " or scene.words[at + 1] in _PLACED  # or it is a person


def _ended(scene: Scene, end: int) -> bool:
    """Whether a stop or a comma follows, or a small word that is no verb and joins no list."""
    if scene.glued[end]:
        return scene.words[end] in PLACE_ENDS or joins_more(scene, end)
    if scene.gap(end) == ", ":  # "in Nokia, Finland, were told"
        return scene.surfaces[end].islower() and scene.words[end] not in LISTING
    return not scene.possessive[end] and scene.gap(end).startswith(_STOPS)


def two_places(scene: Scene, one: Found, name: Name, at: int) -> bool:
    """ "Lebanon Hanover", "Minneapolis West Bank": two places side by side are neither of them.

    In a clause that ends with them; ``at`` is where the second begins.
    """
    second = scene.named[at]
    first = scene.named[at - 1]
    if first is None or second is None or not scene.glued[at] or name.acronym:
        return False
    one_, other = first.name, second.name
    alone = not first.first and at + second.length == scene.count
    surname = alone and first.length == 1 and one_.sense is Sense.PERSON  # "Marin Ireland"
    if other.sense is not Sense.PLACE or not (surname or one_.sense is Sense.PLACE):
        return False
    if its_own(one_, scene.words[at]) or its_own(other, scene.words[first.first]):
        return False
    before = scene.before(first)
    led = scene.surfaces[before].islower() and leads(scene.words[before])
    plain = led and scene.style(one) is Style.PLAIN
    return alone or (plain and _ended(scene, at + second.length))


def beside_another(scene: Scene, one: Found, name: Name) -> str:
    """ "Minneapolis West Bank", "blood pressure BP": the name and what stands right before it."""
    if two_places(scene, one, name, one.first) or spelled(scene, one, name):
        return scene.quoted(one.first - 1, one.end)
    return ""


def in_brackets(scene: Scene, one: Found, name: Name, at: int) -> str:
    """ "Interpol (band)"; as a whole text "Al Shabab (football club)", "Labour Party (Oslo)"."""
    end = at
    while end - at < _FAR and end < scene.count and not scene.gap(end + 1).startswith(")"):
        end += 1
    place = scene.named[at]
    placed = place is not None and place.name.sense is Sense.PLACE
    elsewhere = placed and not (name.sense is Sense.PLACE or its_own(name, scene.words[at]))
    if scene.gap(end + 1).startswith(")"):
        told = scene.words[end] in _BRACKETED and scene.surfaces[end].islower()
        many = name.entity.kind == "party" or peopled(name)
        if told or (elsewhere and many and not name.acronym):
            return scene.quoted(one.first, end + 1)
    if one.first or end + 1 != scene.count or end - at >= _FAR:
        return ""
    small = all(scene.surfaces[i].islower() for i in range(at, end + 1))
    upon = (
        name.sense in (Sense.PLACE, Sense.PERSON) and at == end and unknown(scene, at)
    )  # "Frankfurt (Oder)"
    upon = (
        upon
        and scene.surfaces[at].istitle()
        and place is None
        and not its_own(name, scene.words[at])
    )
    return scene.quoted(0, end + 1) if small or elsewhere or upon else ""


def peopled(name: Name) -> bool:
    """Whether it is a paper or a station of a people, as others may have one of its name."""
    return name.entity.kind == "media" and not name.cues.words.isdisjoint(DEMONYMS)


def spelled(scene: Scene, one: Found, name: Name) -> bool:
    """ "Blood pressure BP": whether the words before have its initials and are none of its own."""
    if not name.acronym or scene.named[one.first - 1]:
        return False
    wanted, at, least = scene.words[one.first], one.first, one.first
    for letter in reversed(wanted):
        at -= 1
        while scene.words[at] in works.LINKS and scene.glued[at + 1]:
            at -= 1
        if at < 0 or scene.words[at][:1] != letter or not (scene.glued[at + 1]):
            return False
        least = at
    words = [scene.words[i] for i in range(least, one.first) if scene.words[i] not in works.LINKS]
    strange = not any(word in lex.FUNCTION or among(word, BESIDE) for word in words)
    return not name.own.issuperset(words) and (strange or len(wanted) > _FEW)


def somebodys(scene: Scene, one: Found, name: Name) -> str:
    """ "Billy Joel's Vienna": a place of somebody of whom nothing is known is a work of his."""
    at = one.first - 1
    word, surface = scene.words[at], scene.surfaces[at]
    if name.acronym and surface.islower() and name.entity.kind != "country":
        verb = scene.words[one.first + 1] if scene.glued[one.first + 1] else ""
        owned = word not in _EVERYBODYS and (verb in lex.AUXILIARIES or past(verb))
        return scene.quoted(at, one.first + 1) if owned else ""  # "the clinic's IAEA crashed"
    if name.sense is not Sense.PLACE or name.acronym or not scene.possessive[one.first]:
        return ""
    if scene.named[at] or not surface.istitle() or looks_ordinary(word):
        return ""
    after = one.end
    ends = stands_alone(scene, one) and not (scene.possessive[after] or scene.hyphenated[after])
    return scene.quoted(at, after) if ends else ""
