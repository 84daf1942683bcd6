"""Texts that are but a name with a few words, set as what is sold, played, sat in or gone to.

"The Battle of Algiers", "The Mauritius Command", "Nissan Figaro", "Togo's sandwich chain", "Angola
Prison", "Qatar Ladies Open". Asked by ``alone``, of texts that are no sentences.
"""

from __future__ import annotations

from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..words import heads, works
from ..words import lexicon as lex
from .following import its_own
from .scene import Scene

_FOUGHT = lex.word_set("battle siege fall sack treaty")  # before "of", all there is of the text
_TALES = lex.word_set(  # what books are called that are set in a country: "The Havana Affair"
    "command code order orders operation mission room rules rule conference file files affair "
    "campaign agency bureau house"
)
_SHOPS = lex.word_set(
    "chain chains franchise outlet outlets eatery restaurant restaurants deli shop shops store "
    "stores sandwich sandwiches pizza pizzas burger burgers diner cafe cafes bakery ice"
)
_HELD = lex.word_set("prison jail penitentiary room")
_PLAYED = lex.word_set("ladies women men masters junior juniors amateur seniors senior pro tennis")
_COLOURS = lex.word_set("red green blue black brown white yellow grey gray pink purple")


def entitled(scene: Scene, one: Found, name: Name) -> bool:
    """Whether the whole text is the title of a work, a product, a shop, a prison or a contest."""
    return (
        _of_a_work(scene, one, name)
        or _owned(scene, one, name)
        or _product(scene, one, name)
        or _place_of(scene, one, name)
    )


def _ends(scene: Scene, one: Found) -> bool:
    return one.end == scene.count


def _of_a_work(scene: Scene, one: Found, name: Name) -> bool:
    """ "The Siege of Algiers", "The Mauritius Command"."""
    if name.sense is not Sense.PLACE or name.acronym:
        return False
    at = 1 if scene.words[0] == "the" else 0
    if _ends(scene, one) and one.first == at + 2 and scene.words[at + 1] == "of":
        return scene.words[at] in _FOUGHT and scene.surfaces[at].istitle()
    after = one.end
    led = one.first == 1 and scene.surfaces[0] == "The" and name.entity.kind == "country"
    last = led and after + 1 == scene.count and scene.glued[after]
    return last and scene.words[after] in _TALES and scene.surfaces[after].istitle()


def _owned(scene: Scene, one: Found, name: Name) -> bool:
    """ "Togo's sandwich chain", "PRI's The World"."""
    after, sense = one.end, name.sense
    if not scene.possessive[after]:
        return False
    if sense is Sense.GROUP and scene.surfaces[after] == "The":
        return scene.surfaces[after + 1][:1].isupper()
    shop = sense is Sense.PLACE and scene.surfaces[scene.count - 1].islower()
    return shop and scene.words[scene.count - 1] in _SHOPS


def _product(scene: Scene, one: Found, name: Name) -> bool:
    """ "Nissan Figaro": what the firm before it makes, and nothing else in the text."""
    maker = scene.named[one.first - 1]
    if maker is None or maker.first or not _ends(scene, one) or not scene.glued[one.first]:
        return False
    firms = maker.names[0].entity.kind == "company" and name.sense is Sense.COMPANY
    return firms and maker.names[0].entity is not name.entity and one.length == 1


def _place_of(scene: Scene, one: Found, name: Name) -> bool:
    """ "Angola State Prison", "Qatar Ladies Open", "Sudan red", "Croatia Zagreb"."""
    after, last = one.end, scene.count - 1
    if name.sense is not Sense.PLACE or last < after or not scene.glued[after]:
        return False
    word = scene.words[last]
    if last == after and word in _COLOURS:
        return scene.surfaces[last].islower()
    if not scene.surfaces[last].istitle():
        return False
    city = scene.named[after]
    if city is not None and name.entity.kind == "country" and not one.first:  # "Croatia Zagreb"
        return city.names[0].entity.kind == "place" and after + city.length == scene.count
    held = word in _HELD and name.entity.kind == "country" and not name.acronym
    return held or (word == "open" and last > after and scene.words[last - 1] in _PLAYED)


def elsewhere(scene: Scene, one: Found, name: Name, place: Found) -> bool:
    """ "Algiers, New Orleans": whether the place after the comma is of another country.

    Places have their country for a cue.
    """
    other = place.name
    if one.length > 1 or name.entity.kind != "place" or other.entity.kind != "place":
        return False
    ours, theirs = name.own.union(name.cues.folded), other.own.union(other.cues.folded)
    return (
        bool(other.cues) and ours.isdisjoint(theirs) and not its_own(name, scene.words[place.first])
    )


def people_before(scene: Scene, one: Found, name: Name) -> bool:
    """ "Turkish Hizbullah", "al-Qaida Kurdish Battalions": another people's branch of a group."""
    if name.entity.kind != "group":
        return False
    before, after = one.first - 1, one.end
    ends = _ends(scene, one) or scene.surfaces[scene.count - 1].islower()  # "Algerian Hamas party"
    if not before and ends and scene.glued[one.first]:
        word = scene.words[before]
        return word in heads.DEMONYMS and not its_own(name, word)
    word = scene.words[after]
    joined = scene.glued[after] and scene.glued[after + 1] and scene.surfaces[after].istitle()
    people = joined and word in heads.DEMONYMS and not its_own(name, word)
    return people and scene.surfaces[after + 1][:1].isupper()


def upon(scene: Scene, at: int) -> bool:
    """Whether "an der Oder" or "sur Mer" begins here: small foreign words before a capital."""
    small = works.UPON | heads.PARTICLES
    end = at
    while end < at + 2 and scene.words[end] in small and scene.surfaces[end].islower():
        end += 1
    return end > at and scene.glued[end] and scene.surfaces[end][:1].isupper()
