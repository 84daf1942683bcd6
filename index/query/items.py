"""The words and names in a piece of a query: which words name something, and which stay words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from ..aliases.tagger import QueryName
from ..model import Span, TokenStream
from ..text.analysis import ENGLISH
from .amounts import Amount, amounts
from .lexicon import EVENT, PERSON, Lexicon, is_part_of_date
from .modes import AliasMode, Reading
from .moments import dates_in
from .neighbours import neighbours
from .nodes import Name, Node, Offer, Or, Word
from .pieces import quoted
from .turned import turned_round

_INDEFINITE = frozenset(("a", "an"))  # "a turkey" is no country, whatever the archive is about

# Short ways of English that are of no other word: "Jan" is a name, "gov" the end of addresses.
_SHORT = (
    "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th "
    "feb aug sept oct nov dec sen"
)
_IN_FULL = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
    "february august september october november december senator"
)
_STOP = re.compile(r"\b(feb|aug|sept|oct|nov|dec)\.(?=\s\d)", re.I)  # "Sept. 11": as "Sept 11"
_PAIRS = tuple(zip(_SHORT.split(), _IN_FULL.split(), strict=True))
_OTHER = dict(_PAIRS) | {full: short for short, full in _PAIRS}


@dataclass(frozen=True, slots=True)
class Items:
    """Reads the words and names of one query, and keeps which names its words may have meant.

    ``typed`` is what was in the search box and what nodes quote. ``without`` and ``reading`` are
    those of ``Parser.parse``.
    """

    typed: str
    lexicon: Lexicon
    note: Callable[[str], None]
    aliases: AliasMode
    without: tuple[str, ...]
    reading: Reading
    offered: dict[Span, QueryName] = field(default_factory=dict)
    twins: dict[Span, Word] = field(default_factory=dict)  # the words that were taken for names

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The names that words may have meant."""
        return tuple(Offer(s, self.slice(s), name.entities) for s, name in self.offered.items())

    def read(self, start: int, text: str, *, row: bool = False) -> Iterator[Word | Name]:
        """The words and names of ``text``, which begins at ``start``, in order."""
        tokens = self.analyse(text)
        names = self.names(text, tokens, row=row)
        money = {amount.first_token: amount for amount in amounts(text, tokens)}
        at = 0
        while at < len(tokens):
            name, amount = names.get(at), money.get(at)
            found = name or amount
            count = found.token_count if found else 1
            span = Span(start + tokens.starts[at], start + tokens.ends[at + count - 1])
            if amount and not name:
                yield self._amount(span, amount)
            elif name and self._is_name(start, text, tokens, names, at):
                yield self.name(span, name.entities, name.forms)
            else:
                if name:
                    self.offered[span] = name
                twin = name if name and name.ordinary and not name.given else None
                for i in range(at, at + count):
                    word = self.word(start, tokens, i, homograph=twin is not None)
                    yield replace(word, offered=twin.entities) if twin else word
            at += count

    def _is_name(
        self, start: int, text: str, tokens: TokenStream, names: dict[int, QueryName], at: int
    ) -> bool:
        """Whether a name means the name in this archive; noted, if it is typed as a word."""
        name, typed = names[at], tokens.surfaces[at]
        if not name.ordinary:
            return self.aliases is not AliasMode.ON or not self.lexicon.is_mostly_others(name)
        before = tokens.folded[at - 1] if at else ""
        if before in _INDEFINITE:
            return False
        beside = list(neighbours(text, tokens, names, at, self.lexicon.terms))
        if often := self.lexicon.how_often(name, typed):
            why = f"as {often} in this archive"
        elif self.lexicon.is_name_beside(name, beside):
            why = f"as nearly always beside {quoted(beside[-1].typed)} in this archive"
        elif self.reading is Reading.NAMES and name.twin:
            why = "since hardly an article has all of this with the word"
        else:
            return False
        word = self.word(start, tokens, at, homograph=True)
        self.twins[word.span] = word
        called = self.lexicon.called(name.entities)
        self.note(
            f"{quoted(word.text)} was taken for {called}, {why}; ={typed.lower()} finds the word."
        )
        return True

    def as_word(self, item: Word | Name) -> Word | Name:
        """The word again if it was typed as a word and taken for a name: "trump card"; in the
        weakest reading also a name of one word: "un-American"."""
        named = isinstance(item, Name) and item.text.isalpha() and item.form not in item.without
        if not named or self.reading is not Reading.EITHER or not self.lexicon.has(item.text):
            return self.twins.get(item.span, item)
        self.note("No article has all of this by its names; the words typed were searched as well.")
        return Word(item.span, item.text, self.lexicon.terms(item.text))

    def names(self, text: str, tokens: TokenStream, *, row: bool = False) -> dict[int, QueryName]:
        """The names by their first token. In a phrase (``row``) "the" stays a word, as in texts."""
        if self.aliases is AliasMode.OFF or not len(tokens):
            return {}
        unstopped = _STOP.sub(r"\1 ", text)
        names: Iterable[QueryName] = self.lexicon.tagger.tag_query(unstopped, tokens)
        if "," in text:
            names = chain(names, turned_round(text, tokens, self.lexicon))
        if self.reading >= Reading.ABSENT:
            names = [part for name in names for part in self._found_parts(name, text, tokens)]
        called = (self.lexicon.with_article(name, tokens, taken=not row) for name in names)
        dates = dates_in(text)
        return {n.first_token: n for n in called if not is_part_of_date(n, tokens, dates)}

    def _found_parts(self, name: QueryName, text: str, tokens: TokenStream) -> list[QueryName]:
        """The name, if an article has it; else it is read as its words, and these are the names in
        them: Turkey in "turkey coup". So is that of an event, in a reading that has them so."""
        first, last = name.first_token, name.first_token + name.token_count - 1
        begin, cut, end = tokens.starts[first], tokens.starts[last], tokens.ends[last]
        typed, occurs = text[begin:end], name.ordinary or self.lexicon.occurs(name)
        event = self.reading >= Reading.EVENTS and self.lexicon.are(name.entities, EVENT)
        none = f"No article has {quoted(typed)} as a name{self.lexicon.by_earlier()}"
        if first == last:
            if occurs or not self.lexicon.has(typed):
                return [name]
            self.note(f"{none}; it was searched as a word.")
            return []
        if occurs and not event:
            return [name]
        somebody = self.lexicon.are(name.entities, PERSON)  # whose surname is no other's here
        parts = [
            replace(each, first_token=at + each.first_token, ordinary=each.ordinary and rare)
            for at, part in ((first, text[begin:cut]), (last, text[cut:end]))
            for each in self.lexicon.tagger.tag_query(part, self.analyse(part))
            if not (somebody and self.lexicon.are(each.entities, PERSON))
            for rare in [self.lexicon.as_name(each, tokens.surfaces[at + each.first_token]) < 1]
        ]
        if not occurs:
            self.note(f"{none}; its words were searched.")
            return parts
        if parts:
            its = f"{quoted(typed)}; the words of its name were searched."
            self.note(f"No article has all of this with the event {its}")
        return parts or [name]

    def either(self, item: Word | Name) -> Node:
        """The item; in the weakest reading a name of one word, or just the word."""
        word = self.as_word(item) if self.reading is Reading.EITHER else item
        return item if word == item else Or((item, word))

    def name(self, span: Span, entities: tuple[str, ...], forms: tuple[str, ...] = ()) -> Name:
        owned = tuple(f"{entity}/" for entity in entities)
        without = tuple(form for form in self.without if form.startswith(owned))
        shared: tuple[str, ...] = ()
        if len(entities) > 1 and self.aliases is not AliasMode.STRICT:
            shared = tuple(form for form in forms if form not in without)
        form = forms[0] if forms else None
        return Name(span, self.slice(span), entities, form, without, shared)

    def word(self, start: int, tokens: TokenStream, i: int, *, homograph: bool = False) -> Word:
        span = Span(start + tokens.starts[i], start + tokens.ends[i])
        typed, surface = self.slice(span), tokens.surfaces[i]
        foreign = () if homograph else self.lexicon.foreign(surface)
        word = Word(span, typed, self.lexicon.terms(surface), homograph, foreign=foreign)
        other = _OTHER.get(surface.lower(), "")
        return self._written_so_too(word, other) if other and self.lexicon.has(other) else word

    def _written_so_too(self, word: Word, other: str) -> Word:
        """The word, in articles in English also in its ``other`` way: "9th" as "ninth"."""
        terms = self.lexicon.analyzer.query_terms(other, ENGLISH)
        alone = set(ENGLISH).issuperset(self.lexicon.languages)
        here = () if alone else tuple((term, ENGLISH) for term in terms)
        return replace(word.with_terms(terms, other), foreign=(*word.foreign, *here))

    def _amount(self, span: Span, amount: Amount) -> Word:
        """One word for all ways of writing the amount, as one word and as two."""
        typed, terms = self.slice(span), self.lexicon.terms
        closed = tuple(chain.from_iterable(map(terms, amount.short)))
        scales = tuple(chain.from_iterable(map(terms, amount.scales)))
        full = f"{amount.number} {amount.scale}"
        also = amount.short[0] if amount.scale in typed.casefold() else full
        return Word(span, typed, closed, halves=(terms(amount.number), scales), also=also)

    def analyse(self, text: str) -> TokenStream:
        return self.lexicon.analyzer.analyse(text)

    def slice(self, span: Span) -> str:
        return self.typed[span.start : span.end]
