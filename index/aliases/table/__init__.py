"""The alias table: one immutable snapshot of all entities and their forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from hashlib import blake2b
from importlib.resources import files
from typing import Final

import orjson

from ...errors import BadAlias
from ...model import Entity, Form, Relation, Status
from ...text.analysis import fold, folded_text
from .records import BLOCKER, entities_from_json, name_tokens

_DATA = files("index.aliases").joinpath("data")
_LONGEST_ID = 80  # letters of a form id after the slash, before a digest stands for the rest
_ACYCLIC = ("part_of", "branch_of", "successor")  # what goes on under an older name is that again


@lru_cache(maxsize=1 << 16)  # asked for each form of each name of each query
def form_id(entity: str, text: str) -> str:
    """``islamic-state/isis``: the entity and the folded tokens of the form, joined by hyphens.

    Spellings that fold alike ("al-Qa'ida", "al-Qaida"; "US", "U.S.") share one form.
    """
    return id_of_tokens(entity, [fold(token) for token, _, _ in name_tokens(text)])


def id_of_tokens(entity: str, folded: Sequence[str]) -> str:
    """The form id of a form with these folded tokens."""
    name = "-".join(folded)
    if len(name) > _LONGEST_ID:
        digest = blake2b(name.encode(), digest_size=6).hexdigest()
        name = f"{name[: _LONGEST_ID - 13]}-{digest}"
    return f"{entity}/{name}"


def distinct_forms(entity: Entity) -> dict[str, Form]:
    """The active forms by id, one for all spellings with the same folded words."""
    forms: dict[str, Form] = {}
    for form in entity.forms:
        if form.status is Status.ACTIVE:
            forms.setdefault(form_id(entity.id, form.text), form)
    return forms


class AliasTable:
    """All entities of one version. Look-ups are by entity id or form id; nothing ever changes.

    ``version``: the number of the snapshot; a higher one is later. ``entities``: all of them in the
    order given, which is also their order of likelihood.
    """

    def __init__(
        self, entities: Iterable[Entity], version: int = 0, like: AliasTable | None = None
    ) -> None:
        """Raises BadAlias if the entities contradict each other; nothing is half loaded.

        ``like`` is a table that shares most of its entities, to save work on these.
        """
        self.entities: Final = tuple(entities)
        self.version: Final = version
        self._like = like
        self._by_id = {entity.id: entity for entity in self.entities}
        self._forms: dict[str, dict[str, Form]] = {}
        _check_ids(self.entities)
        _check_relations(self._by_id)

    def __reduce__(self) -> tuple[type[AliasTable], tuple[tuple[Entity, ...], int]]:
        """For other processes: without what threads find out and keep here meanwhile."""
        return AliasTable, (self.entities, self.version)

    @cached_property
    def digest(self) -> str:
        """A digest of the content: equal for equal entities in equal order, whatever version."""
        state = blake2b(digest_size=12)
        for record in self._records.values():
            state.update(record)
        return state.hexdigest()

    @cached_property
    def _records(self) -> dict[str, bytes]:
        """The bytes of each entity that the digest is made of, by id."""
        like = self._like
        return {
            entity.id: like._records[entity.id]
            if like is not None and like.entity(entity.id) is entity
            else orjson.dumps(entity) + b"\n"
            for entity in self.entities
        }

    def entity(self, id: str) -> Entity | None:
        """The entity of this id."""
        return self._by_id.get(id)

    def form(self, id: str) -> tuple[Entity, Form] | None:
        """The form of this id and the entity it belongs to."""
        entity = self._by_id.get(id.rpartition("/")[0])
        if entity is None:
            return None
        forms = self._forms.get(entity.id)
        if forms is None:
            pairs = ((form_id(entity.id, form.text), form) for form in reversed(entity.forms))
            forms = self._forms[entity.id] = dict(pairs)
        return (entity, forms[id]) if id in forms else None

    def matching(self, text: str | None) -> list[Entity]:
        """The entities with this text in their id or a form, by id; without text all but
        blockers."""
        wanted, id = folded_text(text or ""), (text or "").strip().casefold()
        if wanted:
            found = [e for e in self.entities if id in e.id or wanted in self._called[e.id]]
        else:
            found = [e for e in self.entities if e.kind != BLOCKER]
        return sorted(found, key=lambda entity: entity.id)

    @cached_property
    def _called(self) -> dict[str, str]:
        """All names of each entity, folded, by id."""
        like = self._like
        return {
            entity.id: like._called[entity.id]
            if like is not None and like.entity(entity.id) is entity
            else "\n".join(map(folded_text, (entity.name, *(form.text for form in entity.forms))))
            for entity in self.entities
        }


def names_with(entity: Entity, text: str | None) -> list[str]:
    """The active names of the entity, those with the text first, for some have hundreds."""
    names = dict.fromkeys(form.text for form in entity.forms if form.status is Status.ACTIVE)
    wanted = folded_text(text or "")
    return sorted(names, key=lambda name: wanted not in folded_text(name))


def is_called(entity: Entity, text: str) -> bool:
    """Whether the whole text is a name of the entity."""
    wanted = folded_text(text)
    return bool(wanted) and any(folded_text(form.text) == wanted for form in entity.forms)


def _check_ids(entities: tuple[Entity, ...]) -> None:
    seen: set[str] = set()
    for entity in entities:
        if entity.id in seen:
            raise BadAlias(f"two entities have the id {entity.id!r}; ids must differ")
        seen.add(entity.id)


def _check_relations(by_id: dict[str, Entity]) -> None:
    for entity in by_id.values():
        for relation in entity.relations:
            if relation.to not in by_id:
                raise BadAlias(
                    f"entity {entity.id!r}: relation {relation.type!r} to unknown {relation.to!r}",
                    "relations",
                )
    for kind in _ACYCLIC:
        if cycle := _cycle(_edges(by_id, kind)):
            told = f"the {kind!r} relations run in a circle: {' -> '.join(cycle)}"
            raise BadAlias(told, "relations")


def reconciled(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities without relations that cannot hold: to unknown ones, or in a circle."""
    by_id = {entity.id: entity for entity in entities}

    def drop(entity: Entity, *wrong: Relation) -> None:
        held = tuple(r for r in entity.relations if r not in wrong)
        by_id[entity.id] = replace(entity, relations=held)

    for entity in tuple(by_id.values()):
        if unknown := [r for r in entity.relations if r.to not in by_id]:
            drop(entity, *unknown)
    for kind in _ACYCLIC:
        while cycle := _cycle(_edges(by_id, kind)):
            entity = by_id[cycle[0]]
            drop(entity, *(r for r in entity.relations if r.type == kind and r.to == cycle[1]))
    return tuple(by_id.values())


