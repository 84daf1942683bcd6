"""Definitions in words: "Long Name, or LN", "the Long Name, LN,", "LN, the Long Name"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from ...model import Span
from .after import long_after, long_within
from .before import defined, foreign, long_before, of_a_body, reordered
from .extents import name_after
from .initials import blended, small
from .model import Confidence, Definition
from .shapes import LANGUAGES, MOST_TRIED, SHORT, acronym, title_case, words

_OR = re.compile(
    rf"(?P<apart>,|\s[–—-]|)\s{{1,3}}(?:or|(?:and\s+|also\s+|better\s+)?known\s+as|(?:known\s+)?by\s+its\s+(?:\w+\s+)?(?:initials|acronym)|abbreviated(?:\s+as)?)\s+(?:simply\s+|just\s+)?"
    rf"(?:the\s+)?[\"“‘']?(?P<short>{SHORT})[\"”’']?(?=[\s,.;:)–—]|$)(?!\s[A-Z])"
)
_BESIDE = re.compile(
    rf"(?<![\w.&/-])(?P<short>{SHORT})[\"”’']?(?:,|:|\s[–—/-])\s+(?:or\s+)?(?:the\s+|[A-Z]\w+['’]s\s+)?(?=[\"“‘']?[A-Z])"
)
_STANDS = re.compile(
    rf"(?<![\w.&/-])(?P<short>{SHORT})\+?[\"”]?(?:,?\s(?:which\s)?st(?:ands?|ood)|,\s(?:\w+\s){{0,2}}short)"
    r"\sfor\s(?:the\s)?(?=[a-z])"
)
_ALONE = re.compile(r",\s(?!(?:the|and|or|an?)\b)[a-z]")  # behind an apposition, not in a list
_SET_OFF = re.compile(
    rf"(?:,|\s[–—-]{{1,2}})\s+(?:the\s)?[\"“‘']?(?P<short>{SHORT})[\"”’']?(?:\sin\s{LANGUAGES}|\sfor\sshort|\sin\sthe\s[\w\s]{{3,40}})?(?=(?:[,.]|\s[–—-]{{1,2}})(?:\s|$)|\s\()"
)
_TAIL = re.compile(r"\s(?:with|in|for|on|of)\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)?$")  # no part of it
_CLOSES = re.compile(r"[,.;:)]|\s[–—-]|$")
_BEGINNINGS = 3  # letters: more may be the first few of each word
_BEHIND = "the long, SHORT,"
_COMPANIES = ("LLC", "LLP", "PLC", "GmbH", "SpA")
_SLASH = re.compile(rf"(?<=[a-z])\s?/\s?(?P<short>{SHORT})(?=[\s,.;:)]|$)")


def in_phrases(text: str) -> Iterator[Definition]:
    """The short names that a mark or "or" sets beside long ones."""
    for pattern, read in ((_SLASH, _slashed), (_OR, _offered), (_SET_OFF, _set_off)):
        yield from _read(text, pattern, read, words_too=pattern is _OR)
    yield from _read(text, _STANDS, _stands, words_too=False)
    yield from _read(text, _BESIDE, _apposed, words_too=True)


def _read(
    text: str,
    pattern: re.Pattern[str],
    read: Callable[[str, re.Match[str]], Definition | None],
    *,
    words_too: bool,
) -> Iterator[Definition]:
    """What is read where the pattern fits; ``words_too``: short names may be set as Nato is."""
    found = (
        m
        for m in pattern.finditer(text)
        if acronym(m["short"]) or (words_too and title_case(m["short"]))
    )
    yield from filter(None, (read(text, m) for m in islice(found, MOST_TRIED)))


def _stands(text: str, found: re.Match[str]) -> Definition | None:
    return long_after(text, found.end(), Span(*found.span("short")), "SHORT stands for long")


def _slashed(text: str, found: re.Match[str]) -> Definition | None:
    short = Span(*found.span("short"))
    return long_before(text, found.start(), short, "long/SHORT", strict=True)


def _offered(text: str, found: re.Match[str]) -> Definition | None:
    strict, short = not found["apart"], Span(*found.span("short"))
    return long_before(text, found.start(), short, "long, or SHORT", strict=strict)


def _set_off(text: str, found: re.Match[str]) -> Definition | None:
    """ "the Long Name, LN,"; with letters of another language "the Workers' Party, the PT,"."""
    the = re.match(r"\W+the\s", found[0]) is not None
    if len(found[1]) < 3 and not the:
        return None
    short, dashed = Span(*found.span(1)), found[0][0] == " "
    tail = _TAIL.search(text, max(0, found.start() - 40), found.start())
    for at in (found.start(), tail.start() if tail else found.start()):
        if one := long_before(text, at, short, _BEHIND, strict=True):
            return one
    if " for short" in found[0]:
        return long_before(text, found.start(), short, _BEHIND)
    placed = tail is not None and tail[0].startswith(" in ")  # "in Washington, D.C."
    told = None if placed else foreign(text, found.start(), short, _BEHIND)
    if told is None and dashed and len(found[1]) > _BEGINNINGS:
        told = long_before(text, found.start(), short, _BEHIND)  # MODEL, MINUSMA
    if told is None or not (the or _begins(told, found[1])):
        return None
    long = told.long_span.start, told.long_span.end
    alone = dashed or _ALONE.match(text, found.end())  # commas may be those of a list
    sure = the and alone and of_a_body(text, long, found[1])
    return told if sure else replace(told, confidence=Confidence.POSSIBLE)


def _begins(one: Definition, short: str) -> bool:
    """Whether the first letter is that of the name: "the Alternative for Germany, AfD,"."""
    own = [word for word in one.long.lower().split() if not small(word)]
    return (one.long[0] == short[0] or blended(short, own)) and short not in _COMPANIES


def _named(text: str, one: Definition) -> bool:
    """Whether all words of the long name are capitalised, small ones aside, none a letter."""
    long = words(text, one.long_span.start, one.long_span.end)
    return all(small(word.folded) or (word.capital and len(word.text) > 1) for word in long)


def _apposed(text: str, found: re.Match[str]) -> Definition | None:
    """ "LN, the Long Name, …"; with other letters only a body, set off as one that is named."""
    name, short = name_after(text, found.end()), Span(*found.span(1))
    if name is None or len(found[1]) < 3 or not _CLOSES.match(text, name[1]):
        return None
    if one := long_within(text, *name, short, "SHORT, the long"):
        return one
    if (one := long_after(text, found.end(), short, "SHORT, the long")) and _named(text, one):
        return one  # "UNESCO, the United Nations Educational, Scientific and Cultural ..."
    same = reordered(text, name, found[1]) == Span(*name)
    if same and len(found[1]) > _BEGINNINGS:
        return defined(
            text, short, Span(*name), "SHORT, the long, letters reordered", Confidence.CONFIDENT
        )
    if not found[1].isupper() or not found[0].rstrip().endswith(("or", "the", "'s", "’s")):
        return None
    dashed = " –" in found[0] and text.startswith(" –", name[1])
    alone = (dashed or _ALONE.match(text, name[1])) and of_a_body(text, name, found[1])
    several = re.search(r"\bor\b", found[0]) and " " in text[name[0] : name[1]]
    initials = {word.text[0] for word in words(text, *name)}
    shared = len(initials & set(found[1])) * 3 > len(set(found[1])) * 2 - 1
    if not (alone or several or shared):
        return None
    sure = Confidence.CONFIDENT if alone or same else Confidence.POSSIBLE
    return defined(text, short, Span(*name), "SHORT, the long, letters differ", sure)
