"""The leaves of a query: typed pieces to words, names, phrases, prefixes, filters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..model import Span
from ..text.analysis import APOSTROPHES
from . import affixes
from .compounds import Compounds
from .fields import date_value, language_value
from .items import Items
from .marked import Marked
from .moments import with_moments
from .nodes import AddressIs, All, Name, Node, Or, Phrase, SourceIs, Word
from .pieces import BESIDE, DATES, Typed, quoted

_LONGEST_WORD = 100  # characters; longer ones are no words to the analyzer
_ELISIONS = frozenset(APOSTROPHES)
_DIVIDER = re.compile(r"[\s,;|]")  # "Raqqa,Mosul" is two words, "al-Raqqa" and "10:30" are one


@dataclass(frozen=True, slots=True)
class Leaves:
    """Reads the pieces of one query.

    ``text`` is what was in the search box, with straight quotes and white space for what is
    invisible, code point for code point.
    """

    text: str
    items: Items
    compounds: Compounds

    def note(self, sentence: str) -> None:
        """Keep a sentence for the person who typed."""
        self.items.note(sentence)

    # --- pieces side by side ----------------------------------------------------------------

    def words(self, run: Sequence[Typed]) -> list[Node]:
        """The nodes of pieces that are side by side; adjacent bare words may form names."""
        nodes: list[Node] = []
        bare: list[Typed] = []
        for typed in run:
            read = self._special(typed)
            if isinstance(read, Typed):
                bare.append(read)
            elif read is not None:
                nodes += [*self._plain(bare), read]
                bare = []
        return [*nodes, *self._plain(bare)]

    def _special(self, typed: Typed) -> Node | Typed | None:
        """The node of a piece that is not a bare word; a bare word itself; None if nothing."""
        marked = Marked(self.items.typed, self.items.lexicon, self.note)
        if typed.literal:
            return marked.exact(typed)
        if typed.quoted:
            marked.idle(typed.text, "inside quotation marks")
            return self._phrase(typed)
        if found := self.items.lexicon.articles_at(typed.text):
            its = f"{quoted(typed.text)} is the address of an article here"
            self.note(f"{its}; in quotation marks it is searched as text.")
            return AddressIs(Span(typed.start, typed.end), typed.text, found)
        if found is not None:
            self.note(f"No article has the address {quoted(typed.text)}; it is searched as text.")
        if "*" in typed.text or "~" in typed.text or "^" in typed.text:
            return marked.read(typed)
        if (
            len(typed.text) > _LONGEST_WORD
            and typed.text.isalnum()
            and not len(self.items.analyse(typed.text))
        ):
            self.note(f"{quoted(typed.text)} is too long for a word and was left out.")
        return typed

    def _phrase(self, typed: Typed) -> Node | None:
        items = tuple(self.items.read(typed.start, typed.text, row=True))
        if not items:
            if not typed.text.strip() and typed.end > typed.start + len(typed.text):
                self.note("Empty quotation marks were left out.")
            return None
        words, span = tuple(map(self.items.as_word, items)), Span(typed.begin, typed.end)
        text = "" if typed.slop else self.text  # words near each other stay apart
        others = (words,) if typed.slop else (words, *affixes.ways(items, self.items))
        named = self.compounds.row(items, text)
        if len(named) == 1:
            return named[0]
        rows = (*(self.compounds.row(row, text) for row in dict.fromkeys(others)), named)
        return _any_of(Phrase(span, row, typed.slop) for row in rows)

    # --- words and names --------------------------------------------------------------------

    def _plain(self, run: Sequence[Typed]) -> list[Node]:
        """Bare words side by side; those written as one ("US-backed") become a phrase, and those
        of a date a moment: before operators, which would tear it apart."""
        if not run:
            return []
        text = ""  # just the words, each at its place: "raqa~0 prison" without its "~0"
        for typed in run:
            text += " " * (typed.start - run[0].start - len(text)) + typed.text
        nodes: list[Node] = []
        chain: list[Word | Name] = []
        for item in self.items.read(run[0].start, text):
            if chain and self._divided(chain[-1], item):
                nodes.append(self._compound(chain))
                chain = []
            chain.append(item)
        nodes += [self._compound(chain)] if chain else []
        return list(with_moments(nodes, self.text))

    def _compound(self, chain: list[Word | Name]) -> Node:
        """A single word or name unchanged; several as a phrase whose span is exactly theirs.

        A word that was not taken for a name may be one here: "us-led" is "US-led" typed in
        haste, but "us-versus-them" is not, so both readings are searched. An elided article
        ("l'élection") is no word of its own: texts have "une élection" too.
        """
        if len(chain) > 1 and self._between(chain[0], chain[1]) in _ELISIONS:
            chain = chain[1:]
        if len(chain) < 3:
            known = self.compounds.row(chain, self.text)
            if len(known) == 1:
                return self.items.either(known[0])
        words, names = [], []
        for item in chain:
            offered = self.items.offered.pop(item.span, None)
            word = self.items.as_word(item)
            words.append(replace(word, homograph=False) if isinstance(word, Word) else word)
            named = offered and self.items.name(item.span, offered.entities, offered.forms)
            names.append(named or item)
        span = Span(chain[0].span.start, chain[-1].span.end)
        return _any_of(Phrase(span, tuple(row)) for row in (words, names))

    def _between(self, left: Word | Name, right: Word | Name) -> str:
        return self.text[left.span.end : right.span.start]

    def _divided(self, left: Word | Name, right: Word | Name) -> bool:
        """Whether two neighbours are words of their own: "Daesh/ISIS" is two names, "9/11" one."""
        between = self._between(left, right)
        named = isinstance(left, Name) or isinstance(right, Name)
        return bool(_DIVIDER.search(between)) or (named and "/" in between)

    # --- field:value ------------------------------------------------------------------------

    def value(self, field: str, typed: Typed) -> Node | None:
        """The node of ``field:typed``; None (and a note) if it means nothing."""
        text = typed.text.strip() if typed.quoted else typed.text.rstrip(",;.")
        begin = typed.start + len(typed.text) - len(typed.text.lstrip())
        span = Span(begin, begin + len(text))
        if text == "*":
            return All()
        if not any(map(str.isalnum, text)):
            self.note(f"“{field}:” had no value and was left out.")
            return None
        if field in (*DATES, *BESIDE):
            return date_value(field, span, text, self.note)
        if field == "source":
            return SourceIs(span, text)
        if field == "entity":
            return self._entity(span, text)
        return language_value(span, text, self.note)

    def _entity(self, span: Span, text: str) -> Name:
        """The entity of this id, or of this name (``entity:"Islamic State"``)."""
        table = self.items.lexicon.table
        for id in (text, text.casefold()):
            if table.entity(id) is not None:
                return self.items.name(span, (id,))
        tokens = self.items.analyse(text)
        name = self.items.names(text, tokens).get(0)
        if name and name.token_count == len(tokens):
            return self.items.name(span, name.entities, name.forms)
        self.note(f"No name has the id {quoted(text)}; nothing is found by it.")
        return self.items.name(span, (text,))


def _any_of(readings: Iterable[Phrase]) -> Node:
    """The readings without repeats; one alone needs no ``Or``."""
    kept = tuple(dict.fromkeys(readings))
    return Or(kept) if len(kept) > 1 else kept[0]
