"""What an acronym stands for, in words: "LN, which stands for Long Name"."""

from __future__ import annotations

import re
from itertools import islice

from ...model import Span
from ..matching.casing import looks_ordinary
from .before import judged
from .extents import name_after, name_before
from .initials import Spelling, spelled
from .model import Confidence, Definition, Relation
from .shapes import Word, acronym, sentence_start, unquoted, words

_CLAUSE = re.compile(r"[,.;:()\n\"”]| which | that | and is ")
_BACK = re.compile(
    r"(?:[\s,]*(?:\b(?:that|which|who|is|are|was|were|and|has|have|had|been|it|also|what|be|came|"
    r"became|to|a|militant|terror|terrorist|jihadist|rebel|extremist|insurgent|armed|separatist|"
    r"group|movement|network|militia|militants|rebels|fighters|insurgents|jihadists)\b)?)*$"
)
_MARK = re.compile(r"\s?\($|\s[–—-]{1,2}\s?$")
_QUOTED = re.compile(r"\s+[\"“‘](?:the\s|The\s)?([^\"”\n]{3,60})[\"”’]")
_SURELY = re.compile("cronym|initial|name|short for")
_WELL = 0.8  # worth of a spelling
_FEW = 6  # words in small letters that something may be short for


def stands(text: str, cue: re.Match[str]) -> Definition | None:
    """ "LN, which stands for Long Name"; "LN, the French acronym for Long Name"."""
    at = name_end(text, cue.start())
    if mark := _MARK.search(text, max(0, at - 4), at):
        at = mark.start()
    own = (
        _shortened(text, at, text[cue.end() : cue.end() + 60])
        if "name" not in cue[0]
        else _named(text, at)
    )
    if own is None:
        return None
    written = text[own.start : own.end]
    if not acronym(written) and not text[own.end : cue.start()].strip() and "name" not in cue[0]:
        return None  # "using an acronym for"
    inside, spelling = _clause(text, cue.end(), written)
    other = name_after(text, cue.end())
    if (
        "short for" in cue[0]
        and not acronym(written)
        and (said := _in_small(text, cue.end(), inside))
    ):
        other = said if text[said[0]].lower() == written[0].lower() else other
    sure = spelling is not None and acronym(written)
    if spelling and sure and judged(written, inside[spelling.first :], spelling):
        long = Span(inside[spelling.first].start, inside[-1].end)
    elif other and written not in text[other[0] : other[1]] and _long(text, other, written):
        long, sure = Span(*other), _SURELY.search(cue[0]) is not None
    else:
        return None
    return Definition(
        written,
        text[long.start : long.end],
        own,
        long,
        Relation.ABBREVIATION if acronym(written) else Relation.ALIAS,
        "SHORT stands for long",
        Confidence.CONFIDENT if sure else Confidence.POSSIBLE,
    )


def _in_small(text: str, at: int, inside: list[Word]) -> tuple[int, int] | None:
    """What is quoted behind "short for", or a few words up to a stop: "coronavirus disease"."""
    if quoted := _QUOTED.match(text, at):
        return quoted.span(1)
    few = 1 < len(inside) <= _FEW and not inside[0].capital
    return (inside[0].start, inside[-1].end) if few else None


def _named(text: str, at: int) -> Span | None:
    own = name_before(text, at)
    return Span(*own) if own else None


def _long(text: str, other: tuple[int, int], written: str) -> bool:
    """Whether the name behind the cue has words enough for so many letters."""
    return not acronym(written) or len(written) < 4 or len(words(text, *other)) > 1


def name_end(text: str, at: int) -> int:
    """Where the name before a cue ends: "X, which is also" leads up to it, so does "X rebels,"."""
    lead = _BACK.search(text, max(0, at - 40), at)
    return lead.start() if lead else at


def _clause(text: str, at: int, short: str) -> tuple[list[Word], Spelling | None]:
    """The words up to the end of a clause, or over commas if then the letters fit them well."""
    ends = [mark.start() for mark in islice(_CLAUSE.finditer(text, at + 2, at + 160), 6)]
    best: tuple[list[Word], Spelling | None] = ([], None)
    for n, stop in enumerate(ends or [len(text)]):
        inside = words(text, at, min(stop, at + 160))
        spelling = spelled(short, [w.folded for w in inside], whole=True) if inside else None
        if n == 0 or (spelling and spelling.worth > _WELL and best[1] is None):
            best = inside, spelling
        if text[stop : stop + 1] != ",":
            break
    return best


def _shortened(text: str, at: int, behind: str) -> Span | None:
    """The short name that ends at ``at``: an acronym, perhaps a word before, or a lone name."""
    begin, end = unquoted(text, sentence_start(text, at), at)
    found = words(text, begin, end)
    if not found or text[found[-1].end : end].strip() or not found[-1].capital:
        return None
    last = found[-1]
    several = len(found) > 1 and acronym(found[-2].text)
    if several and re.search(rf"\b{re.escape(last.text)}\b", behind):
        return Span(found[-2].start, last.end)  # "EH Bildu, short for Euskal Herria Bildu"
    coded = last.text.isdigit() or acronym(last.text)
    if coded and text[last.start - 1] == "-" and len(found) > 1:
        return Span(found[-2].start, last.end)  # Covid-19, N-VA
    if not acronym(last.text) and several:
        last = found[-2]  # "the PRIME Act, short for"
    alone = len(found) == 1 or not found[-2].capital
    if not acronym(last.text) and (not alone or (len(found) > 1 and looks_ordinary(last.folded))):
        return None
    return Span(last.start, last.end)
