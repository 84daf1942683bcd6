"""Runs the alias finder over an archive's articles, and applies what a person decides."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..aliases.table import AliasTable, form_id
from ..aliases.table.editing import free_id, with_forms
from ..aliases.table.records import BLOCKER, sound
from ..errors import BadAlias, NotFound
from ..model import Entity, Form, Status
from ..store.articles import Store
from ..store.suggestions import SuggestionRows, Verdict
from .live import LiveNames

if TYPE_CHECKING:
    from ..aliases.finding.finder import Suggestion

SOURCE = "finder"  # the ``source`` of forms accepted here
_BATCH = 200  # articles read at once


@dataclass(frozen=True, slots=True)
class Decided:
    """How many decisions were made, how many articles are being analysed again for them, and why
    others could not be made."""

    done: int
    articles: int
    faults: tuple[NotFound | BadAlias, ...]


class Suggestions:
    """Names found in one archive's articles, each open, accepted or rejected."""

    def __init__(
        self,
        rows: SuggestionRows,
        store: Store,
        names: LiveNames,
        renamed: Callable[[], int],
    ) -> None:
        self._rows = rows
        self._store = store
        self._names = names
        self._renamed = renamed

    def find(self) -> int:
        """Read every article again and renew the list; how many suggestions are open."""
        from ..aliases.finding.finder import find  # takes as long to load as the rest of it

        self._rows.renew(find(self._texts(), self._names.current().table))
        return self._rows.count()

    def _texts(self) -> Iterator[tuple[str, str]]:
        last = 0
        while batch := self._store.articles_from(last, _BATCH):
            last = batch[-1][0]
            yield from ((article.id, article.text) for _, article in batch)

    def listed(self, limit: int) -> list[Suggestion]:
        """The open suggestions, the surest and most frequent first."""
        return self._rows.listed(limit)

    def count(self) -> int:
        """How many are open."""
        return self._rows.count()

    def accept(self, n: int) -> int:
        """Add both names to the entity; if it is in no table, make it.

        Returns how many articles are being analysed again.

        Raises:
            NotFound: there is no such open suggestion.
            BadAlias: the entity has the largest number of forms already.
        """
        return self._one(n, Verdict.ACCEPTED)

    def reject(self, n: int) -> int:
        """Keep the names apart: the new one becomes a blocked form of the entity, if there is one.

        Returns and raises as ``accept`` does.
        """
        return self._one(n, Verdict.REJECTED)

    def _one(self, n: int, verdict: Verdict) -> int:
        decided = self.decide({n: verdict})
        if decided.faults:
            raise decided.faults[0]
        return decided.articles

    def decide(self, verdicts: Mapping[int, Verdict]) -> Decided:
        """Accept and reject many at once, by number; what cannot be done is told, the rest is done.

        All in one transaction: two people may decide on one suggestion.
        """
        changed: dict[str, Entity] = {}
        done, faults = 0, []
        self._names.current()  # may take long, so before the transaction
        with self._rows.at_once():
            table = self._names.current().table
            for n, verdict in verdicts.items():
                try:
                    changed |= self._changes(n, verdict, table, changed)
                    self._rows.decide(n, verdict)
                    done += 1
                except (NotFound, BadAlias) as error:
                    faults.append(error)
            self._names.replace(changed.values(), whole=False)
        return Decided(done, self._renamed() if changed else 0, tuple(faults))

    def _changes(
        self, n: int, verdict: Verdict, table: AliasTable, changed: Mapping[str, Entity]
    ) -> dict[str, Entity]:
        """The entity that a decision changes or makes, by id; ``changed`` by those before it."""
        suggestion = self._rows.open(n)
        known = _whose(suggestion, table, changed)
        if verdict is Verdict.REJECTED:
            after = None if known is None else _kept_apart(known, suggestion)
        elif known is None:
            after = _new(suggestion, {*changed, *(entity.id for entity in table.entities)})
        else:
            after = with_forms(known, _both(suggestion))
        return {} if after is None or after == known else {after.id: after}


def _whose(
    suggestion: Suggestion, table: AliasTable, changed: Mapping[str, Entity]
) -> Entity | None:
    """The entity that the names are of: the one the finder knew, or the only one that has been
    given the long name since, by another decision."""
    if suggestion.entity:
        return changed.get(suggestion.entity) or table.entity(suggestion.entity)
    wanted = suggestion.long.casefold()  # folding the words of a whole table takes half a second
    named = [
        entity
        for entity in {**{e.id: e for e in table.entities}, **changed}.values()
        if entity.kind != BLOCKER
        and any(f.text.casefold() == wanted and f.status is Status.ACTIVE for f in entity.forms)
    ]
    return named[0] if len(named) == 1 else None


def _kept_apart(known: Entity, suggestion: Suggestion) -> Entity:
    ids = {form_id(known.id, form.text) for form in known.forms}
    new = [
        replace(form, status=Status.BLOCKED)
        for form in _both(suggestion)
        if form_id(known.id, form.text) not in ids
    ]
    return replace(known, forms=(*known.forms, *new))


def _both(suggestion: Suggestion) -> tuple[Form, Form]:
    return Form(suggestion.short, source=SOURCE), Form(suggestion.long, source=SOURCE)


def _new(suggestion: Suggestion, taken: Container[str]) -> Entity:
    """An entity with just the two names, called by the long one."""
    short, long = _both(suggestion)
    return sound(Entity(free_id(long.text, taken), long.text, "other", (long, short)))
