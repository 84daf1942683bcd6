"""What surrounds a possible name: its neighbours, its sentence, and how that is set."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import AnalysedText
from ...text.gaps import BEGINS, EDGE, GLUED, HYPHEN, ONE_SPACE, OWNS, SPACE
from ..matching.casing import SHORT_ACRONYM, is_capitals, looks_ordinary
from ..matching.matcher import Found
from ..words.lexicon import ARTICLES, AUXILIARIES, FUNCTION, NEGATED, VERSUS
from ..words.looks import SMALL, SMALL_AFTER, look
from ..words.verbs import BASES, HEADLINED
from ..words.works import KINDS
from .beside import LEADS, beside, is_state
from .sentences import Sentences

_REACH = 40  # code points looked at after the last token
_NEAR = 4  # tokens, each way
_STOPS = (".", "!", "?")
_SHORT_TEXT = 12  # tokens
_PHRASE = 4  # words beside the names
_BEYOND = 64  # tokens asked for beyond either end of a text, at most: none needs as many
_NO_GAPS, _NO_WORDS = EDGE * _BEYOND, ("",) * _BEYOND
_GLUED, _HYPHENATED, _OWNED, _BEGUN = (
    bytes(flags & flag > 0 for flags in range(256)) for flag in (GLUED, HYPHEN, OWNS, BEGINS)
)


class Scene:
    """One text with what was found in it; answers what is around token ``i``.

    What is asked of several tokens for each name is looked up, not called for: ``words`` are the
    folded tokens, ``surfaces`` the tokens as written, both empty beyond the ends of the text.
    ``glued``: only white space parts a token from the one before; ``hyphenated``: a hyphen joins
    them; ``possessive``: the token before has an apostrophe, with or without s.
    ``starts_sentence``: a capital may be due to its place: after a stop, a quote, a bullet.
    ``named`` is the name that a token is part of. A word that is seldom a name ("Square") makes
    none.

    ``beside``: what the words and marks beside each name tell, at its first token (see the module).
    ``phrase``: the text is no sentence but a name with
    a few words, of which none is a verb; it may be a title, and each name part of it. ``bare``: so
    it is, and all its words are capitals. ``sentence``, ``style`` and ``among`` are those
    of ``Sentences``.
    """

    __slots__ = (
        *("text", "tokens", "found", "count", "words", "surfaces", "named", "beside"),
        *("glued", "hyphenated", "possessive", "starts_sentence", "bare", "phrase"),
        *("sentence", "style", "among", "speaking", "_zone", "_gaps", "_named"),
    )

    words: tuple[str, ...]
    surfaces: tuple[str, ...]
    glued: Sequence[bool]
    hyphenated: Sequence[bool]
    possessive: Sequence[bool]
    starts_sentence: Sequence[bool]
    named: list[Found | None]
    beside: list[int]
    bare: bool
    phrase: bool

    def __init__(self, zone: AnalysedText, found: Sequence[Found]) -> None:
        tokens = zone.tokens
        self._zone = zone
        self.text, self.tokens, self.found, self.count = zone.text, tokens, found, len(tokens)
        # Beyond the last token stands nothing; so it does before the first, as Python counts.
        self.words, self.surfaces = tokens.folded + _NO_WORDS, tokens.surfaces + _NO_WORDS
        gaps = self._gaps = tokens.gaps + _NO_GAPS
        self.glued, self.hyphenated = _which(gaps, _GLUED), _which(gaps, _HYPHENATED)
        self.possessive, self.starts_sentence = _which(gaps, _OWNED), _which(gaps, _BEGUN)
        named: list[Found | None] = [None] * (self.count + _BEYOND)
        self.named, self._named, alone = named, named, []
        for one in found:
            named[one.first] = one
            if one.length > 1:
                named[one.first : one.end] = [one] * one.length
            if one.name.word_alone:
                alone.append(one.first)
        if alone:
            self.named = named.copy()
            for i in alone:
                self.named[i] = None
        sentences = Sentences(zone, named)
        self.sentence, self.style = sentences.around, sentences.style
        self.among, self.speaking = sentences.among, sentences.speaking
        few = self.count <= _SHORT_TEXT and self.count - sum(one.length for one in found) <= _PHRASE
        self.bare = self.count <= _SHORT_TEXT and self._is_bare()
        self.phrase = self.bare or (few and self._verbless())
        self.beside = beside(zone, self.surfaces, found)
        if self.phrase:
            self.beside = [LEADS | flags for flags in self.beside]

    def extended(self, found: Sequence[Found]) -> Scene:
        """The same text with other names found in it."""
        return Scene(self._zone, found)

    def gap(self, i: int) -> str:
        """What is between token ``i`` and the one before; at least a line break at the ends."""
        if self._gaps[i] == ONE_SPACE:  # so with most
            return " "
        starts, ends = self.tokens.starts, self.tokens.ends
        if 0 < i < self.count:
            return self.text[ends[i - 1] : starts[i]]
        if i == self.count > 0:
            return self.text[ends[-1] : ends[-1] + _REACH] + "\n"
        return "\n"

    def written(self, one: Found) -> str:
        """The name as it stands in the text, on one line."""
        return self.quoted(one.first, one.end)

    def quoted(self, first: int, end: int) -> str:
        """Tokens [first, end) as they stand in the text, on one line."""
        return " ".join(self.text[self.tokens.starts[first] : self.tokens.ends[end - 1]].split())

    def before(self, one: Found) -> int:
        """The token before the name; the Arabic article written before it counts as its part."""
        at = one.first - 1
        return at - (self.words[at] in ARTICLES and self.hyphenated[one.first])

    def _verbless(self) -> bool:
        ended = self.text.rstrip().endswith(_STOPS)
        return not (ended or any(map(self._verbal, range(self.count))))

    def _is_bare(self) -> bool:
        return self._verbless() and not any(
            surface[0].islower() and word not in FUNCTION and self._named[i] is None
            for i, (surface, word) in enumerate(
                zip(self.tokens.surfaces, self.tokens.folded, strict=True)
            )
        )

    def _verbal(self, i: int) -> bool:
        """Whether a verb stands there, or what may be one: "Putin swims with dolphins"."""
        word = self.words[i]
        last = i + 1 == self.count
        if self._named[i] or not word or (last and (word in KINDS or word == "open")):
            return False  # "Damascus rose", "Qatar Ladies Open"
        if word in AUXILIARIES or word in NEGATED or word in HEADLINED or word in VERSUS:
            return True
        if word in BASES and self._plural(i - 1):
            return True
        if word in FUNCTION or not self.surfaces[i].islower():
            return False
        if not word.endswith("s") or word.endswith("ss") or not self._named[i - 1]:
            kind = i + 2 == self.count and self.words[i + 1] in KINDS  # "Gambia pouched rat"
            return word.endswith("ed") and word != "red" and not kind
        following = self.surfaces[i + 1] if self.glued[i + 1] else ""
        return bool(following) and (not following.islower() or self.words[i + 1] in FUNCTION)

    def _plural(self, i: int) -> bool:
        """Whether what ends there may be the subject of a plural verb."""
        word, named = self.words[i], self._named[i]
        if named is not None and named.name.entity.kind in ("country", "place"):
            return "and" in self.tokens.folded[:i]  # "Belarus Free Theatre"
        return (word.endswith("s") and not word.endswith("ss")) or (
            named is not None and "and" in self.tokens.folded[:i]
        )

    def amid_small(self, one: Found) -> bool:
        """Whether a small word stands before it, and one, a clitic or a stop after it."""
        i, end = one.first, one.end
        if not (look(self.surfaces[i - 1]) & SMALL and self._gaps[i] & SPACE):
            return False
        if end == self.count:
            return True
        gap = self.text[self.tokens.ends[end - 1]]
        if gap == " ":
            return look(self.surfaces[end]) & SMALL_AFTER > 0
        return gap in ".;:)!?'’" or (gap == "," and not is_state(self.words[end]))

    def near_names(self, one: Found) -> bool:
        """Whether another name stands beside it, or a word further off, on either side."""
        named, first, end = self.named, one.first, one.end
        return (named[first - 1] or named[end] or named[first - 2] or named[end + 1]) is not None

    def emphatic(self, i: int) -> bool:
        """Whether token ``i`` is set in capitals though it is no acronym."""
        if not is_capitals(self.surfaces[i]):
            return False
        if named := self.named[i]:
            return not named.name.acronym
        return looks_ordinary(self.words[i]) or len(self.words[i]) > SHORT_ACRONYM


def _which(gaps: bytes, flagged: bytes) -> Sequence[bool]:
    """Which of the gaps have the flag, ``flagged`` by all their values."""
    return memoryview(gaps.translate(flagged)).cast("?")
