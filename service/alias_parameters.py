"""Schemas of requests that change the alias table; see ``parameters``."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from index.aliases.formats import Format
from index.aliases.table.importers import Register
from index.model import Case, Status, Strength

from .parameters import Count, ListOf, Moment, Parameters, Text, one_of


def _told(text: str) -> dict[str, str]:
    return {"description": text}


class FormParameters(Schema):
    """One form, as the library's ``records`` check it; a plain string will do too."""

    text = fields.String(required=True)
    case = fields.String(validate=one_of(list(Case)))
    strength = fields.String(validate=one_of(list(Strength)))
    lang = fields.String(allow_none=True)
    since = fields.String(allow_none=True, data_key="from")
    until = fields.String(allow_none=True, data_key="to")
    status = fields.String(validate=one_of(list(Status)))
    source = fields.String(allow_none=True)
    licence = fields.String(allow_none=True)


class RelationParameters(Schema):
    """How an entity is related to another."""

    type = fields.String(required=True)
    to = fields.String(required=True)
    date = fields.String(allow_none=True)


class EntityParameters(Schema):
    """An entity; described here, checked by the library's ``records``."""

    id = fields.String(metadata=_told("That of the address."))
    name = fields.String(required=True)
    kind = fields.String(allow_none=True)
    wikidata = fields.String(allow_none=True)
    forms = fields.List(fields.Nested(FormParameters))
    relations = fields.List(fields.Nested(RelationParameters))
    cues = fields.List(fields.String())


class PreviewParameters(EntityParameters):
    """An entity as it would be after a change; to remove one, only its id is needed."""

    id = fields.String(required=True)
    name = fields.String()
    remove = fields.Boolean(metadata=_told("What taking the entity out would do."))


class FoundNamesParameters(Parameters):
    """The parameters of the list of suggestions."""

    limit = Count(
        load_default=50, validate=validate.Range(1, 1000), metadata=_told("Suggestions at most.")
    )


class UsageParameters(Parameters):
    """The parameters of ``usage``: those articles only."""

    source = ListOf(
        Text(validate=validate.Length(1, 300)),
        load_default=list,
        validate=validate.Length(max=50),
        metadata=_told("Only these sources; may be repeated."),
    )
    since = Moment(
        metadata={**_told("Published then or later: a year, month or day."), "type": "string"}
    )
    until = Moment(
        last=True,
        metadata={**_told("Published then or earlier, inclusive."), "type": "string"},
    )


class UndoParameters(Parameters):
    """The parameters of ``undo``."""

    later = fields.Boolean(
        load_default=False, metadata=_told("Also every change after it, as of an import.")
    )


class AliasExportParameters(Parameters):
    """The parameters of ``export``."""

    format = Text(
        load_default=Format.JSON.value,
        validate=one_of(list(Format)),
        metadata=_told("JSON and CSV keep everything, the others names."),
    )


class AliasImportParameters(Parameters):
    """The parameters of ``import``."""

    format = Text(
        load_default=Format.JSON.value,
        validate=one_of([*Format, *Register]),
        metadata=_told("What the file is; names of a register wait until somebody confirms them."),
    )
    replace = fields.Boolean(
        load_default=False, metadata=_told("The table becomes exactly this file.")
    )
