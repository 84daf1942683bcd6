"""Words with an operator of their own: ``=word``, ``word*``, ``word~1``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ..deadline import Deadline
from ..errors import OutOfTime
from ..matching import Zone
from ..model import Span, TokenStream
from ..text.analysis import surface
from .cost import as_typed
from .lexicon import Lexicon
from .nodes import All, Exact, InZone, Like, Node
from .pieces import VALUES, ZONES, Typed, quoted
from .trees import rebuilt

FAN_OUT = 400  # completions asked of the archive; ``plan`` refuses a prefix that has more
SIMILAR = 50  # words within an edit or two, the nearest ones
MOST_SIMILAR = 10  # words with a tilde in one query: each is compared with thousands
MIN_LETTERS = 3  # before a star or a tilde
MAX_DISTANCE = 2

_BOOSTED = re.compile(r"(?P<word>.*[^\W_][*]?)\^[0-9.]*")  # "word^2", which other engines know
# "word~", "word~2", "word~0.8"
_FUZZY = re.compile(r"(?P<word>.*[^\W_])~(?P<distance>[0-9]*)(?P<share>\.[0-9]+)?[.,;:!?]*")
_FIELD = rf"(?:{'|'.join((*ZONES, *VALUES))}):"
_SIGN = re.compile(rf"\*|(?<!\S)=(?=\w)|(?<=\w)~(?!\d*[^\W\d])|\b{_FIELD}(?=\w)")


@dataclass(frozen=True, slots=True)
class Marked:
    """Reads these words of one query; ``typed`` is what was in the search box."""

    typed: str
    lexicon: Lexicon
    note: Callable[[str], None]

    def read(self, typed: Typed) -> Node | Typed | None:
        """The node of the word; the word itself if the operator has no effect; None if it is empty.

        Anything ignored or corrected is noted.
        """
        if match := _BOOSTED.fullmatch(typed.text):
            self.note(f"{quoted(typed.text)}: words cannot be given a weight; it was left out.")
            return self.read(Typed(typed.begin, typed.start, typed.end, match["word"]))
        if "*" in typed.text:
            return self.starred(typed)
        if match := _FUZZY.fullmatch(typed.text):
            if match["share"]:
                meant = quoted(f"{match['word']}~1")
                self.note(f"{quoted(typed.text)}: “~” counts letters; {meant} was searched.")
            return self.fuzzy(typed, match["word"], "1" if match["share"] else match["distance"])
        return typed

    def idle(self, text: str, where: str) -> None:
        """Note the signs in a text which would have had a meaning elsewhere."""
        if signs := dict.fromkeys(_SIGN.findall(text)):
            has = "has" if len(signs) == 1 else "have"
            self.note(f"{', '.join(map(quoted, signs))} {has} no effect {where}.")

    def exact(self, typed: Typed) -> Exact | None:
        tokens = self.lexicon.analyzer.analyse(typed.text)
        if typed.slop:
            self.note("Letters as typed (=) stand side by side; the “~” after them was left out.")
        self.idle(typed.text, "where letters are searched as typed (=)")
        if not len(tokens):
            return None
        span = Span(typed.start + tokens.starts[0], typed.start + tokens.ends[-1])
        return Exact(span, tokens.surfaces)

    def starred(self, typed: Typed) -> Node | Typed | None:
        """``word*``. A star elsewhere is removed, or ends the word there, with a note."""
        if not typed.text.strip("*:"):
            return All()
        text = typed.text.lstrip("*")
        start = typed.start + len(typed.text) - len(text)
        if start != typed.start:
            self.note(f"{quoted(typed.text)}: a star cannot lead a word; it was left out.")
        head, star, tail = text.partition("*")
        bare = Typed(start, start, typed.end, head)
        if not star:
            return bare
        tokens = self.lexicon.analyzer.analyse(head)
        if len(tokens) != 1 or tokens.ends[0] != len(head):
            self.note(f"{quoted(text)}: a star works behind a single word only; it was left out.")
            return self.read(bare) if len(tokens) else None
        if len(tokens.folded[0]) < MIN_LETTERS:
            self.note(f"{quoted(text)}: a star needs at least three letters in front of it.")
            return Typed(start, start, typed.end, text)
        if any(char.isalnum() or char == "~" for char in tail):
            meant = quoted(f"{head}*")
            self.note(f"{quoted(text)}: a star works at the end of a word; {meant} was searched.")
        return self._like(start, tokens, 0)

    def fuzzy(self, typed: Typed, word: str, digits: str) -> Node | Typed:
        tokens = self.lexicon.analyzer.analyse(word)
        bare = Typed(typed.begin, typed.start, typed.end, word)
        distance = int(digits[:3] or "1")
        if len(tokens) != 1 or len(tokens.folded[0]) < MIN_LETTERS:
            self.note(f"{quoted(typed.text)}: “~” works behind one word of three letters or more.")
            return bare
        if not distance:
            return bare
        if distance > MAX_DISTANCE:
            meant = quoted(f"{word}~{MAX_DISTANCE}")
            self.note(
                f"{quoted(typed.text)}: two letters may differ at most; {meant} was searched."
            )
        return self._like(typed.start, tokens, min(distance, MAX_DISTANCE))

    def _like(self, start: int, tokens: TokenStream, edits: int) -> Like:
        span = Span(start + tokens.starts[0], start + tokens.ends[0])
        terms = self.lexicon.terms(tokens.surfaces[0])
        return Like(span, self.typed[span.start : span.end], edits, terms)


def expanded(node: Node, lexicon: Lexicon, zones: tuple[Zone, ...], deadline: Deadline) -> Node:
    """The tree with the terms that each ``word*`` and ``word~`` stands for, in its zones.

    Raises:
        OutOfTime: the deadline has passed before one was looked up.
    """
    match node:
        case InZone(zone, part):
            return InZone(zone, expanded(part, lexicon, (zone,), deadline))
        case Like(text=text, edits=edits, terms=terms):
            if deadline.passed():
                typed = quoted(as_typed(node))
                raise OutOfTime(f"Time ran out before words like {typed} were looked up.")
            limit = SIMILAR if edits else FAN_OUT + 1
            found = lexicon.alike(surface(text), edits, limit, zones)
            return replace(node, terms=tuple(dict.fromkeys((*terms, *found))))
        case _:
            return rebuilt(node, lambda part: expanded(part, lexicon, zones, deadline))
