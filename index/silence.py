"""What of a request can match nothing, in sentences: an empty answer should say why it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .answer import SearchRequest
from .matching import Layer, Term, Zone, text_field
from .query.nodes import And, DateIs, Exact, Query, leaves
from .snapshot import Snapshot

_NAMED = 3  # other letters of a word that are named


def silences(
    known: Snapshot, query: Query, without: Iterable[str], scope: Iterable[Zone]
) -> tuple[str, ...]:
    """A sentence for each part of the query that nothing in the archive can answer."""
    told = [*_forms(known, without), *_letters(known, query, scope)]
    return tuple(dict.fromkeys(told))


def no_day(query: Query, request: SearchRequest) -> Iterator[str]:
    """A sentence if what is asked of all articles, beside the query or in it, leaves no day."""
    parts = query.root.parts if isinstance(query.root, And) else (query.root,)
    dates = [part for part in parts if isinstance(part, DateIs)]
    since = max(filter(None, (request.since, *(each.since for each in dates))), default=None)
    until = min(filter(None, (request.until, *(each.until for each in dates))), default=None)
    if since is not None and until is not None and since > until:
        yield (
            f"Nothing can be published since {since:%-d %B %Y} and until {until:%-d %B %Y}: "
            "the first is the later one. Turn them round?"
        )


def _forms(known: Snapshot, without: Iterable[str]) -> Iterator[str]:
    for id in without:
        if known.table.form(id) is None:
            yield f"No name has a form “{id}”: leaving it out changes nothing."


def _letters(known: Snapshot, query: Query, scope: Iterable[Zone]) -> Iterator[str]:
    """Words sought as typed that no article has in these letters, with those it has."""
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
