"""Two names side by side, and no word that says they are one thing's.

In brackets: "Hashd al-Shaabi (Popular Mobilisation Forces)", "Mara Salvatrucha (MS-13)"; inside a
name: 'Joaquín "El Chapo" Guzmán'; a part of a name for all of it: "the Salt Trust (the Trust)".
What two names are must show in their words, since actors, towns and leaders stand so too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from operator import attrgetter

from ...model import Span
from ..matching.casing import looks_ordinary
from ..words.given_names import FIRST_NAMES
from ..words.heads import DEMONYMS
from ..words.lexicon import ARTICLES, FUNCTION, MONTHS, US_STATES, word_set
from .extents import PARTICLES, STATUTES, name_after, name_before, organised, personal
from .initials import small
from .model import Confidence, Definition, Relation, folded
from .naming import joined
from .readings import strange
from .shapes import AFFILIATIONS, MOST_TRIED, REACH, Word, acronym, sentence_start, words

_CODE = re.compile(  # MS-13, BNT162b2, Public Law 11-58
    r"(?=.{3})[A-Z][A-Za-z]{0,5}-?\d{1,4}(?:[A-Za-z]\d?)?"
    rf"|(?:Public\s)?(?:{STATUTES}|H\.R\.|S\.)\s\d[\w/-]*"
)
_NAME = re.compile(r"\((?:the )?[\"“]?([^\W\d_a-z][^\d()\n,:;/@.–—\"“”]{2,60})[\"”]?\)(?!\s?[A-Z])")
_LINKS = PARTICLES | ARTICLES | word_set("the to is and")
_APART = US_STATES | AFFILIATIONS | MONTHS | {"but"}
_LISTED = re.compile(r"\([A-Z][^()\n]+\)[^.!?()\n]{2,80}(?=\([A-Z])")  # "Sel (East) and Moss ("


def glossed(text: str, at: int, start: int, end: int) -> Definition | None:
    """The definition at the bracket that opens at ``at`` and holds [start, end)."""
    own, held = name_before(text, at), _NAME.match(text, at)
    if own is None:
        return None
    outside = words(text, *own)
    if _CODE.fullmatch(text, start, end) and not personal(outside):
        return joined(text, Span(start, end), Span(*own), Relation.ALIAS, confident=False)
    if held is None:
        return None
    short, inside = Span(*held.span(1)), words(text, *held.span(1))
    whole = all(word.capital or word.folded in _LINKS for word in inside)
    tongued = not DEMONYMS.isdisjoint((inside[0].folded, inside[-1].folded))  # "Tysa in Ukrainian"
    whole &= not tongued or all(word.capital for word in inside)
    if not (whole and named(text, at, outside, inside)):
        return None
    return joined(text, short, Span(*own), Relation.ALIAS, confident=False)


def named(text: str, at: int, outside: list[Word], inside: list[Word]) -> bool:
    """Whether the bracket at ``at`` may hold another name: no person, place, date or sender stands
    there or before it, nor is it one of a list."""
    folded = [word.folded for word in inside]
    apart = not _APART.isdisjoint((*folded, outside[-1].folded)) or inside[0].text.isupper()
    apart |= outside[-1].text.isupper() or "." in text[outside[-1].end : at]
    listed = (found.span() for found in _LISTED.finditer(text, max(0, at - REACH), at + REACH))
    if apart or any(at in place for place in listed) or outside[0].folded in FUNCTION:
        return False
    if personal(outside):
        return len(inside) > 1 and "and" not in folded and strange(folded)  # "Ann Sel (Abu Bahr)"
    if strange(word.folded for word in outside):  # no "Anglo Sel Iron (Planet)"
        return len(inside) > 1 or len(outside) < 3 or strange(folded)
    return not (personal(inside) or "and" in folded or all(map(_english, inside)))


def _english(word: Word) -> bool:
    """Whether it is an English word, or one of those inside names."""
    plain = small(word.folded) or looks_ordinary(word.folded)
    return plain and (word.text == "A" or not word.text.isupper())


_NICKNAME = re.compile(
    r"[\"“‘'](?<=\s.)(?:the\s|The\s)?(?P<nick>[^\W\d_a-z][^\"”’'\n,.;:()!?]{1,30})[\"”’'](?=\s)"
)
_LONGEST_GIVEN = 3  # words


def nicknames(text: str) -> Iterator[Definition]:
    """The nicknames that stand between the parts of a person's name."""
    for found in islice(_NICKNAME.finditer(text), MOST_TRIED):
        given, family = name_before(text, found.start()), name_after(text, found.end())
        if not (given and family and (given[1], family[0]) == (found.start() - 1, found.end() + 1)):
            continue
        before = words(text, *given)
        after = list(takewhile(attrgetter("capital"), words(text, *family)))
        if not after or after[0].folded in FUNCTION or len(before) > _LONGEST_GIVEN:
            continue  # Moss ‘Lied’ To Voters
        known = [word.start for word in before if word.folded in FIRST_NAMES]
        rest = text[after[-1].end : after[-1].end + 2].strip()  # of a headline: "Moss 'Lied' To Us"
        if rest.istitle() or not FUNCTION.isdisjoint(word.folded for word in before):
            continue
        if known or not any(looks_ordinary(word.folded) for word in (*before, *after)):
            first, last = min(known, default=given[0]), after[-1].end  # "Senator Ann “Quay” Moss"
            long = f"{text[first : given[1]]} {text[family[0] : last]}"
            short, sure = Span(*found.span("nick")), Confidence.CONFIDENT
            yield Definition(found["nick"], long, short, Span(first, last), Relation.ALIAS, sure)


