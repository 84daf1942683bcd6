"""What surrounds a possible name: its neighbours, its sentence, and how that is set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from ..model import AnalysedText
from .casing import SHORT_ACRONYM, is_capitals, looks_ordinary
from .lexicon import ARTICLES, FUNCTION
from .matcher import Found

_REACH = 40  # tokens looked at, each way, for the ends of a sentence
_STOP = re.compile(r"[.!?:;\n•|“\"\[(]|[-–—]{2}| [-–—] ")
_STOP_AFTER = re.compile(r"[.!?;\n•|]")
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
    """Tokens [first, end) of the sentence around a name, and how it is set."""

    first: int
    end: int
    style: Style


class Scene:
    """One text with what was found in it; answers what stands around token ``i``."""

    def __init__(self, zone: AnalysedText, found: Sequence[Found]) -> None:
        self._zone = zone
        self.text, self.tokens, self.found = zone.text, zone.tokens, found
        self._named = {i: one for one in found for i in range(one.first, one.first + one.count)}
        self._sentences: dict[int, Sentence] = {}

    def extended(self, found: Sequence[Found]) -> Scene:
        """The same text with other names found in it."""
        return Scene(self._zone, found)

    def word(self, i: int) -> str:
        """The folded token, empty beyond the ends of the text."""
        return self.tokens.folded[i] if 0 <= i < len(self.tokens) else ""

    def surface(self, i: int) -> str:
        """The token as written, empty beyond the ends of the text."""
        return self.tokens.surfaces[i] if 0 <= i < len(self.tokens) else ""

    def gap(self, i: int) -> str:
        """What stands between token ``i`` and the one before; at least a line break at the ends."""
        if i <= 0 or i > len(self.tokens):
            return "\n"
        if i == len(self.tokens):
            return self.text[self.tokens.ends[-1] :][:_REACH] + "\n"
        return self.text[self.tokens.ends[i - 1] : self.tokens.starts[i]]

    def glued(self, i: int) -> bool:
        """Whether only white space parts token ``i`` from the one before."""
        gap = self.gap(i)
        return gap == " " or (gap.isspace() and gap.count("\n") < 2 and 0 < i < len(self.tokens))

    def hyphenated(self, i: int) -> bool:
        """Whether a hyphen joins token ``i`` to the one before."""
        return len(gap := self.gap(i)) == 1 and gap in _HYPHENS

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
        first, last = one.first, one.first + one.count - 1
        return " ".join(self.text[self.tokens.starts[first] : self.tokens.ends[last]].split())

    def before(self, one: Found) -> int:
        """The token before the name; the Arabic article written before it counts as its part."""
        at = one.first - 1
        if at >= 0 and self.word(at) in ARTICLES and self.hyphenated(one.first):
            return at - 1
        return at

    def sentence(self, one: Found) -> Sentence:
        """The sentence around the name."""
        if known := self._sentences.get(one.first):
            return known
        first, end = one.first, one.first + one.count
        low, high = max(0, first - _REACH), min(len(self.tokens), end + _REACH)
        while first > low and not _STOP_AFTER.search(self.gap(first)):
            first -= 1
        while end < high and not _STOP_AFTER.search(self.gap(end)):
            end += 1
        sentence = Sentence(first, end, self._style(first, end))
        for i in range(first, end):
            self._sentences[i] = sentence
        return sentence

    def _style(self, first: int, end: int) -> Style:
        others = [self.tokens.surfaces[i] for i in range(first, end) if i not in self._named]
        letters = [c for surface in others for c in surface if c.isalpha()]
        if len(others) > 1 and sum(map(str.isupper, letters)) >= _SHOUTED * len(letters) > 3:
            return Style.CAPITALS
        long = [
            s
            for i, s in enumerate(others)
            if len(s) >= _LONG_WORD and s.isalpha() and s.lower() not in FUNCTION and i
        ]
        if "." in self.gap(end):  # headlines have no full stop
            return Style.PLAIN
        capitals = sum(s[0].isupper() for s in long)
        return Style.TITLE if len(long) > 1 and capitals >= _TITLED * len(long) else Style.PLAIN

    def words(self, sentence: Sentence, without: Found) -> set[str]:
        """The folded words of the sentence, those of the name apart."""
        folded = self.tokens.folded
        end = without.first + without.count
        return {*folded[sentence.first : without.first], *folded[end : sentence.end]}

    def emphatic(self, i: int) -> bool:
        """Whether token ``i`` is set in capitals though it is no acronym."""
        if not is_capitals(self.surface(i)):
            return False
        if named := self.named(i):
            return not named.names[0].acronym
        return looks_ordinary(self.word(i)) or len(self.word(i)) > SHORT_ACRONYM
