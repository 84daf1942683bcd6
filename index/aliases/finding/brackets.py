"""Definitions in brackets: "Long Name (LN)", "LN (Long Name)", "New Name (formerly Old)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from ...model import Span
from ..matching.casing import looks_ordinary
from ..words.lexicon import word_set
from .cutting import joined
from .expansions import contracted, defined, ended, foreign, long_before, long_within, of_a_body
from .extents import name_after, name_before, organised
from .glosses import glossed
from .initials import key, small, spelled
from .model import Basis, Confidence, Definition, Relation
from .shapes import (
    AFFILIATIONS,
    HEADS,
    LANGUAGES,
    MOST_TRIED,
    SHORT,
    acronym,
    title_case,
    unquoted,
    words,
)

_BRACKET = re.compile(  # but not how a name is spoken: "(kah-veh-DEH-sah)"
    r"[(\[](?![a-z]\w*(?:-\w+){2,}[)\]])([^()\[\]\n]{2,140})[)\]]"
)
_LANGUAGE = r"(?:[A-Z][a-z]{2,12}(?:[ -][A-Z][a-z]{2,12})?)"
_LEAD = re.compile(
    r"\s*(?:(?:hereafter|hereinafter|henceforth|abbreviated|in short|for short|simply|called|"
    r"known|referred to|commonly|also|better|often|usually|collectively|as|to|by|its|the|their|"
    r"acronym|initials|abbreviation|or|in|from|"
    rf"{_LANGUAGE}(?= (?:acronym|initials|abbreviation)|:)|(?<=in ){_LANGUAGE}(?=,))"
    r"[\s:,]+)*[\"“”'‘’«]?",
)
_SHORT = re.compile(SHORT)
_PAIR = re.compile(rf"{SHORT} {SHORT}(?=[\"”’']?(?:$|[,;)]))")  # EU ETS
_AFTER = re.compile(r"(?:['’]s|[\"”’'»]?)\s*(?:$|[,;:/]| or | and | in | for | – | - )")
_NEXT = re.compile(
    r"[\"”’']?(?P<lead>(?:\s*[,;/]\s*|\s+)(?:(?:and|or|also|aka|a\.k\.a\.|formerly|previously|"
    r"known|"
    rf"called|abbreviated|sometimes|simply|by|as|the|(?:in|its)\s{LANGUAGES}|its|from|in|full|name|initials)\s+)*)"
    rf"[\"“‘']?(?:the\s)?(?P<name>{SHORT}|[A-Z][\w’'-]+(?:\s(?:[A-Z]|of\b|for\b|al-|the\b)[\w’'-]*){{0,5}}"
    r"|(?<=or )[a-z][\w’'-]+(?:\s[a-z][\w’'-]+){0,3})"
    r"(?=[\"”’']?(?:$|[,;/)]|\s(?:and|or|also|aka)\s))"
)
_OFFERED = re.compile(r";|\b(?:or|also)\s")  # before a name that may be another
_NAMED = re.compile(r"\b(?:known|called|name|formerly|previously|aka|a\.k\.a\.)\b")
_MOST_WORDS = 15
_BEFORE = re.compile(rf"(?<![\w.&/-])({SHORT})[\"”’'»]?[ \u00a0]?$")
_BOTH = re.compile(rf"(?:,|;|\s[–—-])\s(?:or )?(?:the )?({SHORT})\s*$")
_CUT = re.compile(r"[,;:]| – | or | also | aka |\d{4}")
_LINKS = word_set("against among between under without")  # in a name, between its capitals
_IN_LANGUAGE = re.compile(rf"\sin\s{LANGUAGES}$")  # "Vestport (Norport in Danish)"
_OWN_LANGUAGE = re.compile(rf"\s*(?:in )?{LANGUAGES}(?:[,:]| for)\s+(?:the\s)?")


def in_brackets(text: str) -> Iterator[Definition]:
    """The definitions at the brackets of a text, in order."""
    for bracket in islice(_BRACKET.finditer(text), MOST_TRIED):
        at, (start, end) = bracket.start(), bracket.span(1)
        found = list(_short_inside(text, at, start, end))
        found = found or list(_long_inside(text, at, start, end))
        found = found or list(_both_inside(text, at, start, end))
        if not found and (one := glossed(text, at, start, end)) is not None:
            found = [one]
        yield from found


def _short_inside(text: str, at: int, start: int, end: int) -> Iterator[Definition]:
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    found = _PAIR.match(text, begin, end)
    if found is None or not all(map(acronym, found[0].split())):  # "EEA Agreement"
        found = _SHORT.match(text, begin, end)
    if found is None or not _AFTER.match(text[found.end() : end]):
        return
    short = found[0]
    if not (title_case(short) or all(map(acronym, short.split()))):
        return
    span = Span(*found.span())
    one = long_before(text, at, span) or (None if acronym(short) else contracted(text, at, span))
    if one is not None:
        yield one
        yield from _further_names(text, found.end(), end, one)


def _further_names(text: str, at: int, end: int, first: Definition) -> Iterator[Definition]:
    """The names behind the short one: "(ISIL, also known as ISIS or Daesh)", "(ISIS/IS)"."""
    long = words(text, first.long_span.start, first.long_span.end)
    told = _NAMED.search(text, first.long_span.end, first.short_span.start) is not None
    while found := _NEXT.match(text, at, end):
        told |= _NAMED.search(found["lead"]) is not None
        at, short = found.end(), Span(*found.span("name"))
        written = text[short.start : short.end]
        spelling = spelled(written, [word.folded for word in long], whole=True)
        headed = written.split()[-1].lower() in HEADS and " " in written
        marked = text[short.start - 1] in '"“‘'  # (LN, “Long Name”)
        offered = headed or marked or _OFFERED.search(found["lead"]) is not None
        if not acronym(written) and not (told or offered):
            return
        sure = told or (spelling is not None and acronym(written))
        relation = Relation.ABBREVIATION if acronym(written) else Relation.ALIAS
        confidence = Confidence.CONFIDENT if sure else Confidence.POSSIBLE
        yield Definition(written, first.long, short, first.long_span, relation, confidence)


def _long_inside(text: str, at: int, start: int, end: int) -> Iterator[Definition]:
    before = _BEFORE.search(text, max(0, at - 16), at)
    if before is None or _IN_LANGUAGE.search(text, start, end):
        return
    short, (begin, stop) = Span(*before.span(1)), unquoted(text, start, end)
    if " " in text[start:end] and text[start:end].isupper():
        return  # a headline: "ON FISH (AND ON SALT)"
    if title_case(before[1]):  # "Renamo (Resistência Nacional Moçambicana)"
        one = long_within(text, begin, stop, short)
        yield from [one] if one else []
    if not acronym(before[1]):
        return
    cut = _CUT.search(text, begin, stop)
    ends = (cut.start(), stop) if cut else (stop,)
    found = [one for last in ends if (one := _expanded(text, begin, last, short)) is not None]
    found.sort(key=lambda one: (one.confidence is Confidence.POSSIBLE, one.basis is Basis.DIFFERS))
    yield from found[:1]


def _both_inside(text: str, at: int, start: int, end: int) -> Iterator[Definition]:
    """ "Name in English (Long Name in Its Language, or LN)": two other names of the first."""
    both, own = _BOTH.search(text, start, end), name_before(text, at)
    if both is None or own is None or not (acronym(both[1]) or "or" in both[0]):
        return
    lead = _OWN_LANGUAGE.match(text, start, end)
    begin, short = lead.end() if lead else start, Span(*both.span(1))
    other, inside = name_after(text, begin), long_before(text, both.start(), short)
    told = outside = long_before(text, at, short, strict=True)
    if inside and inside.basis is not Basis.DIFFERS:
        told, other = inside, (inside.long_span.start, inside.long_span.end)
    strange = not looks_ordinary(words(text, *own)[-1].folded)
    if other is None or not (told or ("or" in both[0] and strange)):
        return
    led = words(text, begin, other[0])
    whole = other[1] == both.start() and all(small(word.folded) for word in led)
    if told:
        outside = outside or foreign(text, at, short)
        outside = replace(outside, confidence=told.confidence) if outside and whole else told
    else:
        outside = _possibly(text, short, own)
    one = _possibly(text, Span(*other), own) if whole else None
    yield from [made for made in (outside, one) if made]


def _possibly(text: str, short: Span, own: tuple[int, int]) -> Definition | None:
    return joined(text, short, Span(*own), Relation.ALIAS, confident=False)


def _expanded(text: str, begin: int, end: int, short: Span) -> Definition | None:
    lead = _OWN_LANGUAGE.match(text, begin, end)
    found = words(text, lead.end() if lead else begin, end)
    found = ended(found, text[short.start : short.end])
    if not 1 < len(found) < _MOST_WORDS:
        return None
    if one := long_within(text, found[0].start, found[-1].end, short):
        return one
    first, written = found[0].folded == "the", text[short.start : short.end]
    name = found[first].start, found[-1].end
    linked = (small(word.folded) or word.folded in _LINKS for word in found)
    if not all(word.capital or link for word, link in zip(found, linked, strict=True)):
        return None
    if key(written) in AFFILIATIONS:
        return None
    own = [word.folded[0] for word in found if word.capital]
    begins = own[:1] == [key(written)[0]]
    alike = begins and 2 < len(own) == len(key(written))  # SKK, Salt Coal Combine
    if not {",", "."}.isdisjoint(text[begin:end]) or not (alike or organised(text, *name)):
        return None
    sure = Confidence.CONFIDENT if of_a_body(text, name, written) else Confidence.POSSIBLE
    return defined(text, short, Span(*name), sure, Basis.DIFFERS)
