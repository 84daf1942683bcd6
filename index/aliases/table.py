"""The alias table: one immutable snapshot of all entities and their forms."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Entity, Form


def form_id(entity: str, text: str) -> str:
    """``islamic-state/isis``: the entity and the folded tokens of the form, joined by hyphens.

    Spellings that fold alike ("al-Qa'ida", "al-Qaida"; "US", "U.S.") share one form.
    """
    raise NotImplementedError


class AliasTable:
    """All entities of one version. Look-ups are by entity id or form id; nothing ever changes."""

    def __init__(self, entities: Iterable[Entity], version: int = 0) -> None:
        raise NotImplementedError

    @property
    def version(self) -> int:
        raise NotImplementedError

    @property
    def entities(self) -> tuple[Entity, ...]:
        raise NotImplementedError

    def entity(self, id: str) -> Entity | None:
        """The entity of this id."""
        raise NotImplementedError

    def form(self, id: str) -> tuple[Entity, Form] | None:
        """The form of this id and the entity it belongs to."""
        raise NotImplementedError


def shipped_entities() -> tuple[Entity, ...]:
    """The table that comes with the package (``aliases/data/*.json``), blockers included."""
    raise NotImplementedError
