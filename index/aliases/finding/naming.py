"""Two names in one sentence and a word of naming about them.

The frames find the places, ``cutting`` the names there, the letters of a short name what it stands
for, and ``tiers`` how sure the pair is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...model import Span
from ..words.lexicon import word_set
from .after import long_beside
from .cutting import name_at, proper, renaming, unsorted
from .frames import FRAMES, Frame
from .joining import joined
from .model import Definition, Relation
from .readings import SAID_AS, Reading
from .rows import Row, row
from .shapes import HEADS, SHORT, acronym
from .tiers import surely

_TURNED = re.compile(
    r"\b(?:since|now|today|later|henceforth|renam\w+|rebrand\w+|rechristened|chang\w+|shorten|drop\w*|bec[ao]me"
    r"|re\w+ed\s\w+sel\w+)\b"
)
_OLD = re.compile(r"\b(?:until|till|before|once|then|formerly|previously|old|former|original)\b")
_NAMED = "name, word of naming, name"
_LEADING = "dfbhtyp"  # kinds of what belongs to a word of naming: "until 2014 was called"
_SMALL = frozenset("xo")  # kinds with which a name in small letters begins, or is offered
_SAID_SMALL = re.compile(
    r"[CK].{0,5}x(?=[,.;:)]|$)|Mb"
)  # what may lead up to a name in small letters
_TELLING = 4  # letters that one word spells seldom
_LONGEST = 700  # code points of a sentence
_SEVERAL = word_set(
    "names aliases sold marketed successively variously alternately alternatively both"
)
_MORE = re.compile(
    r"(?:(?P<again>,?[CMk]q?)|(?P<tongue>pL)?(?:p[Ny]|r[ad]*[xN])?(?P<and>,?[&o]|,)(?P<f>f*)(?:[apdqCKkL]|p[xN](?=q))*)"
    r"(?P<y>[NQ])"
)
_SHORT = re.compile(rf"(?<![\w-]){SHORT}(?!\w)")
_HOLDER = re.compile(r"(?!The\s)(?:[A-Z][\w’'.-]*\s)+(?:[a-z]\w+\s)?([a-z]+)\sin\s(?:the\s)?$")
_FOR = re.compile(r"[MV]p[ad]*$")  # "X, short for Y"


def rows(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[Row]:
    """The sentences in which two names may stand, as rows."""
    for start, end in stretches:
        one = row(text, start, min(end, start + _LONGEST))
        names, small = sum(map(one.kinds.count, "NQ")), not _SMALL.isdisjoint(one.kinds[:3])
        told = _SAID_SMALL.search(one.kinds) or "i" in one.kinds[:4] or one.kinds[:1] == "a"
        if names > 1 or small or (names and told):
            yield one


def naming(row: Row) -> Iterator[Definition]:
    """The pairs of names a word of naming joins in one sentence."""
    told: set[int] = set()  # places of names joined to others
    for frame in FRAMES:
        for one in frame.read(row):
            if one.y[0] not in told:
                for at, made in _joined(row, frame, one):
                    told.add(at)
                    yield made


def _joined(row: Row, frame: Frame, one: Reading) -> Iterator[tuple[int, Definition]]:
    own = name_at(row, *_placed(row, one.x), before=True)
    renamed = renaming(row, *sorted((one.x[0], one.y[0])))
    told = one.x[0] in row.quoted or _FOR.search(one.linked) is not None
    if own is None or not (told or proper(row, own, renamed=renamed)):
        return
    own = _held(row, _with_its_noun(row, own, one.x[1]), one)
    sure = frame.near and surely(one)
    last = one.y[0]
    for at, end in (one.y, *(_further(row, one) if frame.listed else ())):
        sure &= row.kinds[last + 1 : at].strip(",oa") == ""  # "X, also known as Y, Z or W"
        last = at
        other = name_at(row, at, end, before=at < one.x[0])
        common = frame.proper and at not in row.quoted
        if other is None or (common and not proper(row, other, renamed=renamed)):
            continue
        if made := pair(row, one, own, other, _NAMED, sure=sure):
            yield at, made


def _placed(row: Row, x: tuple[int, int]) -> tuple[int, int]:
    """ "the Salt Forum in Norport, which": the forum rather than the port."""
    placed = row.kinds[x[0] - 2 : x[1] + 1] == "NpN," and row.word(x[0] - 1) == "in"
    return (x[0] - 2, x[0] - 1) if placed else x


def _with_its_noun(row: Row, own: tuple[int, int], at: int) -> tuple[int, int]:
    """ "the UN mission, known as": initials say whose it is."""
    last = at + (row.kinds[at : at + 2] == "xx")
    noun = row.kinds[last : last + 1] == "x" and row.word(last) in HEADS
    return (own[0], row.spans[last][1]) if noun and acronym(row.text[slice(*own)]) else own


def _held(row: Row, own: tuple[int, int], one: Reading) -> tuple[int, int]:
    """ "the UN stabilization mission in Norland, known as UNMIN": initials are the mission's."""
    found = _HOLDER.search(row.text, row.spans[0][0], own[0])
    told = found and found[1] in HEADS and acronym(row.text[slice(*row.spans[one.y[0]])])
    return (found.start(), own[1]) if found and told else own


