"""Definitions in words: "Long Name, or LN", "the Long Name, LN,", "LN, the Long Name"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from ...model import Span
from .expansions import (
    defined,
    foreign,
    long_after,
    long_before,
    long_within,
    reordered,
)
from .extents import name_after, organised
from .model import Basis, Confidence, Definition
from .shapes import LANGUAGES, MOST_TRIED, SHORT, acronym, title_case, words

_SAID = (  # "also", "or known by its French", "referred to only"
    rf"(?:or|and|also|is|are|better|best|commonly|known|referred|to|by|its|their|only|{LANGUAGES})"
)
_OR = re.compile(  # ", or LN", ", known by its French initials as LN", ", hereafter LN"
    rf"(?P<apart>,|\s[–—-]|)\s{{1,3}}(?:{_SAID}\s+){{0,6}}?"
    r"(?:or|as|acronym|initials|abbreviation|abbreviated|hereafter|hereinafter|henceforth)\s+"
    rf"(?:(?:simply|just|as|the)\s+)*[\"“‘']?(?P<short>{SHORT})[\"”’']?(?=[\s,.;:)–—]|$)(?!\s[A-Z])"
)
_BESIDE = re.compile(
    rf"(?<![\w.&/-])(?P<short>{SHORT})[\"”’']?(?:,|:|\s[–—/-])\s+(?:or\s+)?(?:the\s+|[A-Z]\w+['’]s\s+)?(?=[\"“‘']?[A-Z])"
)
_SPELLED = re.compile(  # "ARDS, or acute respiratory distress syndrome"
    r"(?P<short>[A-Z](?<!\w.)[A-Z]{2,7}s?)(?:,|:|\s[–—-])\s(?:or\s|the\s)?(?=[a-z])"
)
_ALONE = re.compile(r",\s(?!(?:the|and|or|an?)\b)[a-z]")  # behind an apposition, not in a list
_SET_OFF = re.compile(  # ", LN,", " – the LN –", ", LN in French,", ", LN for short."
    rf"(?:,|\s[–—-]{{1,2}})\s+(?P<the>the\s)?[\"“‘']?(?P<short>{SHORT})[\"”’']?"
    rf"(?:\sin\s{LANGUAGES}|\sfor\sshort|\sin\sthe\s[\w\s]{{3,40}})?"
    r"(?=(?:[,.]|\s[–—-]{1,2})(?:\s|$)|\s\()"
)
_SLASH = re.compile(rf"(?<=[a-z])(?P<apart>)\s?/\s?(?P<short>{SHORT})(?=[\s,.;:)]|$)")
_CLOSES = re.compile(r"[,.;:)]|\s[–—-]|$")
_BEGINNINGS = 3  # letters: more may be the first few of each word


def in_phrases(text: str) -> Iterator[Definition]:
    """The short names that a mark or "or" sets beside long ones."""
    for pattern, read, words_too in _PHRASES:
        found = (
            m
            for m in pattern.finditer(text)
            if acronym(m["short"]) or (words_too and title_case(m["short"]))
        )
        yield from filter(None, (read(text, m) for m in islice(found, MOST_TRIED)))


def _offered(text: str, found: re.Match[str]) -> Definition | None:
    at, short = found.start(), Span(*found.span("short"))
    one = long_before(text, at, short, strict=not found["apart"])
    if one or len(found["short"]) <= _BEGINNINGS:
        return one
    one = long_before(text, at, short)  # "Salt de Norland SA or SDNSA"
    sure = one and one.confidence is Confidence.CONFIDENT and one.basis is Basis.SAID
    return one if sure else None


def _set_off(text: str, found: re.Match[str]) -> Definition | None:
    """ "the Long Name, LN,"; with letters of another language "the Workers' Party, the PT,"."""
    at, short, written = found.start(), Span(*found.span("short")), found["short"]
    dashed = found[0][0] == " "
    if one := long_before(text, at, short, strict=acronym(written)):
        return one
    if not acronym(written):
        return None
    one = foreign(text, at, short)
    alone = dashed or _ALONE.match(text, found.end())  # commas may be those of a list
    if "." in written:
        return None  # "Marsh College, N.Y."
    if one and not (found["the"] or alone) and one.long[0] != written[0]:
        return None  # but "the Alternative for Norland, AfN,"
    if one is None or (found["the"] and alone):
        return one
    return replace(one, confidence=Confidence.POSSIBLE)


def _apposed(text: str, found: re.Match[str]) -> Definition | None:
    """ "LN, the Long Name, …"; with other letters only a body, set off as one that is named."""
    name, short = name_after(text, found.end()), Span(*found.span(1))
    if len(found[1]) < 3:
        return None
    if name is None or not _CLOSES.match(text, name[1]):
        alike = text[found.end()].upper() == found[1][0] and acronym(found[1])
        one = long_after(text, found.end(), short) if alike else None
        return one if one and one.confidence is Confidence.CONFIDENT else None
    if one := long_within(text, *name, short) or long_after(text, found.end(), short):
        return one  # "UNESCO, the United Nations Educational, Scientific and Cultural ..."
    same = reordered(text, name, found[1]) == Span(*name)
    if same and len(found[1]) > _BEGINNINGS:
        return defined(text, short, Span(*name), Confidence.CONFIDENT)
    alone = _ALONE.match(text, name[1]) and organised(text, *name)
    if not found[1].isupper() or not found[0].rstrip().endswith(("or", "the", "'s", "’s")):
        return None
    initials = {word.text[0] for word in words(text, *name)}
    shared = len(initials & set(found[1])) * 3 > len(set(found[1])) * 2 - 1
    if not (alone or shared):
        return None
    sure = Confidence.CONFIDENT if alone else Confidence.POSSIBLE
    return defined(text, short, Span(*name), sure, Basis.DIFFERS)


_PHRASES = (  # whether the short name may be set as a word, as Nato is
    (_SLASH, _offered, False),
    (_OR, _offered, True),
    (_SET_OFF, _set_off, True),
    (_BESIDE, _apposed, True),
    (_SPELLED, _apposed, False),
)
