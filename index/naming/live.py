"""The names in force: the shipped table, overlaid with an archive's own changes.

Before a change is recorded, the whole changed table is checked, so a bad change has no effect. A
change is in force with the next query. The articles that contain the words of its forms are
analysed again; until that is done, queries search for the words of the new forms as well.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b

import orjson

from ..aliases.table import AliasTable, reconciled, shipped_entities
from ..aliases.table.records import checked, entity_record
from ..aliases.tagger import Tagger
from ..errors import BadAlias, NotFound, StaleVersion
from ..model import Entity
from ..store.name_changes import AliasChange, NameRows
from .unsettled import SETTLED, Unsettled, unsettled

MOST_UNDONE = 50  # changes listed
_log = logging.getLogger(__name__)
_MOST_PATCHED = 500  # changed entities up to which a tagger is patched, not made again


@dataclass(frozen=True, slots=True)
class Naming:
    """One version of the names: the table and the tagger made from it.

    ``unsettled``: the changed forms with which some articles are not analysed yet.
    """

    table: AliasTable
    tagger: Tagger
    unsettled: Unsettled = SETTLED

    @classmethod
    def of(cls, table: AliasTable) -> Naming:
        """The naming of a table; its tagger takes a third of a second for 15,000 forms."""
        return cls(table, Tagger(table))

    @property
    def version(self) -> int:
        """The number of the latest change."""
        return self.table.version

    def with_table(self, table: AliasTable) -> Naming:
        """The naming of another table; quick if few entities differ and none was removed."""
        changes: list[tuple[Entity | None, Entity, int]] = []
        old = self.table.entities
        for place, entity in enumerate(table.entities):
            before = old[place] if place < len(old) else None
            if before is not None and before.id != entity.id:
                return Naming.of(table)
            if before is not entity and before != entity:
                changes.append((before, entity, place))
        if len(table.entities) < len(old) or len(changes) > _MOST_PATCHED:
            return Naming.of(table)
        return Naming(table, self.tagger.changed(changes))


@cache
def shipped() -> Naming:
    """The shipped names, read once per process."""
    return Naming.of(AliasTable(shipped_entities()))


@dataclass(frozen=True, slots=True)
class _Loaded:
    """An archive's changes (None: entity removed), the ``last`` of them, and the naming with them.

    ``at_odds``: the shipped names now contradict the changes, so relations were left out.
    """

    overlay: Mapping[str, Entity | None]
    last: AliasChange | None
    naming: Naming
    at_odds: bool = False

    def changed(self, wanted: Mapping[str, Entity | None]) -> AliasTable:
        """The table with these entities; BadAlias if it contradicts itself and was not at odds."""
        entities = _entities(_overlaid(self.overlay, wanted.items()))
        kept = reconciled(entities) if self.at_odds else entities
        return AliasTable(kept, self.naming.version, shipped().table)


class LiveNames:
    """The names of one archive. Threads may share it; changes by other processes are noticed."""

    def __init__(self, rows: NameRows) -> None:
        self._rows = rows
        self._lock = threading.Lock()
        self._loaded = self._load()
        self._known_unsettled = (0, 0, SETTLED)  # version, settled version

    def current(self) -> Naming:
        """The names in force now."""
        naming = self._latest().naming
        settled = self._rows.settled()
        if settled >= naming.version:
            return naming
        known = self._known_unsettled
        if known[:2] != (naming.version, settled):
            waiting = unsettled(self._rows.since(settled))
            known = self._known_unsettled = (naming.version, settled, waiting)
        return replace(naming, unsettled=known[2])

    def _latest(self) -> _Loaded:
        if self._loaded.naming.version != self._rows.version():
            with self._lock:
                if self._loaded.naming.version != self._rows.version():
                    self._loaded = self._caught_up(self._loaded)
        return self._loaded

    def _load(self) -> _Loaded:
        latest = self._rows.journal(1)
        if not latest:
            return _Loaded({}, None, shipped())
        return _recorded(self._rows.overlay(), latest[0], shipped())

    def _caught_up(self, loaded: _Loaded) -> _Loaded:
        """``loaded`` with the changes made since, by this or another process."""
        changes = self._rows.since(loaded.naming.version - 1)
        if not changes or changes[0] != loaded.last:
            return self._load()  # there was none, or a snapshot was restored
        overlay = _overlaid(loaded.overlay, [(c.entity, c.after) for c in changes])
        return _recorded(overlay, changes[-1], loaded.naming)

    def proposed(self, id: str, entity: Entity | None) -> Naming:
        """The names as this change would make them; BadAlias if it is not possible."""
        loaded = self._latest()
        wanted = _wanted(loaded.naming.table, id, entity)
        return loaded.naming.with_table(loaded.changed(_checked(wanted)))

    # --- changes ------------------------------------------------------------------------------

    def change(self, id: str, entity: Entity | None, expected: str | None) -> None:
        """Replace the entity ``id`` by ``entity``, add it, or remove it (None) with all relations
        that others have to it.

        ``expected`` is the ``entity_version`` the caller saw, None to overwrite.

        Raises:
            StaleVersion: somebody else changed the entity meanwhile.
            NotFound: there is no entity of this id to remove.
            BadAlias: the table would contradict itself; nothing was changed.
        """
        if entity is not None and entity.id != id:
            told = f"the entity's id is {entity.id!r} but it was sent to {id!r}"
            raise BadAlias(told, "id")
        with self._changing() as table:
            before = table.entity(id)
            if expected is not None and expected != entity_version(before):
                told = f"the entity {id!r} was changed by somebody else: read it again"
                raise StaleVersion(told)
            if entity is None and before is None:
                raise NotFound(f"no entity has the id {id!r}")
            self._record(_wanted(table, id, entity))

    def replace(self, entities: Iterable[Entity], *, whole: bool) -> None:
        """Add or replace many entities; with ``whole`` the table becomes exactly these.

        Raises BadAlias, and then nothing was changed.
        """
        wanted: dict[str, Entity | None] = {entity.id: entity for entity in entities}
        with self._changing() as table:
            if whole:
                removed = (entity.id for entity in table.entities if entity.id not in wanted)
                wanted |= dict.fromkeys(removed)
            self._record({id: e for id, e in wanted.items() if table.entity(id) != e})

    def undo(self, version: int, *, later: bool = False) -> None:
        """Undo one change, or with ``later`` it and every change after it.

        Raises:
            NotFound: no such change.
            StaleVersion: without ``later``, if the entity was changed again since.
        """
        with self._changing() as table:
            change = self._rows.change(version)
            if later:
                before = {c.entity: c.before for c in reversed(self._rows.since(version - 1))}
                self._record({id: e for id, e in before.items() if table.entity(id) != e})
                return
            if table.entity(change.entity) != change.after:
                raise StaleVersion(
                    f"{change.entity!r} was changed again after change {version}: undo that first"
                )
            self._record({change.entity: change.before})

    def journal(self) -> list[AliasChange]:
        """The latest changes, latest first."""
        return self._rows.journal(MOST_UNDONE)

    @contextmanager
    def _changing(self) -> Iterator[AliasTable]:
        """A transaction with the table in force, which nobody else changes meanwhile."""
        self._latest()  # may take long, so before the transaction
        with self._rows.at_once():
            yield self._latest().naming.table
        self._latest()

    def _record(self, wanted: Mapping[str, Entity | None]) -> None:
        """Check these entities, each and as a whole table, then record them in place of those in
        force (None: of none)."""
        loaded, after = self._latest(), _checked(wanted)
        loaded.changed(after)
        if after:
            before = loaded.naming.table.entity
            self._rows.record([(before(id), entity) for id, entity in after.items()])


def _checked(wanted: Mapping[str, Entity | None]) -> dict[str, Entity | None]:
    return {id: None if entity is None else checked(entity) for id, entity in wanted.items()}


def _wanted(table: AliasTable, id: str, entity: Entity | None) -> dict[str, Entity | None]:
    """What changes if this becomes the entity ``id``: if that is removed (None), also the entities
    with relations to it, which lose them."""
    unrelated = {
        other.id: replace(other, relations=kept)
        for other in (table.entities if entity is None else ())
        if (kept := tuple(r for r in other.relations if r.to != id)) != other.relations
    }
    return {**unrelated, id: entity}


def _overlaid(
    overlay: Mapping[str, Entity | None], changes: Iterable[tuple[str, Entity | None]]
) -> dict[str, Entity | None]:
    """The overlay with these changes made; new entities come last."""
    changed = dict(overlay)
    for id, entity in changes:
        if changed.get(id) is None:
            changed.pop(id, None)
        changed[id] = entity
    return changed


def _recorded(overlay: Mapping[str, Entity | None], last: AliasChange, before: Naming) -> _Loaded:
    """All recorded changes, and the names with them, made of those ``before``.

    The changes were checked against the names shipped at the time. Names shipped later may have
    relations to entities removed here, and the archive must open all the same.
    """
    entities, at_odds = _entities(overlay), False
    try:
        table = AliasTable(entities, last.version, shipped().table)
    except BadAlias as error:
        told = "the names shipped contradict changes made here, so without relations: %s"
        _log.warning(told, error)
        table, at_odds = AliasTable(reconciled(entities), last.version, shipped().table), True
    return _Loaded(overlay, last, before.with_table(table), at_odds)


def _entities(overlay: Mapping[str, Entity | None]) -> list[Entity]:
    """The shipped entities, changed by the overlay; new entities last."""
    known = shipped().table
    kept = [overlay.get(entity.id, entity) for entity in known.entities]
    added = [entity for id, entity in overlay.items() if known.entity(id) is None]
    return [entity for entity in (*kept, *added) if entity is not None]


def entity_version(entity: Entity | None) -> str:
    """A tag that changes with anything about the entity; for ``If-Match``."""
    record = b"" if entity is None else orjson.dumps(entity_record(entity))
    return blake2b(record, digest_size=8).hexdigest()
