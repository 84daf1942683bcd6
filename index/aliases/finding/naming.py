"""Two names in one sentence and a word of naming about them.

The frames find the places, ``cutting`` the names there, the letters of a short name what it stands
for, and ``tiers`` how sure the pair is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...model import Span
from ..matching.casing import is_ordinary
from .cutting import joined, name_at
from .expansions import long_beside
from .model import Basis, Confidence, Definition, Relation
from .readings import Reading
from .rows import Row, row
from .shapes import acronym, words
from .tiers import how_sure

_TURNED = re.compile(
    r"\b(?:since|now|today|later|henceforth|renam\w+|rebrand\w+|rechristened|chang\w+|shorten|drop\w*|bec[ao]me"
    r"|re\w+ed\s\w+sel\w+)\b"
)
_OLD = re.compile(
    r"\b(?:until|till|before|used\sto|once|then|formerly|previously|old|former|original)\b"
)
_LEADING = "dfbhtyp"  # kinds of what belongs to a word of naming: "until 2014 was called"
_SMALL = frozenset("xo")  # kinds with which a name in small letters begins, or is offered
_LONGEST = 700  # code points of a sentence
_MORE = re.compile(r"(?:,a?[NQ])*,?oa?[NQ]")  # behind a name
_PLACED = re.compile(r"N([xC]?)p$")  # "the Salt Pact (signed) in Norport, which"
_FOR = re.compile(r"[MV]p[ad]*$")  # "X, short for Y"


def rows(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[Row]:
    """The sentences in which two names may stand, as rows."""
    for start, end in stretches:
        one = row(text, start, min(end, start + _LONGEST))
        names, small = sum(map(one.kinds.count, "NQ")), not _SMALL.isdisjoint(one.kinds[:3])
        if names > 1 or small:
            yield one


def naming(read: Iterable[Reading]) -> Iterator[Definition]:
    """The pairs of names that a word of naming joins in one sentence, the sure ones first."""
    judged = [(how_sure(one), one) for one in sorted(read, key=lambda one: one.cue < one.x[0])]
    for wanted in (Confidence.CONFIDENT, Confidence.POSSIBLE):
        sure, done = wanted is Confidence.CONFIDENT, set[int]()  # places of names joined to others
        for one in (one for judgement, one in judged if judgement is wanted):
            for at, made in _joined(one.row, one, sure) if one.y[0] not in done else ():
                done.add(at)
                yield made if sure else replace(made, basis=Basis.GUESSED)


def _joined(row: Row, one: Reading, sure: bool) -> Iterator[tuple[int, Definition]]:
    placed = _PLACED.search(row.kinds, 0, one.x[0]) if row.kinds[one.x[1] :][:1] == "," else None
    held = placed and (row.word(one.x[0] - 2).endswith("ed") if placed[1] else "w" in one.led)
    held = held and row.word(one.x[0] - 1) in ("in", "at", "near")
    x = (placed.start(), placed.start() + 1) if placed and held else one.x
    own = name_at(row, *x, before=True)
    if own is None or not (sure or _FOR.search(one.linked) or _plain(row, one.x[0], own)):
        return
    for at, end in (one.y, *_further(row, one)):
        other = name_at(row, at, end, before=at < one.x[0])
        if other is None or not (sure or _plain(row, at, other)):
            continue
        if made := _pair(row, one, own, other, sure):
            yield at, made


def _plain(row: Row, at: int, name: tuple[int, int]) -> bool:
    """Whether it is more than a lone ordinary word: "Concern"."""
    found = words(row.text, *name)
    lone = len(found) == 1 and found[0].text.istitle() and is_ordinary(found[0].folded)
    return at in row.quoted or row.word(at - 1) == "the" or not lone


def _further(row: Row, one: Reading) -> Iterator[tuple[int, int]]:
    """Further names behind the second: ", Z or W"."""
    if names := _MORE.match(row.kinds, one.y[1]):
        for at in range(*names.span()):
            if row.kinds[at] in "NQ":
                yield at, at + 1


def _pair(
    row: Row, one: Reading, own: tuple[int, int], other: tuple[int, int], sure: bool
) -> Definition | None:
    """What the two names are to each other, cut by their letters if one is short for the other."""
    text = row.text
    begin = len(row.kinds[: one.cue].rstrip(_LEADING))
    turning = row.kinds[one.cue] == "M" and one.x[1] < one.cue  # "changed its name to Y"
    first = one.x[1] if turning else min(one.y[1], begin)
    said = " ".join(row.said(first, max(one.y[0], one.span[1])))
    turned = _TURNED.search(said) is not None
    relation = Relation.FORMER if turned or _OLD.search(said) else Relation.ALIAS
    if relation is Relation.ALIAS:
        turned = _FOR.search(one.linked) is not None
        if made := long_beside(text, Span(*own), Span(*other), sure=sure):
            return made
        written = text[slice(*(own if turned else other))]
        if acronym(written):
            relation = Relation.ABBREVIATION
    short, long = (own, other) if turned else (other, own)
    return joined(text, Span(*short), Span(*long), relation, confident=sure)