def _edges(by_id: dict[str, Entity], kind: str) -> dict[str, list[str]]:
    related = [entity for entity in by_id.values() if entity.relations]
    edges = {e.id: [r.to for r in e.relations if r.type == kind] for e in related}
    return {start: to for start, to in edges.items() if to}


def _cycle(edges: dict[str, list[str]]) -> list[str]:
    """The ids of one circle, first and last the same; empty if there is none. Not recursive."""
    done: set[str] = set()
    for root in edges:
        path: list[str] = []
        todo = [(root, 0)]
        while todo:
            node, depth = todo.pop()
            del path[depth:]
            if node in path:
                return [*path[path.index(node) :], node]
            if node not in done:
                path.append(node)
                done.add(node)
                todo.extend((to, depth + 1) for to in edges.get(node, ()))
    return []


def shipped_entities() -> tuple[Entity, ...]:
    """The table that comes with the package (``aliases/data/*.json``), blockers included."""
    shipped: list[Entity] = []
    for path in sorted(_DATA.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".json"):
            shipped.extend(entities_from_json(path.read_bytes(), path.name))
    return tuple(shipped)


@cache
def shipped_countries() -> Mapping[str, frozenset[str]]:
    """The ids of the shipped countries that have each folded name."""
    found: dict[str, frozenset[str]] = {}
    for country in entities_from_json((_DATA / "countries.json").read_bytes(), "countries.json"):
        for name in {folded_text(form.text) for form in country.forms}:
            found[name] = found.get(name, frozenset()) | {country.id}
    return found
