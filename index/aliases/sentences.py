"""The sentences of a text, and how each is set: what its capitals can say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import ClassVar, NamedTuple

import numpy as np

from ..gaps import STOP
from ..model import AnalysedText
from .looks import INITIAL, LETTERS, LOUD, SPEAKS, WEIGHTY
from .matcher import Found

_REACH = 40  # tokens looked at, each way, for the ends of a sentence
_STOPS = bytes(flags & STOP > 0 for flags in range(256))
_SHOUTED = 0.8  # of the letters of a sentence: then capitals say nothing
_LOUD = 3  # letters in capitals; as few are an acronym
_TITLED = 0.7  # of its longer words: then initial capitals say nothing


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


class Sentences:
    """The sentences of one text, found and looked at when they are asked for."""

    def __init__(self, zone: AnalysedText, named: Mapping[int, Found], looks: memoryview) -> None:
        """``named`` are the tokens that are part of names, which have no say in how it is set;
        ``looks`` what each token tells."""
        self._text, self._tokens, self._named = zone.text, zone.tokens, named
        self._looks = looks
        self._telling: dict[int, list[int]] = {}
        self._stops = zone.tokens.gaps.translate(_STOPS)
        self._known: list[Sentence | None] = []  # by token, once one is known
        self._styles: dict[Sentence, Style] = {}
        self._among: dict[tuple[frozenset[str], int, int], frozenset[str]] = {}

    def around(self, one: Found) -> Sentence:
        """The sentence around the name, at most 40 tokens each way.

        It is shared by all its names if it is whole from wherever one looks: what is told of a
        name must not hang on which was asked for before.
        """
        if not self._known:
            self._known = [None] * len(self._tokens)
        elif known := self._known[one.first]:
            return known
        first, end = sentence = Sentence(*self._bounds(one.first, one.first + one.length))
        if end - first <= _REACH:
            self._known[first:end] = [sentence] * (end - first)
        return sentence

    def _bounds(self, first: int, end: int) -> tuple[int, int]:
        """Where the sentence with tokens [first, end) begins and ends: at stops in no token."""
        low, high = max(0, first - _REACH), min(len(self._tokens), end + _REACH)
        before, behind = self._stops.rfind(1, low, first + 1), self._stops.find(1, end, high)
        return max(low, before), high if behind < 0 else behind

    def style(self, one: Found) -> Style:
        """How the sentence around the name is set."""
        sentence = self.around(one)
        known = self._styles.get(sentence)
        if known is None:
            known = self._styles[sentence] = self._set(*sentence)
        return known

    def _set(self, first: int, end: int) -> Style:
        named, surfaces, looks = self._named, self._tokens.surfaces, self._looks
        loud = [i for i in self._with(LOUD, first, end) if i not in named]
        shouted = sum(len(surfaces[i]) for i in loud)
        if shouted <= _LOUD and self._stopped(end):  # so with most sentences
            return Style.PLAIN
        places = [i for i in range(first, end) if looks[i] & LETTERS and i not in named]
        written = sum(len(surfaces[i]) for i in places)
        if shouted > _LOUD and len(places) > 1 and shouted >= _SHOUTED * written:
            return Style.CAPITALS
        if not places or self._stopped(end):
            return Style.PLAIN
        later = places[1:] if places[0] == first else places
        long = [looks[i] for i in later if looks[i] & WEIGHTY]
        capitals = sum(look & INITIAL > 0 for look in long)
        return Style.TITLE if len(long) > 1 and capitals >= _TITLED * len(long) else Style.PLAIN

    def _with(self, flag: int, first: int, end: int) -> list[int]:
        """Those of tokens [first, end) that look so: found once for the whole text."""
        telling = self._telling.get(flag)
        if telling is None:
            telling = (np.asarray(self._looks) & flag).nonzero()[0].tolist()
            self._telling[flag] = telling
        low = bisect_left(telling, first)
        return telling[low : bisect_left(telling, end, low)]

    def _stopped(self, end: int) -> bool:
        """Whether a full stop stands behind the sentence, as behind no headline."""
        tokens = self._tokens
        if end == len(tokens):
            return "." in self._text[tokens.ends[-1] : tokens.ends[-1] + _REACH]
        return "." in self._text[tokens.ends[end - 1] : tokens.starts[end]]

    def among(self, one: Found, some: frozenset[str]) -> frozenset[str]:
        """Those of some folded words that stand in the sentence around the name, beside it."""
        sentence, folded = self.around(one), self._tokens.folded
        key = some, *sentence
        found = self._among.get(key)
        if found is None:
            found = self._among[key] = some.intersection(folded[sentence.first : sentence.end])
        end = one.first + one.length
        if found and not found.isdisjoint(folded[one.first : end]):
            beside = folded[sentence.first : one.first] + folded[end : sentence.end]
            return found.intersection(beside)
        return found

    def speaking(self, one: Found) -> frozenset[str]:
        """The folded words of the sentence, beside the name, that speak for anything."""
        places, end = self._with(SPEAKS, *self.around(one)), one.first + one.length
        folded = self._tokens.folded
        return frozenset(folded[i] for i in places if not one.first <= i < end)
