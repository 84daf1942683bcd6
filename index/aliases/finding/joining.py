"""Two names that words of a text join: "formerly", "also known as"; what is no name is refused."""

from __future__ import annotations

import re

from ...model import Span
from ..words import lexicon as lex
from ..words.heads import DEMONYMS
from .model import Confidence, Definition, Relation
from .shapes import Word, acronym, words

NAMED_SO = lex.word_set("pope king queen prince princess captain father brother imam mullah sheikh")
_OWN = re.compile(r" (?:name|owners|shareholders|board|parliament|council|lawmakers|voters)\b")
_LEAST_NUMBERED = 2  # words: "30 Harbour Street" is a name, "30 Harbourmen" is none


def _office(found: list[Word], relation: Relation) -> bool:
    """Whether a name is what somebody is, not what he is called: "Minister of Tides"."""
    former = found[0].folded == "former" and len(found) > 1 and found[1].folded in DEMONYMS
    if found[0].folded not in lex.ROLES or former:
        return False  # "the Former Yugoslav Republic of ..."
    others = [word for word in found[1:] if word.folded not in lex.ROLES]
    if found[0].folded in NAMED_SO and others and others[0].capital:
        return False  # "Pope Benedict XVI"
    return relation is Relation.FORMER or not others or not others[0].capital


def _quoted(text: str, name: Span) -> bool:
    """Whether several words stand in quotation marks: ("We Ourselves")."""
    several = " " in text[name.start : name.end]
    return several and text[name.start - 1 : name.start] in ('"', "“", "‘")


def _led(text: str, name: Span) -> bool:
    """Whether "the" stands before a name: "the October War" is no date."""
    return text[: name.start].endswith("the ")


def _nameless(text: str, span: Span, relation: Relation) -> bool:
    """Whether what stands there is an office, a date, a people, a function word or an owner."""
    found, follows = words(text, span.start, span.end), text[span.end : span.end + 2]
    first, alone = found[0].folded, len(found) == 1 and not acronym(found[0].text)
    coded = text[found[0].end : found[0].end + 1] == "-"  # 2019-nCoV
    numbered = len(found) > _LEAST_NUMBERED and all(word.capital for word in found)
    begun = text[span.start : span.end] if coded or numbered else found[0].text
    if not any(map(str.isalpha, begun)):
        return True
    if _office(found, relation) or (first in lex.MONTHS | lex.DAYS and not _led(text, span)):
        return True
    if first in lex.FUNCTION and not acronym(found[0].text) and not _quoted(text, span):
        return True
    people = all(word.folded in DEMONYMS for word in found)
    if people and follows[:1] == " " and follows.islower():
        return True  # "the Syrian Kurdish militia"
    least = 3 - (relation is Relation.FORMER) - 2 * (first == "x")  # X, once Twitter
    common = first in lex.GENERIC or first in lex.PRONOUNS or len(first) < least
    meant = follows[:1] in ('"', "”")  # “the Commission” means
    owner = follows in ("'s", "’s") and not _OWN.match(text, span.end + 2)
    return owner or (alone and common and not meant)


def joined(
    text: str,
    short: Span,
    long: Span,
    relation: Relation,
    pattern: str,
    *,
    confident: bool = True,
) -> Definition | None:
    """Two names joined by words that say so; None if one of them is an office or no name."""
    if any(_nameless(text, span, relation) for span in (short, long)):
        return None
    a, b = text[short.start : short.end], text[long.start : long.end]
    if a.casefold() == b.casefold():
        return None
    if acronym(b) and not acronym(a) and relation is Relation.ALIAS:
        short, long, a, b = long, short, b, a
    sure = Confidence.CONFIDENT if confident else Confidence.POSSIBLE
    return Definition(a, b, short, long, relation, pattern, sure)
