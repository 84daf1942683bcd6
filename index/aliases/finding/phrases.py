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
)
from .extents import name_after, organised
from .model import Basis, Confidence, Definition
from .shapes import LANGUAGES, MOST_TRIED, SHORT, acronym, title_case

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
    for pattern, read in _PHRASES:
        told = (m for m in pattern.finditer(text) if acronym(m["short"]) or title_case(m["short"]))
        yield from filter(None, (read(text, m) for m in islice(told, MOST_TRIED)))


def _offered(text: str, found: re.Match[str]) -> Definition | None:
    at, short = found.start(), Span(*found.span("short"))
    beside = not found["apart"] and len(found["short"]) <= _BEGINNINGS
    one = long_before(text, at, short, strict=beside)  # "Salt de Norland SA or SDNSA"
    sure = one and one.confidence is Confidence.CONFIDENT and one.basis is Basis.SAID
    return one if found["apart"] or sure else None


def _set_off(text: str, found: re.Match[str]) -> Definition | None:
    """ "the Long Name, LN,"; with letters of another language "the Workers' Party, the PT,"."""
    at, short, written = found.start(), Span(*found.span("short")), found["short"]
    if one := long_before(text, at, short, strict=acronym(written)):
        return one
    dotted = "." in written  # "Marsh College, N.Y."
    one = foreign(text, at, short) if acronym(written) and not dotted else None
    alone = found[0][0] == " " or _ALONE.match(text, found.end())  # commas may be those of a list
    if one is None or (found["the"] and alone):
        return one
    # but "the Alternative for Norland, AfN,"
    offered = found["the"] or alone or one.long[0] == written[0]
    return replace(one, confidence=Confidence.POSSIBLE) if offered else None


def _apposed(text: str, found: re.Match[str]) -> Definition | None:
    """ "LN, the Long Name, …"; with other letters only a body, set off as one that is named."""
    name, short = name_after(text, found.end()), Span(*found.span("short"))
    closed = name and _CLOSES.match(text, name[1])
    one = long_within(text, *name, short) if name and closed else None
    if one is None and text[found.end()].upper() == found["short"][0]:
        one = long_after(text, found.end(), short)
    if one and (closed or one.confidence is Confidence.CONFIDENT):
        return one
    led = found["short"].isupper() and found[0].rstrip().endswith(("or", "the", "'s", "’s"))
    alone = name and _ALONE.match(text, name[1]) and organised(text, *name)
    if name and led and alone:
        return defined(text, short, Span(*name), Confidence.CONFIDENT, Basis.DIFFERS)
    return None


_PHRASES = (
    (_SLASH, _offered),
    (_OR, _offered),
    (_SET_OFF, _set_off),
    (_BESIDE, _apposed),
    (_SPELLED, _apposed),
)
