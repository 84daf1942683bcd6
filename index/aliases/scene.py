"""What surrounds a possible name: its neighbours, its sentence, and how that is set."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from ..model import AnalysedText
from .casing import SHORT_ACRONYM, is_capitals, looks_ordinary
from .lexicon import (
    ARTICLES,
    AUXILIARIES,
    ENGLISH_ARTICLES,
    FUNCTION,
    PROVINCES,
    STATE_PREFIXES,
    US_STATES,
)
from .looks import (
    BELONGING,
    GOES_ON,
    GOING_ON,
    INITIAL,
    LEADS_UP,
    LINK,
    LONG_SMALL,
    LOOKS,
    SAYS_MORE,
    SAYS_WHAT,
    SMALL,
    SMALL_AFTER,
    STRANGE,
    WEIGHTY,
)
from .matcher import Found
from .verbs import BASES, HEADLINED
from .works import PLACED

_REACH = 40  # tokens looked at, each way, for the ends of a sentence
_STOP = re.compile(r"[.!?:;\n•|“\"\[(]|[-–—]{2}| [-–—] ")
_STOPS = re.compile(r"[.!?;\n•|]").finditer
_HYPHENS = "-\u2010\u2011"
_SHOUTED = 0.8  # of the letters of a sentence: then capitals say nothing
_TITLED = 0.7  # of its longer words: then initial capitals say nothing
_NEAR = 4  # tokens, each way
_SHORT_TEXT = 12  # tokens
_TITLE = 6  # words of a title looked at before a name
_STATES = US_STATES | STATE_PREFIXES | PROVINCES | {"georgia"}
_OPENING = '"“‘«'
_CLOSING = '"”»'
BEFORE, BEHIND, QUOTED, SUBTITLED = (1 << n for n in range(4))


class Style:
    """How a sentence is set: what its capitals can say. No Enum, as ``Sense`` is none."""

    PLAIN: ClassVar[Style]
    TITLE: ClassVar[Style]
    CAPITALS: ClassVar[Style]


Style.PLAIN, Style.TITLE, Style.CAPITALS = Style(), Style(), Style()


class Sentence(NamedTuple):
    """Tokens [first, end) of the sentence around a name."""

    first: int
    end: int


class Scene:
    """One text with what was found in it; answers what stands around token ``i``."""

    def __init__(self, zone: AnalysedText, found: Sequence[Found]) -> None:
        self._zone = zone
        self.text, self.tokens, self.found = zone.text, zone.tokens, found
        self._folded, self._surfaces = zone.tokens.folded, zone.tokens.surfaces
        self._starts, self._ends, self.count = (
            zone.tokens.starts,
            zone.tokens.ends,
            len(zone.tokens),
        )
        self._named = {i: one for one in found for i in range(one.first, one.first + one.length)}
        self._sentences: dict[int, Sentence] = {}
        self._styles: dict[int, Style] = {}  # by the first token of the sentence
        self._bare: bool | None = None
        self._words: tuple[int, tuple[str, ...]] = -1, ()  # of the sentence asked for last

    def extended(self, found: Sequence[Found]) -> Scene:
        """The same text with other names found in it."""
        return Scene(self._zone, found)

    def word(self, i: int) -> str:
        """The folded token, empty beyond the ends of the text."""
        return self._folded[i] if 0 <= i < self.count else ""

    def surface(self, i: int) -> str:
        """The token as written, empty beyond the ends of the text."""
        return self._surfaces[i] if 0 <= i < self.count else ""

    def gap(self, i: int) -> str:
        """What stands between token ``i`` and the one before; at least a line break at the ends."""
        if 0 < i < self.count:
            return self.text[self._ends[i - 1] : self._starts[i]]
        if i == self.count > 0:
            return self.text[self._ends[-1] : self._ends[-1] + _REACH] + "\n"
        return "\n"

    def glued(self, i: int) -> bool:
        """Whether only white space parts token ``i`` from the one before."""
        if not 0 < i < self.count:
            return False
        gap = self.text[self._ends[i - 1] : self._starts[i]]
        return gap == " " or (gap.isspace() and gap.count("\n") < 2)

    def hyphenated(self, i: int) -> bool:
        """Whether a hyphen joins token ``i`` to the one before."""
        gap = self.gap(i)
        return gap != " " and len(gap) == 1 and gap in _HYPHENS

    def possessive(self, i: int) -> bool:
        """Whether the token before ``i`` has an apostrophe, with or without s."""
        gap = self.gap(i)
        return bool(gap) and gap[0] in "'’‘`´" and gap.endswith(" ")

    def named(self, i: int) -> Found | None:
        """The name that token ``i`` is part of."""
        return self._named.get(i)

    def starts_sentence(self, i: int) -> bool:
        """Whether a capital at ``i`` may be due to its place: after a stop, a quote, a bullet."""
        gap = self.gap(i)
        return gap != " " and _STOP.search(gap) is not None

    def written(self, one: Found) -> str:
        """The name as it stands in the text, on one line."""
        first, last = one.first, one.first + one.length - 1
        return " ".join(self.text[self.tokens.starts[first] : self.tokens.ends[last]].split())

    def before(self, one: Found) -> int:
        """The token before the name; the Arabic article written before it counts as its part."""
        at = one.first - 1
        return at - (at >= 0 and self._folded[at] in ARTICLES and self.hyphenated(at + 1))

    def sentence(self, one: Found) -> Sentence:
        """The sentence around the name, at most 40 tokens each way."""
        if known := self._sentences.get(one.first):
            return known
        sentence = Sentence(self._begin(one.first), self._end(one.first + one.length))
        for i in range(*sentence):
            if i in self._named:
                self._sentences[i] = sentence
        return sentence

    def _begin(self, i: int) -> int:
        """Where the sentence with token ``i`` begins: behind a stop that is in no token."""
        low = max(0, i - _REACH)
        start, end = self._starts[low], self._starts[i]
        backwards = self.text[start:end][::-1]
        for stop in _STOPS(backwards):
            at = end - 1 - stop.start()
            token = bisect_right(self._ends, at)
            if at < self._starts[token]:
                return token
        return low

    def _end(self, i: int) -> int:
        """Where the sentence with the token before ``i`` ends: at a stop that is in no token."""
        high = min(self.count, i + _REACH)
        end = self._ends[-1] if high == self.count else self._starts[high]
        for stop in _STOPS(self.text, self._ends[i - 1], end):
            token = bisect_right(self._ends, stop.start())
            if stop.start() < self._starts[token]:
                return token
        return high

    def stands_apart(self, one: Found) -> bool:
        """Whether nothing beside it can belong to a longer name with it: so with most names."""
        end = one.first + one.length
        if end < self.count and LOOKS[self._surfaces[end]] & GOES_ON:
            if self._surfaces[end] in GOING_ON:
                return False
            gap = self.text[self._ends[end - 1]]
            if gap.isspace() or gap in _HYPHENS or (gap == "," and self._state(end)):
                return False
        return self.starts_apart(one.first)

    def starts_apart(self, i: int) -> bool:
        """Whether what stands before token ``i`` can belong to no longer name with it."""
        before, word = self._surfaces[i - 1], self._folded[i - 1]
        if i < 1 or not LOOKS[before] & LEADS_UP:
            return True
        if word in BELONGING:
            if word == "of":
                return i < 2 or not self._surfaces[i - 2][0].isupper()
            gap = self.text[self._ends[i - 1]]
            return word in ENGLISH_ARTICLES and gap not in _HYPHENS and word != "an"
        gap = self.text[self._ends[i - 1] : self._starts[i]]
        return not (gap.isspace() or gap in _HYPHENS or len(before) == 1)

    @property
    def bare(self) -> bool:
        """Whether the text is no sentence but one short title or name, all its words capitals."""
        if self._bare is None:
            self._bare = self.count <= _SHORT_TEXT and self._is_bare()
        return self._bare

    def _is_bare(self) -> bool:
        if self.text.rstrip()[-1:] in tuple(".!?"):
            return False
        for i, word in enumerate(self.tokens.folded):
            if i in self._named:
                continue
            if self._surfaces[i][0].islower() and word not in FUNCTION:
                return False
            if word in AUXILIARIES or word in HEADLINED or (word in BASES and self._plural(i - 1)):
                return False
        return True

    def _plural(self, i: int) -> bool:
        """Whether what ends there may be the subject of a plural verb."""
        word = self.word(i)
        return (word.endswith("s") and not word.endswith("ss")) or (
            i in self._named and "and" in self._folded[:i]
        )

    def leads_on(self, one: Found) -> int:
        """Which words and marks beside the name may make a title of it, or say what it is.

        ``BEFORE`` and ``BEHIND`` it, or a mark of ``QUOTED`` or ``SUBTITLED`` titles; 0 if none.
        """
        if self.bare:
            return BEFORE | BEHIND | QUOTED | SUBTITLED
        first, end = one.first, one.first + one.length
        text, surfaces = self.text, self._surfaces
        leads = 0
        if first:
            looks = LOOKS[surfaces[first - 1]]
            if looks & STRANGE or (
                looks & (LINK | SAYS_WHAT) and self._titled_before(first - 1, looks)
            ):
                leads = BEFORE
            if text[self._starts[first] - 1] in _OPENING:
                leads |= QUOTED
        if end == self.count:
            return leads
        after, looks = text[self._ends[end - 1]], LOOKS[surfaces[end]]
        if after == " ":
            if self.text.startswith((" (", " & "), self._ends[end - 1]) or (
                looks & SAYS_MORE and (not looks & LINK or self._linked(end))
            ):
                leads |= BEHIND
        elif after == ",":
            if surfaces[end] in ("a", "an", "the"):
                leads |= BEHIND
        elif after in _HYPHENS:
            if looks & STRANGE and self._starts[end] == self._ends[end - 1] + 1:
                leads |= BEHIND
        elif after in _CLOSING:
            leads |= QUOTED
        elif after == ":" or (after == "." and self._starts[end] == self._ends[end - 1] + 1):
            leads |= SUBTITLED
        return leads

    def _titled_before(self, at: int, looks: int) -> bool:
        """Whether what ends at ``at`` may begin a title, or say what the name behind it is."""
        surfaces = self._surfaces
        if surfaces[at] == "of" and (surfaces[at - 1] in PLACED or surfaces[at - 1][0].isupper()):
            return True
        for _ in range(_TITLE):
            if looks & SAYS_WHAT:
                return True
            at -= 1
            if not (looks & LINK or surfaces[at + 1][:1].isupper()) or at < 0:
                return False
            looks = LOOKS[surfaces[at]]
            if looks & SAYS_WHAT and not surfaces[at][0].isupper():
                return False
        return False

    def _linked(self, at: int) -> bool:
        """Whether a small word leads to a capital, or "the" to the word for a thing."""
        following = self.surface(at + 1)
        if following == "the":
            following = self.surface(at + 2)
        the = self._surfaces[at] == "the" and LOOKS[following] & SAYS_WHAT
        return following[:1].isupper() or bool(the)

    def amid_small(self, one: Found) -> bool:
        """Whether a small word stands before it, and one, a clitic or a stop behind it."""
        i = one.first
        if not LOOKS[self._surfaces[i - 1]] & SMALL or not i:
            return False
        start, end = self._starts[i], i + one.length
        if self._ends[i - 1] + 1 != start or self.text[start - 1] != " ":
            return False
        if end == self.count:
            return True
        gap = self.text[self._ends[end - 1]]
        if gap == " ":
            return LOOKS[self._surfaces[end]] & SMALL_AFTER > 0
        return gap in ".;:)!?'’" or (gap == "," and not self._state(end))

    def _state(self, i: int) -> bool:
        return self._folded[i] in _STATES

    def set_small(self, one: Found) -> bool:
        """Whether a longer word near the name is small, as in no headline: saves ``style``."""
        end = one.first + one.length
        return self._small_from(end, 1) or self._small_from(one.first - 1, -1)

    def _small_from(self, i: int, step: int) -> bool:
        for at in range(i, i + step * _NEAR, step):
            gap = self.gap(at if step > 0 else at + 1)
            if gap != " " and _STOP.search(gap):
                return False
            if LOOKS[self.surface(at)] & LONG_SMALL:
                return True
        return False

    def style(self, one: Found) -> Style:
        """How the sentence around the name is set; names in it have no say."""
        sentence = self.sentence(one)
        known = self._styles.get(sentence.first)
        if known is None:
            known = self._styles[sentence.first] = self._set(sentence)
        return known

    def _set(self, sentence: Sentence) -> Style:
        first, end = sentence
        named, surfaces = self._named, self._surfaces[first:end]
        places = [i for i, s in enumerate(surfaces, first) if i not in named and s.isalpha()]
        others = [self._surfaces[i] for i in places]
        shouted = sum(map(len, filter(str.isupper, others)))
        if shouted > 3 and len(others) > 1 and shouted >= _SHOUTED * sum(map(len, others)):
            return Style.CAPITALS
        if not others or "." in self.gap(end):  # headlines have no full stop
            return Style.PLAIN
        later = others[1:] if places[0] == first else others
        long = [look for s in later if (look := LOOKS[s]) & WEIGHTY]
        capitals = sum(look & INITIAL > 0 for look in long)
        return Style.TITLE if len(long) > 1 and capitals >= _TITLED * len(long) else Style.PLAIN

    def words(self, one: Found) -> tuple[str, ...]:
        """The folded words of the sentence around the name, those of the name apart."""
        first, end = one.first, one.first + one.length
        if self._words[0] != first:
            sentence = self.sentence(one)
            around = self._folded[sentence.first : first] + self._folded[end : sentence.end]
            self._words = first, around
        return self._words[1]

    def emphatic(self, i: int) -> bool:
        """Whether token ``i`` is set in capitals though it is no acronym."""
        if not is_capitals(self.surface(i)):
            return False
        if named := self.named(i):
            return not named.names[0].acronym
        return looks_ordinary(self.word(i)) or len(self.word(i)) > SHORT_ACRONYM
