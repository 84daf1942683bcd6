"""The long name that a short one stands for, before it or behind it, as far as letters tell.

"Long Name (LN)", "Long Name, or LN", "LN stands for Long Name": the words beside the short name are
aligned with its letters (``initials``). Where the letters differ, a body's name may still be meant,
whose initials are those of its name in another language: "Kurdistan Workers' Party (PKK)".
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from ...model import Span
from ..matching.casing import is_ordinary, looks_ordinary
from .extents import FIRMS, name_before, organised, personal
from .initials import Spelling, key, small, spelled
from .model import Basis, Confidence, Definition, Relation
from .shapes import (
    AFFILIATIONS,
    BOUNDARY,
    HEADS,
    WIDER,
    Word,
    acronym,
    sentence_start,
    title_case,
    unquoted,
    words,
)

_CLAUSE = re.compile(r"[,;:()\[\]\n\"”]|(?<!\.[A-Z])\.(?!\w)|\s?[–—]\s| which | that | and is |$")
_LONGEST = 160  # code points
_MOST_CLAUSES = 6
_NOUN = re.compile(r"\s[a-z]+(?=,|\s[–—(-])")  # "the UN mission, known as"
_INITIALS = 4  # words whose initials make a title-case acronym certain
_NUMBER = re.compile(r"(?<=[A-Z]{2})-\d+$")  # Covid-19


def long_before(text: str, at: int, short: Span, *, strict: bool = False) -> Definition | None:
    """The definition of a short name whose long one ends at ``at``.

    With ``strict`` every letter must begin a word, none passed over.
    """
    written, found = text[short.start : short.end], _reach(text, at, short)
    spelling = _spelling(written, found)
    if spelling is None or not spelling.strict:
        further = _reach(text, at, short, WIDER)
        told = _spelling(written, further)
        if told is not None and told.strict:
            found, spelling = further, told
    if spelling and acronym(written) and spelling.first + 1 == len(found):
        name = name_before(text, at)  # "National Front (FN)"
        spelling = None if name and name[0] < found[-1].start else spelling
    if not found or (strict and (spelling is None or not spelling.strict)):
        return None
    if spelling is None or not spelling.strict:
        name = name_before(text, at)  # MNLA: National Movement for the Liberation of Azawad
        long = reordered(text, name, written) if name and organised(text, *name) else None
        if long and (spelling is None or long.start < found[spelling.first].start):
            return defined(text, short, long, Confidence.CONFIDENT)
    if spelling is not None:
        confidence = judged(written, found[spelling.first :], spelling)
        if confidence is not None:
            long = Span(found[spelling.first].start, found[-1].end)
            return defined(text, short, long, confidence)
    if not acronym(written):
        return None
    return _begun(text, at, short) or foreign(text, at, short)


def _begun(text: str, at: int, short: Span) -> Definition | None:
    """Letters of the first words alone: "Pact on Salt, Tides and Shores of the North (PSTS)"."""
    letters, name = key(text[short.start : short.end]), name_before(text, at)
    if name is None or len(letters) < _INITIALS:
        return None
    own = "".join(word.folded[0] for word in words(text, *name) if not small(word.folded))
    begun = own.startswith(letters)
    return defined(text, short, Span(*name), Confidence.CONFIDENT) if begun else None


def long_after(text: str, at: int, short: Span) -> Definition | None:
    """The definition of a short name whose long one begins at ``at``, if the letters fit.

    It ends with its clause, or goes on over commas if then the letters fit well.
    """
    for n, mark in enumerate(islice(_CLAUSE.finditer(text, at, at + _LONGEST), _MOST_CLAUSES)):
        one = long_within(text, at, mark.start(), short)
        if one and (n == 0 or one.confidence is Confidence.CONFIDENT):
            return one
        if mark[0] != ",":
            break
    return None


def long_within(text: str, begin: int, end: int, short: Span) -> Definition | None:
    """The definition of a short name if the letters fit what stands in [begin, end)."""
    written = text[short.start : short.end]
    found = ended(words(text, begin, end), written)
    spelling = spelled(written, [word.folded for word in found], whole=True) if found else None
    confidence = judged(written, found[spelling.first :], spelling) if spelling else None
    if spelling is None or confidence is None:
        return None
    return defined(text, short, Span(found[spelling.first].start, found[-1].end), confidence)


def long_beside(text: str, a: Span, b: Span, *, sure: bool) -> Definition | None:
    """The definition of two names of which one is short for the other, cut by its letters."""
    for told in (acronym, title_case):
        first, second = (told(text[name.start : name.end]) for name in (a, b))
        if first != second:
            short, long = (a, b) if first else (b, a)
            break
    else:
        return None
    if short.start < long.start:
        found = long_after(text, long.start, short)
    else:
        found = long_before(text, long.end, short)
    return replace(found, confidence=Confidence.CONFIDENT) if found and sure else found


def defined(
    text: str, short: Span, long: Span, confidence: Confidence, basis: Basis = Basis.SAID
) -> Definition:
    """The definition of an abbreviation whose two names stand there."""
    written, whole = text[short.start : short.end], text[long.start : long.end]
    return Definition(written, whole, short, long, Relation.ABBREVIATION, confidence, basis)


def _spelling(short: str, found: list[Word]) -> Spelling | None:
    letters = [word.folded for word in found]
    return spelled(short, letters) or spelled(_NUMBER.sub("", short), letters)


def _reach(text: str, at: int, short: Span, boundary: re.Pattern[str] = BOUNDARY) -> list[Word]:
    """The words that lead up to ``at``, as many as the short name could stand for."""
    begin, end = unquoted(text, sentence_start(text, at, boundary), at)
    found, written = words(text, begin, end), text[short.start : short.end]
    return ended(found[-(2 * len(key(written)) + 8) :], written)


def ended(found: list[Word], written: str) -> list[Word]:
    """Without a small generic word behind a capital: "Childhood Arrivals program"."""
    if len(found) < 3 or found[-1].capital or not found[-2].capital:
        return found
    if found[-1].folded in FIRMS or not any(looks_ordinary(word.folded) for word in found[-2:]):
        return found  # "Mouvement des Marais du Milh oriental"
    own, less = (spelled(written, [word.folded for word in one]) for one in (found, found[:-1]))
    return found[:-1] if less and less.worth > (own.worth if own else 0) else found


def judged(short: str, long: list[Word], spelling: Spelling) -> Confidence | None:
    """How sure an alignment is; None if it is none worth showing."""
    letters = key(short)
    content = [word for word in long if not small(word.folded)]
    if any(key(word.text) == letters for word in long if word.capital or len(long) == 1):
        return None  # "the House, the Senate"
    if not acronym(short):
        capitals = all(word.capital for word in content)
        good = capitals and len(content) > 1 and spelling.worth > 0.7
        good = good or (spelling.strict and len(content) >= _INITIALS)  # "... syndrome (Aids)"
        return Confidence.CONFIDENT if good else None
    if len(long) == 1:
        return Confidence.POSSIBLE  # Bundeskriminalamt
    good = spelling.worth > 0.8 or (len(letters) > 2 and spelling.worth > 0.66)
    return Confidence.CONFIDENT if spelling.strict or good else Confidence.POSSIBLE


def foreign(text: str, at: int, short: Span) -> Definition | None:
    """Initials of a name in another language: "Kurdistan Workers' Party (PKK)"."""
    name = name_before(text, at) or _described(text, at)
    return in_other_letters(text, name, short) if name else None


def in_other_letters(text: str, name: tuple[int, int], short: Span) -> Definition | None:
    """The definition of initials whose name is mostly a body's, whatever its letters."""
    written = text[short.start : short.end]
    offered = text[short.start - 4 : short.start].lower() == "the "  # "the Workers' Party, the PT,"
    affiliated = key(written.partition("-")[0]) in AFFILIATIONS | FIRMS and not offered
    few = len(key(written)) < 2 + ("." in written)  # "N.Y." is of its own language
    if affiliated or few or is_ordinary(key(written)):
        return None
    found = words(text, *name)
    person, district = personal(found), "-" in written[1:3]  # "Ann Kvist (NY-12)"
    # as no person's has: "New Salt Cartel"
    worded = not person and len(found) > 2 and any(is_ordinary(word.folded) for word in found[1:])
    enclosed = text[name[0] - 1] == "(" and len(found) > 2 and written[0] == text[name[0]]
    told = organised(text, *name) or worded
    if not (told or enclosed) or (person and district) or text[slice(*name)].isupper():
        return None
    headed = any(word.folded in HEADS and word.capital for word in found)
    alike = (headed and written.isupper()) or written[0] == text[name[0]]  # AfD
    sure = told and alike and len(written) > 2 and not _NOUN.match(text, name[1])
    confidence = Confidence.CONFIDENT if sure else Confidence.POSSIBLE
    return defined(text, short, Span(*name), confidence, Basis.DIFFERS)


def _described(text: str, at: int) -> tuple[int, int] | None:
    """The name before what a body is called: "the Law and Justice party (PiS)"."""
    found = words(text, *unquoted(text, sentence_start(text, at), at))
    if not found or found[-1].folded not in HEADS or text[found[-1].end : at].strip():
        return None
    return name_before(text, found[-1].start)


def reordered(text: str, name: tuple[int, int], short: str) -> Span | None:
    """The name whose initials are the letters in another order: FARC, SPD, FIFA.

    Romance languages put the noun first, so the initials of the English name are reordered.
    """
    letters = key(short)
    content = [word for word in words(text, *name) if not small(word.folded)]
    own = content[-len(letters) :]
    if len(letters) < 3 or sorted(word.folded[0] for word in own) != sorted(letters):
        return None
    return Span(own[0].start, name[1])
