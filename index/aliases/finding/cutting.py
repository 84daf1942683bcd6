"""Where exactly the names begin and end that stand at the places of a row."""

from __future__ import annotations

import re

from ..matching.casing import is_ordinary
from ..words.given_names import FIRST_NAMES
from ..words.heads import DEMONYMS
from ..words.lexicon import GENERIC, ROLES, word_set
from ..words.small_nouns import may_be_noun
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
_BEHIND_NAMES = ("", *",.;:()-prqtoTbhw")  # kinds of what may follow a name, whole
_NOUN = re.compile(r" ([a-z]{3,})")
_RENAMING = re.compile(
    r"\b(?:renam|rebrand|rechristen|register|chang\w+ (?:its|her|his|their) name|new name)"
)
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
    longer = KIND.match(row.text, found[1]) or (not before and nouned(row, at))
    return found[0], longer.end() if longer else found[1]


def nouned(row: Row, at: int) -> re.Match[str] | None:
    """The small noun of a name with an article: "the Kvist line", but not "the Kvist group"."""
    led = _led(row, row.spans[at][0])
    ends = row.kinds[at + 1 : at + 2] == "x" and row.kinds[at + 2 : at + 3] in _BEHIND_NAMES
    noun = _NOUN.match(row.text, row.spans[at][1]) if led and ends else None
    told = noun is not None and may_be_noun(noun[1]) and noun[1] not in GENERIC
    return noun if told else None


def _led(row: Row, start: int) -> bool:
    return row.text[max(0, start - 4) : start].lower() == "the "


def unsorted(text: str, name: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """ "Typhoon Kvist" without its sort, unless the other name has one as well."""
    sort, sorted_too = _STORMS.match(text, *name), _STORMS.match(text, *other)
    return (sort.end() if sort and not sorted_too else name[0]), name[1]


def renaming(row: Row, first: int, last: int) -> bool:
    """Whether the words between two places tell of a change of name."""
    return _RENAMING.search(row.text, row.spans[first][1], row.spans[last][0]) is not None


def proper(row: Row, name: tuple[int, int], *, renamed: bool = False) -> bool:
    """Whether it is no office ("FBI Director") and no lone ordinary word ("Concern").

    ``renamed``: a change of name is told, which may be that of a firm called Square.
    """
    found = words(row.text, *name)
    alone = found[0].folded
    stems = (alone, *(alone.removesuffix(end) for end in ("s", "ed", "ing")))
    if (
        not row.text[max(0, name[0] - 9) : name[0]].endswith(_APART)
        and not (renamed and not _led(row, name[0]))
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
