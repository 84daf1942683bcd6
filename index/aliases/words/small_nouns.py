"""Small nouns after a name that has no article, which go on with it: "about Togo sofa yesterday".

A noun that can be counted has an article in English, or stands in the plural. After a preposition
or a verb, with nothing before the name, it is therefore none that the name describes ("the Togo
coach"): it is the rest of a longer name, or the whole is said as in a label ("PKK gene"). What the
news does write so is listed, mostly what cannot be counted.
"""

from __future__ import annotations

from ..matching.casing import looks_ordinary
from . import works
from .companions import BESIDE, among
from .lexicon import AUXILIARIES, DETERMINERS, FUNCTION, LOCATIVES, PRONOUNS, word_set
from .verbs import ACTS, BASES, HEADLINED, OBJECTS, PAST

_PREPOSITIONS = word_set(
    "of in on at to from by for with about against over between among into near under behind "
    "like within outside inside around across through without via towards toward"
)
_LEADING = _PREPOSITIONS | LOCATIVES | OBJECTS
_SHORTEST = 3  # letters of a noun
_BEHIND = word_set(  # adverbs, and adjectives that stand after what they describe
    "himself herself itself themselves again ahead along alone already well together less more "
    "most very late soon ever overall anyway away apart often rather tonight perhaps ago abroad "
    "back home nearby overseas twice worldwide"
)
_UNCOUNTED = word_set(  # what is said of a name without an article: not counted, or as in headlines
    "control sovereignty summer winter spring autumn night weekend morning evening repeal output "
    "infrastructure guidance weather traffic culture history time money food water energy power "
    "law life style rhetoric citizenship soil paper makeup backlash relief recovery footage "
    "equity debt credit exposure research transparency oversight care testing vaccine victory "
    "defeat exit return reform custody prison hospital school university church caucus turnout "
    "data response "
    # what lands yield and send
    "cocoa coffee tea sugar rice wheat cotton wool rubber timber coal crude copper cobalt uranium "
    "lithium tobacco heroin opium cocaine wine beef steel"
)
_VERBS = word_set(
    "agree believe escape exist include intend matter seem"
)  # more than ``verbs`` has
_WARES = word_set(  # in the plural, after names they are as seldom described by
    "beads tyres tires ferns sofas couches boots jeans hats caps dolls guitars pianos violins "
    "drums flutes pens pencils knives lamps candles chairs clocks bracelets necklaces pearls "
    "diamonds bowls jars vases tiles curtains blankets pillows socks slippers shirts cardigans "
    "ties scarves gloves buttons umbrellas suitcases wallets balloons marbles puppets crayons "
    "cameras headphones speakers mattresses fridges kettles stoves ovens boilers engines "
    "motorbikes motorcycles scooters bicycles bikes tractors caravans canoes skis crackers "
    "crisps chocolates pretzels doughnuts pies buns rolls peas beans lentils peppers olives "
    "grapes pears limes lemons oranges strawberries nuts roses carnations shrubs hedges cones"
)
_NO_NOUNS = _VERBS | _BEHIND | ACTS | BASES | HEADLINED | PAST | FUNCTION | AUXILIARIES
_UNNAMED = BESIDE | _UNCOUNTED
# After a noun these would have it for their verb: "aides to Tillerson describe their boss".
_NO_END = (
    DETERMINERS
    | PRONOUNS
    | AUXILIARIES
    | word_set(
        "a an the to that his her its their our your my him them me us it as than so not "
        "up down out off along away back over"
    )
)
_ENDINGS = (  # of adverbs, participles, adjectives and what cannot be counted
    *("ly", "ed", "ing", "ful", "ous", "ible", "able", "ive", "less", "ish", "wide", "wards"),
    *("tion", "sion", "ment", "ity", "ism", "ance", "ence", "ness", "cy", "ship", "hood", "dom"),
)


def leads(word: str) -> bool:
    """Whether a name after the small word may stand there without an article."""
    return word in _LEADING


def goes_on(word: str) -> bool:
    """Whether after a noun the word begins neither another nor an object: "today", "again"."""
    return (word in FUNCTION or word in _BEHIND) and word not in _NO_END


def may_be_noun(word: str) -> bool:
    """Whether the small word after a name may be a noun, or may describe one."""
    return word not in _NO_NOUNS and not word.endswith(("ly", "ed", "ing", "ize", "ify"))


def counted(word: str, known: frozenset[str]) -> bool:
    """Whether the small word is for one thing, and none that the news writes after names.

    ``known``: what it writes after names of this kind.
    """
    if len(word) < _SHORTEST or not word.isalpha():
        return False
    if among(word, _UNNAMED) or among(word, known):
        return False
    if word in _WARES or among(word, works.KINDS):
        return True
    plural = word.endswith("s") and not word.endswith("ss")
    if not looks_ordinary(word):
        return not plural  # "Le Monde diplomatique"
    return not (plural or word.endswith(_ENDINGS))
