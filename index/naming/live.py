"""The names in force: the shipped table, overlaid with an archive's own changes.

Before a change is recorded, the whole changed table is checked, so a bad change has no effect. A
change is in force with the next query. The articles that contain the words of its forms are
analysed again; until that is done, queries search for the words of the new forms as well.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
        overlay = self._rows.overlay()
        table, at_odds = _recorded_table(overlay, latest[0].version)
        return _Loaded(overlay, latest[0], shipped().with_table(table), at_odds)

    def _caught_up(self, loaded: _Loaded) -> _Loaded:
        """``loaded`` with the changes made since, by this or another process."""
        changes = self._rows.since(loaded.naming.version - 1)
        if not changes or changes[0] != loaded.last:
            return self._load()  # there was none, or a snapshot was restored
        overlay = _overlaid(loaded.overlay, [(c.entity, c.after) for c in changes])
        table, at_odds = _recorded_table(overlay, changes[-1].version)
        return _Loaded(overlay, changes[-1], loaded.naming.with_table(table), at_odds)

    def proposed(self, id: str, entity: Entity | None) -> Naming:
        """The names as this change would make them; BadAlias if it is not possible."""
        loaded = self._latest()
        entity = None if entity is None else checked(entity)
        unrelated = _without_relations_to(loaded.naming.table, id) if entity is None else []
        changes = [*((other.id, other) for _, other in unrelated), (id, entity)]
        overlay = _overlaid(loaded.overlay, changes)
        table = _allowed(overlay, loaded.naming.version, at_odds=loaded.at_odds)
        return loaded.naming.with_table(table)

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
            before = _as_seen(table, id, expected)
            if entity is None and before is None:
                raise NotFound(f"no entity has the id {id!r}")
            unrelated = _without_relations_to(table, id) if entity is None else []
            self._record([*unrelated, (before, entity)])

    def change_all(self, changes: Sequence[tuple[Entity, str]]) -> None:
        """Add or replace entities, each with the ``entity_version`` seen.

        Raises StaleVersion or BadAlias as ``change`` does, and then nothing was changed.
        """
        with self._changing() as table:
            self._record([(_as_seen(table, e.id, expected), e) for e, expected in changes])

    def replace(self, entities: Iterable[Entity], *, whole: bool) -> None:
        """Add or replace many entities; with ``whole`` the table becomes exactly these.

        Raises BadAlias, and then nothing was changed.
        """
        wanted = {entity.id: entity for entity in entities}
        with self._changing() as table:
            pairs: list[tuple[Entity | None, Entity | None]] = [
                (table.entity(id), entity)
                for id, entity in wanted.items()
                if table.entity(id) != entity
            ]
            if whole:
                pairs += [(e, None) for e in table.entities if e.id not in wanted]
            self._record(pairs)

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
                pairs = [(table.entity(id), entity) for id, entity in before.items()]
                self._record([(now, then) for now, then in pairs if now != then])
                return
            if table.entity(change.entity) != change.after:
                raise StaleVersion(
                    f"{change.entity!r} was changed again after change {version}: undo that first"
                )
            self._record([(change.after, change.before)])

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

    def _record(self, pairs: Sequence[tuple[Entity | None, Entity | None]]) -> None:
        """Check (before, after) pairs, each and as a whole table, then record them."""
        checked_pairs = [
            (before, None if after is None else checked(after)) for before, after in pairs
        ]
        changes = [((after or before).id, after) for before, after in checked_pairs]  # type: ignore[union-attr]
        loaded = self._latest()
        _allowed(_overlaid(loaded.overlay, changes), 0, at_odds=loaded.at_odds)
        if checked_pairs:
            self._rows.record(checked_pairs)


def _as_seen(table: AliasTable, id: str, expected: str | None) -> Entity | None:
    """The entity in the table; StaleVersion if it is not the ``expected`` one any more."""
    entity = table.entity(id)
    if expected is not None and expected != entity_version(entity):
        raise StaleVersion(f"the entity {id!r} was changed by somebody else: read it again")
    return entity


def _without_relations_to(table: AliasTable, id: str) -> list[tuple[Entity, Entity]]:
    """Each entity with a relation to the entity ``id``: as it is, and without the relation."""
    return [
        (entity, replace(entity, relations=kept))
        for entity in table.entities
        if (kept := tuple(r for r in entity.relations if r.to != id)) != entity.relations
    ]


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


def _recorded_table(overlay: Mapping[str, Entity | None], version: int) -> tuple[AliasTable, bool]:
    """The table with all recorded changes, and whether relations had to be left out of it.

    The changes were checked against the names shipped at the time. Names shipped later may have
    relations to entities removed here, and the archive must open all the same.
    """
    try:
        return AliasTable(_entities(overlay), version, shipped().table), False
    except BadAlias as error:
        _log.warning(
            "the names shipped contradict changes made here, so without relations: %s", error
        )
        return AliasTable(reconciled(_entities(overlay)), version, shipped().table), True


def _allowed(overlay: Mapping[str, Entity | None], version: int, *, at_odds: bool) -> AliasTable:
    """The table a change would make; BadAlias if it contradicts itself and was not ``at_odds``."""
    entities = _entities(overlay)
    return AliasTable(reconciled(entities) if at_odds else entities, version, shipped().table)


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
