"""One spelling for the English words that Britain and America spell differently.

Archives of news hold both: a "defense organization" of one agency is the "defence organisation" of
another. Terms are made from one of the two, so that either finds both.
"""

from __future__ import annotations

import re
from functools import cache

from .nltk_parts import SnowballStemmer

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
    )
)

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


def one_spelling(word: str) -> str:
    """A folded word of English as its other spelling is written too, if it follows a rule.

    >>> one_spelling("neighbours"), one_spelling("organization"), one_spelling("defense")
    ('neighbors', 'organisation', 'defence')
    >>> one_spelling("four"), one_spelling("prize"), one_spelling("offensive")
    ('four', 'prize', 'offensive')
    """
    for pattern, instead in _RULES:
        respelt, found = pattern.subn(instead, word)
        if found:
            return respelt
    return word


def one_stem(stem: str) -> str:
    """The stem of an English word as that of its other spelling, if it follows no rule.

    >>> one_stem("skeptic"), one_stem("sceptic"), one_stem("septic")
    ('sceptic', 'sceptic', 'septic')
    """
    return _as_in_britain().get(stem, stem)


@cache
def _as_in_britain() -> dict[str, str]:
    stem = SnowballStemmer("english").stem
    words = _PAIRS.split()
    return {stem(there): stem(here) for here, there in zip(words[::2], words[1::2], strict=True)}
