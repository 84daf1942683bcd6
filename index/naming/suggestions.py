"""Runs the alias finder over an archive's articles, and applies what a person decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ..aliases.table import AliasTable, form_id
from ..aliases.table.editing import free_id, with_forms
from ..aliases.table.records import entity_from_json
from ..model import Entity, Form, Status
from ..store import Store, SuggestionRows, Verdict
from .live import LiveNames, entity_version

if TYPE_CHECKING:
    from ..aliases.finding.finder import Suggestion

SOURCE = "finder"  # the ``source`` of forms accepted here
_BATCH = 200  # articles read at once


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
            StaleVersion: the entity was changed at the same moment.
            BadAlias: the entity has the largest number of forms already.
        """
        suggestion = self._rows.open(n)
        table = self._names.current().table
        known = table.entity(suggestion.entity) if suggestion.entity else None
        both = _both(suggestion)
        entity = _new(suggestion, table) if known is None else with_forms(known, both)
        return self._decided(n, known, entity, Verdict.ACCEPTED)

    def reject(self, n: int) -> int:
        """Keep the names apart: the new one becomes a blocked form of the entity, if there is one.

        Returns and raises as ``accept`` does.
        """
        suggestion = self._rows.open(n)
        table = self._names.current().table
        known = table.entity(suggestion.entity) if suggestion.entity else None
        if known is None:
            self._rows.decide(n, Verdict.REJECTED)
            return 0
        ids = {form_id(known.id, form.text) for form in known.forms}
        new = [
            replace(form, status=Status.BLOCKED)
            for form in _both(suggestion)
            if form_id(known.id, form.text) not in ids
        ]
        entity = replace(known, forms=(*known.forms, *new))
        return self._decided(n, known, entity, Verdict.REJECTED)

    def _decided(self, n: int, known: Entity | None, entity: Entity, verdict: Verdict) -> int:
        self._names.change(entity.id, entity, entity_version(known))
        self._rows.decide(n, verdict)
        return self._renamed()


def _both(suggestion: Suggestion) -> tuple[Form, Form]:
    return Form(suggestion.short, source=SOURCE), Form(suggestion.long, source=SOURCE)


def _new(suggestion: Suggestion, table: AliasTable) -> Entity:
    """An entity with just the two names, called by the long one."""
    id = free_id(suggestion.long, {entity.id for entity in table.entities})
    names = dict.fromkeys((suggestion.long, suggestion.short))
    forms = [{"text": text, "source": SOURCE} for text in names]
    return entity_from_json({"id": id, "name": suggestion.long, "forms": forms})
