"""Definitions in words: "Long Name, or LN", "the Long Name, LN,", "LN, the Long Name"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from ...model import Span
from .before import foreign, judged, long_before, of_a_body, reordered
from .extents import name_after, organised
from .initials import blended, small, spelled
from .model import Confidence, Definition, Relation
from .shapes import LANGUAGES, MOST_TRIED, SHORT, acronym, title_case, words

_OR = re.compile(
    rf"(?P<apart>,|\s[–—-]|)\s{{1,3}}(?:or|(?:and\s+|also\s+|better\s+)?known\s+as|(?:known\s+)?by\s+its\s+(?:\w+\s+)?(?:initials|acronym)|abbreviated(?:\s+as)?)\s+(?:simply\s+|just\s+)?"
    rf"(?:the\s+)?[\"“‘']?(?P<short>{SHORT})[\"”’']?(?=[\s,.;:)–—]|$)(?!\s[A-Z])"
)
_BESIDE = re.compile(
    rf"(?<![\w.&/-])({SHORT})[\"”’']?(?:,|:|\s[–—-])\s+(?:or\s+)?(?:the\s+|[A-Z]\w+['’]s\s+)?(?=[\"“‘']?[A-Z])"
)
_ALONE = re.compile(r",\s(?!(?:the|and|or|an?)\b)[a-z]")  # behind an apposition, not in a list
_SET_OFF = re.compile(
    rf"(?:,|\s[–—-]{{1,2}})\s+(?:the\s)?[\"“‘']?({SHORT})[\"”’']?(?:\sin\s{LANGUAGES}|\sfor\sshort|\sin\sthe\s[\w\s]{{3,40}})?(?=(?:[,.]|\s[–—-]{{1,2}})(?:\s|$)|\s\()"
)
_TAIL = re.compile(r"\s(?:with|in|for|on|of)\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)?$")  # no part of it
_CLOSES = re.compile(r"[,.;:)]|\s[–—-]|$")
_BEGINNINGS = 3  # letters: more may be the first few of each word
_COMPANIES = ("LLC", "LLP", "PLC", "GmbH", "SpA")
_SLASH = re.compile(rf"(?<=[a-z])\s?/\s?({SHORT})(?=[\s,.;:)]|$)")


def in_phrases(text: str) -> Iterator[Definition]:
    """The short names that a mark or "or" sets beside long ones."""
    for found in _acronyms(_SLASH, text):
        if len(found[1]) > 2:
            short = Span(*found.span(1))
            one = long_before(text, found.start(), short, "long/SHORT", strict=True)
            yield from [one] if one else []
    for found in islice(_OR.finditer(text), MOST_TRIED):
        if acronym(found["short"]) or (found["apart"] and title_case(found["short"])):
            short, strict = Span(*found.span("short")), not found["apart"]
            one = long_before(text, found.start(), short, "long, or SHORT", strict=strict)
            if one is not None:
                yield one
    for found in _acronyms(_SET_OFF, text):
        if (one := _set_off(text, found)) is not None:
            yield one
    for found in islice(_BESIDE.finditer(text), MOST_TRIED):
        if acronym(found[1]) or title_case(found[1]):
            one = _apposed(text, found)
            yield from [one] if one else []


def _set_off(text: str, found: re.Match[str]) -> Definition | None:
    """ "the Long Name, LN,"; with letters of another language "the Workers' Party, the PT,"."""
    the = re.match(r"\W+the\s", found[0]) is not None
    if len(found[1]) < 3 and not the:
        return None
    short = Span(*found.span(1))
    one = long_before(text, found.start(), short, "the long, SHORT,", strict=True)
    if one is None and (tail := _TAIL.search(text, max(0, found.start() - 40), found.start())):
        one = long_before(text, tail.start(), short, "the long, SHORT,", strict=True)
    if one is None and " for short" in found[0]:
        one = long_before(text, found.start(), short, "the long, SHORT,")
    if one is not None or not (the or found[1].isalpha()):
        return one
    told = foreign(text, found.start(), short, "the long, the SHORT")
    if told is None and found[0][0] == " " and len(found[1]) > _BEGINNINGS:
        one = long_before(text, found.start(), short, "the long, SHORT,")  # MODEL, MINUSMA
        return one and replace(one, confidence=Confidence.POSSIBLE)
    if told is None or not (the or _begins(told, found[1])):
        return None
    long = told.long_span.start, told.long_span.end
    dashed = the and found[0][0] == " "  # commas may be those of a list
    sure = dashed and of_a_body(text, long, found[1])
    return told if sure else replace(told, confidence=Confidence.POSSIBLE)


def _begins(one: Definition, short: str) -> bool:
    """Whether the first letter is that of the name: "the Alternative for Germany, AfD,"."""
    own = [word for word in one.long.lower().split() if not small(word)]
    return (one.long[0] == short[0] or blended(short, own)) and short not in _COMPANIES


def _acronyms(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return islice((found for found in pattern.finditer(text) if acronym(found[1])), MOST_TRIED)


def _apposed(text: str, found: re.Match[str]) -> Definition | None:
    """ "LN, the Long Name, …": if every letter begins a word of it, or initials of another language
    are set off with "or" or stand for what has the word for a body."""
    name = name_after(text, found.end())
    if name is None or len(found[1]) < 3 or not _CLOSES.match(text, name[1]):
        return None
    span, inside = Span(*found.span(1)), words(text, *name)
    spelling = spelled(found[1], [word.folded for word in inside], whole=True)
    pattern, confidence = "SHORT, the long", Confidence.CONFIDENT
    well = spelling and judged(found[1], inside, spelling) is Confidence.CONFIDENT
    if not (well and organised(text, *name)) and not (spelling and spelling.strict):
        offered = re.search(r"\bor\b", found[0]) is not None
        if not found[1].isupper() or not found[0].rstrip().endswith(("or", "the", "'s", "’s")):
            return None
        if reordered(text, name, found[1]) != Span(*name):
            shared = sum(c in [w.text[:1] for w in inside] for c in set(found[1]))
            dashed = " –" in found[0] and text.startswith(" –", name[1])
            alone = (dashed or _ALONE.match(text, name[1])) and of_a_body(text, name, found[1])
            if not (
                alone or shared * 3 > len(set(found[1])) * 2 - 1 or (offered and len(inside) > 1)
            ):
                return None
            pattern += ", letters differ"
            confidence = confidence if alone else Confidence.POSSIBLE
    return Definition(
        found[1],
        text[name[0] : name[1]],
        span,
        Span(*name),
        Relation.ABBREVIATION,
        pattern,
        confidence,
    )