def _further(row: Row, one: Reading) -> Iterator[tuple[int, int]]:
    """Further names behind the second: "and then Z", "or Z", ", Z or W"."""
    several = not _SEVERAL.isdisjoint(row.said(one.x[0], one.y[0]))
    known = row.kinds[one.cue] in "Kk" or "s" in one.linked
    at, found, told = one.y[1], [], several
    while names := _MORE.match(row.kinds, at):
        if names["again"] and "q" not in names[0] and row.word(names.end("again") - 1) in SAID_AS:
            break  # "X, known as Y, sold Z"
        told |= bool(names["again"] or names["f"] or names["tongue"])
        told |= (names["and"] or "").endswith("o") or not {"r", "q"}.isdisjoint(names[0])
        found.append(names.span("y"))
        at = names.end()
        told |= known and names[0].lstrip(",")[0] == "&" and row.closes(at)
    yield from found if told else ()


def pair(
    row: Row,
    one: Reading,
    own: tuple[int, int],
    other: tuple[int, int],
    pattern: str,
    *,
    sure: bool = False,
) -> Definition | None:
    """What the two names are to each other, cut by their letters if one is short for the other."""
    text = row.text
    if not (text[own[0]].isalnum() and text[other[0]].isalnum()):
        return None
    own, other = unsorted(text, own, other), unsorted(text, other, own)
    begin = len(row.kinds[: one.cue].rstrip(_LEADING))
    turning = row.kinds[one.cue] == "M" and one.x[1] < one.cue  # "changed its name to Y"
    first = one.x[1] if turning else min(one.y[1], begin)
    said = " ".join(row.said(first, max(one.y[0], one.span[1])))
    turned = _TURNED.search(said) is not None
    relation = Relation.FORMER if turned or _OLD.search(said) else Relation.ALIAS
    if relation is Relation.ALIAS:
        turned = _FOR.search(one.linked) is not None
        own = _initials(text, own, other) if turned else own
        if made := long_beside(text, Span(*own), Span(*other), pattern, sure=sure):
            return made
        written = text[slice(*(own if turned else other))]
        if acronym(written):
            relation = Relation.ABBREVIATION
            if turned and len(written) >= _TELLING and " " not in text[slice(*other)]:
                return None  # "PATRIOT, short for Uniting and Strengthening America by"
    short, long = (own, other) if turned else (other, own)
    return joined(text, Span(*short), Span(*long), relation, pattern, confident=sure)


def _initials(text: str, own: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """The acronym in a name that is said to be short for something: "the CHIPS Act, short for"."""
    if text[own[0] : own[1]].split()[-1] in text[slice(*other)]:
        return own  # "EH Bildu, short for Euskal Herria Bildu"
    return next((m.span() for m in _SHORT.finditer(text, *own) if acronym(m[0])), own)
