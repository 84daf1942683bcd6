"""Whether what is beside a name says that another thing is meant.

"the band Beirut", "Obama, a town in Japan", "European Commission against Racism"; what follows in
capitals is looked at in ``capital_runs``.
"""

from __future__ import annotations

from ...model import Strength
from ..matching.casing import looks_ordinary
from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..words import kinds, works
from ..words import lexicon as lex
from ..words.companions import BESIDE, UNLIKE, UNLIKE_BEFORE, among, companions
from ..words.heads import DEMONYMS
from ..words.looks import PEOPLES
from ..words.small_nouns import counted, goes_on, leads, may_be_noun
from ..words.verbs import ACTS, HEADLINED
from .capital_runs import AND, run_behind
from .following import its_own, stands_alone
from .scene import Scene
from .sentences import Style
from .set_off import another_town, in_brackets, somebodys
from .unusual_words import in_english, odd, unknown

_FAR = 4  # words between an article and its noun
_APPOSED = 6  # words from an article to its noun: "the last male northern white rhino"
_SHORTEST = 3  # letters of a name before a name
_TEXTS = ("treaty", "law")
_ARTICLES = ("a", "an", "the")
_OF_EVERY_LAND = ("jewish",)


def another_before(scene: Scene, one: Found, name: Name) -> str:
    """What is said before the name: "the band Beirut", "the actress Sanaa"; or nothing."""
    at, sense = one.first - 1, name.sense
    word = scene.words[at]
    if scene.possessive[one.first]:
        return somebodys(scene, one, name)
    if _stranger_before(scene, one, name):
        return scene.quoted(scene.before(one), one.end)
    if name.entity.kind == "disease" and word in works.LIVESTOCK and scene.glued[one.first]:
        return scene.quoted(at, one.end)
    if not scene.glued[one.first] or not scene.surfaces[at].islower():
        return ""
    if word == "of" and scene.words[at - 1] in works.PLACED and scene.glued[at]:
        served = scene.words[at - 1] in works.SERVED
        other = served if sense is Sense.PLACE else not name.acronym
        return scene.quoted(at - 1, one.end) if other else ""
    if word in works.CALLED and scene.words[at - 1] in works.CREATURES:
        return scene.quoted(at - 1, one.end)
    known = sense is Sense.PERSON and (one.length > 1 or word in name.cues.words)
    other = word in UNLIKE_BEFORE[sense] and not (known and word not in works.WORKS)
    other = other or _no_such_body(scene, name, word, at)
    return scene.quoted(at, one.end) if other else ""


def _no_such_body(scene: Scene, name: Name, word: str, at: int) -> bool:
    """ "the carmaker ETA", "the news agency PAP", "the disorder TTP": no body, no party is one."""
    if not name.acronym or name.form.strength is Strength.SAME:
        return False
    if name.sense is Sense.GROUP:
        agency = word == "agency" and scene.words[at - 1] in kinds.NEWS
        return word in works.NO_BODIES or agency or word in works.AILMENTS
    return word in works.AILMENTS and name.sense is not Sense.OTHER


def _stranger_before(scene: Scene, one: Found, name: Name) -> bool:
    """ "Kamal Hamas", "Priorities USA": whether a capital is before it as the news sets none.

    Only of what has no given name, and of no party, which any place and people has.
    """
    at, sense = scene.before(one), name.sense
    word, surface, gap = scene.words[at], scene.surfaces[at], scene.gap(at + 1)
    if not surface.istitle() or len(word) < _SHORTEST:
        return False
    if gap in AND:
        return unknown(scene, at) and not scene.named[at]  # "Abercrombie & Fitch"
    if gap != " ":
        return False
    if word in PEOPLES and name.entity.kind == "country":  # "Belgian Congo"
        return not its_own(name, word) and stands_alone(scene, one) and not scene.named[at]
    if word in works.RANKS:
        placed = sense is Sense.PLACE and one.length == 1 and not name.acronym
        return placed and stands_alone(scene, one) and scene.style(one) is Style.PLAIN
    if name.entity.kind == "party":  # any place has its party, and other peoples have another
        foreign = word in DEMONYMS and word not in _OF_EVERY_LAND and not its_own(name, word)
        return foreign and name.form.text.endswith("s")  # "Spanish Republicans"
    if sense is Sense.PERSON or scene.named[at]:
        return False
    if name.acronym and name.entity.kind == "country" and name.form.text != "USA":
        return False
    if not odd(word) or word in ACTS or word in HEADLINED or word in name.own:
        return False
    if (scene.glued[one.end] and scene.named[one.end]) or (scene.glued[at] and scene.named[at - 1]):
        return False  # one of a list
    begins = scene.starts_sentence[at] and looks_ordinary(word)
    return not begins and scene.style(one) is Style.PLAIN and in_english(scene, one, at)


def another_behind(scene: Scene, one: Found, name: Name) -> str:
    """What the words after the name make of it, nothing if it stays what it is."""
    told = _said_behind(scene, one, name) or _going_on(scene, one, name)
    return told or run_behind(scene, one, name)


