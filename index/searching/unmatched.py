"""Sentences about the parts of a request that match nothing, so that an empty answer says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..matching import Layer, Term, Zone, certain_token, text_field, uncertain_token
from ..naming.unsettled import SETTLED
from ..query.algebra import any_of, row
from ..query.nodes import And, DateIs, Exact, Name, Phrase, Query, Word, leaves
from ..request import SearchRequest
from .point_in_time import PointInTime

_ABSENT = 6  # words in no article that are named
_NAMED = 3  # other letter cases of a word that are named


def unmatched(
    known: PointInTime, query: Query, without: Iterable[str], scope: Iterable[Zone]
) -> tuple[str, ...]:
    """A sentence for each unticked form and each literal word that nothing matches."""
    sentences = [*_forms(known, without), *_letters(known, query, scope)]
    return tuple(dict.fromkeys(sentences))


def absent(known: PointInTime, query: Query, scope: Iterable[Zone]) -> tuple[str, ...]:
    """A sentence naming the words and names of the query that occur in no article."""
    zones = tuple(scope)
    units = [
        unit
        for leaf in leaves(query.root)
        for unit in (leaf.items if isinstance(leaf, Phrase) else (leaf,))
        if isinstance(unit, Word | Name)
    ]
    nowhere = {unit.text: unit for unit in units if not _occurs(known, unit, zones)}
    if not nowhere or known.unsettled != SETTLED:  # some articles are not analysed again yet
        return ()
    named = " or ".join([f"“{text}”" for text in nowhere][:_ABSENT])
    of_names, store = any(isinstance(unit, Name) for unit in nowhere.values()), known.store
    if of_names and not store.names_in_step(known.table.digest):
        named += " by the earlier names: they changed, and `pressmark rebuild` has not run since"
    elif not store.words_in_step():
        named += ", as words were read: that changed, and `pressmark rebuild` has not run since"
    return (f"No article has {named}.",)


def _occurs(known: PointInTime, unit: Word | Name, zones: Iterable[Zone]) -> bool:
    if isinstance(unit, Word):
        layer, terms = Layer.STEM, unit.terms
        fields = [text_field(zone, layer) for zone in zones] if unit.halves else []
        if known.engine.search(any_of(row(f, unit.halves, 0, 0.0) for f in fields), limit=0).total:
            return True
    else:
        tokens = (certain_token, uncertain_token)
        layer, terms = Layer.ENTITY, tuple(token(id) for id in unit.entities for token in tokens)
    return any(known.count([Term(text_field(zone, layer), t) for zone in zones for t in terms]))


def no_day(query: Query, request: SearchRequest) -> Iterator[str]:
    """A sentence if the dates asked for, in the query and beside it, exclude every day."""
    parts = query.root.parts if isinstance(query.root, And) else (query.root,)
    dates = [part for part in parts if isinstance(part, DateIs)]
    since = max(filter(None, (request.since, *(each.since for each in dates))), default=None)
    until = min(filter(None, (request.until, *(each.until for each in dates))), default=None)
    if since is not None and until is not None and since > until:
        yield (
            f"Nothing can be published since {since:%-d %B %Y} and until {until:%-d %B %Y}: "
            "the first is the later one. Turn them round?"
        )


def _forms(known: PointInTime, without: Iterable[str]) -> Iterator[str]:
    for id in without:
        if known.table.form(id) is None:
            yield f"No name has a form “{id}”: leaving it out changes nothing."


def _letters(known: PointInTime, query: Query, scope: Iterable[Zone]) -> Iterator[str]:
    """A sentence for each literal word that no article has, with the letter cases they have."""
    words = [w for leaf in leaves(query.root) if isinstance(leaf, Exact) for w in leaf.surfaces]
    if not words:
        return
    fields = [text_field(zone, Layer.EXACT) for zone in scope]

    def articles(word: str) -> int:
        return max(known.count([Term(field, word) for field in fields]))

    for word in dict.fromkeys(words):
        if articles(word):
            continue
        others = {w: articles(w) for w in (word.lower(), word.capitalize(), word.upper())}
        found = sorted((-count, other) for other, count in others.items() if count)[:_NAMED]
        if found:
            has = ", ".join(f"“={other}” ({-count})" for count, other in found)
            yield (
                f"No article has “{word}” in just these letters. Others do: {has}; "
                "without “=” letters do not matter."
            )
