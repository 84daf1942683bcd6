"""What a short name stands for, behind it or on either side: "SHORT stands for Long Name"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from ...model import Span
from .before import defined, judged, long_before
from .initials import spelled
from .model import Confidence, Definition
from .shapes import acronym, title_case, words

_CLAUSE = re.compile(r"[,.;:()\n\"”]| which | that | and is |$")
_LONGEST = 160  # code points
_MOST_CLAUSES = 6
_NOUN = re.compile(r"\s[a-z]+(?=,|\s[–—(-])")  # "the UN mission, known as"


def long_after(text: str, at: int, short: Span, pattern: str) -> Definition | None:
    """The definition of a short name whose long one begins at ``at``, if the letters fit.

    It ends with its clause, or goes on over commas if then the letters fit well.
    """
    for n, mark in enumerate(islice(_CLAUSE.finditer(text, at, at + _LONGEST), _MOST_CLAUSES)):
        one = long_within(text, at, mark.start(), short, pattern)
        if one and (n == 0 or one.confidence is Confidence.CONFIDENT):
            return one
        if mark[0] != ",":
            break
    return None


def long_within(text: str, begin: int, end: int, short: Span, pattern: str) -> Definition | None:
    """The definition of a short name if the letters fit what stands in [begin, end)."""
    found, written = words(text, begin, end), text[short.start : short.end]
    spelling = spelled(written, [word.folded for word in found], whole=True) if found else None
    confidence = judged(written, found[spelling.first :], spelling) if spelling else None
    if spelling is None or confidence is None:
        return None
    long = Span(found[spelling.first].start, found[-1].end)
    return defined(text, short, long, pattern, confidence)


def long_beside(text: str, a: Span, b: Span, pattern: str, *, sure: bool) -> Definition | None:
    """The definition of two names of which one is short for the other, cut by its letters."""
    for told in (acronym, title_case):
        first, second = (told(text[name.start : name.end]) for name in (a, b))
        if first != second:
            short, long = (a, b) if first else (b, a)
            break
    else:
        return None
    if short.start < long.start:
        found = long_after(text, long.start, short, pattern)
    else:
        noun = _NOUN.match(text, long.end)
        found = noun and long_before(text, noun.end(), short, pattern)
        found = found or long_before(text, long.end, short, pattern)
    if found and "differ" in found.pattern and found.long_span.start < long.start:
        found = replace(found, long=text[long.start : long.end], long_span=long)
    return replace(found, confidence=Confidence.CONFIDENT) if found and sure else found
