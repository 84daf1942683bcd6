"""Where the names at the places of a row begin and end, and what is refused as no name."""

from __future__ import annotations

import re

from ...model import Span
from ..words.lexicon import FUNCTION, GENERIC, PERSON_TITLES, ROLES
from .extents import NAMED_SO, name_after, name_before
from .model import Confidence, Definition, Relation
from .rows import NAME, Row
from .shapes import KIND, acronym, words

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


_OWN = re.compile(
    r" (?:(?:real |birth )?name|owners|shareholders|board|parliament|council|lawmakers|voters)\b"
)


def _nameless(text: str, span: Span) -> bool:
    """Whether what stands there is a date, a title, a function word or an owner."""
    found, follows = words(text, *span), text[span.end : span.end + 2]
    first, alone = found[0].folded, len(found) == 1
    if not any(map(str.isalpha, text[span.start : span.end])):
        return True
    if follows in ("'s", "’s") and not _OWN.match(text, span.end + 2):
        return True
    if acronym(found[0].text):
        return False
    last, meant = found[-1], follows[:1] in ('"', "”")  # “the Commission” means
    office = first in ROLES and not (found[1:] and found[1].capital)  # "Minister of Tides"
    office |= (
        last.folded in ROLES - NAMED_SO and text[last.start - 1] != "-" and not meant
    )  # "FBI Director"
    generic = alone and first in GENERIC and not meant
    return office or generic or first in FUNCTION or (alone and first in PERSON_TITLES)


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
