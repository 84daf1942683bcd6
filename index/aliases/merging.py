"""Files of names brought into a table: what replaces an entity, and what only adds to it.

JSON and CSV keep all there is to know of an entity, so theirs takes the place of the one known.
Every other format says little more than the names: those are added to what is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

from ..model import Entity
from . import formats
from .filtering import Vocabulary
from .formats import Format
from .importers import Register, import_names
from .records import entity_from_json, entity_record
from .table import AliasTable, form_id

_ENGLISH = frozenset(("en",))
_WHOLE = (Format.JSON, Format.CSV)


def taken_in(
    file: BinaryIO,
    kind: Format | Register,
    origin: str,
    table: AliasTable | None,
    *,
    languages: frozenset[str] = _ENGLISH,
    vocabulary: Vocabulary | None = None,
) -> tuple[Entity, ...]:
    """The entities of a file as they should stand in ``table``; None: as the file has them.

    ``languages`` and ``vocabulary`` are the archive's, for the filter a register goes through.

    Raises:
        BadAlias: anything is wrong with the file; the message begins with ``origin``.
    """
    if isinstance(kind, Register):
        found = import_names([(origin, file)], kind, languages=languages, vocabulary=vocabulary)
    else:
        found = formats.read(file.read(formats.MAX_BYTES + 1), kind, origin)
    if table is None or kind in _WHOLE:
        return found
    return tuple(_merged(found, table))


def _merged(found: Iterable[Entity], table: AliasTable) -> Iterator[Entity]:
    """Each with what the table knows of it, and the forms that are new behind those known."""
    for entity in found:
        known = table.entity(entity.id)
        yield entity if known is None else with_forms_of(known, entity)


def with_forms_of(known: Entity, other: Entity) -> Entity:
    """``known`` with those forms of ``other`` that it has in no spelling and no status.

    Raises BadAlias if that is more than an entity may have.
    """
    ids = {form_id(known.id, form.text) for form in known.forms}
    new = [form for form in other.forms if form_id(known.id, form.text) not in ids]
    wikidata = known.wikidata or other.wikidata
    merged = replace(known, forms=(*known.forms, *new), wikidata=wikidata)
    return entity_from_json(entity_record(merged))  # checks how many forms there are
