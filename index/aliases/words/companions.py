"""Which words the news writes with a capital after a name that is meant, by the kind of thing.

In running text such a word is an office, a people, an event or a part of what is named; of 200,000
names in the news not one in a hundred has another capital beside it. Any other one therefore makes
a longer name, of another thing: "YPG Capital", "Polio Plus", "SARS Squad".
"""

from __future__ import annotations

from ...text.analysis import fold
from ..matching.names import Name, Sense
from . import heads, kinds, works
from . import lexicon as lex

_OFFICES = lex.word_set(  # met beside names of three things or more, and no thing by themselves
    "chair senior first executive administrator public assistant legal local legislative "
    "electoral solicitor contributor asset top superior situation congressional undersecretary "
    "counterterrorism interests judiciary assemblywoman assemblyman communications maritime clerk "
    "magistrate pollster polling outsider insider espionage next second third joint working "
    "contact core advisory managing ethics standing ad replay overnight evening morning founder "
    "ceo information economist strategist contractor leaker whistleblower select councilor "
    "councillor congressmen congresswomen mandate email fellow focus"
)
BESIDE = (
    lex.HARMLESS
    | lex.POLITICAL
    | lex.OFFICES
    | lex.ROLES
    | heads.OWN
    | heads.ADJECTIVES
    | works.EVENTS
    | works.POSTS
    | _OFFICES
) - {"bank"}
_PAGES = lex.word_set(  # of a paper or a station
    "radio television tv magazine network sport sports business nightly newsroom newshour "
    "politics international global weekend weekly daily breakfast asia europe africa america "
    "arabic persian english online digital documentary presenter correspondent editor writer "
    "columnist host anchor reporter cameraman journalist podcast writers"
)
_BODILY = BESIDE - lex.word_set(  # of a body that is no state
    "academy stock postal garden building soccer rugby chamber market markets party capital labor "
    "west black white profile fund finance law stocks profiles"
)
_OF_A_STATE = lex.GENERIC | {"navy", "corps"}
_CIVIC = lex.word_set(  # with the name of a town these are of no town: "Cairo Declaration"
    "declaration conference watch spring consensus process pact charter principles "
    "doctrine protocol convention initiative strategy garden federation mission institute fund "
    "association organization organisation academy communique memorandum"
)
_OF_KIND = {
    "body": _BODILY,
    "person": BESIDE - {"time", "fish", "postal", "mint", "garden", "survey", "forest", "academy"},
    "group": _BODILY | lex.FOLLOWERS | {"crisis"},
    "disease": _BODILY | {"crisis", "fund"},
    "media": BESIDE | _PAGES,
    "party": (_BODILY | {"league", "wing", "party"}),
    "place": BESIDE - _CIVIC,
    "company": BESIDE | _PAGES | lex.BUSINESS | works.POSTS | heads.CORPORATE,
}
HOLDERS = works.POSTS | lex.ROLES - lex.word_set(  # these are before one: "interior minister"
    "foreign defence defense interior finance home opposition former ex deputy acting vice rebel"
)
OF_NO_FIRM = works.APART | works.REGIONS | (heads.THINGS - heads.BROADCASTS - heads.CORPORATE)
# The one word before a name that makes another's of both, by the kind of thing.
_OTHERS = lex.word_set(
    "first second third fourth new old independent true real united free east west north south "
    "eastern western northern southern central pan"
)
_TITLES = works.PEERS | lex.word_set(
    "chief sheikh sheik shaikh father brother sister captain saint aunt uncle mama mother mister "
    "admiral general colonel mr mrs ms royal princess prince queen king doctor imam mullah"
)
BEFORE_ALONE = {
    Sense.PLACE: _TITLES,
    Sense.GROUP: _TITLES | _OTHERS,
    Sense.PERSON: frozenset(("new",)),
}
OF_A_PAGE = lex.word_set(
    "watch mint fish garden spring forest wildlife postal academy profile football "
    "soccer rugby cricket"
)
OF_BODIES = lex.word_set(  # small nouns met behind the letters of three bodies or more
    "regulations headquarters employees employee website meeting meetings funding workers source "
    "sources personnel investigators surveillance staffer staffers records policies operative "
    "operatives membership facility facilities training study speech speeches proposal guidance "
    "experts estimates custody vehicle vehicles tactics stance spy spending response negotiations "
    "media hospital hospitals schools field employment efforts effort detainees detention "
    "delegation counterparts counterpart control combat casualties assessment announcement "
    "agencies agency activities warrant warrants warnings warning threat status scientists "
    "restrictions residents regulation reform recruitment reaction prosecutors presence ports "
    "message intervention guidelines families embassies doctors database cooperation complaint "
    "commitment audit assault approval approach affiliate abuses tents photographers aid report "
    "reports findings ruling "
    "marchers protesters activists demonstrators campaigners organisers organizers delegates"
)
# Nouns for what a thing is, and for what it cannot be, by the kind of thing.
FITTING = {
    Sense.PLACE: kinds.PLACES | lex.OFFICES,
    Sense.GROUP: kinds.GROUPS,
    Sense.COMPANY: kinds.FIRMS | kinds.MEDIA | lex.BUSINESS,
    Sense.PERSON: kinds.POLITICIANS | lex.ROLES | lex.STAFF | works.POSTS | lex.PERSON_AFTER,
    Sense.OTHER: kinds.TEXTS | works.EVENTS | lex.POLITICS,
}
UNLIKE = {
    Sense.PLACE: works.WORKS | works.ANIMALS | works.PERFORMERS | works.AILMENTS | works.NO_PLACES,
    Sense.PERSON: works.WORKS
    | works.ANIMALS
    | works.SETTLEMENTS
    | kinds.TOWNS
    | works.CALLINGS
    | works.NO_BODIES,
    Sense.GROUP: works.WORKS
    | works.ANIMALS
    | works.SETTLEMENTS
    | works.PERFORMERS
    | works.AILMENTS
    | works.NO_BODIES,
    Sense.COMPANY: works.ANIMALS | works.SETTLEMENTS | works.PERFORMERS | works.AILMENTS,
    Sense.OTHER: works.ANIMALS | works.SETTLEMENTS | works.PERFORMERS,
}
_SOMEBODY = works.PERFORMERS | works.CALLINGS
UNLIKE_BEFORE = {  # "the band Beirut"
    Sense.PLACE: works.WORKS | _SOMEBODY | works.RELATIVES | works.BEASTS,
    Sense.PERSON: works.WORKS | _SOMEBODY,
    Sense.GROUP: works.WORKS | _SOMEBODY | works.RELATIVES | works.BEASTS,
    Sense.COMPANY: works.RELATIVES,
    Sense.OTHER: works.WORKS | _SOMEBODY | works.RELATIVES,
}


def companions(name: Name) -> frozenset[str]:
    """The words that may stand with a capital after the name and leave it what it is."""
    kind = name.entity.kind
    if kind == "place" and not name.own.isdisjoint(lex.US_STATES):
        return BESIDE
    if kind == "group" and fold(name.surfaces[-1]) in _OF_A_STATE:
        return BESIDE  # an army of a state
    return _OF_KIND.get(kind, BESIDE)


def among(word: str, words: frozenset[str]) -> bool:
    """Whether the word is one of these, in the singular or the plural."""
    return word in words or word.removesuffix("s") in words or f"{word}s" in words
