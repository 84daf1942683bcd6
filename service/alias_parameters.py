"""Parameters of requests about the alias table; see ``parameters``."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from functools import partial
from typing import Any, ClassVar

from marshmallow import Schema, ValidationError, fields, pre_load, validates_schema

from index.aliases.formats import Format
from index.aliases.table.importers import Register
from index.aliases.table.records import entity_from_json, without_article
from index.errors import BadAlias
from index.model import Entity

from .field_types import Flag, Text, checked, count, one_of, option, told
from .parameters import SINCE, SOURCE, UNTIL, Parameters
from .schemas import names, records
from .schemas.kinds import many

_maybe = partial(told, fields.String, allow_none=True)  # a string or null


class _SentBack(Schema):
    """An answer as it may be sent back: what only answers have (``Meta.exclude``) is passed over,
    and only the fields ``needed`` cannot be left out."""

    needed: ClassVar[Container[str]]

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Called by marshmallow with each field."""
        field_obj.required = field_name in self.needed

    @pre_load
    def _pass_over(self, data: Any, **_: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {name: value for name, value in data.items() if name not in self.exclude}


class FormParameters(_SentBack, records.FormOut):
    """One form."""

    class Meta:
        exclude = ("id", "articles")

    needed = ("text",)
    since = _maybe(
        "First day on which it was in use, such as `2013-04-08`; null: always.",
        data_key="from",
        attribute="from",
    )
    until = _maybe(
        "Last day on which it was in use; null: still is.", data_key="to", attribute="to"
    )


class FormOrText(fields.Nested):
    """A form, or only its text."""

    def _deserialize(self, value: Any, *given: Any, **more: Any) -> Any:
        return value if isinstance(value, str) else super()._deserialize(value, *given, **more)


class RelationParameters(_SentBack, records.RelationOut):
    """A relation to another entity."""

    needed = ("type", "to")


class EntityParameters(_SentBack, names.EntityWritten):
    """An entity; ``records`` of the library checks what names and ids are made of."""

    class Meta:
        exclude = ("collisions", "notes")

    needed = ("name",)
    kind = _maybe("Kind of thing, such as `group`, `person` or `place`.")
    forms = told(fields.List, "Its written forms; strings will do.", FormOrText(FormParameters))
    relations = many(RelationParameters, "Its relations to other entities.")


class PreviewParameters(EntityParameters):
    """An entity as it would be after a change, or only the id of one to be removed."""

    needed = ("id",)
    name = told(fields.String, "Its usual name; required unless `remove` is true.")
    remove = told(Flag, "Preview removing the entity; only `id` is used.")

    @validates_schema
    def _named(self, data: dict[str, Any], **_: Any) -> None:
        if "name" not in data and not data.get("remove"):
            raise ValidationError("Missing data for required field.", "name")


class FoundNamesParameters(Parameters):
    """The parameters of the list of suggestions."""

    limit = count("Suggestions, at most.", 50, 1, 1000)


class UsageParameters(Parameters):
    """The parameters of ``usage``: which articles to count."""

    source = SOURCE
    since = SINCE
    until = UNTIL


class UndoParameters(Parameters):
    """The parameters of ``undo``."""

    later = told(
        fields.Boolean,
        "Also undo every later change; undoes an import from its first change.",
        load_default=False,
    )


class AliasExportParameters(Parameters):
    """The parameters of ``export``."""

    format = option(
        Format.JSON, "Format of the file; JSON and CSV keep everything, others only names."
    )


class AliasImportParameters(Parameters):
    """The parameters of ``import``."""

    format = told(
        Text,
        "Format of the file. Names from a register (`geonames` and those after it) wait as "
        "`suggested` until a person makes them `active`.",
        load_default=Format.JSON.value,
        validate=one_of([*Format, *Register]),
    )
    replace = told(
        fields.Boolean,
        "Replace the whole table by the file, instead of adding to it.",
        load_default=False,
    )


def entity_of(record: object) -> Entity:
    """The entity in a JSON value; BadAlias otherwise, whose cause may name the fields."""
    return entity_from_json(checked(EntityParameters(), record, BadAlias))


def notes_on(record: Mapping[str, Any]) -> list[str]:
    """``listed_otherwise`` for the record of an entity, which has been checked."""
    forms = [one if isinstance(one, str) else one["text"] for one in record.get("forms", ())]
    return listed_otherwise([record["name"], *forms])


def listed_otherwise(given: Iterable[str]) -> list[str]:
    """A sentence for each of these names that is listed without the "the" it begins with."""
    names = dict.fromkeys(" ".join(text.split()) for text in given)
    return [
        f"“{name}” is listed as “{bare}”, which is found behind “the” too."
        for name in names
        if (bare := without_article(name)) not in names
    ]


def kind_of(name: str) -> Format | Register:
    """The format or register of this name."""
    return Format(name) if name in list(Format) else Register(name)
