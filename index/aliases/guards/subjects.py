"""What begins a sentence without an article: a name, or a noun that needs none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..matching.matcher import Found
from ..matching.names import Sense
from ..words import lexicon as lex
from ..words.given_names import COMMON_OF_MANY
from ..words.verbs import BETWEEN, PAST, PLURALS, PRIVATELY
from .scene import Scene
from .sentences import Style

_PLURAL = re.compile(r"[^s]s$")
_NO_PARTICIPLES = lex.word_set(  # of these the past is no other form of the verb
    "began fell rose grew went ran froze drove flew sank spoke wrote threw drew shook broke chose "
    "gave took tore wore swore ate rode strode hid knew blew forbade withdrew overtook"
)
_ITSELF = ("himself", "herself")
_PARTICLES = ("up", "down", "out", "off", "away", "back", "over", "third", "second", "first")
_ADVERBS = ("up", "out", "off", "away", "back", "over")
_LEADING_ON = ("with", "to", "from", "into", "at", "in", "on", "as", "for", "the")
_OBJECTS = frozenset(("the", "a", "an", "its", "his", "her", "it", "them"))
_OF_ONE = ("is", "was", "has", "isnt", "wasnt", "hasnt", "does", "doesnt")
_SINGULAR = lex.word_set(  # nouns that end as plurals do
    "news politics economics physics mathematics maths athletics gymnastics ethics series species "
    "mechanics electronics measles mumps aids diabetes logistics acoustics genetics statistics"
)
_ABOUT = ("about", "nearly", "almost", "some", "over", "roughly", "around")
_BEING = ("is", "was")
_SAYING_WHAT = _OBJECTS | lex.PREDICATES | {"what", "how", "that", "one", "another", "just", "only"}
_HELPING = ("has", "had", "will", "would", "does", "did", "hasnt", "doesnt", "didnt")
_OF_MANY = ("had", "will", "would", "did", "didnt")  # of plurals too
_REACH = 4  # tokens from a name to what somebody does
_FAR = 3  # small words between a verb and what helps it
_MORE_VERBS = lex.AUXILIARIES | {"by"}  # "Target set by the board was missed"
_UNCOUNTED = lex.MONTHS | lex.word_set(  # nouns that begin sentences without an article
    "rice power time reading polish china steel gold iron oil gas next free real "
    "nature science progress labour labor business trade light fire water music love "
    "life peace war justice change hope faith grace silver copper wood stone "
    "coal salt sand cotton wool corn wheat sugar coffee tea turkey chicken beef pork lamb fish "
    "amnesty cork slate flint java coke marble jersey silk leather amber mercury plague flu corona "
    "hail snow rain ice dawn day night summer winter spring autumn money cash help work "
    "security defence defense intelligence capital media news education health energy "
    "competition demand supply support research production police people society religion "
    "conservatives democrats republicans greens liberals democracy opposition "
    "everyone most many some several others more few one two three all both"
)


def finite_behind(scene: Scene, one: Found, after: int) -> int:
    """ "Apple slipped after ...", "Gap has dropped ...", "Visa rules the market.": its own verb.

    A noun that can be counted has an article there, so that a word without one is a name. Of
    3: nothing else begins so; 2: hardly anything does; 0: there is no such verb.
    """
    at, noun = one.first, scene.words[one.first]
    if not scene.glued[after] or not scene.surfaces[after].islower() or noun in COMMON_OF_MANY:
        return 0
    if not scene.starts_sentence[at] or noun in _UNCOUNTED:
        return 0
    verb, plural = scene.words[after], bool(_PLURAL.search(noun))
    sure = 0 if plural and scene.words[after + 1] not in _ITSELF else _past(scene, after, verb)
    sure = sure or (0 if plural and verb in _OF_MANY else _helped(scene, after, verb))
    if plural and verb in _OF_ONE and noun not in _SINGULAR:
        sure = 3  # "Boots is closing": a mere plural has another verb
    sure = sure or (0 if plural else _present(scene, after, verb))
    plain = sure and scene.style(one) is Style.PLAIN
    return sure if plain and "." in scene.gap(scene.sentence(one)[1]) else 0


def past(verb: str) -> bool:
    """Whether the word may be a verb in the past."""
    return verb in PAST or verb.endswith("ed")


def _past(scene: Scene, after: int, verb: str) -> int:
    """ "slipped after", "dropped its": with what an object or an adverb begins with."""
    if not past(verb) or not scene.glued[after + 1]:
        return 0
    word, surface = scene.words[after + 1], scene.surfaces[after + 1]
    follows = word in lex.FUNCTION or verb in _NO_PARTICIPLES or surface[:1].isdigit()
    follows = follows or surface[:1].isupper() or word in _PARTICLES + _ITSELF
    return 3 if follows and word not in _MORE_VERBS else 0


def _helped(scene: Scene, after: int, verb: str) -> int:
    """ "has slipped", "had not been told", "will open"; "is" and "was" say less."""
    if verb in _BEING:  # "Apple was the favourite", "Nice was not the word"
        doing = scene.words[after + 1].endswith("ing") and _object(scene, after + 2)
        return 3 if doing else 0 if scene.words[after + 1] in _SAYING_WHAT else 2
    if verb not in _HELPING:
        return 0
    at = after + 1
    while scene.words[at] in BETWEEN and scene.glued[at] and at < after + _FAR:
        at += 1
    word = scene.words[at]
    done = past(word) or word in ("been", "begun", "done", "gone", "seen")
    return 3 if done or scene.words[at - 1] == "been" else 2


def _present(scene: Scene, after: int, verb: str) -> int:
    """ "Visa rules the market", "Split fills up with": no plural has such a word behind it."""
    if not _PLURAL.search(verb) or verb in lex.FUNCTION or not scene.glued[after + 1]:
        return 0
    if _object(scene, after + 1) or scene.words[after + 1] in _ITSELF:
        return 3
    word = scene.words[after + 1]
    away = word in _ADVERBS and scene.words[after + 2] in _LEADING_ON and verb not in PLURALS
    return 2 if away and scene.glued[after + 2] else 0


def _object(scene: Scene, at: int) -> bool:
    """Whether an object begins there: "its staff", "300 shops", "about 300 shops"."""
    word, follows = scene.words[at], scene.surfaces[at + 1]
    counted = word in _ABOUT and scene.glued[at + 1] and follows[:1].isdigit()
    return word in _OBJECTS or counted or scene.surfaces[at][:1].isdigit()


def as_somebody(scene: Scene, one: Found) -> tuple[int, str] | None:
    """ "Lima hung up her wings", "Phoenix wept", "Chad has sent his": what one person does."""
    after = one.end
    if not scene.starts_sentence[one.first] or not scene.glued[after]:
        return None
    for at in range(after, after + _REACH):
        word = scene.words[at]
        if word in PRIVATELY and scene.surfaces[at].islower():
            return -2, f"{word!r} behind it, as only of a person"
        if at > after and word in ("his", "her", "himself", "herself"):
            return -3, f"{word!r} behind it, as only of a person"
        if not scene.glued[at + 1] or scene.named[at]:
            break
    return None


def present_in(scene: Scene, one: Found, after: int) -> bool:
    """ "May was in Abuja to sign": somebody is where no month or law can be."""
    being = scene.words[after] in ("is", "was") and scene.words[after + 1] in ("in", "at")
    place = scene.named[after + 2] if being and scene.starts_sentence[one.first] else None
    return place is not None and place.name.sense is Sense.PLACE


def of_itself(scene: Scene, one: Found) -> Iterator[tuple[int, str]]:
    """ "Victoria went into its sixth lockdown", "The Guardian smashed its own disks".

    A word that begins a sentence without an article and has a verb in the past and "its" after it.
    """
    first, after = one.first, one.end
    the = scene.surfaces[first - 1] == "The" and scene.starts_sentence[first - 1]
    noun, verb = scene.words[first], scene.words[after]
    if noun in _UNCOUNTED or _PLURAL.search(noun) or not (the or scene.starts_sentence[first]):
        return
    acts = verb in PAST or verb in ("has", "was") or verb.endswith("ed")
    if acts and scene.glued[after] and scene.style(one) is Style.PLAIN:
        yield 2 if the else 3, f"{verb!r} and 'its' after it"


def noun_behind(scene: Scene, one: Found) -> bool:
    """ "Ban on charcoal exports was flouted": what a noun has after it, and no person."""
    after = one.end
    if scene.words[after] not in ("on", "of") or not scene.starts_sentence[one.first]:
        return False
    return scene.glued[after] and scene.glued[after + 1] and scene.surfaces[after + 1].islower()
