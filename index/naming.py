"""The names in force: the table shipped with an archive's own changes laid over it, live.

A change is checked as a whole table before it is recorded, so a bad one leaves everything as it
was. It is in force with the next query; the articles it concerns are found by its forms' words
and analysed again, and until that is done queries look for the new forms' words as well.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b

import orjson

from .aliases.records import entity_record
from .aliases.table import AliasTable, form_id, shipped_entities
from .aliases.tagger import Tagger
from .analysis import Analyzer
from .errors import BadAlias, NotFound, StaleVersion
from .matching import AnyOf, Layer, Match, Term, Zone, text_field
from .matching import Sequence as Row
from .model import Entity, Form, Status
from .store import AliasChange, NameRows

MOST_UNDONE = 50  # changes listed
MOST_FRESH = 500  # changes whose forms are searched as words until articles are analysed


@dataclass(frozen=True, slots=True)
class Naming:
    """One version of the names: the table and the tagger made from it.

    ``fresh`` are the ids of forms that some articles have still to be analysed with.
    """

    table: AliasTable
    tagger: Tagger
    fresh: frozenset[str] = frozenset()

    @classmethod
    def of(cls, table: AliasTable) -> Naming:
        """The naming of a table; making its tagger takes half a second for 15,000 forms."""
        return cls(table, Tagger(table))

    @property
    def version(self) -> int:
        """The number of the latest change."""
        return self.table.version


@cache
def shipped() -> Naming:
    """The names as shipped: read once a process, however many archives it opens."""
    return Naming.of(AliasTable(shipped_entities()))


class LiveNames:
    """The names of one archive. Threads may share it; other processes' changes are noticed."""

    def __init__(self, rows: NameRows) -> None:
        self._rows = rows
        self._lock = threading.Lock()
        self._naming = self._load()

    def current(self) -> Naming:
        """The names in force now."""
        naming = self._known()
        if not self._rows.stale_count():
            return naming
        return replace(
            naming, fresh=fresh_forms(self._rows.journal(MOST_FRESH), self._rows.settled())
        )

    def _known(self) -> Naming:
        if self._naming.version != self._rows.version():
            with self._lock:
                if self._naming.version != self._rows.version():
                    self._naming = self._load()
        return self._naming

    def _load(self) -> Naming:
        version = self._rows.version()
        if version == 0:
            return shipped()
        return Naming.of(self._laid_over(self._rows.overlay(), version))

    def _laid_over(self, overlay: dict[str, Entity | None], version: int) -> AliasTable:
        kept = [overlay.get(entity.id, entity) for entity in shipped().table.entities]
        known = {entity.id for entity in shipped().table.entities}
        added = [entity for id, entity in overlay.items() if id not in known]
        return AliasTable([entity for entity in (*kept, *added) if entity is not None], version)

    def proposed(self, id: str, entity: Entity | None) -> Naming:
        """The names as they would be with this change; BadAlias if it cannot be."""
        overlay = {**self._rows.overlay(), id: entity}
        return Naming.of(self._laid_over(overlay, self._naming.version))

    # --- changes ------------------------------------------------------------------------------

    def change(self, id: str, entity: Entity | None, expected: str | None) -> tuple[Form, ...]:
        """Put ``entity`` in the place of the one called ``id``, or take that out (None).

        ``expected`` is the ``entity_version`` the caller saw, None to overwrite. Returns the
        forms that came, went or mean something else now.

        Raises:
            StaleVersion: somebody else changed the entity meanwhile.
            NotFound: nothing of this id to take out.
            BadAlias: the table would contradict itself; nothing was changed.
        """
        if entity is not None and entity.id != id:
            raise BadAlias(f"the entity's id is {entity.id!r} but it was sent to {id!r}")
        before = self.current().table.entity(id)
        if expected is not None and expected != entity_version(before):
            raise StaleVersion(f"the entity {id!r} was changed by somebody else: read it again")
        if entity is None and before is None:
            raise NotFound(f"no entity has the id {id!r}")
        return self._record([(before, entity)])

    def replace(self, entities: Iterable[Entity], *, whole: bool) -> tuple[Form, ...]:
        """Take in many entities; with ``whole`` the table becomes exactly these."""
        table = self.current().table
        wanted = {entity.id: entity for entity in entities}
        pairs: list[tuple[Entity | None, Entity | None]] = [
            (table.entity(id), entity)
            for id, entity in wanted.items()
            if table.entity(id) != entity
        ]
        if whole:
            pairs += [(e, None) for e in table.entities if e.id not in wanted]
        return self._record(pairs)

    def undo(self, version: int) -> tuple[Form, ...]:
        """Put back what one change had changed; StaleVersion if it was changed again since."""
        change = self._rows.change(version)
        now = self.current().table.entity(change.entity)
        if now != change.after:
            raise StaleVersion(
                f"{change.entity!r} was changed again after change {version}: undo that first"
            )
        return self._record([(change.after, change.before)])

    def journal(self) -> list[AliasChange]:
        """The latest changes, latest first."""
        return self._rows.journal(MOST_UNDONE)

    def _record(self, pairs: Sequence[tuple[Entity | None, Entity | None]]) -> tuple[Form, ...]:
        overlay = self._rows.overlay()
        for before, after in pairs:
            overlay[(after or before).id] = after  # type: ignore[union-attr]
        self._laid_over(overlay, 0)  # raises BadAlias before anything is recorded
        if pairs:
            self._rows.record(pairs)
            self.current()
        return tuple(form for before, after in pairs for form in changed_forms(before, after))


