"""Parameters of requests about the alias table; see ``parameters``."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from marshmallow import Schema, ValidationError, fields, pre_load, validate, validates_schema

from index.aliases.formats import Format
from index.aliases.table.importers import Register
from index.aliases.table.records import RELATIONS, entity_from_json
from index.errors import BadAlias
from index.model import Case, Entity, Status, Strength

from .faults import by_field, in_words
from .field_types import Count, Flag, Text, described, one_of
from .parameters import SINCE, SOURCE, UNTIL, Parameters

_COUNTED = ("id", "articles")  # fields of a form that only answers have
_WARNED = ("collisions",)  # and of an entity


def _without(data: Any, names: Container[str]) -> Any:
    if not isinstance(data, dict):
        return data
    return {name: value for name, value in data.items() if name not in names}


class FormParameters(Schema):
    """One form. What only answers have is passed over, so that they may be sent back."""

    @pre_load
    def _drop_counted(self, data: Any, **_: Any) -> Any:
        return _without(data, _COUNTED)

    text = fields.String(required=True, metadata=described("The form, such as `ISIS`."))
    case = fields.String(
        validate=one_of(list(Case)),
        metadata=described(
            "How letter case is compared: `exact`, `fold` (not at all), or `auto`: exactly for "
            "short acronyms and names that are also words."
        ),
    )
    strength = fields.String(
        validate=one_of(list(Strength)),
        metadata=described("How often it means the entity: `same` is always."),
    )
    lang = fields.String(
        allow_none=True, metadata=described("Language of the form, such as `ar`; null: any.")
    )
    since = fields.String(
        allow_none=True,
        data_key="from",
        attribute="from",
        metadata=described("First day on which it was in use, such as `2013-04-08`; null: always."),
    )
    until = fields.String(
        allow_none=True,
        data_key="to",
        attribute="to",
        metadata=described("Last day on which it was in use; null: still is."),
    )
    status = fields.String(
        validate=one_of(list(Status)), metadata=described("Only `active` forms are searched.")
    )
    source = fields.String(allow_none=True, metadata=described("Where the form comes from."))
    licence = fields.String(allow_none=True, metadata=described("Licence of that source."))


class FormOrText(fields.Nested):
    """A form, or only its text."""

    def _deserialize(self, value: Any, *given: Any, **more: Any) -> Any:
        return value if isinstance(value, str) else super()._deserialize(value, *given, **more)


class RelationParameters(Schema):
    """A relation to another entity."""

    type = fields.String(
        required=True,
        validate=one_of(RELATIONS),
        metadata=described("`successor`, `part_of`, `branch_of` or `related`."),
    )
    to = fields.String(required=True, metadata=described("Id of the other entity."))
    date = fields.String(allow_none=True, metadata=described("Since when, such as `2014-06`."))


class EntityParameters(Schema):
    """An entity; ``records`` of the library checks what names and ids are made of."""

    id = fields.String(metadata=described("The id in the address; may be left out."))
    name = fields.String(
        required=True, metadata=described("Its usual name, such as `Islamic State`.")
    )
    kind = fields.String(
        allow_none=True, metadata=described("Kind of thing, such as `group`, `person` or `place`.")
    )
    wikidata = fields.String(
        allow_none=True, metadata=described("Its item in Wikidata, such as `Q2429253`.")
    )
    forms = fields.List(
        FormOrText(FormParameters), metadata=described("Its written forms; strings will do.")
    )
    relations = fields.List(
        fields.Nested(RelationParameters), metadata=described("Its relations to other entities.")
    )
    cues = fields.List(
        fields.String(),
        metadata=described("Words that decide ambiguous forms for it if the article has them."),
    )

    @pre_load
    def _drop_collisions(self, data: Any, **_: Any) -> Any:
        return _without(data, _WARNED)


class PreviewParameters(EntityParameters):
    """An entity as it would be after a change, or only the id of one to be removed."""

    id = fields.String(
        required=True, metadata=described("Id of the entity, such as `islamic-state`.")
    )
    name = fields.String(metadata=described("Its usual name; required unless `remove` is true."))
    remove = Flag(metadata=described("Preview removing the entity; only `id` is used."))

    @validates_schema
    def _named(self, data: dict[str, Any], **_: Any) -> None:
        if "name" not in data and not data.get("remove"):
            raise ValidationError("Missing data for required field.", "name")


class FoundNamesParameters(Parameters):
    """The parameters of the list of suggestions."""

    limit = Count(
        load_default=50,
        validate=validate.Range(1, 1000),
        metadata=described("Suggestions, at most."),
    )


class UsageParameters(Parameters):
    """The parameters of ``usage``: which articles to count."""

    source = SOURCE
    since = SINCE
    until = UNTIL


class UndoParameters(Parameters):
    """The parameters of ``undo``."""

    later = fields.Boolean(
        load_default=False,
        metadata=described("Also undo every later change; undoes an import from its first change."),
    )


class AliasExportParameters(Parameters):
    """The parameters of ``export``."""

    format = fields.Enum(
        Format,
        by_value=Text,
        load_default=Format.JSON,
        metadata=described("Format of the file; JSON and CSV keep everything, others only names."),
    )


class AliasImportParameters(Parameters):
    """The parameters of ``import``."""

    format = Text(
        load_default=Format.JSON.value,
        validate=one_of([*Format, *Register]),
        metadata=described(
            "Format of the file. Names from a register (`geonames` and those after it) wait as "
            "`suggested` until a person makes them `active`."
        ),
    )
    replace = fields.Boolean(
        load_default=False,
        metadata=described("Replace the whole table by the file, instead of adding to it."),
    )


def entity_of(record: object) -> Entity:
    """The entity in a JSON value; BadAlias otherwise, whose cause may name the fields."""
    return entity_from_json(checked(EntityParameters, record))


def checked(schema: type[Schema], value: object) -> dict[str, Any]:
    """The value as the schema loads it; BadAlias, whose cause names the fields, if it does not."""
    try:
        loaded: dict[str, Any] = schema().load(value)  # type: ignore[arg-type]
    except ValidationError as error:
        raise BadAlias(in_words(by_field(error))) from error
    return loaded


def kind_of(name: str) -> Format | Register:
    """The format or register of this name."""
    return Format(name) if name in list(Format) else Register(name)
