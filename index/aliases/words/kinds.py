"""Nouns that say what a named thing is: "the retailer Target", "Actress Amal", "the daily Dawn".

Right before a name such a noun is no part of it, not even with the capital of a sentence's start;
it tells a thing of its kind from the word that the name is as well, and from other things.
"""

from __future__ import annotations

from .lexicon import BANDS, BUSINESS, word_set
from .works import AILMENTS, CALLINGS, MAKERS, PERFORMERS, SETTLEMENTS

FIRMS = MAKERS | word_set(
    "company firm giant automaker gunmaker chain bank grocer supermarket chemist pharmacy builder "
    "housebuilder bookmaker bookseller jeweller jeweler operator telecoms conglomerate service "
    "multinational startup miner smelter wholesaler distiller confectioner caterer hotelier group "
    "developer producer contractor subsidiary franchise dealer broker publisher app platform"
)
MEDIA = word_set(
    "newspaper paper daily weekly monthly tabloid broadsheet magazine newsmagazine broadcaster "
    "channel station network website site portal blog outlet newswire journal periodical agency"
)
NEWS = ("news", "press")  # before an agency
DISEASES = AILMENTS | word_set("virus infection illness fever epidemic pandemic plague bug")
PARTIES = word_set("party movement faction ally bloc")
GROUPS = (
    PARTIES
    | BANDS
    | word_set(
        "groups parties wing branch coalition alliance federation body bodies agency watchdog "
        "union army force forces rebels insurgents terrorists fighters cartel gang clan lobby "
        "think-tank charity institution court regulator club league ministry"
    )
)
TOWNS = SETTLEMENTS - word_set("river creek lake mountain hill crater asteroid") | word_set(
    "city port resort capital"
)
PLACES = (
    TOWNS
    | SETTLEMENTS
    | word_set(
        "country nation place site scene home epicentre epicenter center centre headquarters "
        "district territory territories republic neighborhood state stronghold seat"
    )
)
POLITICIANS = word_set(
    "founder billionaire dissident fugitive whistleblower activist politician head chair ceo "
    "republican democrat senator man woman person winner laureate hopeful lawmaker mp"
)
TEXTS = word_set(
    "treaty accord accords agreement pact law act bill deal document constitution charter "
    "convention amendment clause settlement protocol resolution plan scheme declaration "
    "signatories signatory obligations provisions ratification permit permits"
)
_PEOPLE = (
    PERFORMERS
    | CALLINGS
    | word_set(
        "tycoon billionaire millionaire financier oligarch heiress whistleblower lawmaker "
        "backbencher frontbencher businessman businesswoman congresswoman congressman spokeswoman "
        "spokesman spokesperson presenter newsreader pollster strategist playwright winger "
        "sportsman supermodel athlete runner skater skier cyclist surfer filmmaker socialite "
        "barrister lawyer activist campaigner dissident blogger youtuber economist historian "
        "physicist columnist commentator journalist"
    )
)
_REPORTERS = word_set("columnist correspondent reporter reporters journalist journalists")
_EMPLOYED = _REPORTERS | word_set(
    "executive chairman chairwoman chairperson ceo boss founder co-founder executives directors "
    "employees workers staff engineers drivers editor editors columnists"
)
TRADES_AFTER = _EMPLOYED | BUSINESS | {"reports", "reported"}  # of a firm before them
# What only a firm or a paper has, by the small word between: "shares in Zoom".
OF_A_FIRM = {
    "of": _EMPLOYED
    | word_set(
        "shareholders investors shares sales profits subsidiary subsidiaries takeover owner owners "
        "users subscribers readers customers edition publisher founder founders cofounder "
        "co-founder"
    ),
    "at": _EMPLOYED
    | word_set("shop shops shopped shopping bought work works worked working job jobs"),
    "for": _REPORTERS | word_set("drivers works worked working"),
    "in": word_set("share shares stake stakes stock investor investors shareholder shareholders"),
}
OF_A_PLACE = word_set(
    "city town port coast isle mayor bishop archbishop residents inhabitants outskirts suburb "
    "suburbs streets"
)
OF_A_PAPER = {  # the same before "the": "appeared in the Guardian"
    **OF_A_FIRM,
    "in": word_set(
        "appeared published printed article articles column interview report reports story stories "
        "wrote writing written letter advertisement reported"
    ),
    "for": OF_A_FIRM["for"] | word_set("column columns wrote writes writing written"),
    "by": word_set("published reported obtained seen printed commissioned"),
    "to": word_set("according leaked letter interview"),
    "with": word_set("interview"),
}
BEHIND = {  # a name, by its kind: "the Mirror newspaper"
    "media": word_set(
        "newspaper magazine website tabloid correspondent reporter newsreader presenter newsroom "
        "editor columnist"
    ),
    "party": word_set(
        "party movement candidate candidates lawmaker lawmakers councillor councillors deputies "
        "mp mps senator senators mayor premier voters manifesto backbencher backbenchers"
    ),
    "group": word_set("fighters fighter rebels rebel militants militant guerrillas gunmen"),
    "body": ("union",),
    "company": ("app", "chain", "flight", "flights"),
    "disease": word_set(
        "pandemic epidemic outbreak cases patients infections vaccine vaccines crisis fever virus "
        "disease"
    ),
    "place": word_set("airport cathedral abbey synagogue prefecture zoo harbour prison"),
}
_ENDINGS = ("maker", "makers", "seller", "sellers", "builder", "builders")
_ALL = FIRMS | MEDIA | PARTIES | TOWNS | _PEOPLE


def says_what(word: str) -> bool:
    """Whether the folded word, or the word it is a plural of, says what has a name after it."""
    return word in _ALL or word.removesuffix("s") in _ALL or word.endswith(_ENDINGS)
