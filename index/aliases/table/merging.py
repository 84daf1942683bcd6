"""Files of names brought into a table: what replaces an entity, and what only adds to it.

JSON, and CSV with ids, keep all there is to know of an entity, so theirs takes the place of the one
known. Every other file says little more than the names: those are added to what is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from ...errors import BadAlias
from ...model import Entity
from .. import formats
from ..formats import Format
from . import AliasTable, form_id
from .filtering import Vocabulary
from .importers import Register, import_names
from .records import slug, sound, without_article

_ENGLISH = frozenset(("en",))


def taken_in(
    files: Sequence[tuple[str, BinaryIO]],
    kind: Format | Register,
    table: AliasTable | None,
    *,
    languages: frozenset[str] = _ENGLISH,
    vocabulary: Vocabulary | None = None,
) -> tuple[Entity, ...]:
    """The entities of (origin, file) pairs as they should stand in ``table``; None: as they are.

    Several files of a register are read as one. ``languages`` and ``vocabulary`` are the
    archive's, for the filter a register goes through.

    Raises:
        BadAlias: a file is wrong, or would leave no table; the message begins with its origin.
    """
    if isinstance(kind, Register):
        found = import_names(files, kind, languages=languages, vocabulary=vocabulary)
        whole = False
    else:
        ((origin, file),) = files
        content = file.read(formats.MAX_BYTES + 1)
        found = formats.read(content, kind, origin)
        whole = formats.keeps_all(content, kind)
    if not found and table is None and not whole:  # a download that failed, another kind of file
        raise BadAlias(f"{files[0][0]}: no names in it, so that none would be left in the table")
    if table is None or whole:
        return found
    return tuple(_merged(found, table, by_name=isinstance(kind, Format)))


def _merged(found: Iterable[Entity], table: AliasTable, by_name: bool) -> Iterable[Entity]:
    """Each with what the table knows of it, and the forms that are new after those known.

    What has the id of a known entity is it, and what has its Wikidata id. ``by_name``: an entity
    whose id was only made from its name is also known by that name.
    """
    named: dict[str, list[Entity]] = {}
    for known in table.entities:
        named.setdefault(slug(without_article(known.name)), []).append(known)
    linked = {known.wikidata: known for known in table.entities if known.wikidata}
    merged: dict[str, Entity] = {}
    for entity in found:
        made = slug(entity.name)
        same = named.get(made, []) if by_name and entity.id.startswith(made) else []
        named_so = max(same, key=partial(_shared, entity), default=None)
        known_to = table.entity(entity.id) or linked.get(entity.wikidata or "") or named_so
        if named_so and known_to and _shared(entity, named_so) > _shared(entity, known_to):
            known_to = named_so  # the id was made from a name that several things have
        id = known_to.id if known_to else entity.id
        base = merged.get(id, known_to)
        merged[id] = entity if base is None else with_forms_of(base, entity)
    return merged.values()


def _shared(entity: Entity, other: Entity) -> int:
    """How many names both have."""
    return len({form.text for form in entity.forms} & {form.text for form in other.forms})


def with_forms_of(known: Entity, other: Entity) -> Entity:
    """``known`` with those forms of ``other`` that it has in no spelling and no status.

    Raises BadAlias if that is more than an entity may have.
    """
    ids = {form_id(known.id, form.text) for form in known.forms}
    new = [form for form in other.forms if form_id(known.id, form.text) not in ids]
    wikidata = known.wikidata or other.wikidata
    return sound(replace(known, forms=(*known.forms, *new), wikidata=wikidata))