_PART = re.compile(  # "(the Trust)", "(hereinafter: “Norport”)", ", hereafter the Pact,"
    r"[(\[,](?:(?<!,)|(?=\s(?:here|hence|or\s)))(?P<said>\s?(?:here\w+|henceforth|or)?)[\s:,]*"
    r"(?:(?:simply|referred to|called|as)\s)*(?P<the>(?:the\s)?(?:[\"“‘](?:[Tt]he\s)?)?)"
    r"(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})[.,]?[\"”’]?[)\],.](?!\s?[A-Z])"
)


def _taken_up(text: str, own: tuple[int, int], found: re.Match[str]) -> bool:
    """ "Caisse du Sel (hereafter the Bank)", "the Pact of the Salt (the Salt Accord)"."""
    if "he" in found["said"]:
        return not acronym(found["name"])
    held = {word.folded for word in words(text, *own) if not small(word.folded)}
    return not held.isdisjoint(folded(found["name"]).split())


def shortened(text: str) -> Iterator[Definition]:
    """A part of a name said to stand for all of it: "the Salt Marsh Trust (the Trust)"."""
    for found in islice(_PART.finditer(text), MOST_TRIED):
        short, end = Span(*found.span("name")), found.start()
        begin = sentence_start(text, end)
        parts = list(re.finditer(rf"\b{re.escape(found['name'])}\b", text[begin:end]))
        own = name_before(text, begin + parts[-1].end() if parts else end)
        if own is None or text[own[0] : end].strip() == found["name"]:
            continue
        if not parts and not _taken_up(text, own, found):
            continue
        rest = [word for word in words(text, own[1], end) if text[word.start - 1] != "-"]
        told = found["the"] or found["said"]
        named = all(word.capital or small(word.folded) for word in rest)
        if named and (told or organised(text, own[0], end)):
            long = Span(own[0], own[0] + len(text[own[0] : end].rstrip()))
            whole = text[long.start : long.end]
            sure = Confidence.CONFIDENT if told else Confidence.POSSIBLE
            yield Definition(found["name"], whole, short, long, Relation.ALIAS, sure)
