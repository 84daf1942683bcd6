"""What the word and the mark on each side of a name tell at once, for all names of a text.

Most names stand between words that cannot belong to them. Those need no closer look, so that this
is asked of each name, once, in one loop.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..gaps import ENDED, HYPHENS, ONE_SPACE, OPENED
from ..model import AnalysedText, TokenStream
from .lexicon import ENGLISH_ARTICLES, PROVINCES, STATE_PREFIXES, US_STATES
from .looks import (
    A_KIND,
    BELONGING,
    GOES_ON,
    GOING_ON,
    INITIAL,
    LEADS_UP,
    LINK,
    SAYS_MORE,
    SAYS_WHAT,
    STRANGE,
)
from .matcher import Found
from .works import PLACED

_TITLE = 6  # words of a title looked at before a name
_STATES = US_STATES | STATE_PREFIXES | PROVINCES | {"georgia"}
_CLOSING = '"”»'
_TITLING = LINK | SAYS_WHAT
_IN_TITLES = LINK | INITIAL  # may stand in a title before a small word of it
_CLOSER_BEFORE = STRANGE | SAYS_WHAT | LEADS_UP
_CLOSER_BEHIND, _CLOSER_APART = SAYS_MORE | GOES_ON, LINK | GOES_ON
APART, BEFORE, BEHIND, QUOTED, SUBTITLED = (1 << n for n in range(5))
LEADS = BEFORE | BEHIND | QUOTED | SUBTITLED


def beside(zone: AnalysedText, found: Sequence[Found], looks: memoryview) -> list[int]:
    """Flags for each of the names, by the ``looks`` of the text's tokens.

    ``APART``: nothing beside it can belong to a longer name with it. Words and marks that may make
    a title of it, or say what it is, stand ``BEFORE`` or ``BEHIND`` it, or it is beside a mark of
    ``QUOTED`` or ``SUBTITLED`` titles.
    """
    gaps, told = zone.tokens.gaps, []
    for first, length, _ in found:
        end, flags = first + length, APART
        before, after = looks[first - 1], looks[end]
        if (
            before & _CLOSER_BEFORE
            or (before & LINK and looks[first - 2] & _IN_TITLES)
            or gaps[first] & OPENED
        ):
            flags = _before(zone, first, looks)
        if after & (_CLOSER_BEHIND if gaps[end] == ONE_SPACE else _CLOSER_APART) or not (
            gaps[end] == ONE_SPACE or gaps[end] & ENDED
        ):
            flags = _behind(zone, end, looks, flags)
        told.append(flags)
    return told


def _before(zone: AnalysedText, first: int, looks: memoryview) -> int:
    """The flags of a name at ``first`` by what stands before it."""
    text, tokens = zone.text, zone.tokens
    before, flags = looks[first - 1], APART
    if before & STRANGE or (before & _TITLING and _titled(tokens.surfaces, first - 1, looks)):
        flags |= BEFORE
    if tokens.gaps[first] & OPENED:
        flags |= QUOTED
    if before & LEADS_UP and not starts_apart(text, tokens, first):
        flags ^= APART
    return flags


def _behind(zone: AnalysedText, end: int, looks: memoryview, flags: int) -> int:
    """The flags of a name that ends before ``end``, with those by what stands behind it."""
    text, surfaces, starts = zone.text, zone.tokens.surfaces, zone.tokens.starts
    if end == len(surfaces):
        return flags
    after, at = looks[end], zone.tokens.ends[end - 1]
    gap = text[at]
    if gap == " ":
        if text.startswith((" (", " & "), at) or (
            after & SAYS_MORE
            and (not after & LINK or _linked(surfaces, end, looks))
            and (starts[end] == at + 1 or text[at : starts[end]].isspace())
        ):
            flags |= BEHIND
    elif gap == ",":
        if surfaces[end] in ("a", "an", "the"):
            flags |= BEHIND
    elif gap in HYPHENS:
        if after & STRANGE and starts[end] == at + 1:
            flags |= BEHIND
    elif gap in _CLOSING:
        flags |= QUOTED
    elif gap == ":" or (gap == "." and starts[end] == at + 1):
        flags |= SUBTITLED
    if after & GOES_ON and flags & APART and _goes_on(zone.tokens, end, gap):
        flags ^= APART
    return flags


def _goes_on(tokens: TokenStream, end: int, gap: str) -> bool:
    """Whether the word ``end`` may go on with the name before it, ``gap`` the mark between them."""
    if tokens.surfaces[end] in GOING_ON or gap.isspace() or gap in HYPHENS:
        return True
    return gap == "," and is_state(tokens.folded[end])


def is_state(word: str) -> bool:
    """Whether the folded word is that for an American state, or begins it."""
    return word in _STATES


def starts_apart(text: str, tokens: TokenStream, i: int) -> bool:
    """Whether what stands before token ``i``, and leads up, can belong to no name with it."""
    surfaces = tokens.surfaces
    before = surfaces[i - 1]
    word = tokens.folded[i - 1]
    if word in BELONGING:
        if word == "of":
            return i < 2 or not surfaces[i - 2][0].isupper()
        return word in ENGLISH_ARTICLES and text[tokens.ends[i - 1]] not in HYPHENS and word != "an"
    gap = text[tokens.ends[i - 1] : tokens.starts[i]]
    return not (gap.isspace() or gap in HYPHENS or len(before) == 1)


def _titled(surfaces: Sequence[str], at: int, looks: memoryview) -> bool:
    """Whether what ends at ``at`` may begin a title, or say what the name behind it is."""
    if surfaces[at] == "of" and (surfaces[at - 1] in PLACED or surfaces[at - 1][0].isupper()):
        return True
    look = looks[at]
    begins = look & SAYS_WHAT
    if begins and surfaces[at].islower():
        if look & A_KIND or not look & LINK:
            return look & A_KIND > 0  # "the film"; "after" begins no title with a small letter
    elif begins:
        return True
    for i in range(at - 1, max(-1, at - _TITLE - (begins > 0)), -1):
        look = looks[i]
        if look & INITIAL:
            if look & SAYS_WHAT:
                return True
        elif not look & LINK or (look & SAYS_WHAT and not begins):
            return False
    return False


def _linked(surfaces: Sequence[str], at: int, looks: memoryview) -> bool:
    """Whether a small word leads to a capital, or "the" to the word for a thing."""
    following = at + 1
    if following < len(surfaces) and surfaces[following] == "the":
        following += 1
    the = surfaces[at] == "the" and looks[following] & SAYS_WHAT
    return looks[following] & INITIAL > 0 or bool(the)
