"""English words that are written in two ways, made one before they are stemmed.

Archives of news hold both spellings: a "defense organization" of one agency is the "defence
organisation" of another. And stemmers take endings off, so that they know "gunman" from "gunmen"
and "fight" from "fought".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .nltk_parts import SnowballStemmer

_STEMMER = SnowballStemmer("english")
# Only a word with one of these loses anything.
_ENDINGS = ("s", "ed", "ing", "y", "e", "ll", "al", "er", "ic", "nt", "sm", "ion", "or", "i", "ful")

_OUR_ENDINGS = (
    "s|ed|er|ers|ing|ings|ability|able|ably|al|ally|ful|fully|hood|hoods|ies|ism|ite|ites|less|y"
)
_IZE_ENDINGS = "e|es|ed|er|ers|ing|able|ation|ations|ational|ationally"
_ER_WORDS = "calib|cent|centimet|epicent|fib|kilomet|lit|lust|meag|met|millimet|somb|theat"

_RULES = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        # labour: labor; "four", "hour", "tour" and "flour" are too short to have lost anything.
        (rf"^([a-z]{{3,}})our((?:{_OUR_ENDINGS})?)$", r"\1or\2"),
        # organize: organise. Stemmers take -ize off, and "privatize" would be found by "private".
        (rf"^([a-z]{{3,}})iz({_IZE_ENDINGS})$", r"\1is\2"),
        (r"^([a-z]+l)yz(e|es|ed|er|ers|ing)$", r"\1ys\2"),
        # defense: defence, by the noun alone, since what is offensive is rarely an offence.
        (r"^(def|off|pret)ens(es?)$", r"\1enc\2"),
        (r"^(practi|licen)s(e|es|ed|ing|ee|ees)$", r"\1c\2"),
        # center: centre, by whole words, since "liter" is also the stem of "literally".
        (rf"^({_ER_WORDS})er(s?)$", r"\1re\2"),
        (r"^(cent)er(ed|ing)$", r"\1r\2"),
        (r"^([a-z]{3,})men$", r"\1man"),  # gunmen, not Yemen or omen
        (r"^([a-z]{2,}eau)x$", r"\1"),
    )
)
_ANY_RULE = re.compile("|".join(pattern.pattern for pattern, _ in _RULES))

# Words that follow no rule, as in Britain and as in America. Left out is what is also another word
# (cheque, tyre, storey, draught, kerb) or a frequent surname (gray, specter, saber).
_PAIRS = """
aeroplane airplane  ageing aging  aluminium aluminum  anaemia anemia  anaemic anemic
anaesthetic anesthetic  analogue analog  archaeologist archeologist  archaeology archeology
artefact artifact  burnt burned  caesarean cesarean  catalogue catalog  centrepiece centerpiece
cosy cozy  councillor councilor  counsellor counselor  cypher cipher  despatch dispatch
dialogue dialog  diarrhoea diarrhea  disc disk  doughnut donut  dreamt dreamed
encyclopaedia encyclopedia  enquire inquire  enquiry inquiry  foetal fetal  foetus fetus
focussed focused  fuelled fueled  gramme gram  gynaecologist gynecologist  haemophilia hemophilia
haemorrhage hemorrhage  haemorrhagic hemorrhagic  homoeopathy homeopathy  jewellery jewelry
judgement judgment  kilogramme kilogram  leapt leaped  learnt learned  leukaemia leukemia
manoeuvre maneuver  mollusc mollusk  mould mold  mouldy moldy  moustache mustache
oesophagus esophagus  oestrogen estrogen  omelette omelet  orthopaedic orthopedic
paediatric pediatric  paediatrician pediatrician  paedophile pedophile  paedophilia pedophilia
palaeontologist paleontologist  palaeontology paleontology  panellist panelist  plough plow
programme program  pyjamas pajamas  sceptic skeptic  skilful skillful  smoulder smolder
snowplough snowplow  spilt spilled  spoilt spoiled  sulphate sulfate  sulphur sulfur
sulphuric sulfuric  syphon siphon  theatregoer theatergoer  trialled trialed  tsar czar
whisky whiskey  woollen woolen  yoghurt yogurt
"""


# A word and its irregular forms. Left out are forms that are also another word or a frequent name
# (found, rose, wound, left, saw, led, fed, lives, leaves, drew, sung, won).
_FORMS = """
analyse analysis, appendix appendices, bacterium bacteria, begin began begun, bleed bled, break
broke broken, bring brought, build built, bus buses, buy bought, calf calves, catch caught, child
children, choose chose chosen, criterion criteria, crisis crises, diagnosis diagnoses, draw drawn,
drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, fight fought, flee fled, fly
flew flown, foot feet, forbid forbade forbidden, forget forgot forgotten, forgive forgave forgiven,
foresee foresaw foreseen, freeze froze frozen, gas gases, give gave given, go went gone, goose
geese, grow grew grown, half halves, hear heard, hide hidden, hold held, hypothesis hypotheses,
index indices, keep kept, knife knives, know knew known, lose lost, man men, memorandum memoranda,
mimic mimicked mimicking, mislead misled, mistake mistook mistaken, mouse mice, nucleus nuclei,
oasis oases, overcome overcame, override overrode overridden, oversee oversaw overseen, overtake
overtook overtaken, overthrow overthrew overthrown, panic panicked panicking, phenomenon phenomena,
pay paid, prove proven, rebuild rebuilt, referendum referenda, ride ridden, rise risen, run ran, say
said, seek sought, sell sold, send sent, shake shook shaken, shelf shelves, shoot shot, shrink
shrank shrunk, sink sank sunk, sleep slept, speak spoke spoken, spend spent, steal stole stolen,
strike struck stricken, swear swore sworn, sweep swept, take took taken, teach taught, tell told,
thief thieves, throw threw thrown, tooth teeth, undergo underwent undergone, undertake undertook
undertaken, uphold upheld, wear wore worn, weep wept, wife wives, withdraw withdrew withdrawn,
withhold withheld, withstand withstood, wolf wolves, woman women, write wrote written
"""


# Words that a stemmer takes for other ones: the executive for an execution, authorities for an
# author, imports for what is important, tries for TRI. Each is a term, with the forms after it.
_OWN = """
accountable accountably accountability, accountant accountants, activism, activity activities,
appropriate appropriately, assistant assistants, authority authorities, candidate candidates,
capitalism, celebrity celebrities, collective collectively, communicable, complicity, confidant
confidants, conservative conservatives conservatively conservatism, considerable considerably,
constitute constitutes constituted constituting, contention contentions, convention conventions,
conventional conventionally, converse conversely, conversion conversions, cooperate cooperates
cooperated cooperating cooperation cooperative cooperatives, corporal corporals, critical
critically, cry cries cried crying, definite definitely, directive directives, diversion
diversions, divisive divisiveness, dominic, dry dries dried drying, effective effectively
effectiveness, exclusive exclusively exclusives, executive executives, experiment experiments
experimental experimentation, facile, federation federations, federer, fly flies flying flew flown,
fry fries fried frying, fundamentalism, generation generations generational, goods, hospitality
hospitable, important importantly importance, incidence, individualism, initial initially initials,
initiative initiatives, intern interns interned internment, internal internally, international
internationally, internationalism, journalism, liberate liberates liberated liberating liberation
liberator liberators, majority majorities, mechanism mechanisms, memorial memorials, minority
minorities, momentous, morale, national nationally nationals, nationalism, nationality
nationalities, native natives, nominal nominally, objective objectives objectively, operative
operatives, organism organisms, original originally originals, personal personally, personality
personalities, personnel, physical physically, physician physicians, ply plies plied plying, polite
politely politeness, populism, positive positively positives, practical practically, presentation
presentations, presenter presenters, presently, productive productively productivity,
professionalism, progressive progressives progressively, protestant protestants protestantism, pry
pries pried prying, publication publications, publicity, reasonable reasonably, relative relatively
relatives, remarkable remarkably, respective respectively, responsible responsibly responsibility
responsibilities, several, shy shies shied, sly, socialism, spy spies spied spying, substantiate
substantiates substantiated, try tries tried trying, united, universal universally, universe
universes, university universities, wry
"""


def _by_form(groups: str) -> dict[str, str]:
    return {form: word for word, *forms in map(str.split, groups.split(",")) for form in forms}


_IRREGULAR = _by_form(_FORMS)
_OWN_TERMS = _by_form(_OWN) | {group.split()[0]: group.split()[0] for group in _OWN.split(",")}


@lru_cache(maxsize=1 << 16)  # one word in six comes again, in other letters
def english_term(word: str) -> str:
    """The term of a folded word: one for all its endings, spellings and irregular forms.

    >>> english_term("neighbours"), english_term("organization"), english_term("gunmen")
    ('neighbor', 'organis', 'gunman')
    >>> english_term("fought"), english_term("crises"), english_term("skeptics")
    ('fight', 'crisis', 'sceptic')
    >>> english_term("executives"), english_term("executions"), english_term("tries")
    ('executive', 'execut', 'try')
    """
    if own := _OWN_TERMS.get(word):
        return own
    word = _one_spelling(word)
    if word.endswith("is"):
        return word  # Snowball stems Isis to "isi", the name of another agency
    loses_something = word.endswith(_ENDINGS) or not word.isascii()
    stem = _STEMMER.stem(word) if loses_something else word
    return _as_in_britain().get(stem, stem)


def _one_spelling(word: str) -> str:
    """The word as its regular spellings and irregular forms are written here.

    >>> _one_spelling("four"), _one_spelling("prize"), _one_spelling("offensive")
    ('four', 'prize', 'offensive')
    """
    if regular := _IRREGULAR.get(word):
        return regular
    if _ANY_RULE.match(word) is None:  # as of nine words in ten, in a tenth of the time
        return word
    for pattern, instead in _RULES:
        respelt, found = pattern.subn(instead, word)
        if found:
            return respelt
    return word


@cache
def _as_in_britain() -> dict[str, str]:
    """The stem of each American word of ``_PAIRS``, and that of the British one."""
    words = _PAIRS.split()
    return {
        _STEMMER.stem(there): _STEMMER.stem(here)
        for here, there in zip(words[::2], words[1::2], strict=True)
    }
