"""Parameters of requests about the alias table; see ``parameters``."""

from __future__ import annotations

from collections.abc import Container
from functools import partial
from typing import Any, ClassVar

from marshmallow import Schema, ValidationError, fields, pre_load, validates_schema

from index.aliases.formats import Format
from index.aliases.table.importers import Register
from index.aliases.table.records import RELATIONS, entity_from_json
from index.errors import BadAlias
from index.model import Case, Entity, Status, Strength

from .field_types import Flag, Text, by_field, count, in_words, one_of, option, told
from .parameters import SINCE, SOURCE, UNTIL, Parameters

_maybe = partial(told, fields.String, allow_none=True)  # a string or null


class _SentBack(Schema):
    """What only answers have is passed over, so that they may be sent back."""

    of_answers: ClassVar[Container[str]]

    @pre_load
    def _pass_over(self, data: Any, **_: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {name: value for name, value in data.items() if name not in self.of_answers}


class FormParameters(_SentBack):
    """One form."""

    of_answers = ("id", "articles")
    text = told(fields.String, "The form, such as `ISIS`.", required=True)
    case = told(
        fields.String,
        "How letter case is compared: `exact`, `fold` (not at all), or `auto`: exactly for short "
        "acronyms and names that are also words.",
        validate=one_of(Case),
    )
    strength = told(
        fields.String, "How often it means the entity: `same` is always.", validate=one_of(Strength)
    )
    lang = _maybe("Language of the form, such as `ar`; null: any.")
    since = _maybe(
        "First day on which it was in use, such as `2013-04-08`; null: always.",
        data_key="from",
        attribute="from",
    )
    until = _maybe(
        "Last day on which it was in use; null: still is.", data_key="to", attribute="to"
    )
    status = told(fields.String, "Only `active` forms are searched.", validate=one_of(Status))
    source = _maybe("Where the form comes from.")
    licence = _maybe("Licence of that source.")


class FormOrText(fields.Nested):
    """A form, or only its text."""

    def _deserialize(self, value: Any, *given: Any, **more: Any) -> Any:
        return value if isinstance(value, str) else super()._deserialize(value, *given, **more)


class RelationParameters(Schema):
    """A relation to another entity."""

    type = told(
        fields.String,
        "`successor`, `part_of`, `branch_of` or `related`.",
        required=True,
        validate=one_of(RELATIONS),
    )
    to = told(fields.String, "Id of the other entity.", required=True)
    date = _maybe("Since when, such as `2014-06`.")


class EntityParameters(_SentBack):
    """An entity; ``records`` of the library checks what names and ids are made of."""

    of_answers = ("collisions",)
    id = told(fields.String, "The id in the address; may be left out.")
    name = told(fields.String, "Its usual name, such as `Islamic State`.", required=True)
    kind = _maybe("Kind of thing, such as `group`, `person` or `place`.")
    wikidata = _maybe("Its item in Wikidata, such as `Q2429253`.")
    forms = told(fields.List, "Its written forms; strings will do.", FormOrText(FormParameters))
    relations = told(
        fields.List, "Its relations to other entities.", fields.Nested(RelationParameters)
    )
    cues = told(
        fields.List,
        "Words that decide ambiguous forms for it if the article has them.",
        fields.String(),
    )


class PreviewParameters(EntityParameters):
    """An entity as it would be after a change, or only the id of one to be removed."""

    id = told(fields.String, "Id of the entity, such as `islamic-state`.", required=True)
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
