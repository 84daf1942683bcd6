"""Definitions in brackets: "Long Name (LN)", "LN (Long Name)", "New Name (formerly Old)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ...model import Span
from .. import lexicon as lex
from ..casing import is_ordinary
from .initials import Spelling, key, small, spelled
from .joining import joined
from .model import Confidence, Definition, Relation
from .shapes import (
    AFFILIATIONS,
    MOST_TRIED,
    SHORT,
    Word,
    acronym,
    name_after,
    name_before,
    organised,
    sentence_start,
    title_case,
    unquoted,
    words,
)

_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{2,140})[)\]]")
_LANGUAGE = r"(?:[A-Z][a-z]{2,12}(?:[ -][A-Z][a-z]{2,12})?)"
_LEAD = re.compile(
    r"\s*(?:(?:hereafter|hereinafter|henceforth|abbreviated|in short|for short|simply|called|"
    r"known|referred to|commonly|also|better|often|usually|collectively|as|to|by|its|the|their|"
    r"acronym|initials|abbreviation|or|in|from|"
    rf"{_LANGUAGE}(?= (?:acronym|initials|abbreviation)|:))[\s:,]+)*[\"“”'‘’«]?",
)
_SHORT = re.compile(SHORT)
_AFTER = re.compile(r"[\"”’'»]?\s*(?:$|[,;:/]| or | and | in | for | – | - )")
_BEFORE = re.compile(rf"(?<![\w.&/-])({SHORT})[\"”’'»]?[ \u00a0]?$")
_BOTH = re.compile(rf"(?:,|;|\s[–—-])\s(?:or )?({SHORT})\s*$")
_DISTRICT = re.compile(r"[A-Z]-[A-Z]\w+|[A-Z]{2}-\d+")
_MARKET = re.compile(r"\b(?:[Ss]hares|[Ss]tocks?|NYSE|Nasdaq|Nikkei|[Ii]ndex|percent|points)\b|%")
_LANGUAGES = (
    r"(?:Arabic|French|Spanish|German|Italian|Russian|Turkish|Kurdish|Persian|Farsi|Hebrew|Chinese|"
    r"Mandarin|Japanese|Korean|Portuguese|Dutch|Polish|Ukrainian|Urdu|Hindi|Pashto|Greek|Latin|"
    r"English|Indonesian|Malay|Swahili|Somali|Amharic|Burmese|Thai|Vietnamese|Serbian|Hungarian|"
    r"Czech|Romanian|Swedish|Danish|Norwegian|Finnish|Irish|Welsh|Catalan|Basque|Bengali|Tamil)"
)
_FORMER = re.compile(
    r"\s*(?:formerly|previously|once|then|ex)"
    r"(?: (?:known|called|named|the))*(?: as)?(?:[\s:]|(?=-))+"
)
_NOW = re.compile(
    r"\s*(?:now|today|renamed|since renamed|later)(?: (?:known|called|named))*(?: as)?\s+"
)
_ALIAS = re.compile(
    r"\s*(?:(?:also|better|commonly|locally|widely|otherwise|sometimes|popularly) )?"
    r"(?:known|called|spelled|spelt|transliterated|written|referred to)(?: (?:as|by))?\s+"
    r"|\s*(?:aka|a\.k\.a\.|a/k/a|alias|née|nee|or)\s+"
    r"|\s*(?:real|birth|full|given) name:?(?: is)?\s+"
)
_OWN_LANGUAGE = re.compile(rf"\s*(?:in )?{_LANGUAGES}:\s+")


def in_brackets(text: str) -> Iterator[Definition]:
    """The definitions at the brackets of a text, in order."""
    for bracket in islice(_BRACKET.finditer(text), MOST_TRIED):
        at, (start, end) = bracket.start(), bracket.span(1)
        if at and text[at - 1].isalnum():
            continue  # "word(s)"
        found = list(_short_inside(text, at, start, end))
        found = found or list(_long_inside(text, at, start, end))
        found = found or list(_both_inside(text, at, start, end))
        found = found or list(_renamed(text, at, start, end))
        yield from found


def _short_inside(text: str, at: int, start: int, end: int) -> Iterator[Definition]:
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    found = _SHORT.match(text, begin, end)
    if found is None or not _AFTER.match(text[found.end() : end]):
        return
    rest = text[found.end() : end]
    if rest.count(",") > 1 and not re.match(r"[\"”’']?[,;] (?:or|also|aka|known|in|from)\b", rest):
        return  # a list
    short = found[0]
    if not (acronym(short) or title_case(short)):
        return
    if (one := long_before(text, at, Span(*found.span()), "long (SHORT)")) is not None:
        yield one


def long_before(
    text: str, at: int, short: Span, pattern: str, *, strict: bool = False
) -> Definition | None:
    """The definition of a short name whose long one ends at ``at``.

    With ``strict`` every letter must begin a word, none passed over.
    """
    written = text[short.start : short.end]
    begin, end = unquoted(text, sentence_start(text, at), at)
    found = words(text, begin, end)
    if not found or text[found[-1].end : end].strip("'’sS"):
        return None
    found = _trimmed(written, found[-(2 * len(key(written)) + 8) :])
    spelling = spelled(written, [word.folded for word in found])
    if strict and (spelling is None or not spelling.strict):
        return None
    if spelling is not None:
        first = spelling.first
        confidence = judged(written, found[first:], spelling)
        if confidence is not None:
            long = Span(_widened(text, found, first).start, found[-1].end)
            return Definition(
                written,
                text[long.start : long.end],
                short,
                long,
                Relation.ABBREVIATION,
                pattern,
                confidence,
            )
    if not acronym(written):
        return None
    return _foreign(text, at, short, pattern)


def _trimmed(short: str, found: list[Word]) -> list[Word]:
    """The words without a small generic one at the end: "Childhood Arrivals program"."""
    if len(found) < 3 or found[-1].capital or not found[-2].capital:
        return found
    own = spelled(short, [word.folded for word in found])
    less = spelled(short, [word.folded for word in found[:-1]])
    return found[:-1] if less and less.worth > (own.worth if own else 0) else found


def judged(short: str, long: list[Word], spelling: Spelling) -> Confidence | None:
    """How sure an alignment is; None if it is none worth showing."""
    letters = key(short)
    content = [word for word in long if not small(word.folded)]
    if any(key(word.text) == letters for word in long) or content[0].folded in lex.MONTHS:
        return None
    if not acronym(short):
        capitals = all(word.capital for word in content)
        good = capitals and len(content) > 1 and spelling.worth > 0.7
        return Confidence.CONFIDENT if good else None
    if len(long) == 1:
        inside = len(letters) > 1 and len(long[0].text) > 3 * len(letters) - 2
        named = long[0].text.isupper() or long[0].text.istitle()
        return Confidence.POSSIBLE if inside and not named else None
    if letters in AFFILIATIONS and len(letters) < 3 and not spelling.strict:
        return None
    if spelling.strict or spelling.worth > 0.8 or (len(letters) > 2 and spelling.worth > 0.66):
        return Confidence.CONFIDENT
    return Confidence.POSSIBLE


def _widened(text: str, found: list[Word], first: int) -> Word:
    """The first word of the long name, with "Bureau of" before it if that is how it begins."""
    if first > 1 and found[first - 1].folded in ("of", "for") and found[first].capital:
        head = found[first - 2]
        if head.capital and head.folded in _BODIES:
            return head
    return found[first]


_BODIES = lex.word_set("bureau department office ministry institute directorate school college")


def _foreign(text: str, at: int, short: Span, pattern: str) -> Definition | None:
    """Initials of a name in another language: "Kurdistan Workers' Party (PKK)"."""
    written = text[short.start : short.end]
    name = name_before(text, at)
    if name is None or key(written) in AFFILIATIONS or len(key(written)) < 2:
        return None
    if not organised(text, *name) or text[name[0] : name[1]].isupper():
        return None
    if (
        words(text, *name)[0].folded in lex.MONTHS
        or _DISTRICT.fullmatch(written)
        or is_ordinary(key(written))
    ):
        return None
    if _MARKET.search(text, max(0, name[0] - 80), short.end + 80):
        return None  # what the company is called at the exchange
    return Definition(
        written,
        text[name[0] : name[1]],
        short,
        Span(*name),
        Relation.ABBREVIATION,
        pattern + ", letters differ",
        Confidence.POSSIBLE,
    )


def _long_inside(text: str, at: int, start: int, end: int) -> Iterator[Definition]:
    before = _BEFORE.search(text, max(0, at - 16), at)
    if before is None or not acronym(before[1]):
        return
    begin, stop = unquoted(text, start, end)
    cut = re.compile(r"[,;:]| – | or | also | aka |\d{4}").search(text, begin, stop)
    short = Span(*before.span(1))
    ends = (cut.start(), stop) if cut else (stop,)
    found = [one for last in ends if (one := _expanded(text, begin, last, short)) is not None]
    sure = [one for one in found if one.confidence is Confidence.CONFIDENT]
    yield from (sure or found)[:1]


def _both_inside(text: str, at: int, start: int, end: int) -> Iterator[Definition]:
    """ "Name in English (Long Name in Its Language, LN)": LN is short for both."""
    both = _BOTH.search(text, start, end)
    if both is None or not acronym(both[1]):
        return
    short = Span(*both.span(1))
    inside = long_before(text, both.start(), short, "(long, SHORT)")
    if inside is not None and inside.long_span.start >= start:
        yield inside
        if (outside := _foreign(text, at, short, "long (long, SHORT)")) is not None:
            yield outside


def _expanded(text: str, begin: int, end: int, short: Span) -> Definition | None:
    begin, end = unquoted(text, begin, end)
    lead = _OWN_LANGUAGE.match(text, begin, end)
    found = words(text, lead.end() if lead else begin, end)
    written = text[short.start : short.end]
    if len(found) < 2 or len(found) > 14:
        return None
    spelling = spelled(written, [word.folded for word in found], whole=True)
    first = spelling.first if spelling else 1 if found[0].folded == "the" else 0
    confidence = judged(written, found[first:], spelling) if spelling else None
    if confidence is None:
        capitals = all(word.capital or small(word.folded) for word in found)
        if not capitals or not organised(text, found[first].start, found[-1].end):
            return None
        if key(written) in AFFILIATIONS or "," in text[begin:end] or is_ordinary(key(written)):
            return None
        confidence = Confidence.POSSIBLE
    long = Span(found[first].start, found[-1].end)
    return Definition(
        written,
        text[long.start : long.end],
        short,
        long,
        Relation.ABBREVIATION,
        "SHORT (long)",
        confidence,
    )


def _renamed(text: str, at: int, start: int, end: int) -> Iterator[Definition]:
    own = name_before(text, at)
    if own is None:
        return
    for cue, relation, pattern in (
        (_FORMER, Relation.FORMER, "name (formerly name)"),
        (_NOW, Relation.FORMER, "name (now name)"),
        (_ALIAS, Relation.ALIAS, "name (also known as name)"),
        (_OWN_LANGUAGE, Relation.ALIAS, "name (language: name)"),
    ):
        lead = cue.match(text, start, end)
        other = name_after(text, lead.end()) if lead else None
        if other is None or other[1] > end:
            continue
        old, new = (own, other) if cue is _NOW else (other, own)
        told = lead[0].split() if lead else []
        sure = (
            told[:1] not in (["known"], ["later"])
            and "or" not in told
            and text[other[1] : end].strip() == ""
        )
        one = joined(text, Span(*old), Span(*new), relation, pattern, confident=sure)
        if one is not None:
            yield one
        return
