"""What a sentence with a word of naming is likely to say, where no frame fits: always *possible*.

A name is announced if a word of naming leads up to it ("be styled Vestport"). Two that are
announced are names of one thing; one alone is that of what the sentence speaks of, its first name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from ..words.lexicon import word_set
from .cutting import proper_name, renaming
from .frames import TO_NAME
from .loose import LOOSE
from .model import GUESSED, Definition
from .naming import pair
from .readings import Reading, announces, formal, told
from .rows import Row, row
from .shapes import sentence_start

_ANNOUNCED = re.compile(  # passive, of itself, or the noun "name"
    rf"(?:(?:b[df]*|(?<=,)|&[df]*|(?<=,)[df]+)(?P<cue>[CK])|(?P<self>[CV]s|U[pads]*x?M|Up(?=a?[dL]*[NM])|(?<=[dLaf])M|K(?=q))){TO_NAME}"
)
_PASSIVE = re.compile(r"(?:^|[^w])[hr]?b[df]*$")
_FORMAL = re.compile(r"b(?P<cue>d)a?(?P<y>N)")
_SMALL = re.compile(r"(?P<cue>M)b(?P<y>x)(?=[,.;]|$)")  # "its scientific name is elasomeran"
_IT = re.compile(r"[CVK]r?iq?a?(?P<y>N)")  # "call it Vestport", "refer to her as Ann"
_NAMES = re.compile("N")
_GOES_ON = word_set("it its he his she her they their")
_SOON = 6  # places
_EARLY = 4  # places
_OTHER = re.compile(r"[aw]x{1,4},?[hbdf]*$")
_SUBJECT = re.compile(r"(?<!p)(?<!pa)N")


def guessed(rows: Iterable[Row]) -> Iterator[Definition]:
    """The pairs in rows of which nothing else was found."""
    for one in rows:
        said = list(_announced(one))
        if not said:
            continue
        subject = _subject(one, said[0])
        if len(said) > 1:
            yield from _pairs(one, pairwise([other.y for other in said]), said[0])
        elif subject is not None:
            yield from _pairs(one, [(subject, said[0].y)], said[0])


def carried_over(rows: Iterable[Row]) -> Iterator[Definition]:
    """The pairs whose first name the sentence before begins with: "Vestport sank. It was once
    called Quay."."""
    for one in rows:
        said = list(_announced(one)) or [
            Reading(one, (0, 0), m.span("y"), m.start(), m.span()) for m in _IT.finditer(one.kinds)
        ]
        if not said or _NAMES.search(one.kinds, 0, said[0].y[0]) or not _takes_up(one, said[0]):
            continue
        start = one.spans[0][0]
        end = len(one.text[:start].rstrip(" "))
        before = row(one.text, sentence_start(one.text, max(0, end - 1)), end)
        subject = _SUBJECT.search(before.kinds, 0, _SOON)
        own = proper_name(before, *subject.span()) if subject else None
        other = proper_name(one, *said[0].y)
        if own and other and (made := pair(one, said[0], own, other, GUESSED)):
            yield made


def _takes_up(one: Row, said: Reading) -> bool:
    """Whether a pronoun goes on with what the sentence before speaks of."""
    return not _GOES_ON.isdisjoint(one.said(0, said.y[0])[:_SOON])


def loosely(rows: Iterable[Row]) -> Iterator[Definition]:
    """The pairs that frames with room in them find."""
    for read in rows:
        for frame in LOOSE:
            for one in frame.read(read):
                yield from _pairs(read, [(one.x, one.y)], one)


def _announced(row: Row) -> Iterator[Reading]:
    """The places of names that words of naming lead up to, in order."""
    found: list[tuple[re.Match[str], Callable[[Reading], bool]]]
    found = [(m, announces) for m in _ANNOUNCED.finditer(row.kinds)]
    found += [(m, formal) for m in _FORMAL.finditer(row.kinds)]
    found += [(m, told) for m in _SMALL.finditer(row.kinds)]
    last = -1
    for m, says in sorted(found, key=lambda pair: pair[0].start("y")):
        cue = max(m.start(name) for name in m.re.groupindex if name != "y")
        one = Reading(row, (m.start(), m.start()), m.span("y"), cue, m.span())
        if one.y[0] > last and says(one):
            last = one.y[0]
            yield one


def _subject(row: Row, one: Reading) -> tuple[int, int] | None:
    """The first name before the word of naming that hangs on no preposition."""
    before = _OTHER.search(row.kinds, 0, one.cue)
    if before and row.word(before.start()) in ("a", "an", "its", "his", "her", "whose"):
        return None  # "was followed by a smaller mission called"
    if not _PASSIVE.search(row.kinds, 0, one.cue):
        return None
    found = _SUBJECT.search(row.kinds, 0, min(_EARLY, one.cue))
    return found.span() if found else None


def _pairs(
    row: Row, places: Iterable[tuple[tuple[int, int], tuple[int, int]]], one: Reading
) -> Iterator[Definition]:
    for first, second in places:
        renamed = renaming(row, *sorted((first[0], second[0])))
        own, other = (proper_name(row, *place, renamed=renamed) for place in (first, second))
        if own and other and (made := pair(row, one, own, other, GUESSED)):
            yield made
