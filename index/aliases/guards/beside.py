"""What the word and the mark on each side of a name tell at once, for all names of a text.

Most names stand between words that cannot belong to them. Those need no closer look, so that this
is asked of each name, once, in one loop.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...model import AnalysedText, TokenStream
from ...text.gaps import ENDED, GLUED, HYPHEN, HYPHENS, ONE_SPACE, OWNS, STOP
from ..matching.matcher import Found
from ..words.lexicon import AUXILIARIES, ENGLISH_ARTICLES, FUNCTION, word_set
from ..words.looks import (
    BELONGING,
    GOES_ON,
    INITIAL,
    LEADING,
    LEADS_UP,
    LETTERS,
    LINK,
    NOUN,
    SAYS_MORE,
    SAYS_WHAT,
    STATES,
    STRANGE,
    look,
)
from ..words.works import PLACED

_TITLE = 6  # words of a title looked at before a name
_LONGEST_PLACE = 3  # words of the name of a place after a comma
_PLACE_ENDS = FUNCTION - AUXILIARIES - {"and", "or", "but", "nor"}  # after it, where it is told
_LISTING = word_set("and or but nor then even plus a an the")  # on with a list of places
_ARTICLES = ("a", "an", "the")
_IN_TITLES = LINK | INITIAL  # may stand in a title before a small word of it
_JOINED = GLUED | HYPHEN
_CLOSER_BEFORE = STRANGE | SAYS_WHAT | LEADS_UP
_CLOSER = LINK | GOES_ON  # after a comma
LED_TO, LED_ON, BEFORE, BEHIND, SUBTITLED, A_NOUN, PLACED_IN = (1 << n for n in range(7))
LONGER = LED_TO | LED_ON
LEADS = A_NOUN | PLACED_IN | BEFORE | BEHIND | SUBTITLED


def beside(zone: AnalysedText, surfaces: Sequence[str], found: Sequence[Found]) -> list[int]:
    """Flags for each of the names, at its first token.

    ``LED_TO``: what is before it may belong to a longer name with it; ``LED_ON``: what is behind
    it may. Words and marks that may make a title of it, or say what it is, stand ``BEFORE`` or
    ``BEHIND`` it, or the mark of a ``SUBTITLED`` title does. After it is ``A_NOUN``, or a comma and
    where it is ``PLACED_IN``.
    ``surfaces``: those of the text, and empty ones beyond its ends.
    """
    told, named = [0] * len(zone.tokens), -1  # where the name before ends
    gaps = zone.tokens.gaps
    for one in found:
        first, name, flags = one.first, one.name, 0
        end = first + one.length
        before, after = look(surfaces[first - 1]), look(surfaces[end])
        ahead, behind = gaps[first], gaps[end]
        if before & _CLOSER_BEFORE or (before & LINK and look(surfaces[first - 2]) & _IN_TITLES):
            flags = _before(zone, surfaces, first, named == first)
        if behind == ONE_SPACE:
            if after & SAYS_MORE:
                flags |= BEHIND
            if after & GOES_ON:
                flags |= LED_ON
            if before & LEADING and ahead & GLUED:
                if after & NOUN:
                    flags |= A_NOUN
                if surfaces[end] == "in":
                    flags |= PLACED_IN
        elif after & _CLOSER or not behind & (ENDED | OWNS):
            flags |= _behind(zone, end, after)
        if ahead & OWNS and before & STRANGE and named != first:
            flags |= BEFORE  # "Billy Joel's Vienna"
        told[first] = flags
        named = -1 if name.word_alone else end
    return told


def _before(zone: AnalysedText, surfaces: Sequence[str], first: int, named: bool) -> int:
    """The flags of a name at ``first`` by what is before it, which may be ``named`` itself."""
    before, gap = look(surfaces[first - 1]), zone.tokens.gaps[first]
    strange = before & STRANGE and not named and (gap & _JOINED or not gap)
    titling = before & SAYS_WHAT or (before & LINK and _titled(surfaces, first - 1))
    flags = BEFORE if strange or titling else 0
    if before & LEADS_UP and not _starts_apart(zone, first):
        flags |= LED_TO
    return flags


def _behind(zone: AnalysedText, end: int, after: int) -> int:
    """The flags of a name that ends before ``end``, by what more than a space parts from it."""
    text, surfaces, starts = zone.text, zone.tokens.surfaces, zone.tokens.starts
    at = zone.tokens.ends[end - 1]
    flags, gap = LED_ON if after & GOES_ON else 0, text[at]
    if gap == " ":
        spaced = after & SAYS_MORE and text[at : starts[end]].isspace()
        if spaced or text.startswith((" (", " & ", " + "), at):
            flags |= BEHIND
    elif gap == ",":
        if surfaces[end] in _ARTICLES:
            flags |= BEHIND
        if after & INITIAL and _placed(zone.tokens, end):
            flags |= PLACED_IN
    elif gap == ":" or (gap == "." and starts[end] == at + 1):
        flags |= SUBTITLED
    return flags


def _placed(tokens: TokenStream, end: int) -> bool:
    """Whether one to three capitals end a sentence or a clause, or a small word follows."""
    surfaces, gaps = tokens.surfaces, tokens.gaps
    for i in range(end, min(end + _LONGEST_PLACE, len(tokens))):
        if not surfaces[i][0].isupper():
            return False
        gap = gaps[i + 1]
        if gap & STOP or (gap & GLUED and surfaces[i + 1] in _PLACE_ENDS):
            return True
        if gap & GLUED and surfaces[i + 1] == "and":
            return i + 2 < len(tokens) and surfaces[i + 2].islower()
        if not gap & GLUED:  # "in Nokia, Finland, were told": a list would go on with "and"
            follows = surfaces[i + 1] if gap & ENDED and i + 1 < len(tokens) else ""
            return follows.islower() and (follows not in _LISTING or is_state(tokens.folded[i]))
    return False


def _titled(surfaces: Sequence[str], at: int) -> bool:
    """Whether a title may lead up to the small word ``at``, or a word for a place stands before."""
    if surfaces[at] == "of" and surfaces[at - 1].lower() in PLACED:
        return True
    for i in range(at - 1, at - _TITLE, -1):
        looks = look(surfaces[i])
        if looks & SAYS_WHAT and looks & INITIAL:
            return True
        if not looks & _IN_TITLES:
            return False
    return False


def is_state(word: str) -> bool:
    """Whether the folded word is that for an American state, or begins it."""
    return word in STATES


def _starts_apart(zone: AnalysedText, i: int) -> bool:
    """Whether what is before token ``i`` can belong to no longer name with it after all."""
    tokens = zone.tokens
    surfaces, word = tokens.surfaces, tokens.folded[i - 1]
    before = surfaces[i - 1]
    if word in BELONGING and before not in LETTERS:
        if word == "of":
            return i < 2 or not surfaces[i - 2][0].isupper()
        hyphen = zone.text[tokens.ends[i - 1]] in HYPHENS
        return word in ENGLISH_ARTICLES and word != "an" and not hyphen
    gap = zone.text[tokens.ends[i - 1] : tokens.starts[i]]
    return not (gap.isspace() or gap in HYPHENS or len(before) == 1)
