"""The leaves of a query: typed pieces to words, names, phrases, prefixes, filters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..aliases.tagger import QueryName
from ..model import Span, TokenStream
from .fields import date_value, language_value
from .lexicon import Lexicon, is_part_of_date
from .marked import Marked
from .modes import AliasMode
from .moments import dates_in
from .neighbours import neighbours
from .nodes import (
    AddressIs,
    All,
    Name,
    Node,
    Offer,
    Or,
    Phrase,
    SourceIs,
    Word,
)
from .pieces import DATES, Typed, quoted

_INDEFINITE = frozenset(("a", "an"))  # "a turkey" is no country, whatever the archive is about
_LONGEST_WORD = 100  # characters; longer ones are no words to the analyzer
_DIVIDER = re.compile(r"[\s,;|]")  # "Raqqa,Mosul" is two words, "al-Raqqa" and "10:30" are one


class Leaves:
    """Reads the pieces of one query (``pieces.Reader``); holds its notes and offers.

    ``typed`` is what was in the search box and what nodes quote, ``text`` the same with straight
    quotes and white space for what is invisible, code point for code point.
    """

    def __init__(
        self,
        typed: str,
        text: str,
        lexicon: Lexicon,
        aliases: AliasMode,
        without: tuple[str, ...],
        *,
        apart: bool = False,
        named: bool = False,
    ) -> None:
        self._typed = typed
        self._text = text
        self._lexicon = lexicon
        self._marked = Marked(typed, lexicon, self.note)
        self._aliases = aliases
        self._without = without
        self._apart = apart
        self._named = named
        self._notes: dict[str, None] = {}
        self._offers: dict[Span, QueryName] = {}
        self._twins: dict[Span, Word] = {}  # the words that were taken for names

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(self._notes)

    @property
    def offers(self) -> tuple[Offer, ...]:
        return tuple(Offer(s, self._slice(s), name.entities) for s, name in self._offers.items())

    def note(self, sentence: str) -> None:
        """Keep a sentence for the person who typed, once."""
        self._notes[sentence] = None

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
        if typed.quoted:
            return self._marked.exact(typed) if typed.literal else self._phrase(typed)
        found = None if typed.literal else self._lexicon.articles_at(typed.text)
        if found:
            return self._address(typed, found)
        if found is not None:
            self.note(f"No article has the address {quoted(typed.text)}; it is searched as text.")
        if typed.literal or "*" in typed.text or "~" in typed.text or "^" in typed.text:
            return self._marked.read(typed)
        if (
            len(typed.text) > _LONGEST_WORD
            and typed.text.isalnum()
            and not len(self._analyse(typed.text))
        ):
            self.note(f"{quoted(typed.text)} is too long for a word and was left out.")
        return typed

    def _address(self, typed: Typed, ordinals: tuple[int, ...]) -> AddressIs:
        self.note(
            f"{quoted(typed.text)} is the address of an article here; in quotation marks it is "
            "searched as text."
        )
        return AddressIs(Span(typed.start, typed.end), typed.text, ordinals)

    def _phrase(self, typed: Typed) -> Node | None:
        items = list(self._items(typed.start, typed.text, row=True))
        if "*" in typed.text:
            self.note("A star inside quotation marks has no effect.")
        if not items:
            if not typed.text.strip() and typed.end > typed.start + len(typed.text):
                self.note("Empty quotation marks were left out.")
            return None
        if len(items) == 1:
            return items[0]
        span, words = Span(typed.begin, typed.end), tuple(map(self._as_word, items))
        return _any_of(Phrase(span, row, typed.slop) for row in (words, tuple(items)))

    # --- words and names --------------------------------------------------------------------

    def _plain(self, run: Sequence[Typed]) -> list[Node]:
        """Bare words side by side; those written as one ("US-backed") become a phrase."""
        if not run:
            return []
        text = ""  # just the words, each at its place: "raqa~0 prison" without its "~0"
        for typed in run:
            text += " " * (typed.start - run[0].start - len(text)) + typed.text
        nodes: list[Node] = []
        chain: list[Word | Name] = []
        for item in self._items(run[0].start, text):
            if chain and self._divided(chain[-1], item):
                nodes.append(self._compound(chain))
                chain = []
            chain.append(item)
        return [*nodes, self._compound(chain)] if chain else nodes

    def _compound(self, chain: list[Word | Name]) -> Node:
        """A single word or name unchanged; several as a phrase whose span is exactly theirs.

        A word that was not taken for a name may be one here: "us-led" is "US-led" typed in
        haste, but "us-versus-them" is not, so both readings are searched.
        """
        if len(chain) == 1:
            return chain[0]
        words, names = [], []
        for item in chain:
            offered = self._offers.pop(item.span, None)
            word = self._as_word(item)
            words.append(replace(word, apart=False) if isinstance(word, Word) else word)
            named = offered and self._name(item.span, offered.entities, offered.forms)
            names.append(named or item)
        span = Span(chain[0].span.start, chain[-1].span.end)
        return _any_of(Phrase(span, tuple(row)) for row in (words, names))

    def _divided(self, left: Word | Name, right: Word | Name) -> bool:
        """Whether two neighbours are words of their own: "Daesh/ISIS" is two names, "9/11" one."""
        between = self._text[left.span.end : right.span.start]
        named = isinstance(left, Name) or isinstance(right, Name)
        return bool(_DIVIDER.search(between)) or (named and "/" in between)

    def _items(self, start: int, text: str, *, row: bool = False) -> Iterator[Word | Name]:
        """The words and names of ``text``, which begins at ``start``, in order."""
        tokens = self._analyse(text)
        names = self._names(text, tokens, row=row)
        at = 0
        while at < len(tokens):
            name = names.get(at)
            count = name.token_count if name else 1
            span = Span(start + tokens.starts[at], start + tokens.ends[at + count - 1])
            if name and (not name.ordinary or self._is_name(start, text, tokens, names, at)):
                yield self._name(span, name.entities, name.forms)
            else:
                if name:
                    self._offers[span] = name
                for i in range(at, at + count):
                    yield self._word(start, tokens, i, apart=name is not None)
            at += count

    def _is_name(
        self, start: int, text: str, tokens: TokenStream, names: dict[int, QueryName], at: int
    ) -> bool:
        """Whether a name typed as an ordinary word means the name in this archive; then noted."""
        name, typed = names[at], tokens.surfaces[at]
        before = tokens.folded[at - 1] if at else ""
        if before in _INDEFINITE:
            return False
        beside = list(neighbours(text, tokens, names.values(), at, self._lexicon.terms))
        if often := self._lexicon.how_often(name, typed):
            why = f"as {often} in this archive"
        elif self._lexicon.is_name_beside(name, typed, beside):
            why = f"as nearly always beside {quoted(beside[-1].typed)} in this archive"
        elif self._named and name.twin:
            why = "since no article has all of this with the word"
        else:
            return False
        word = self._word(start, tokens, at, apart=True)
        self._twins[word.span] = word
        called = self._lexicon.called(name.entities)
        self.note(
            f"{quoted(word.text)} was taken for {called}, {why}; ={typed.lower()} finds the word."
        )
        return True

    def _as_word(self, item: Word | Name) -> Word | Name:
        """The word again if it was typed as a word and taken for a name: "trump card"."""
        return self._twins.get(item.span, item)

    def _names(self, text: str, tokens: TokenStream, *, row: bool = False) -> dict[int, QueryName]:
        """The names by their first token. In a phrase (``row``) "the" stays a word, as in texts."""
        if self._aliases is AliasMode.OFF or not len(tokens):
            return {}
        names: Iterable[QueryName] = self._lexicon.tagger.tag_query(text, tokens)
        if self._apart:
            names = [part for name in names for part in self._found_parts(name, text, tokens)]
        called = (self._lexicon.with_article(name, tokens, taken=not row) for name in names)
        dates = dates_in(text)
        return {n.first_token: n for n in called if not is_part_of_date(n, tokens, dates)}

    def _found_parts(self, name: QueryName, text: str, tokens: TokenStream) -> Iterator[QueryName]:
        """The name; of one in several words that no article has, the names in its parts: Turkey in
        "turkey coup"."""
        first, last = name.first_token, name.first_token + name.token_count - 1
        if first == last or name.ordinary or self._lexicon.occurs(name):
            yield name
            return
        begin, cut, end = tokens.starts[first], tokens.starts[last], tokens.ends[last]
        self.note(f"No article has {quoted(text[begin:end])} as a name; its words were searched.")
        for at, part in ((first, text[begin:cut]), (last, text[cut:end])):
            for each in self._lexicon.tagger.tag_query(part, self._analyse(part)):
                yield replace(each, first_token=at + each.first_token, ordinary=False)

    def _name(self, span: Span, entities: tuple[str, ...], forms: tuple[str, ...] = ()) -> Name:
        owned = tuple(f"{entity}/" for entity in entities)
        without = tuple(form for form in self._without if form.startswith(owned))
        shared: tuple[str, ...] = ()
        if len(entities) > 1 and self._aliases is not AliasMode.STRICT:
            shared = tuple(form for form in forms if form not in without)
        form = forms[0] if forms else None
        return Name(span, self._slice(span), entities, form, without, shared)

    def _word(self, start: int, tokens: TokenStream, i: int, *, apart: bool) -> Word:
        span = Span(start + tokens.starts[i], start + tokens.ends[i])
        return Word(span, self._slice(span), self._lexicon.terms(tokens.surfaces[i]), apart)

    def _analyse(self, text: str) -> TokenStream:
        return self._lexicon.analyzer.analyse(text)

    def _slice(self, span: Span) -> str:
        return self._typed[span.start : span.end]

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
        if field in DATES:
            return date_value(field, span, text, self.note)
        if field == "source":
            return SourceIs(span, text)
        if field == "entity":
            return self._entity(span, text)
        return language_value(span, text, self.note)

    def _entity(self, span: Span, text: str) -> Name:
        """The entity of this id, or of this name (``entity:"Islamic State"``)."""
        table = self._lexicon.table
        if table is None or table.entity(text) is not None:
            return self._name(span, (text,))
        if table.entity(text.casefold()) is not None:
            return self._name(span, (text.casefold(),))
        tokens = self._analyse(text)
        name = self._names(text, tokens).get(0)
        if name and name.token_count == len(tokens):
            return self._name(span, name.entities, name.forms)
        self.note(f"No name has the id {quoted(text)}; nothing is found by it.")
        return self._name(span, (text,))


def _any_of(readings: Iterable[Phrase]) -> Node:
    """The readings without repeats; one alone needs no ``Or``."""
    kept = tuple(dict.fromkeys(readings))
    return Or(kept) if len(kept) > 1 else kept[0]
