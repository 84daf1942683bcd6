"""What surrounds a possible name: its neighbours, its sentence, and how that is set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from ..model import AnalysedText
from .casing import SHORT_ACRONYM, is_capitals, looks_ordinary
from .heads import KIN, PARTICLES, SON_OF
from .lexicon import ARTICLES, FUNCTION
from .matcher import Found

_REACH = 40  # tokens looked at, each way, for the ends of a sentence
_STOP = re.compile(r"[.!?:;\n•|“\"\[(]|[-–—]{2}| [-–—] ")
_STOP_AFTER = re.compile(r"[.!?;\n•|]")
_BELONGING = ARTICLES | KIN | PARTICLES | {"of", "a", "an", "another", "every", "each"}
_GOING_ON = (ARTICLES - FUNCTION) | SON_OF | {"of"}
_HYPHENS = "-\u2010\u2011"
_SHOUTED = 0.8  # of the letters of a sentence: then capitals say nothing
_TITLED = 0.7  # of its longer words: then initial capitals say nothing
_LONG_WORD = 3


class Style(Enum):
    """How a sentence is set: what its capitals can say."""

    PLAIN = auto()
    TITLE = auto()
    CAPITALS = auto()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens [first, end) of the sentence around a name."""

    first: int
    end: int


class Scene:
    """One text with what was found in it; answers what stands around token ``i``."""

    def __init__(self, zone: AnalysedText, found: Sequence[Found]) -> None:
        self._zone = zone
        self.text, self.tokens, self.found = zone.text, zone.tokens, found
        self._folded, self._surfaces = zone.tokens.folded, zone.tokens.surfaces
        self._starts, self._ends, self._count = (
            zone.tokens.starts,
            zone.tokens.ends,
            len(zone.tokens),
        )
        self._named = {i: one for one in found for i in range(one.first, one.first + one.length)}
        self._sentences: dict[int, Sentence] = {}

    def extended(self, found: Sequence[Found]) -> Scene:
        """The same text with other names found in it."""
        return Scene(self._zone, found)

    def word(self, i: int) -> str:
        """The folded token, empty beyond the ends of the text."""
        return self._folded[i] if 0 <= i < self._count else ""

    def surface(self, i: int) -> str:
        """The token as written, empty beyond the ends of the text."""
        return self._surfaces[i] if 0 <= i < self._count else ""

    def gap(self, i: int) -> str:
        """What stands between token ``i`` and the one before; at least a line break at the ends."""
        if 0 < i < self._count:
            return self.text[self._ends[i - 1] : self._starts[i]]
        if i == self._count > 0:
            return self.text[self._ends[-1] : self._ends[-1] + _REACH] + "\n"
        return "\n"

    def glued(self, i: int) -> bool:
        """Whether only white space parts token ``i`` from the one before."""
        gap = self.gap(i)
        return gap == " " or (gap.isspace() and gap.count("\n") < 2 and 0 < i < self._count)

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
        if at >= 0 and self.word(at) in ARTICLES and self.hyphenated(one.first):
            return at - 1
        return at

    def sentence(self, one: Found) -> Sentence:
        """The sentence around the name, at most 40 tokens each way."""
        if known := self._sentences.get(one.first):
            return known
        first, end = one.first, one.first + one.length
        low, high = max(0, first - _REACH), min(self._count, end + _REACH)
        text, starts, ends = self.text, self._starts, self._ends
        stops = _STOP_AFTER.search
        while first > low:
            gap, start = ends[first - 1], starts[first]
            if (start != gap + 1 or text[gap] != " ") and stops(text, gap, start):
                break
            first -= 1
        while end < high:
            gap, start = ends[end - 1], starts[end]
            if (start != gap + 1 or text[gap] != " ") and stops(text, gap, start):
                break
            end += 1
        sentence = Sentence(first, end)
        for i in range(first, end):
            if i in self._named:
                self._sentences[i] = sentence
        return sentence

    def stands_apart(self, one: Found) -> bool:
        """Whether both neighbours are small words that belong to no name: most names do."""
        before, after = self.surface(one.first - 1), self.surface(one.first + one.length)
        small = not before[:1].isupper() and not after[:1].isupper()
        return small and before not in _BELONGING and after not in _GOING_ON

    def set_small(self, one: Found) -> bool:
        """Whether a longer word near the name is small, as in no headline: saves ``style``."""
        end = one.first + one.length
        for token, gap in ((end, 0), (end + 1, 0), (one.first - 1, 1), (one.first - 2, 1)):
            word = self.surface(token)
            small = len(word) > _LONG_WORD and word.islower() and word not in FUNCTION
            if small and not _STOP.search(self.gap(token + gap)):
                return True
        return False

    def style(self, one: Found) -> Style:
        """How the sentence around the name is set; names in it have no say."""
        sentence = self.sentence(one)
        others = [
            self._surfaces[i]
            for i in range(sentence.first, sentence.end)
            if i not in self._named and self._surfaces[i].isalpha()
        ]
        total = sum(map(len, others))
        shouted = sum(len(s) for s in others if s.isupper())
        if len(others) > 1 and shouted >= _SHOUTED * total > 3:
            return Style.CAPITALS
        if "." in self.gap(sentence.end):  # headlines have no full stop
            return Style.PLAIN
        long = [s for s in others[1:] if len(s) >= _LONG_WORD and s.lower() not in FUNCTION]
        capitals = sum(s[0].isupper() for s in long)
        return Style.TITLE if len(long) > 1 and capitals >= _TITLED * len(long) else Style.PLAIN

    def words(self, sentence: Sentence, without: Found) -> set[str]:
        """The folded words of the sentence, those of the name apart."""
        folded = self.tokens.folded
        end = without.first + without.length
        return {*folded[sentence.first : without.first], *folded[end : sentence.end]}

    def emphatic(self, i: int) -> bool:
        """Whether token ``i`` is set in capitals though it is no acronym."""
        if not is_capitals(self.surface(i)):
            return False
        if named := self.named(i):
            return not named.names[0].acronym
        return looks_ordinary(self.word(i)) or len(self.word(i)) > SHORT_ACRONYM
