"""Sentences about the parts of a request that match nothing, so that an empty answer says why."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..matching import Layer, Zone, certain_token, terms_in, text_fields, uncertain_token
from ..naming.unsettled import SETTLED
from ..query.algebra import any_of, row
from ..query.nodes import DateIs, Exact, Name, Query, Word, leaves, scoped_leaves, units
from ..request import SearchRequest
from .point_in_time import PointInTime
from .question import Question

_ABSENT = 6  # words in no article that are named
_NAMED = 3  # other letter cases of a word that are named


def unmatched(question: Question) -> tuple[str, ...]:
    """A sentence for each unticked form and each literal word that nothing matches."""
    return tuple(dict.fromkeys((*_forms(question), *_letters(question))))


def absent(question: Question) -> tuple[str, ...]:
    """A sentence naming the words and names of the query that occur in no article."""
    known = question.known
    nowhere: dict[str, Word | Name] = {}
    for each in scoped_leaves(question.query.root, question.wording.scope):
        place = f" in the {each.zones[0]}" if len(each.zones) == 1 else ""
        for unit in units(each.leaf):
            if isinstance(unit, Word | Name) and not _occurs(known, unit, each.zones):
                nowhere[f"“{unit.text}”{place}"] = unit
    if not nowhere or known.unsettled != SETTLED:  # some articles are not analysed again yet
        return ()
    told = " or ".join(list(nowhere)[:_ABSENT])
    of_names = any(isinstance(unit, Name) for unit in nowhere.values())
    if of_names and (by_earlier := known.by_earlier_names()):
        told += by_earlier
    elif not known.store.words_in_step():
        told += ", as words were read: that changed, and `pressmark rebuild` has not run since"
    return (f"No article has {told}.",)


def _occurs(known: PointInTime, unit: Word | Name, zones: Collection[Zone]) -> bool:
    if isinstance(unit, Word):
        layer, terms, halves = Layer.STEM, unit.terms, unit.halves
    else:
        tokens = (certain_token, uncertain_token)
        layer, halves = Layer.ENTITY, ()
        terms = tuple(token(id) for id in unit.entities for token in tokens)
    if any(known.count(terms_in(zones, layer, terms))):
        return True
    rows = any_of(row(field, halves) for field in text_fields(zones, layer))
    return bool(halves) and known.engine.search(rows, limit=0).total > 0


def no_day(query: Query, request: SearchRequest) -> Iterator[str]:
    """A sentence if the dates asked for, in the query and beside it, exclude every day."""
    parts = (*query.parts, *request.narrowing.parts)
    dates = [part for part in parts if isinstance(part, DateIs)]
    since = max(filter(None, (each.since for each in dates)), default=None)
    until = min(filter(None, (each.until for each in dates)), default=None)
    if since is not None and until is not None and since > until:
        yield (
            f"Nothing can be published since {since:%-d %B %Y} and until {until:%-d %B %Y}: "
            "the first is the later one. Turn them round?"
        )


def _forms(question: Question) -> Iterator[str]:
    for id in question.wording.without:
        if question.known.table.form(id) is None:
            yield f"No name has a form “{id}”: leaving it out changes nothing."


def _letters(question: Question) -> Iterator[str]:
    """A sentence for each literal word that no article has, with the letter cases they have."""
    exact = (leaf for leaf in leaves(question.query.root) if isinstance(leaf, Exact))
    words = [word for leaf in exact for word in leaf.surfaces]

    def articles(word: str) -> int:
        return max(question.known.count(terms_in(question.zones, Layer.EXACT, (word,))))

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
