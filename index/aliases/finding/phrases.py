"""Definitions in words: "Long Name, or LN", "also known as", "formerly", "stands for"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Span
from .brackets import joined, judged, long_before
from .initials import spelled
from .model import Confidence, Definition, Relation
from .shapes import SHORT, acronym, name_after, name_before, sentence_start, unquoted, words

_AGE = (
    r"(?:(?:also|better|commonly|widely|popularly|otherwise|sometimes|often|usually|generally|"
    + (
        r"locally|collectively|colloquially|simply|variously|internationally|formally|officially|more|"
        r"best|previously|formerly|then|now|once|once more|until recently|originally|initially|later|"
        r"subsequently|since)\s+){0,3}"
    )
)
_OLD = re.compile(r"formerly|previously|once|originally|initially|until|then")
_NEW = re.compile(r"now|later|subsequently|since")
_OWN = r"(?:its|their|his|her|the|an?)"
_BY = (
    rf"by\s+{_OWN}\s+(?:[\w-]+\s+){{0,3}}"
    r"(?:acronyms?|initials|abbreviation|nicknames?|name|moniker|nom de guerre|alias|pseudonym)"
    r"(?:\s+of|\s+as)?"
)
_WHOSE = (
    r"(?:whose|his|her|its|their)\s+(?:(?:real|true|birth|given|full|original|official|stage|former|old|"
    r"arabic|legal|proper|kurdish|french|spanish|russian|turkish)\s+)+name\s+(?:is|was)"
    r"|whose\s+(?:nom de guerre|alias|pseudonym|nickname|acronym)\s+(?:is|was)"
)
_CUE = re.compile(
    rf"(?P<known>\b{_AGE}(?:known|referred\s+to|called|branded|dubbed|nicknamed|abbreviated)"
    rf"(?:\s+(?:(?:simply|more|commonly|collectively|widely|locally|in \w+)\s+)?(?:as|to|{_BY}))*"
    r"(?=[\s,:\"“‘]))"
    r"|(?P<aka>\b(?:aka|AKA|a\.k\.a\.?|alias|nom de guerre|née)(?=[\s:,]))"
    rf"|(?P<whose>\b(?:{_WHOSE})\b)"
    r"|(?P<former>\b(?:formerly|previously)(?=\s+(?:the\s+)?[\"“‘]?[A-Z]))"
    r"|(?P<renamed>\b(?:(?:was|were|been|has|have|had|which|since|it|later|and|is)\s+)*"
    r"(?:renamed|rebranded|restyled|rechristened)(?:\s+(?:itself|themselves))?(?:\s+(?:as|to))?(?=\s)"
    r"|\bchanged\s+(?:its|their)\s+name\s+to\b)"
    r"|(?P<now>,\s+now(?=\s+(?:the\s+)?[\"“‘]?[A-Z]))"
    r"|(?P<stands>\b(?:which\s+)?(?:stands|stood|standing)\s+for\b"
    r"|\b(?:is\s+)?short\s+for\b"
    rf"|\b(?:{_OWN}\s+)?(?:[\w-]+\s+){{0,2}}(?:acronym|abbreviation|initials)\s+(?:for|of)\b)"
)
_OR = re.compile(
    rf"(?:,|\s[–—-]|\s[–—]{{0,1}})\s*(?:or|and\s+known\s+as|abbreviated)\s+(?:simply\s+|just\s+)?(?:the\s+)?"
    rf"[\"“‘']?({SHORT})[\"”’']?(?=[\s,.;:)–—]|$)"
)
_BESIDE = re.compile(
    rf"(?<![\w.&/-])({SHORT})[\"”’']?(?:,|:|\s[–—-])\s+(?:or\s+)?(?:the\s+)?(?=[\"“‘']?[A-Z])"
)
_APPOSED = re.compile(r",\s(?:the|an?)\s[^,.;:]{3,80}$")
_SET_OFF = re.compile(
    rf"(?:,|\s[–—-]{{1,2}})\s+[\"“‘']?({SHORT})[\"”’']?(?=(?:,|\s[–—-]{{1,2}})(?:\s|$))"
)
_BACK = re.compile(
    r"(?:[\s,]*(?:\b(?:that|which|who|is|are|was|were|and|has|have|had|been|it|also|group|what|be|came|"
    r"became|to|a)\b)?)*$"
)


def in_phrases(text: str) -> Iterator[Definition]:
    """The definitions that words of a text announce."""
    for cue in _CUE.finditer(text):
        kind = cue.lastgroup or ""
        one = _stands(text, cue) if kind == "stands" else _told(text, cue, kind)
        if one is not None:
            yield one
    for found in _OR.finditer(text):
        if acronym(found[1]):
            one = long_before(text, found.start(), Span(*found.span(1)), "long, or SHORT")
            if one is not None:
                yield one
    for found in _SET_OFF.finditer(text):
        if acronym(found[1]) and len(found[1]) > 2:
            one = long_before(
                text, found.start(), Span(*found.span(1)), "the long, SHORT,", strict=True
            )
            if one is not None:
                yield one
    for found in _BESIDE.finditer(text):
        if acronym(found[1]) and (one := _apposed(text, found)) is not None:
            yield one


def _told(text: str, cue: re.Match[str], kind: str) -> Definition | None:
    """ "X, also known as Y": the names on both sides of the cue."""
    other = name_after(text, cue.end())
    if other is None or (kind == "known" and not _says(cue[0])):
        return None
    at = _name_end(text, cue.start())
    relation, pattern = Relation.ALIAS, "name, also known as name"
    if kind in ("former", "renamed", "now") or (kind == "known" and _OLD.search(cue[0])):
        relation, pattern = Relation.FORMER, "name, formerly name"
    if kind == "whose" and re.search(r"former|old|original", cue[0]):
        relation = Relation.FORMER
    written = text[other[0] : other[1]]
    if acronym(written) and relation is Relation.ALIAS:
        one = long_before(text, at, Span(*other), "known as SHORT")
        if one is not None:
            return one
    own = _own_name(text, at)
    if own is None:
        return None
    turned = kind in ("renamed", "now") or (kind == "known" and _NEW.match(cue[0]))
    if turned:
        relation = Relation.FORMER
    short, long = (own, other) if turned else (other, own)
    one = joined(text, Span(*short), Span(*long), relation, pattern)
    return _spelled_out(text, one) if one else None


def _own_name(text: str, at: int) -> tuple[int, int] | None:
    """The name a cue speaks of: right before it, or before "X, the Scottish singer known as"."""
    own = name_before(text, at)
    alone = own is not None and len(words(text, *own)) == 1
    if own and not (
        alone and re.search(r"\b(?:[Tt]he|[Aa]n?)\s$", text[max(0, own[0] - 4) : own[0]])
    ):
        return own
    apposed = _APPOSED.search(text, sentence_start(text, at), at)
    return name_before(text, apposed.start()) if apposed else None


def _says(cue: str) -> bool:
    """Whether the words say that a name follows: "called" alone may be a telephone call."""
    return bool(re.search(r"\b(?:as|to|by)\b", cue)) or bool(
        re.match(r"(?:also|formerly|previously|now|once|then|originally|commonly|\w+ly)\s", cue)
    )


def _name_end(text: str, at: int) -> int:
    """Where the name before a cue ends: "X, which is also" leads up to the cue."""
    lead = _BACK.search(text, max(0, at - 40), at)
    return lead.start() if lead else at


def _spelled_out(text: str, one: Definition) -> Definition:
    """The same, an abbreviation if the letters say so ("ISIS, also known as the Islamic …")."""
    found = words(text, one.long_span.start, one.long_span.end)
    spelling = spelled(one.short, [word.folded for word in found], whole=True)
    if one.relation is Relation.ALIAS and acronym(one.short) and spelling:
        return Definition(
            one.short,
            one.long,
            one.short_span,
            one.long_span,
            Relation.ABBREVIATION,
            one.pattern,
            Confidence.CONFIDENT,
        )
    return one


def _stands(text: str, cue: re.Match[str]) -> Definition | None:
    """ "LN, which stands for Long Name"; "LN, the French acronym for Long Name"."""
    at = _name_end(text, cue.start())
    begin, end = unquoted(text, sentence_start(text, at), at)
    found = words(text, begin, end)
    if not found or not found[-1].capital:
        return None
    own = Span(found[-1].start, found[-1].end)
    written = text[own.start : own.end]
    last = re.compile(r"[,.;:()\n\"”]| which | that | and is ").search(text, cue.end() + 2)
    stop = last.start() if last else len(text)
    inside = words(text, cue.end(), min(stop, cue.end() + 120))
    spelling = spelled(written, [w.folded for w in inside], whole=True) if inside else None
    other = name_after(text, cue.end())
    if spelling and acronym(written) and judged(written, inside[spelling.first :], spelling):
        span = Span(inside[spelling.first].start, inside[-1].end)
    elif other:
        span = Span(*other)
    else:
        return None
    return Definition(
        written,
        text[span.start : span.end],
        own,
        span,
        Relation.ABBREVIATION if acronym(written) else Relation.ALIAS,
        "SHORT stands for long",
        Confidence.CONFIDENT,
    )


def _apposed(text: str, found: re.Match[str]) -> Definition | None:
    """ "LN, the Long Name, …": only if every letter begins a word of it."""
    name = name_after(text, found.end())
    if name is None:
        return None
    inside = words(text, *name)
    spelling = spelled(found[1], [word.folded for word in inside], whole=True)
    if spelling is None or not spelling.strict or len(inside) < 2:
        return None
    if len(found[1]) < 3 or (text[name[1] : name[1] + 1] not in ",.;:)" and name[1] < len(text)):
        return None
    span = Span(*found.span(1))
    return Definition(
        found[1],
        text[name[0] : name[1]],
        span,
        Span(*name),
        Relation.ABBREVIATION,
        "SHORT, the long",
        Confidence.CONFIDENT,
    )
