"""Where exactly the names begin and end that stand at the places of a row."""

from __future__ import annotations

import re

from ..matching.casing import is_ordinary
from ..words.given_names import FIRST_NAMES
from ..words.heads import DEMONYMS
from ..words.lexicon import ROLES, word_set
from .extents import name_after, name_before
from .joining import NAMED_SO
from .rows import NAME, Row
from .shapes import words
from .terms import KIND, SORTS

_APART = (
    ", ",
    "– ",
    "— ",
    "formerly ",
    "now ",
)  # before a name: "the firm, Block, formerly Square"
_KIND = re.compile(KIND.pattern + "$")
_OFFICE = re.compile(rf"\b(?:{'|'.join(sorted(ROLES - NAMED_SO))}) of\b")
_STORMS = re.compile(r"(?:\w+ ){0,2}(?:[Ss]torm|[Tt]yphoon|[Cc]yclone|[Hh]urricane) (?=[A-Z])")
_FIELDS = word_set("defence defense justice finance interior")  # "Civil Defence"
_TITLES = (ROLES | DEMONYMS) - NAMED_SO


def name_at(row: Row, at: int, end: int, *, before: bool) -> tuple[int, int] | None:
    """The span of the name at these places of the row; ``before`` tells its end for sure."""
    start, stop = row.spans[at][0], row.spans[end - 1][1]
    if at in row.quoted or at in row.small:
        return start, stop
    if end > at + 1 or row.kinds[at] != NAME:
        sorts = [n for n in range(at, end - 1) if row.word(n) in SORTS]
        return row.spans[sorts[-1] + 1][0] if sorts else start, stop  # "the herbicide glyphosate"
    bare = _KIND.search(row.text, start, stop)
    found = name_before(row.text, bare.start() if bare else stop)
    found = found if before else name_after(row.text, start)
    if found is None:
        return None
    inside = words(row.text, *found)
    titled = len(inside) > 1 and inside[0].folded in _TITLES
    if titled and any(word.folded in ROLES for word in inside):
        found = name_before(row.text, found[1]) or found
    if not before and len(inside) > 2 and inside[1].folded in FIRST_NAMES - {inside[0].folded}:
        led = row.text[: found[0]].endswith("the ")
        found = inside[led].start, found[1]  # "the Londoner Mohammed Emwazi"
    longer = KIND.match(row.text, found[1])
    return found[0], longer.end() if longer else found[1]


def unsorted(text: str, name: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """ "Typhoon Kvist" without its sort, unless the other name has one as well."""
    sort, sorted_too = _STORMS.match(text, *name), _STORMS.match(text, *other)
    return (sort.end() if sort and not sorted_too else name[0]), name[1]


def proper_name(row: Row, at: int, end: int) -> tuple[int, int] | None:
    """The span of the name there, if it is a name and no office."""
    found = name_at(row, at, end, before=False)
    return found if found and proper(row, found) else None


def proper(row: Row, name: tuple[int, int]) -> bool:
    """Whether it is no office ("FBI Director") and no lone ordinary word ("Concern")."""
    found = words(row.text, *name)
    alone = found[0].folded
    stems = (alone, *(alone.removesuffix(end) for end in ("s", "ed", "ing")))
    if (
        not row.text[: name[0]].endswith(_APART)
        and len(found) == 1
        and found[0].text.istitle()
        and any(map(is_ordinary, stems))
    ):
        return False
    if _OFFICE.search(" ".join(word.folded for word in found)):
        return False  # "US Secretary of State"
    if len(found) > 2 and found[-2].folded == "and":
        return True  # "Law and Justice"
    if row.text[found[-1].start - 1] == "-":
        return True  # "Nur-Sultan"
    return found[-1].folded not in ROLES - NAMED_SO - _FIELDS and found[0].folded != "vice"
