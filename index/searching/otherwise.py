"""Notes on what a query finds if it is put otherwise: with the events called after a name or the
words of an event's, with its letters as typed, as a name in a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from ..aliases.matching.casing import is_ordinary
from ..aliases.table import AliasTable
from ..matching import Field, Term, certain_token
from ..model import Entity, Status, Strength
from ..outcomes import counted
from ..query.lexicon import EVENT
from ..query.nodes import And, Leaf, Name, Query, Word, leaves
from ..query.trees import full_names
from ..request import MatchMode, SearchRequest
from ..text.analysis import fold, is_acronym
from .question import Questions, Wording

_QUOTES = '"“”„«»'
_MANY_TIMES = 2
_A_TENTH = 10  # of what is found: fewer more are not worth a note
_LISTED = 5  # events of one place, names in a row


@dataclass(frozen=True, slots=True)
class Otherwise:
    """``having_all``: how many articles have all of the query; ``total_of``: of another one."""

    questions: Questions
    query: Query
    request: SearchRequest
    having_all: int
    total_of: Callable[[str], int]

    def notes(self) -> Iterator[str]:
        """The notes; on letters and rows for the first page alone."""
        if self.request.match is MatchMode.ANY:
            return
        first = not self.request.cursor and self.request.text_limit is not None
        for part in self.query.parts:
            if self.request.deadline.passed():
                return
            if isinstance(part, Name) and self.having_all:
                yield from self._of_events(part)
            if isinstance(part, Word | Name) and first:
                yield from self._of_letters(part)
        for name in islice(full_names(self.query), _LISTED if first else 0):
            words = " ".join(item.text for item in name.items)
            whole, _ = _instead(self.query.text, name, f'"{words}"')
            if 0 < (total := self.total_of(whole)) < self.having_all:
                yield f"In {counted(total)} of these “{words}” stands in a row: {whole}"

    def _of_letters(self, part: Word | Name) -> Iterator[str]:
        """On an ordinary word typed in capitals, and on others of a name that needs company."""
        known = isinstance(part, Name) and self.questions.known.table.form(part.form or "")
        typed, form = self.query.text, known[1] if known else None
        meant = form is not None and form.text == part.text
        shouted = typed.isupper() and typed.strip() != part.text
        if is_acronym(part.text) and is_ordinary(fold(part.text)) and not (meant or shouted):
            exact, _ = _instead(typed, part, f"={part.text}")
            total = self.total_of(exact)
            if total and (form or total < self.having_all):
                yield f"In {counted(total)} “{part.text}” stands in capitals: {exact}"
        elif self._plainly(part) and form and form.strength is Strength.WEAK:
            name = form.text
            if name.isalpha() and not is_acronym(name):
                exact, _ = _instead(typed, part, f"={name}")
                more = self.total_of(f"{exact} -{name}")  # typed small it may be the word
                if more * _A_TENTH > self.having_all:
                    yield f"In {counted(more)} more “{name}” is another name or a word: {exact}"

    def _plainly(self, part: Word | Name) -> bool:
        """Whether it is the whole query, or one of its words with neither a sign nor a field."""
        before = self.query.text[: part.span.start]
        among = isinstance(self.query.root, And) and self.having_all > 0
        return part is self.query.root or (among and (not before or before[-1].isspace()))

    # --- events that are called after a place or a person: "Las Vegas shooting" -----------------

    def _of_events(self, name: Name) -> Iterator[str]:
        """Far more articles may have the words of an event's name than the name: few call it "Las
        Vegas shooting", many report a shooting in Las Vegas. And articles may have a place in the
        name of an event alone: "the annexation of Crimea" is no mention of Crimea.
        """
        entity = self.questions.known.table.entity(name.entities[0])
        if entity is None:
            return
        if entity.kind != EVENT:
            yield from self._called_after(name, entity)
        elif (apart := self._apart(name)) and (
            total := self.total_of(apart)
        ) >= _MANY_TIMES * self.having_all:
            yield (
                f"These articles name the event {entity.name}. {total:,} have the words of its "
                f"name, together or apart: {apart}"
            )

    def _apart(self, name: Name) -> str | None:
        """The query with ``AND`` in this name of it; None if its words have no name among them."""
        words = " AND ".join(name.text.rsplit(maxsplit=1))
        text, start = _instead(self.query.text, name, words)
        own = range(start, start + len(words))
        read = leaves(self.questions(Wording.of(replace(self.request, text=text))).root)
        named = any(isinstance(leaf, Name) and leaf.span.start in own for leaf in read)
        return text if named and words != name.text else None

    def _called_after(self, name: Name, entity: Entity) -> Iterator[str]:
        """A note on articles that have the name in the names of events only."""
        if len(name.entities) > 1:
            return
        known, typed = self.questions.known, self.query.text
        names = {f" {fold(form.text)} " for form in entity.forms if form.status is Status.ACTIVE}
        begun = ((name, _events(known.table).get(name.split()[0], ())) for name in names)
        after = {e.id: e for name, events in begun for e, told in events if name in told}
        uses = known.count([Term(Field.BODY_ENTITY, certain_token(id)) for id in after])
        used = zip(uses, after.values(), strict=True)
        told = sorted((-n, event.id, event.name) for n, event in used if n)[:_LISTED]
        if not told or -sum(n for n, *_ in told) * _A_TENTH < self.having_all:
            return
        either = " OR ".join((name.text, *(f"entity:{id}" for _, id, _ in told)))
        alone = name.text == typed.strip(f" {_QUOTES}")
        text, _ = _instead(typed, name, either if alone else f"({either})")
        more = self.total_of(text) - self.having_all
        if more > 0 and more * _A_TENTH >= self.having_all:
            events = ", ".join(called for *_, called in told)
            only = f"only in the name of an event ({events})"
            yield f"In {counted(more)} more “{name.text}” stands {only}. With these: {text}"


def _instead(typed: str, part: Leaf, text: str) -> tuple[str, int]:
    """What was typed with a text in place of a part and its quotation marks, and where that is."""
    before = typed[: part.span.start].rstrip(_QUOTES)
    return f"{before}{text}{typed[part.span.end :].lstrip(_QUOTES)}", len(before)


@lru_cache(2)
def _events(table: AliasTable) -> Mapping[str, Sequence[tuple[Entity, str]]]:
    """By each folded word the events that have it in a name, with all their names: a space is on
    both sides of each."""
    events = defaultdict[str, list[tuple[Entity, str]]](list)
    for entity in table.entities:
        if entity.kind == EVENT:
            told = " | ".join(("", *(fold(form.text) for form in entity.forms), ""))
            for word in set(told.split()):
                events[word].append((entity, told))
    return events