def entity_version(entity: Entity | None) -> str:
    """A tag that changes with anything about the entity; for ``If-Match``."""
    told = b"" if entity is None else orjson.dumps(entity_record(entity))
    return blake2b(told, digest_size=8).hexdigest()


def changed_forms(before: Entity | None, after: Entity | None) -> tuple[Form, ...]:
    """The forms whose mentions may be decided otherwise now."""
    old = set(before.forms) if before else set()
    new = set(after.forms) if after else set()
    if before and after and (before.cues, before.kind) == (after.cues, after.kind):
        return tuple(old ^ new)
    return tuple(old | new)


def written_anywhere(
    forms: Iterable[Form], analyzer: Analyzer, languages: tuple[str, ...]
) -> Match:
    """Articles in which the words of any of these forms stand, in any letters."""
    parts: list[Match] = []
    for form in forms:
        slots = form_slots(form, analyzer, languages)
        for zone in Zone if slots else ():
            field = text_field(zone, Layer.STEM)
            if len(slots) > 1:
                parts.append(Row(field, slots, weight=0.0))
            else:
                parts.extend(Term(field, term, 0.0) for term in slots[0])
    return AnyOf(tuple(parts))


def form_slots(
    form: Form, analyzer: Analyzer, languages: tuple[str, ...]
) -> tuple[tuple[str, ...], ...]:
    """The terms of each word of a form; an Arabic article in front may be missing in texts."""
    surfaces = analyzer.analyse(form.text).surfaces
    if len(surfaces) > 1 and surfaces[0].casefold() in ("al", "el", "ar", "as", "ash", "an", "at"):
        surfaces = surfaces[1:]
    return tuple(analyzer.query_terms(surface, languages) for surface in surfaces)


def active_forms(forms: Iterable[Form]) -> tuple[Form, ...]:
    """Those that match."""
    return tuple(form for form in forms if form.status is Status.ACTIVE)


def fresh_forms(journal: Iterable[AliasChange], since: int) -> frozenset[str]:
    """The ids of the forms that came with the changes after number ``since``."""
    fresh: set[str] = set()
    for change in journal:
        if change.version > since and change.after is not None:
            old = set(change.before.forms) if change.before else set()
            new = active_forms(form for form in change.after.forms if form not in old)
            fresh.update(form_id(change.entity, form.text) for form in new)
    return frozenset(fresh)
