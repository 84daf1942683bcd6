"""Two names in one sentence and a word of naming about them, and how sure the pair is.

The frames find the places; the names there are cut to what belongs to them, and refused if they
are none. The letters of a short name say what it stands for. How sure the pair is the words
decide, and what stands around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import dropwhile

from ...model import Span
from ..words.lexicon import FUNCTION, GENERIC, PERSON_TITLES, ROLES, US_STATES, word_set
from .expansions import long_beside
from .extents import NAMED_SO, name_after, name_before
from .model import Basis, Confidence, Definition, Relation
from .readings import Reading
from .rows import NAME, Row, row
from .shapes import KIND, acronym, words

_MARKS = "(,-oxw"  # kinds of what says nothing of names
_VAGUE = word_set(  # words said of other things too: "a man named Ann Kvist", "listed as"
    "named naming term terms identified listed formed launched founded established former old "
    "once then mean means become becomes"
)
_ASIDE = word_set("with by for on under at around between into in near")
_SORT = re.compile(r"[NQ][,-]a(?:[^w,-]*|[^,-]*b[df]*)$")
_LED = re.compile(r"p[adx]*(?:N[^,]*|x[dfw]*)$")


def how_sure(one: Reading) -> Confidence | None:
    """How surely the sentence says that two names are those of one thing; None if of another."""
    own, other = (acronym(one.row.text[slice(*one.row.spans[at])]) for at in (one.x[0], one.y[0]))
    # "X, the port of Vestland known as Y", "X, a member of the group known as Y"
    between = one.row.kinds[one.cue] != "V" and _LED.search(one.led, 1) is not None
    if between and (own or not other):
        return None
    bare = one.led + one.row.kinds[one.cue] == "NK"  # "al-Sel known as the Tide"
    doubtful = between or one.tail or bare or _aside(one) or _one_of_many(one)
    vague = one.row.word(one.cue) in _VAGUE and one.led[-1:] != "x"  # "which sailors named Quay"
    bracketed = one.led[1:2] == "(" and one.row.kinds[one.cue] in "CKMkf"
    told = bracketed or not (doubtful or vague)
    sure = told and one.row.kinds[one.cue] not in _MARKS
    return Confidence.CONFIDENT if sure else Confidence.POSSIBLE


def _aside(one: Reading) -> bool:
    """ "a contract with the Pentagon, known as Jedi": the contract is known so."""
    at = one.x[0] - 1
    at -= at > 0 and one.row.word(at) not in _ASIDE and one.row.kinds[at] in "ax"
    own = not {"also", "whose"}.isdisjoint(one.row.said(one.x[1], one.cue + 1))
    own |= one.row.kinds[one.cue] == "f"  # "He grew up in X, formerly Y"
    return at > 0 and not own and one.row.word(at) in _ASIDE


def _one_of_many(one: Reading) -> bool:
    """ "They met X, a singer named Y, and Z", "He pardoned X, a move known as Y"."""
    told = _SORT.match(one.led) is not None and one.row.kinds[one.cue] != "M"
    return told and one.row.word(one.x[1] + 1) in ("a", "an")


_TURNED = re.compile(
    r"\b(?:since|now|today|later|henceforth|renam\w+|rebrand\w+|rechristened|chang\w+|shorten|drop\w*|bec[ao]me"
    r"|re\w+ed\s\w+sel\w+)\b"
)
_OLD = re.compile(
    r"\b(?:until|till|before|used\sto|once|then|formerly|previously|old|former|original)\b"
)
_LEADING = "dfbhtyp"  # kinds of what belongs to a word of naming: "until 2014 was called"
_LONGEST = 700  # code points of a sentence
_MORE = re.compile(  # behind a name: ", Z or W", "and later as Z", "by some and Z by others"
    r"(?:,a?[NQ])*,?oa?[NQ]|,?&[dftw]*qa?[NQ]|(?:pa?[xNL]{1,2}),?&a?[NQ](?=p)|&a?N(?=[,.)-]|$)"
)
_FOR = re.compile(r"[MV]p[ad]*$")  # "X, short for Y"


def rows(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[Row]:
    """The sentences in which two names may stand, as rows."""
    for start, end in stretches:
        one = row(text, start, min(end, start + _LONGEST))
        if sum(map(one.kinds.count, "NQ")) > 1:
            yield one


def naming(read: Iterable[Reading]) -> Iterator[Definition]:
    """The pairs of names that a word of naming joins in one sentence, the sure ones first."""
    judged = [(how_sure(one), one) for one in sorted(read, key=lambda one: one.cue < one.x[0])]
    done = set[int]()  # places of names joined to others
    for wanted in (Confidence.CONFIDENT, Confidence.POSSIBLE):
        sure = wanted is Confidence.CONFIDENT
        for one in (one for judgement, one in judged if judgement is wanted):
            for at, made in _joined(one.row, one, sure) if one.y[0] not in done else ():
                done.add(at)
                yield made if sure else replace(made, basis=Basis.GUESSED)


def _joined(row: Row, one: Reading, sure: bool) -> Iterator[tuple[int, Definition]]:
    x = one.x
    if row.kinds.endswith("N,", 0, x[0]) and " ".join(row.said(*x)) in US_STATES:
        x = x[0] - 2, x[0] - 1  # "Vestport, Ohio, known as"
    own = name_at(row, *x, before=True)
    if own and one.tail:
        own = own[0], row.spans[one.x[1] + one.tail - 1][1]
    if own is None:
        return
    for at, end in (one.y, *_further(row, one)):
        other = name_at(row, at, end, before=at < one.x[0])
        if other and (made := _pair(row, one, own, other, sure)):
            yield at, made


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


_KIND = re.compile(KIND.pattern + "$")


def name_at(row: Row, at: int, end: int, *, before: bool) -> tuple[int, int] | None:
    """The span of the name at these places of the row; ``before`` tells its end for sure."""
    start, stop = row.spans[at][0], row.spans[end - 1][1]
    if at in row.quoted or at in row.small or row.kinds[at] != NAME:
        return start, stop
    bare = _KIND.search(row.text, start, stop)
    found = name_before(row.text, bare.start() if bare else stop)
    found = found if before else name_after(row.text, start)
    if found is None:
        return None
    longer = KIND.match(row.text, found[1])
    first = start if row.kinds[:at].endswith("C") else found[0]  # "Born Ann Kvist, the singer"
    return first, longer.end() if longer else found[1]


_OWN = re.compile(r"..(?: \w+)? (?:name|title)\b")  # "X's full title"


def _nameless(text: str, span: Span) -> bool:
    """Whether what stands there is a date, a time, a title, a function word or an owner."""
    found, follows = words(text, *span), text[span.end : span.end + 2]
    found = list(dropwhile(lambda word: word.text[0].isdigit(), found)) or found  # "45th President"
    first, alone = found[0].folded, len(found) == 1
    written = text[span.start : span.end]
    if written[0].isdigit() and written == written.lower():
        return True  # "1970s"
    owner = written.endswith("s") and follows in ("’ ", "' ") and text[span.start - 1] not in "‘'"
    if owner or (follows in ("'s", "’s") and not _OWN.match(text, span.end)):
        return True
    if first == "ceo":
        return True
    if acronym(found[0].text):
        return False
    last, meant = found[-1], follows[:1] in ('"', "”")  # “the Commission” means
    office = first in ROLES and not (found[1:] and found[1].capital)  # "Minister of Tides"
    office |= (
        last.folded in (ROLES | {"ceo"}) - NAMED_SO and text[last.start - 1] != "-" and not meant
    )  # "FBI Director"
    generic = alone and first in GENERIC and not meant
    begun = first in FUNCTION and text[span.start - 1 : span.start] != "("  # "(For Clean Salt)"
    return office or generic or begun or (alone and first in PERSON_TITLES)


def joined(
    text: str,
    short: Span,
    long: Span,
    relation: Relation,
    *,
    confident: bool = True,
) -> Definition | None:
    """Two names joined by words that say so; None if one of them is an office or no name."""
    if any(_nameless(text, span) for span in (short, long)):
        return None
    a, b = text[short.start : short.end], text[long.start : long.end]
    if a.casefold() == b.casefold():
        return None
    if acronym(b) and not acronym(a) and relation is Relation.ALIAS:
        short, long, a, b = long, short, b, a
    sure = Confidence.CONFIDENT if confident else Confidence.POSSIBLE
    return Definition(a, b, short, long, relation, sure)