def _said_behind(scene: Scene, one: Found, name: Name) -> str:
    """ "Obama, a town in Japan", "Sudan the rhino"."""
    at, article = one.end, scene.words[one.end]
    if scene.glued[at] and not (scene.surfaces[at].islower() or article in _ARTICLES):
        return ""
    gap = scene.gap(at)
    small = gap == " " and scene.surfaces[at].islower()
    by_kind = works.OF_OTHER_LETTERS if name.acronym else works.OF_OTHERS
    others = by_kind.get(name.entity.kind, works.KINDS_AND_AILMENTS)
    if small and (among(article, others) or _of_a_club(scene, one, name, article)):
        return scene.quoted(one.first, at + 1)  # "the Ebola river", "the MSF yacht race"
    if gap == " (":
        return in_brackets(scene, one, name, at)
    if article not in _ARTICLES or gap not in (" ", ", ") or (gap == " " and article != "the"):
        return ""
    town = name.sense is Sense.PLACE and not name.acronym and gap == ", "
    if town and (other := another_town(scene, one, name)):
        return other
    kinds = UNLIKE[name.sense] if gap == ", " else works.WORKS | works.ANIMALS
    far = at + 1 + _APPOSED + sum(scene.hyphenated[at + 1 : at + 1 + _FAR])
    for i in range(at + 1, far):
        if not scene.glued[i] and not scene.hyphenated[i]:
            return ""
        word = scene.words[i]
        if word in kinds:
            follows = scene.words[i + 1]
            ends = not scene.glued[i + 1] or follows in lex.FUNCTION or gap == " "
            return scene.quoted(one.first, i + 1) if ends else ""
        if word in lex.FUNCTION or gap == " ":
            return ""
    return ""


def _of_a_club(scene: Scene, one: Found, name: Name, word: str) -> bool:
    """ "Liverpool striker", "Lyon beat Nice 2-0": what a town's club has or does."""
    if word not in works.PLAYING or name.entity.kind != "place":
        return False
    first, end = scene.sentence(one)
    return word in works.PLAYERS or any(
        scene.hyphenated[i] and scene.words[i - 1].isdigit() and scene.words[i].isdigit()
        for i in range(first + 1, end)
    )


def noun_behind(scene: Scene, one: Found, name: Name) -> str:
    """ "about Togo sofa yesterday", "NATO watch strap": a noun that would have an article."""
    after = one.end
    stated = name.acronym and name.entity.kind == "country"  # "US" describes whatever it likes
    people = name.sense is Sense.GROUP and name.form.text.endswith("s")
    if stated or people:
        return ""
    led = scene.surfaces[after].islower() and leads(scene.surfaces[one.first - 1])
    if not (led and scene.glued[after] and scene.glued[one.first]):
        return ""
    end = after
    while end < after + _FAR and scene.surfaces[end].islower() and may_be_noun(scene.words[end]):
        end += 1
        if not (scene.glued[end] or scene.hyphenated[end]):
            break
    if end == after or scene.hyphenated[end] or scene.possessive[end]:
        return ""
    if scene.words[end - 1] in kinds.BEHIND.get(name.entity.kind, ()):
        return ""  # "outside Cologne cathedral"
    follows = scene.words[end] if scene.glued[end] else ""
    if (follows and not goes_on(follows)) or not counted(scene.words[end - 1], companions(name)):
        return ""
    told = "." in scene.gap(scene.sentence(one)[1])  # headlines have no articles
    return scene.quoted(one.first, end) if told else ""


def _going_on(scene: Scene, one: Found, name: Name) -> str:
    """ "European Commission against Racism", "Hezbollah of Belarus"."""
    link, about = one.end, scene.words[one.end]
    if about != "of" and (one.length == 1 or about not in works.ABOUT):
        return ""
    at = link + 2 if scene.words[link + 1] == "the" else link + 1
    word = scene.words[at]
    if not scene.surfaces[at][:1].isupper() or not (scene.glued[at] and scene.glued[link]):
        return ""
    if about == "of":
        other = _of_another(scene, one, name, at)
    else:
        body = name.sense is Sense.GROUP or name.entity.kind in _TEXTS
        body = body and scene.style(one) is Style.PLAIN
        other = body and not scene.named[at] and looks_ordinary(word) and word not in BESIDE
    return scene.quoted(one.first, at + 1) if other else ""


def _of_another(scene: Scene, one: Found, name: Name, at: int) -> bool:
    """Whether a place after "of" shows that another of this name is meant."""
    place = scene.named[at]
    if its_own(name, scene.words[at]):
        return False
    if name.sense is Sense.PLACE:
        return name.words and len(name.surfaces) > 1 and not name.acronym
    other = name.sense is Sense.GROUP or name.sense is Sense.COMPANY
    return other and place is not None and place.name.sense is Sense.PLACE
