"""Two names of a thing of which one or both are small: "tocilizumab, also known as Actemra".

Medicines, diseases and laws are written so. Without a capital only the place tells where a name
begins and ends: at the start of a sentence, behind an article or a preposition, before a stop. Or
the word itself, if it is none of the news.
"""

from __future__ import annotations

import re

from ...model import Span
from ..matching.casing import looks_ordinary
from ..words import lexicon as lex
from .extents import name_after, name_before
from .model import Confidence, Definition, Relation
from .shapes import HEADS, Word, acronym, sentence_start, words

_SAYS = re.compile(
    r"(?:sold|marketed)\b.*\bas$|known\s\w+ly\sas$|(?:also|better|sometimes|often|\w+ly|otherwise)\b.*\b(?:known|called|as)$"
)
# What follows a capital in the name of a disease, a law or a deal: "Lou Gehrig's disease".
KIND = re.compile(
    r"(?:['’]s?)?(?:(?:\s[a-z]+)?\s(?:disease|syndrome)|\s(?:virus|fever|flu|law)"
    r"|(?:\s[a-z]+)?\s(?:deal|accords?|pact|treaty|agreement))\b"
)
_TAIL = re.compile(r"(?:\s[a-z][\w'’-]+){0,2}\s(?:disease|syndrome|virus|fever|flu|law)\b")
_SET_OFF = re.compile(r"(?:\s\([^()\n]{2,12}\))?(?:,|\s[–—-]|\s?\()\s*$")
_AFTER = re.compile(
    r"\s+(?:the\s)?[\"“‘]?([a-z][\w'’-]*(?:\s[\w'’-]+){0,3})[\"”’]?(?=[,.;:)]|\s[–—(-]|$)"
)
_ANCHORS = lex.word_set(
    "the a an of with from for by against called on in to and or as his her their some its that"
)
SORTS = lex.word_set(
    "drug medicine medication painkiller antibiotic antidepressant steroid vaccine treatment "
    "chemical compound substance additive pesticide herbicide disease disorder condition illness "
    "infection virus bacterium parasite fish plant tree bird insect"
)
ILLNESSES = lex.word_set(
    "acid disease fever flu syndrome virus blindness sickness palsy plague pox"
)
_ENDINGS = lex.word_set(  # of medicines (the stems of their international names) and of illnesses
    "afil azepam azine azole caine cillin cycline dipine emia feron fungin gliptin glutide "
    "idone itis kacin lukast mab mycin nib olol oma opathy osis oxacin oxetine parin phen "
    "phylline pox prazole pril profen ptan ptin sartan setron siasis statin tadine thiazide "
    "triptan tropin vir vudine xaban zolam"
)
TERM = re.compile(
    rf"\b(?:{'|'.join(sorted(ILLNESSES))}|[a-z]{{1,20}}(?:{'|'.join(sorted(_ENDINGS))}))\b"
)
_LONGEST = 4  # words
_SHORTEST = 4  # letters of a name of one small word


def plain(text: str, cue: re.Match[str], at: int) -> Definition | None:
    """The definition at "also known as" and the like, if a name beside it is small."""
    if not _SAYS.match(cue[0]) or not (lead := _SET_OFF.search(text, max(0, at - 20), cue.start())):
        return None
    own = _before(text, lead.start())
    other = name_after(text, cue.end()) or _behind(text, cue.end())
    if own is None or other is None:
        return None
    if longer := KIND.match(text, other[1]) or _TAIL.match(text, other[1]):
        other = other[0], longer.end()
    short, long = Span(*other), Span(*own)
    a, b = text[short.start : short.end], text[long.start : long.end]
    if a.casefold() == b.casefold() or a.casefold() in b.casefold().split():
        return None
    if acronym(b) and not acronym(a):
        short, long, a, b = long, short, b, a
    former = cue[0].startswith(("formerly", "previously"))
    pattern = "name, formerly name" if former else "name, also known as name"
    relation = Relation.FORMER if former else Relation.ALIAS
    return Definition(a, b, short, long, relation, pattern, Confidence.CONFIDENT)


def _behind(text: str, at: int) -> tuple[int, int] | None:
    found = _AFTER.match(text, at)
    if found is None:
        return None
    inside = words(text, *found.span(1))
    plain = all(word.folded not in lex.FUNCTION or word.folded == "of" for word in inside)
    return found.span(1) if plain and len(found[1]) >= _SHORTEST else None


def _before(text: str, at: int) -> tuple[int, int] | None:
    """The name that ends at ``at``: a capitalised one, or small words from an anchor on."""
    own = name_before(text, at)
    if own is not None:
        return own
    start = sentence_start(text, at)
    found = words(text, start, at)
    if not found or text[found[-1].end : at].strip():
        return None
    first = len(found)
    while first and len(found) - first < _LONGEST and not _ends_before(text, found, first):
        first -= 1
    own_words = _unsorted(found[first:])
    if not own_words:
        return None
    unsorted = len(own_words) < len(found) - first
    anchored = unsorted or first == 0 or found[first - 1].folded in _ANCHORS
    if not anchored:
        own_words = found[-1:]
        if looks_ordinary(own_words[0].folded):
            return None
    if own_words[-1].folded in HEADS | lex.ROLES:
        return None  # "the terror group, also known as ISIL"
    if len(own_words) == 1 and (looks_ordinary(own_words[0].folded) or _short(own_words[0])):
        return None
    return own_words[0].start, own_words[-1].end


def _unsorted(name: list[Word]) -> list[Word]:
    """The words without those that say of what sort it is: "(the cancer drug) imatinib"."""
    sorts = [n for n, word in enumerate(name[:-1], 1) if word.folded in SORTS]
    if sorts and not any(looks_ordinary(word.folded) for word in name[sorts[-1] :]):
        return name[sorts[-1] :]
    return name


def _ends_before(text: str, found: list[Word], first: int) -> bool:
    """Whether the name begins at word ``first``, since what stands before it is none of it."""
    word = found[first - 1]
    apart = first < len(found) and text[word.end : found[first].start].strip(" -")
    return bool(apart) or word.folded in lex.FUNCTION or word.folded in _ANCHORS


def _short(word: Word) -> bool:
    return len(word.text) < _SHORTEST
