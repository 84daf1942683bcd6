"""What a query finds if it is put otherwise. Notes tell of it: without its filters, with the events
called after a name or the words of an event's, with its letters as typed, as a name in a row. If it
finds hardly anything, a better query is proposed; and names that its words may have meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice

from ..aliases.matching.casing import is_ordinary
from ..aliases.table import AliasTable
from ..answer import DidYouMean, OfferedName
from ..errors import BadQuery, QueryTooCostly
from ..matching import Candidates, Field, Term, certain_token
from ..model import Entity, Status, Strength
from ..outcomes import counted
from ..query.asking import without_words
from ..query.cost import as_typed
from ..query.lexicon import EVENT
from ..query.nodes import (
    NOWHERE,
    And,
    DateIs,
    Leaf,
    Name,
    Node,
    Offer,
    Phrase,
    SourceIs,
    Word,
    is_time,
    leaves,
)
from ..query.trees import filter_names, full_names, nodes
from ..request import MatchMode, SearchRequest
from ..text.analysis import fold, folded_text, is_acronym
from .counting import leaf_idf
from .finding import Found, run
from .question import Questions, Wording
from .unmatched import no_day

_STOPS = ".,;:?!…"  # that end with a word
_QUOTES = '"“”„«»'
_MANY_TIMES = 2
_A_TENTH = 10  # of what is found: fewer more are not worth a note
_LISTED = 5  # events of one place, names in a row
_NO_DATE = DateIs(NOWHERE, None, None)
_FEW = 3  # hits: with fewer, a misspelling may be why
_OFFERED = 3  # names put to the archive
_LEAST_PARTS = 2  # of a query of which a word may be left out
_ONE_PLACE = 20  # words that may stand among all of it, where an article is about all of it
_LEFT_OUT = 6  # words left out in turn
_AS_OFTEN = 10  # a word this many times as often found as a name is hardly the name


class Otherwise:
    """Asks other queries like the one of the request, of which ``found`` are the candidates."""

    def __init__(self, questions: Questions, found: Found, request: SearchRequest) -> None:
        self.questions, self.known, self.request = questions, questions.known, request
        self.question, self.query = found.question, found.question.query
        self.having_all = found.having_all  # how many articles have all of it
        self.parts = (*self.query.parts, *request.narrowing.parts)
        self.first = not (request.cursor or request.document)  # page of what was typed

    def total_of(self, text: str) -> int:
        """How many articles match all of another query, everything else being as in the request."""
        try:
            wanted = replace(self.request, text=text, facets=(), match=MatchMode.ALL)
            return run(self.questions(Wording.of(wanted)), wanted, None).candidates.total
        except (BadQuery, QueryTooCostly):
            return 0

    def _around(self, part: Leaf | Offer) -> tuple[str, str]:
        """What was typed before a part and its quotation marks, and behind them."""
        typed, (start, end) = self.query.text, part.span
        return typed[:start].rstrip(_QUOTES), typed[end:].lstrip(_QUOTES)

    def _instead(self, part: Leaf, text: str) -> str:
        return text.join(self._around(part))

    def notes(self) -> Iterator[str]:
        """Sentences about what is found by other wordings, or without dates, sources, languages."""
        if self.request.match is not MatchMode.ANY:
            yield from self._of_names()
        if self._late() or any(no_day(self.query, self.request)) or not leaves(self.query.root):
            return  # not told of in time, or already, or of everything
        yield from self._undated()
        if not self.having_all and self.request.match is not MatchMode.ANY:
            yield from self._excluded()

    def _late(self) -> bool:
        return self.request.deadline.passed()

    def _of_names(self) -> Iterator[str]:
        """Notes on its words and names; on letters and rows for the first page alone."""
        for part in self.query.parts:
            if self._late():
                return
            events: Sequence[Entity] = ()
            if isinstance(part, Name) and self.having_all:
                events = self._called_after(part)
                yield from self._of_events(part, events)
            if isinstance(part, Word | Name) and self.first:
                yield from self._of_letters(part, events)
        for name in islice(full_names(self.query), _LISTED if self.first else 0):
            words = " ".join(item.text for item in name.items)
            whole = self._instead(name, f'"{words}"')
            if 0 < (total := self.total_of(whole)) < self.having_all:
                yield f"In {counted(total)} of these “{words}” stands in a row: {whole}"

    def _of_letters(self, part: Word | Name, events: Sequence[Entity]) -> Iterator[str]:
        """On a word typed in capitals, and on a name that needs company where it is not certain,
        but for articles that have it in the name of one of these events."""
        known = isinstance(part, Name) and self.known.table.form(part.form or "")
        typed, form = self.query.text, known[1] if known else None
        meant = form is not None and form.text.replace(".", "") == part.text.replace(".", "")
        shouted = typed.isupper() and typed.strip() != part.text
        word = isinstance(part, Word) or is_ordinary(fold(part.text))
        if is_acronym(part.text) and word and not (meant or shouted):
            exact = self._instead(part, f"={part.text}")
            total = self.total_of(exact)
            if total and (form or total < self.having_all):
                yield f"In {counted(total)} “{part.text}” stands in capitals: {exact}"
        elif self._plainly(part) and form and form.strength is Strength.WEAK:
            exact, name = self._instead(part, f"={form.text}"), form.text
            small = (f"-{name}", *(f"-entity:{event.id}" for event in events))  # it may be the word
            letters = name.isalpha() and not is_acronym(name)
            more = self.total_of(" ".join((exact, *small))) if letters else 0
            if more * _A_TENTH > self.having_all:
                yield f"In {counted(more)} more “{name}” may be another name or a word: {exact}"

    def _plainly(self, part: Word | Name) -> bool:
        """Whether it is the whole query, or one of its words with neither a sign nor a field."""
        before = self.query.text[: part.span.start]
        among = isinstance(self.query.root, And) and self.having_all > 0
        return part is self.query.root or (among and (not before or before[-1].isspace()))

    # --- events that are called after a place or a person: "Las Vegas shooting" -----------------

    def _of_events(self, name: Name, after: Sequence[Entity]) -> Iterator[str]:
        """Far more articles may have the words of an event's name than the name: few call it "Las
        Vegas shooting", many report a shooting in Las Vegas. And articles may have a place in the
        name of an event alone: "the annexation of Crimea" is no mention of Crimea.
        """
        entity = self.known.table.entity(name.entities[0])
        if after:
            yield from self._with_these(name, after)
        elif entity and entity.kind == EVENT and (apart := self._apart(name)):
            total, its = self.total_of(apart), f"These articles name the event {entity.name}."
            if total >= _MANY_TIMES * self.having_all:
                yield f"{its} {total:,} have the words of its name, together or apart: {apart}"

    def _apart(self, name: Name) -> str | None:
        """The query with ``AND`` in this name of it; None if its words have no name among them."""
        words = " AND ".join(name.text.rsplit(maxsplit=1))
        text = self._instead(name, words)
        read = leaves(self.questions(Wording.of(replace(self.request, text=text))).root)
        named = any(isinstance(leaf, Name) and leaf.text in name.text for leaf in read)
        return text if named and words != name.text else None

    def _called_after(self, name: Name) -> list[Entity]:
        """The events with the name of one thing in theirs, most frequent first; none if fewer than
        a tenth as many articles have them as all of the query."""
        known = self.known
        entity = known.table.entity(name.entities[0])
        if entity is None or entity.kind == EVENT or len(name.entities) > 1:
            return []
        forms = [form for form in entity.forms if form.status is Status.ACTIVE]
        sure = [form.text for form in forms if form.strength is Strength.SAME]
        names = [
            f" {text if text.isupper() else folded_text(text)} " for text in (*sure, name.text)
        ]
        begun = ((name, _events(known.table).get(name.split()[0], ())) for name in names)
        after = {e.id: e for name, events in begun for e, told in events if name in told}
        uses = known.count([Term(Field.BODY_ENTITY, certain_token(id)) for id in after])
        used = [(n, event) for n, event in zip(uses, after.values(), strict=True) if n]
        told = sorted(used, key=lambda each: (-each[0], each[1].id))[:_LISTED]
        enough = sum(n for n, _ in told) * _A_TENTH >= self.having_all
        return [event for _, event in told] if enough else []

    def _with_these(self, name: Name, events: Sequence[Entity]) -> Iterator[str]:
        """A note on articles that have the name in the names of events only."""
        either = " OR ".join((name.text, *(f"entity:{event.id}" for event in events)))
        alone = name.text == self.query.text.strip(f" {_QUOTES}")
        text = self._instead(name, either if alone else f"({either})")
        more = self.total_of(text) - self.having_all
        if more > 0 and more * _A_TENTH >= self.having_all:
            only = f"only in the name of an event ({', '.join(event.name for event in events)})"
            yield f"In {counted(more)} more “{name.text}” stands {only}. With these: {text}"

    # --- filters ----------------------------------------------------------------------------

    def _undated(self) -> Iterator[str]:
        """A note if dates leave out articles that have none."""
        kept = [p for p in self.parts if not (isinstance(p, DateIs) and (p.since or p.until))]
        if len(kept) < len(self.parts) and (undated := self._having((*kept, _NO_DATE)).total):
            told = f"{counted(undated)} without a date"
            yield f"The dates asked for leave out {told}; date:none finds those."

    def _excluded(self) -> Iterator[str]:
        """A note if articles have all of the query, but none within its dates, sources, languages,
        and how many are from sources with a similar name."""
        parts = self.parts
        kept = [part for part in parts if not filter_names(part)]
        if len(kept) < len(parts) and (found := self._having(kept, Field.SOURCE)).total:
            names = " and ".join(sorted(frozenset().union(*map(filter_names, parts))))
            typed = [part.source for part in nodes(And(parts)) if isinstance(part, SourceIs)]
            like = set(chain(*map(self.known.lookups.sources_like, typed)))
            others = [one for facet in found.facets for one in facet.counts if one.value in like]
            of_these = "".join(f", {one.count} from “{one.value}”" for one in others[:_OFFERED])
            all_of_this = f"{counted(found.total)} would have all of this{of_these}"
            yield f"Without the {names} asked for, {all_of_this}."

    def _having(self, parts: Iterable[Node], *facets: Field) -> Candidates:
        """The articles with these parts, whatever is asked for beside them."""
        conjunctive = self.request.match is not MatchMode.ANY
        wording = self.question.wording._replace(conjunctive=conjunctive)
        query = replace(self.query, root=And(tuple(parts)))
        bare = replace(self.question, wording=wording, query=query)
        free = replace(
            self.request, since=None, until=None, sources=(), languages=(), facets=facets
        )
        try:
            return run(bare, free, None).candidates
        except QueryTooCostly:  # words near each other in too many articles, but for what was asked
            return Candidates((), 0)

    # --- other queries ----------------------------------------------------------------------

    def better(self) -> DidYouMean | None:
        """A better query if this one finds hardly anything: respelt, without quotation marks, or
        without one of its words."""
        unasked = self.request.match is not MatchMode.AUTO or not self.first
        if unasked or self.having_all >= _FEW or self._late():
            return None
        spelled = self.known.corrector.did_you_mean(self.query, self.having_all, self.total_of)
        return spelled or self._in_any_order() or self._without_a_word()

    def _in_any_order(self) -> DidYouMean | None:
        """The words of a phrase that no article has, if articles have them at different places."""
        phrase = self.question.root
        if self.having_all or not isinstance(phrase, Phrase) or phrase.is_compound:
            return None
        text = self._instead(phrase, " ".join(item.text for item in phrase.items))
        total = self.total_of(text)
        return DidYouMean(text, total) if total else None

    def _without_a_word(self) -> DidYouMean | None:
        """The query without the word that most articles with the others lack, if few have all of
        it, and none in one place: "Foley video date" is about the video. Names stay, and so does
        the rarest word."""
        typed = without_words(self.query.text, self.query.asking)
        parts = [part for part in self.query.parts if leaves(part)]
        if not self.having_all or len(parts) <= _LEAST_PARTS:
            return None
        told = (leaf for part in parts if not is_time(part) for leaf in leaves(part))
        if self.total_of(f'"{" ".join(map(as_typed, told))}"~{_ONE_PLACE}'):
            return None
        words = [part for part in parts if isinstance(part, Word)]
        words.sort(key=lambda word: leaf_idf(word, self.known.count))
        if len(words) == len(parts):
            words.pop()
        texts = (
            " ".join(f"{typed[: word.span.start]} {typed[word.span.end :].lstrip(_STOPS)}".split())
            for word in words[:_LEFT_OUT]
            if not typed[: word.span.start].endswith("+")
        )
        tried = [DidYouMean(text, n) for text in texts if (n := self.total_of(text)) >= _FEW]
        return max(tried, key=lambda meant: meant.total, default=None)

    def offers(self) -> Iterator[OfferedName]:
        """The names that words of the query may have meant. Beside others one has to be found at
        least a tenth as often as the word: "car bomb" is not of the Central African Republic."""
        if not self.first or self._late():
            return
        often = 1 if isinstance(self.query.root, Word) else max(1, self.having_all)
        every = ((word, id) for word in self.query.offers for id in word.entities)
        for word, id in islice(every, _OFFERED):
            if entity := self.known.table.entity(id):
                before, behind = self._around(word)
                if (total := self.total_of(f"{before}entity:{id}{behind}")) * _AS_OFTEN >= often:
                    end = len(self.query.text) - len(behind)
                    yield OfferedName(word.text, len(before), end, id, entity.name, total)


@lru_cache(2)
def _events(table: AliasTable) -> Mapping[str, Sequence[tuple[Entity, str]]]:
    """By each word the events that have it in a name, with all their names, folded and as listed
    (LA is no "la", nor CUP a cup): a space is on both sides of each."""
    events = defaultdict[str, list[tuple[Entity, str]]](list)
    for entity in table.entities:
        if entity.kind == EVENT:
            told = "".join(f" {folded_text(form.text)} | {form.text} |" for form in entity.forms)
            for word in set(told.split()):
                events[word].append((entity, told))
    return events
