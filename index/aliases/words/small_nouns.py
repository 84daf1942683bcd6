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
    "himself herself itself themselves again ahead along across alone alike out up down off due "
    "already much well together less more most better best late soon ever overall anyway anymore "
    "apart away regardless longer often rather tonight perhaps nonetheless onto straight prior "
    "pretty guilty eager hot brief safe possible perfect effective relative uncertain bold vs "
    "versus v always never almost abroad altogether anew aside awhile back besides beyond "
    "downtown either else everywhere far forever forward hence home indeed indoors maybe midway "
    "moreover nearby nowadays offline otherwise outdoors overnight overseas please quite round "
    "seldom sometime sometimes somewhat somewhere thereby therefore throughout thus twice "
    "underground upstairs whereas wherever worldwide worse worst aboard afterward afterwards ago "
    "alongside aloft amok ashore asleep awake aware afraid alive able free full open ready "
    "responsible liable absent present ripe rife devoid plus minus notwithstanding including "
    "concerning regarding according following pending save right left wrong closer nearer"
)
_UNCOUNTED = word_set(  # what is said of a name without an article: not counted, or as in headlines
    "control fight involvement sovereignty spy income weaponry society harm summer winter spring "
    "autumn night weekend morning evening afternoon empire safety wealth consensus drawdown "
    "stature repeal reversal treason complicity engagement output infrastructure meat judgment "
    "neglect guidance gossip absolutism weather traffic literature music art culture history "
    "cuisine nationalism separatism racism sport cricket rugby hockey basketball soccer baseball "
    "wildlife heritage law english time money food water electricity energy power wheat corn rice "
    "coffee tea sugar cotton wool timber gold copper coal steel iron uranium cash capital fame "
    "praise glory style life youth opinion sentiment rhetoric criticism dominance dissent "
    "intransigence aggression espionage interference meddling hegemony supremacy primacy "
    "isolation folklore mythology architecture poetry fiction cinema theatre slang dialect "
    "citizenship residency ancestry descent origin parentage soil shore mud dust air fare drama "
    "dysfunction bureaucracy brass elite posture clout might muscle leverage largesse land real "
    "estate paper textbook makeup summertime rush hour landmark favorite favourite frontrunner "
    "matter headquarters fallout backlash hysteria dream hopeful nominee bonanza landslide relief "
    "recovery repair cleanup cover footage imagery memorabilia merchandise branding software "
    "hardware equity debt credit risk exposure research transparency oversight scrutiny care "
    "treatment transmission infection immunity contact tracing testing vaccine victory defeat "
    "loss strength weakness unity solidarity membership expansion enlargement accession cohesion "
    "command doctrine deterrence retreat exit return permit amnesty registration enrollment "
    "enrolment reform renewal compliance custody captivity confinement detention jail prison "
    "hospital school college university church parliament kindergarten primary caucus turnout "
    "suffrage chic glamour nightlife hinterland savagery barbarity brutality cruelty tyranny "
    "slavery data approval response airport"
)
_VERBS = word_set(  # more than ``verbs`` has, as they stand after a plural and before no object
    "agree disagree abound heal cheer escape seem include intend believe care describe attempt "
    "choose view hate remind revel abide reek deviate dwell exist differ vary matter belong "
    "depend rely suffice prevail wish expect enjoy prefer deserve require involve contain provide "
    "produce create receive earn cost weigh drink eat sleep sit study learn help try start begin "
    "listen wait stay arrive depart travel return gather mingle migrate argue complain contend "
    "maintain suggest imply indicate illustrate demonstrate prove reflect recognise regard "
    "consider treat accept tolerate respect trust doubt admire adore resent despise loathe fret "
    "hesitate tend manage afford ache bleed breathe cope"
)
_WARES = word_set(  # in the plural, after names they are as seldom described by
    "beads tyres tires ferns sofas couches boots sandals jeans hats caps dolls guitars pianos "
    "violins drums flutes pens pencils knives lamps candles chairs stools clocks bracelets "
    "bangles necklaces earrings pearls diamonds bowls jars vases tiles curtains blankets pillows "
    "socks slippers trousers shirts jumpers cardigans ties scarves gloves buttons umbrellas "
    "suitcases wallets balloons kites marbles puppets teddies crayons cameras lenses keyboards "
    "headphones speakers mattresses fridges kettles toasters stoves ovens boilers engines "
    "motorbikes motorcycles scooters bicycles bikes tractors caravans canoes kayaks skis skates "
    "surfboards tents crackers crisps chocolates candies lollipops pretzels bagels doughnuts "
    "muffins pies buns rolls peas beans lentils peppers chillies olives grapes pears peaches "
    "limes lemons oranges berries raspberries strawberries currants nuts roses carnations pansies "
    "shrubs hedges bulbs cones"
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
