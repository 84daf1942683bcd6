"""Illnesses and medicines: names that the news writes in small letters."""

from __future__ import annotations

import re

from ..words.lexicon import word_set

# What follows a capital in the name of a disease, a law or a deal: "Lou Gehrig's disease",
# "Merchant Marine Act of 1920".
KIND = re.compile(
    r"(?:['’]s?)?(?:(?:\s[a-z]+)?\s(?:disease|syndrome|fever)|\s(?:virus|flu|influenza|law|ulcer|sore|palsy|pox)"
    r"|(?:\s[a-z]+)?\s(?:deal|accords?|pact|treaty|agreement)|(?<=Act)\sof\s(?:1[89]|20)\d\d)\b"
)
ILLNESSES = word_set(
    "acid disease fever flu syndrome virus blindness sickness palsy plague pox ulcer sore cough "
    "leprosy rot rash worm"
)
_ENDINGS = word_set(  # of medicines (the stems of their international names) and of illnesses
    "afil amol azepam azine azole caine cillin cycline dipine emia feron fungin gliptin glutide "
    "idone itis kacin lukast mab mycin nib olol oma opathy osis oxacin oxetine parin phen "
    "phylline pox prazole pril profen ptan ptin sartan setron iasis statin tadine thiazide "
    "triptan tropin vir vudine xaban zolam"
)
TERM = re.compile(
    rf"\b(?:{'|'.join(sorted(ILLNESSES))}|[a-z]{{1,20}}(?:{'|'.join(sorted(_ENDINGS))}))\b"
)
