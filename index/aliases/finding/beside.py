"""Short names that a mark or "or" sets beside long ones.

In brackets: "Long Name (LN)", "LN (Long Name)", "New Name (formerly Old)"; in running text: "Long
Name, or LN", "the Long Name, LN,", "LN, the Long Name".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from ...model import Span
from .expansions import defined, foreign, in_other_letters, long_after, long_before, long_within
from .extents import name_after, name_before, organised
from .glosses import glossed
from .initials import small
from .model import Basis, Confidence, Definition, Relation
from .naming import joined
from .shapes import LANGUAGES, MOST_TRIED, SHORT, acronym, title_case, unquoted, words

_BRACKET = re.compile(  # but not how a name is spoken: "(kah-veh-DEH-sah)"
    r"[(\[](?![a-z]\w*(?:-\w+){2,}[)\]])(?=([^()\[\]\n]{2,140}(?:\([^()\n]{2,80}\))?)[)\]])"
)
_OWN = (  # "in Greek", "Spanish:", "its French acronym"
    rf"(?:(?:in|from|its|their)\s{LANGUAGES}|{LANGUAGES}(?=[,:])"
    r"|[A-Z]\w+(?:[ -][A-Z]\w+)?(?=\s(?:acronym|initials|abbrev\w+|name)))"
)
_SAYING = (  # words that lead to a short name: "also known by its French acronym as", "in Greek,"
    r"(?:here\w+|henceforth|abbreviated|short|simply|just|called|known|referred|commonly|also|better|"
    r"best|often|sometimes|usually|collectively|formerly|previously|then|now|once|later|aka|a\.k\.a\.|and|or|is|are|only|"
    rf"as|to|by|in|from|for|its|their|the|full|name|acronym|initials|abbreviation|{_OWN})"
)
_INSIDE = re.compile(
    rf"\s*(?:{_SAYING}[\s:,]+)*[\"“”'‘’«]?(?P<short>{SHORT}(?: [A-Z]{{2,6}})?)"  # EU ETS
    r"(?=(?:['’]s|[\"”’'»]?)\s*(?:$|[,;:/]| or | and | in | for | – | - ))"
)
_NEXT = re.compile(
    rf"[\"”’']?(?P<lead>(?:\s*[,;/]\s*|\s+)(?:{_SAYING}\s+)*)"
    rf"[\"“‘']?(?:the\s)?(?!{LANGUAGES}(?:$|[,;/)]))"
    rf"(?P<name>{SHORT}|[A-Z][\w’'-]+(?:\s(?:[a-z]{{1,4}}\s){{0,2}}(?:[A-Z]|al-)[\w’'-]*){{0,7}}"
    r"|(?<=or )[a-z][\w’'-]+(?:\s[a-z][\w’'-]+){0,3})"
    r"(?=[\"”’']?(?:$|[,;/)]|\s\(|\s(?:and|or|also|aka)\s))"
)
_NAMED = re.compile(r"\b(?:known|called|referred|name|formerly|previously|aka|a\.k\.a\.)\b")
_BEFORE = re.compile(rf"(?<![\w.&/-])({SHORT})[\"”’'»]?[ \u00a0]?$")
_BOTH = re.compile(rf"(?:,|;|\s[–—-])\s(?:or )?(?:the )?({SHORT})\s*$")


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
    found = _INSIDE.match(text, start, end)
    if found is None:
        return
    short = Span(*found.span("short"))
    if one := long_before(text, at, short):
        yield one
        yield from _further_names(text, short.end, end, one)


def _further_names(text: str, at: int, end: int, first: Definition) -> Iterator[Definition]:
    """The names behind the short one: "(ISIL, also known as ISIS or Daesh)", "(ISIS/IS)"."""
    told = _NAMED.search(text, first.long_span.end, first.short_span.start) is not None
    while found := _NEXT.match(text, at, end):
        told |= _NAMED.search(found["lead"]) is not None
        at, short = found.end(), Span(*found.span("name"))
        written = text[short.start : short.end]
        relation = Relation.ABBREVIATION if acronym(written) else Relation.ALIAS
        confidence = Confidence.CONFIDENT if told else Confidence.POSSIBLE
        yield Definition(written, first.long, short, first.long_span, relation, confidence)


def _long_inside(text: str, at: int, start: int, end: int) -> Iterator[Definition]:
    before = _BEFORE.search(text, max(0, at - 16), at)
    if before is None:
        return
    short = Span(*before.span(1))
    if one := long_after(text, start, short):
        yield one
        return
    name, stop = name_after(text, start), unquoted(text, start, end)[1]
    rest = words(text, name[1], stop) if name else []
    whole = all(word.capital or small(word.folded) for word in rest)
    if name and whole and acronym(before[1]):
        one = in_other_letters(text, (name[0], stop), short)
        yield from [one] if one else []


def _both_inside(text: str, at: int, start: int, end: int) -> Iterator[Definition]:
    """ "Name in English (Long Name in Its Language, or LN)": two other names of the first."""
    both, own = _BOTH.search(text, start, end), name_before(text, at)
    if both is None or own is None:
        return
    short = Span(*both.span(1))
    inside, outside = (
        long_before(text, both.start(), short),
        long_before(text, at, short, strict=True),
    )
    told = inside or outside
    if told is None:
        return
    outside = outside or foreign(text, at, short)
    yield replace(outside, confidence=told.confidence) if outside else told
    other = inside.long_span if inside else name_after(text, start)
    one = other and joined(text, Span(*other), Span(*own), Relation.ALIAS, confident=False)
    yield from [one] if one else []


# fewer, for they are tried at each space
_SAID = (
    r"(?:or|and|also|which|is|are|be\w+|goes|commonly|known|referred|to|by|under|the|its|their|only"
    rf"|{LANGUAGES})"
)
_OR = re.compile(  # ", or LN", ", known by its French initials as LN", ", hereafter LN"
    rf"(?P<apart>,|\s[–—-]|)\s{{1,3}}(?:{_SAID}\s+){{0,6}}?"
    r"(?:or|as|acronym|initials|abbreviation|abbreviated|hereafter|hereinafter|henceforth)\s+"
    rf"(?:(?:simply|just|as|the)\s+)*[\"“‘']?(?P<short>{SHORT})[\"”’']?(?=[\s,.;:)–—]|$)(?!\s[A-Z])"
)
_BESIDE = re.compile(
    rf"(?<![\w.&/-])(?P<short>{SHORT})[\"”’']?(?:,|:|\s[–—/-])\s+(?:or\s+)?(?:the\s+|[A-Z]\w+['’]s\s+)?(?=[\"“‘']?[A-Z])"
)
_SPELLED = re.compile(  # "ARDS, or acute distress syndrome", "AC stands for alternating current"
    r"(?P<short>[A-Z](?<!\w.)[A-Z]{1,7}s?)(?:(?:,|,\swhich)?\s(?:\w+\s){0,2}?"
    r"(?:(?:acronym|short|stands)\sfor|means?)\s(?:the\s)?|(?<=\w{3})(?:,|:|\s[–—-])\s(?:or\s|the\s)?)(?=[a-z])"
)
_SET_OFF = re.compile(  # ", LN,", " – the LN –", ", LN in French,", ", LN for short."
    rf"(?:,|\s[–—-]{{1,2}})\s+(?P<the>the\s)?[\"“‘']?(?P<short>{SHORT})[\"”’']?"
    rf"(?:\sin\s{LANGUAGES}|\sfor\sshort|\sin\sthe\s[\w\s]{{3,40}})?"
    r"(?=(?:[,.]|\s[–—-]{1,2})(?:\s|$)|\s\()"
)
_ALONE = re.compile(r",\s(?!(?:the|and|or|an?)\b)[a-z]")  # behind an apposition, not in a list
_CLOSES = re.compile(r"[,.;:)]|\s[–—-]|$")


def in_phrases(text: str) -> Iterator[Definition]:
    """The short names that a mark or "or" sets beside long ones."""
    for pattern, read in _PHRASES:
        told = (m for m in pattern.finditer(text) if acronym(m["short"]) or title_case(m["short"]))
        yield from filter(None, (read(text, m) for m in islice(told, MOST_TRIED)))


def _offered(text: str, found: re.Match[str]) -> Definition | None:
    one = long_before(text, found.start(), Span(*found.span("short")))
    sure = one and one.confidence is Confidence.CONFIDENT and one.basis is Basis.SAID
    return one if found["apart"] or sure else None  # "the Salt Union or the IRS"


def _set_off(text: str, found: re.Match[str]) -> Definition | None:
    """ "the Long Name, LN,"; with letters of another language "the Workers' Party, the PT,"."""
    at, short, written = found.start(), Span(*found.span("short")), found["short"]
    if one := long_before(text, at, short, strict=acronym(written)):
        return one
    one = foreign(text, at, short) if acronym(written) else None
    alone = found[0][0] == " " or _ALONE.match(text, found.end())  # commas may be those of a list
    if one is None or not (alone or " in " in found[0]):
        return None
    return one if found["the"] else replace(one, confidence=Confidence.POSSIBLE)


def _apposed(text: str, found: re.Match[str]) -> Definition | None:
    """ "LN, the Long Name, …"; with other letters only a body, set off as one that is named."""
    name, short = name_after(text, found.end()), Span(*found.span("short"))
    closed = name and _CLOSES.match(text, name[1])
    one = long_within(text, *name, short) if name and closed else None
    one = one or long_after(text, found.end(), short)
    if one and (closed or one.confidence is Confidence.CONFIDENT):
        return one
    led = found["short"].isupper() and found[0].rstrip().endswith(("or", "the", "'s", "’s"))
    if not (name and led and closed and organised(text, *name)):
        return None
    alone = _ALONE.match(text, name[1]) is not None  # or it may be a list
    sure = Confidence.CONFIDENT if alone else Confidence.POSSIBLE
    listed = closed[0] == "," and not alone
    return None if listed else defined(text, short, Span(*name), sure, Basis.DIFFERS)


_PHRASES = (
    (_OR, _offered),
    (_SET_OFF, _set_off),
    (_BESIDE, _apposed),
    (_SPELLED, _apposed),
)
