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
    A_KIND,
    BELONGING,
    BELONGS,
    GOES_ON,
    GOING_ON,
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
_TITLING = LINK | SAYS_WHAT
_IN_TITLES = LINK | INITIAL  # may stand in a title before a small word of it
_JOINED = GLUED | HYPHEN
_CLOSER_BEFORE = STRANGE | SAYS_WHAT | LEADS_UP
_AT_ONCE = SAYS_MORE | GOES_ON
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
            flags = _before(zone, first, before, named == first)
        if behind == ONE_SPACE:
            if after & _AT_ONCE:
                if after & SAYS_MORE and (not after & LINK or _linked(surfaces, end)):
                    flags |= BEHIND
                if after & GOES_ON:
                    flags |= LED_ON
            if before & LEADING and ahead & GLUED:
                if after & NOUN:
                    flags |= A_NOUN
                if surfaces[end] == "in":
                    flags |= PLACED_IN
        elif after & _CLOSER or not behind & (ENDED | OWNS):
            flags = _behind(zone, end, after, flags)
        if ahead & OWNS and before & STRANGE and named != first:
            flags |= BEFORE  # "Billy Joel's Vienna"
        told[first] = flags
        named = -1 if name.word_alone else end
    return told


def _before(zone: AnalysedText, first: int, before: int, named: bool) -> int:
    """The flags of a name at ``first`` by what is before it, which may be ``named`` itself."""
    text, tokens = zone.text, zone.tokens
    flags, gap = 0, tokens.gaps[first]
    strange = before & STRANGE and not named and (gap & _JOINED or not gap)
    if strange or (before & _TITLING and _titled(tokens.surfaces, first - 1, before)):
        flags |= BEFORE
    if before & LEADS_UP:
        led = gap & GLUED and not before & BELONGS
        if led or not starts_apart(text, tokens, first):
            flags |= LED_TO
    return flags


def _behind(zone: AnalysedText, end: int, after: int, flags: int) -> int:
    """The flags of a name that ends before ``end``, with those by what more than a space parts."""
    text, surfaces, starts = zone.text, zone.tokens.surfaces, zone.tokens.starts
    at = zone.tokens.ends[end - 1]
    gap = text[at]
    if gap == " ":
        if text.startswith((" (", " & ", " + "), at) or (
            after & SAYS_MORE
            and (not after & LINK or _linked(surfaces, end))
            and (starts[end] == at + 1 or text[at : starts[end]].isspace())
        ):
            flags |= BEHIND
    elif gap == ",":
        if surfaces[end] in _ARTICLES:
            flags |= BEHIND
        if after & INITIAL and _placed(zone.tokens, end):
            flags |= PLACED_IN
    elif gap == ":" or (gap == "." and starts[end] == at + 1):
        flags |= SUBTITLED
    if after & GOES_ON and _goes_on(zone.tokens, end, gap):
        flags |= LED_ON
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


def _goes_on(tokens: TokenStream, end: int, gap: str) -> bool:
    """Whether the word ``end`` may go on with the name before it, ``gap`` the mark between them."""
    if tokens.surfaces[end] in GOING_ON or gap.isspace() or gap in HYPHENS:
        return True
    return gap == "," and is_state(tokens.folded[end])


def is_state(word: str) -> bool:
    """Whether the folded word is that for an American state, or begins it."""
    return word in STATES


def starts_apart(text: str, tokens: TokenStream, i: int) -> bool:
    """Whether what is before token ``i`` can belong to no longer name with it."""
    surfaces = tokens.surfaces
    before = surfaces[i - 1]
    if i < 1 or not look(before) & LEADS_UP:
        return True
    word = tokens.folded[i - 1]
    if word in BELONGING and before not in LETTERS:
        if word == "of":
            return i < 2 or not surfaces[i - 2][0].isupper()
        return word in ENGLISH_ARTICLES and text[tokens.ends[i - 1]] not in HYPHENS and word != "an"
    gap = text[tokens.ends[i - 1] : tokens.starts[i]]
    return not (gap.isspace() or gap in HYPHENS or len(before) == 1)


def _titled(surfaces: Sequence[str], at: int, looks: int) -> bool:
    """Whether what ends at ``at`` may begin a title, or say what the name after it is."""
    if surfaces[at] == "of" and (surfaces[at - 1] in PLACED or surfaces[at - 1][0].isupper()):
        return True
    if not looks & LINK:  # "the film"; "tears" begins no title with a small letter
        return looks & A_KIND > 0 or surfaces[at][0].isupper()
    for surface in reversed(surfaces[max(0, at - _TITLE + 1) : at]):
        looks = look(surface)
        if surface[0].isupper():
            if looks & SAYS_WHAT:
                return True
        elif not looks & LINK:
            return False
    return False


def _linked(surfaces: Sequence[str], at: int) -> bool:
    """Whether a small word leads to a capital, or "the" to the word for a thing."""
    following = surfaces[at + 1] if at + 1 < len(surfaces) else ""
    if following == "the":
        following = surfaces[at + 2] if at + 2 < len(surfaces) else ""
    the = surfaces[at] == "the" and look(following) & SAYS_WHAT
    return following[:1].isupper() or bool(the)
