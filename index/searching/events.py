"""Notes on events that are called after a place or a person: "Las Vegas shooting"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from ..aliases.table import AliasTable
from ..matching import Field, Term, certain_token
from ..model import Entity, Status
from ..outcomes import counted
from ..query.lexicon import EVENT
from ..query.nodes import Name, Query, leaves
from ..request import MatchMode, SearchRequest
from ..text.analysis import fold
from .question import Questions, Wording

_QUOTES = '"“”„«»'
_MANY_TIMES = 2
_A_TENTH = 10  # of what is found: fewer more are not worth a note
_LISTED = 5  # events of one place


def event_notes(
    questions: Questions,
    query: Query,
    request: SearchRequest,
    having_all: int,
    total_of: Callable[[str], int],
) -> Iterator[str]:
    """Notes on names of events that stand in the way of articles.

    Far more articles may have the words of such a name than the name itself: few call it "Las Vegas
    shooting", many report a shooting in Las Vegas. And articles may have a place in nothing but the
    name of an event: "the annexation of Crimea" is no mention of Crimea. ``having_all``: how many
    articles have all of the query; ``total_of``: how many have all of another one.
    """
    if not having_all or request.match is MatchMode.ANY:
        return
    for name in query.parts:
        if not isinstance(name, Name) or request.deadline.passed():
            continue
        entity = questions.known.table.entity(name.entities[0])
        if entity is None:
            continue
        if entity.kind != EVENT:
            yield from _of_the_events(questions, name, entity, request, having_all, total_of)
        elif (apart := _apart(questions, name, request)) and (
            total := total_of(apart)
        ) >= _MANY_TIMES * having_all:
            yield (
                f"These articles name the event {entity.name}. {total:,} have the words of its "
                f"name, together or apart: {apart}"
            )


def _apart(questions: Questions, name: Name, request: SearchRequest) -> str | None:
    """The query with ``AND`` in this name of it; None if its words have no name among them."""
    words = " AND ".join(name.text.rsplit(maxsplit=1))
    text, start = _instead(request.text, name, words)
    own = range(start, start + len(words))
    read = leaves(questions(Wording.of(replace(request, text=text))).root)
    named = any(isinstance(leaf, Name) and leaf.span.start in own for leaf in read)
    return text if named and words != name.text else None


def _of_the_events(
    questions: Questions,
    name: Name,
    entity: Entity,
    request: SearchRequest,
    having_all: int,
    total_of: Callable[[str], int],
) -> Iterator[str]:
    """A note on articles that have the name in the names of events only."""
    if len(name.entities) > 1:
        return
    known = questions.known
    after = _called_after(known.table, entity)
    uses = known.count([Term(Field.BODY_ENTITY, certain_token(event.id)) for event in after])
    told = sorted((-n, event.id, event.name) for n, event in zip(uses, after, strict=True) if n)
    told = told[:_LISTED]
    if not told or -sum(n for n, *_ in told) * _A_TENTH < having_all:
        return
    either = " OR ".join((name.text, *(f"entity:{id}" for _, id, _ in told)))
    text, _ = _instead(request.text, name, either)
    if name.text != request.text.strip(f" {_QUOTES}"):
        text, _ = _instead(request.text, name, f"({either})")
    more = total_of(text) - having_all
    if more > 0 and more * _A_TENTH >= having_all:
        events = ", ".join(called for *_, called in told)
        only = f"only in the name of an event ({events})"
        yield (f"In {counted(more)} more “{name.text}” stands {only}. With these: {text}")


def _instead(typed: str, name: Name, text: str) -> tuple[str, int]:
    """What was typed with a text in place of a name and its quotation marks, and where that is."""
    before = typed[: name.span.start].rstrip(_QUOTES)
    return f"{before}{text}{typed[name.span.end :].lstrip(_QUOTES)}", len(before)


def _called_after(table: AliasTable, entity: Entity) -> tuple[Entity, ...]:
    """The events with a name of this entity among the words of theirs."""
    names = {f" {fold(form.text)} " for form in entity.forms if form.status is Status.ACTIVE}
    beginning = [(name, _events(table).get(name.split()[0], ())) for name in names]
    found = {e.id: e for name, events in beginning for e, told in events if name in told}
    return tuple(found.values())


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
