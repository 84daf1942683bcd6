"""What letter case can say about a name: ordinary words, shapes of tokens, and the case policies.

A form's policy is settled once, when the matcher is built; comparing a stretch of text with it
looks at the surfaces alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import ClassVar

from ...model import Case
from ..words.kinds import says_what
from ..words.lexicon import DAYS, FUNCTION, GENERIC, LAND, MONTHS

_SMALL_ACRONYM = 4  # letters; Title-case spellings of shorter ones are mostly people
_OFTEN_SMALL, _SMALL_SHARE = 5, 0.02
SHORT_ACRONYM = 5  # letters; longer ones (UNICEF) are no word's twin and are often set Unicef

_INFLECTIONS = (  # ending, what is cut off to find the word
    ("s", 1),
    ("xes", 2),
    ("ches", 2),
    ("shes", 2),
    ("sses", 2),
    ("ed", 1),
    ("ed", 2),
    ("ly", 2),
    ("less", 4),
    ("ful", 3),
)
_ENDINGS = (
    *("ing", "ings", "tion", "tions", "ness", "ment", "ments", "ity", "ously", "ally", "sive"),
    *("tive", "tives", "able", "ible", "ism", "ists", "ency", "ical", "ous", "ated", "ates"),
    *("ized", "ised", "ified"),
)


class Rule:
    """How a form's letters are compared. No Enum, as ``Sense`` is none."""

    ANY: ClassVar[Rule]
    CAPITALS: ClassVar[Rule]
    EXACT: ClassVar[Rule]


Rule.ANY, Rule.CAPITALS, Rule.EXACT = Rule(), Rule(), Rule()


@cache
def ordinary_words() -> frozenset[str]:
    """English words one meets in lower case in the news, folded (``data/ordinary_words.txt``)."""
    path = files("index.aliases").joinpath("data", "ordinary_words.txt")
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8").split("\n")
    return frozenset(w for line in lines if (w := line.strip()) and not w.startswith("#"))


def is_ordinary(folded: str) -> bool:
    """Whether the folded token is also an ordinary word ("us", "turkey")."""
    return folded in ordinary_words()


def often_small(small: int, anyhow: int) -> bool:
    """Whether a word is ordinary in an archive that has it in small letters in ``small`` articles
    of the ``anyhow`` that have it: in five, and in one of fifty.
    """
    return small >= _OFTEN_SMALL and small > _SMALL_SHARE * anyhow


@lru_cache(maxsize=1 << 16)
def looks_ordinary(folded: str) -> bool:
    """Whether the folded token is an ordinary word or has the ending of one.

    For neighbours, where a wrong guess is cheap: the list cannot hold every form of every word.
    """
    known = ordinary_words()
    if folded in known or folded in FUNCTION or folded in DAYS or folded in MONTHS:
        return True
    if any(folded.endswith(end) and folded[:-cut] in known for end, cut in _INFLECTIONS):
        return True
    if says_what(folded):
        return True
    return len(folded) > 5 and folded.endswith(_ENDINGS)


def letters(surface: str) -> str:
    """The surface without dots, as acronyms are compared ("U.S." is "US")."""
    return surface.replace(".", "")


def is_capitals(surface: str) -> bool:
    """Two letters or more, all capitals, dots aside."""
    return len(surface) > 1 and surface.isupper() and sum(map(str.isalpha, surface)) > 1


def case_rule(case: Case, surfaces: Sequence[str], folded: Sequence[str]) -> Rule:
    """How the form with these tokens is compared.

    One listed in small letters is so written ("whooping cough", "bitcoin"), unless it is a mere
    word ("apple").
    """
    if case is Case.EXACT:
        return Rule.EXACT
    if case is Case.FOLD:
        return Rule.ANY
    if (len(surfaces) > 1 or not is_ordinary(folded[0])) and " ".join(surfaces).islower():
        return Rule.ANY
    if len(surfaces) == 1 and is_capitals(surfaces[0]):
        short = len(letters(surfaces[0])) <= SHORT_ACRONYM
        return Rule.EXACT if short or is_ordinary(folded[0]) else Rule.CAPITALS
    return Rule.CAPITALS


def needed_capitals(
    surfaces: Sequence[str], folded: Sequence[str], ordinary: Sequence[bool]
) -> tuple[int, ...]:
    """The tokens that must be capitalised in the text because small they are ordinary words.

    "Herman van Rompuy" is written in the Dutch way too.
    """
    capital = [s[0].isupper() for s in surfaces]
    if len(surfaces) == 1:
        return (0,) if capital[0] and ordinary[0] and folded[0] != "the" else ()
    needed = list(map(bool.__and__, capital, ordinary))
    needed[1:] = [must and word != "van" for must, word in zip(needed[1:], folded[1:], strict=True)]
    needed[0] = needed[0] and folded[0] != "the"
    # Behind a proper word, or two words with capitals: "the Open Skies treaty".
    proper = is_capitals(surfaces[0]) or (capital[0] and not needed[0])
    told = proper or any(map(bool.__gt__, capital, needed)) or sum(needed) > 2
    if told and (folded[-1] in GENERIC or folded[-1] in LAND):
        first = 1 if proper else -1  # "the UN security council", as British papers have it
        needed[first:] = [False] * len(needed[first:])
    return tuple([i for i, surface in enumerate(surfaces) if needed[i] or is_capitals(surface)])


def mixed_acronym(written: str) -> bool:
    """Whether the letters of an acronym are set as its words are: DfID, DoJ, USAid, PBoC.

    "PBs" and "CVs" are several of shorter letters.
    """
    if len(written) < 3 or not written[0].isupper() or sum(map(str.isupper, written)) < 2:
        return False
    return not (written[-1] == "s" and written[:-1].isupper())


def title_case_acronym(surface: str, form: str) -> bool:
    """Whether ``surface`` is the acronym ``form`` as British papers set it (Isis, Nato, Fifa)."""
    return len(form) >= _SMALL_ACRONYM and surface == form[0] + form[1:].lower()
