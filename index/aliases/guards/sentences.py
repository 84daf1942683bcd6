"""The sentences of a text, and how each is set: what its capitals can say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import ClassVar

from ...model import AnalysedText
from ...text.gaps import STOP
from ..matching.matcher import Found
from ..words import lexicon as lex
from ..words.heads import DEMONYMS
from ..words.looks import INITIAL, WEIGHTY, look
from ..words.namesakes import NAMESAKES

_REACH = 40  # tokens looked at, each way, for the ends of a sentence
_STOPS = bytes(flags & STOP > 0 for flags in range(256))
_SPEAKING = (
    lex.POLITICS
    | lex.BUSINESS
    | lex.MEDICAL
    | lex.PERSONAL
    | DEMONYMS
    | frozenset[str]().union(*(namesake.words for namesake in NAMESAKES.values()))
)
_SHOUTED = 0.8  # of the letters of a sentence: then capitals say nothing
_LOUD = 3  # letters in capitals; as few are an acronym
_TITLED = 0.7  # of its longer words: then initial capitals say nothing


class Style:
    """How a sentence is set: what its capitals can say. No Enum, as ``Sense`` is none."""

    PLAIN: ClassVar[Style]
    TITLE: ClassVar[Style]
    CAPITALS: ClassVar[Style]


Style.PLAIN, Style.TITLE, Style.CAPITALS = Style(), Style(), Style()


Sentence = tuple[int, int]  # tokens [first, end); taken apart faster than a named tuple


class Sentences:
    """The sentences of one text, found and looked at when they are asked for."""

    def __init__(self, zone: AnalysedText, named: Sequence[Found | None]) -> None:
        """``named``: which name each token is part of. Names have no say in how it is set."""
        self._text, self._tokens, self._named = zone.text, zone.tokens, named
        self._count = len(zone.tokens)
        self._stops = zone.tokens.gaps.translate(_STOPS)
        self._known: list[Sentence | None] = []  # by token, once one is known
        self._styles: dict[Sentence, Style] = {}
        self._speaking: dict[Sentence, frozenset[str]] = {}

    def around(self, one: Found) -> Sentence:
        """The sentence around the name, at most 40 tokens each way.

        It is shared by all its names if it is whole from wherever one looks: what is told of a
        name must not hang on which was asked for before.
        """
        if not self._known:
            self._known = [None] * self._count
        elif known := self._known[one.first]:
            return known
        first, end = sentence = self._bounds(one.first, one.end)
        if end - first <= _REACH:
            self._known[first:end] = [sentence] * (end - first)
        self._known[one.first] = sentence
        return sentence

    def _bounds(self, first: int, end: int) -> Sentence:
        """Where the sentence with tokens [first, end) begins and ends: at stops in no token."""
        before = self._stops.rfind(1, max(0, first - _REACH), first + 1)
        behind = self._stops.find(1, end, end + _REACH)  # one is at either end of the text
        return first - _REACH if before < 0 else before, end + _REACH if behind < 0 else behind

    def style(self, one: Found) -> Style:
        """How the sentence around the name is set."""
        sentence = self.around(one)
        known = self._styles.get(sentence)
        if known is None:
            known = self._styles[sentence] = self._set(*sentence)
        return known

    def _set(self, first: int, end: int) -> Style:
        named, surfaces = self._named, self._tokens.surfaces
        upper = compress(range(first, end), map(str.isupper, surfaces[first:end]))
        shouted = sum(
            [len(surfaces[i]) for i in upper if named[i] is None and surfaces[i].isalpha()]
        )
        if shouted <= _LOUD and self._stopped(end):  # so with most sentences
            return Style.PLAIN
        places = [i for i in range(first, end) if named[i] is None and surfaces[i].isalpha()]
        others = [surfaces[i] for i in places]
        if shouted > _LOUD and len(others) > 1 and shouted >= _SHOUTED * sum(map(len, others)):
            return Style.CAPITALS
        if not others or self._stopped(end):
            return Style.PLAIN
        later = others[1:] if places[0] == first else others
        long = [told for s in later if (told := look(s)) & WEIGHTY]
        capitals = sum(told & INITIAL > 0 for told in long)
        return Style.TITLE if len(long) > 1 and capitals >= _TITLED * len(long) else Style.PLAIN

    def _stopped(self, end: int) -> bool:
        """Whether a full stop stands after the sentence, as after no headline."""
        tokens = self._tokens
        if end == self._count:
            return "." in self._text[tokens.ends[-1] : tokens.ends[-1] + _REACH]
        return "." in self._text[tokens.ends[end - 1] : tokens.starts[end]]

    def among(self, one: Found, some: frozenset[str]) -> frozenset[str]:
        """Those of some folded words that stand in the sentence around the name, beside it."""
        sentence = first, end = self.around(one)
        return self._beside(one, sentence, some.intersection(self._tokens.folded[first:end]))

    def speaking(self, one: Found) -> frozenset[str]:
        """``among`` for the words that speak for or against any name, found once a sentence."""
        sentence = first, end = self.around(one)
        found = self._speaking.get(sentence)
        if found is None:
            found = _SPEAKING.intersection(self._tokens.folded[first:end])
            self._speaking[sentence] = found
        return self._beside(one, sentence, found)

    def _beside(self, one: Found, sentence: Sentence, found: frozenset[str]) -> frozenset[str]:
        folded, first, end = self._tokens.folded, one.first, one.end
        if not found or found.isdisjoint(folded[first:end]):
            return found
        return found.intersection(folded[sentence[0] : first] + folded[end : sentence[1]])
