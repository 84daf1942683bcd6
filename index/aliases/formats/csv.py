"""CSV, one row per form: for spreadsheets. Keeps everything.

Each row adds a form, a relation or a cue to the entity it names (or several at once). What is
said of the entity itself (name, kind, wikidata) may be repeated or left empty in later rows; an
empty cell of a form says what a missing column says.
In a table without ids, rows with the same name are of the same entity.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING, Any

from ...errors import BadAlias
from ...model import Entity
from ..table.records import entity_from_json, entity_record, form_record, slug
from .parts import Gathered, one_line

if TYPE_CHECKING:
    from _csv import Reader

_ENTITY = ("id", "name", "kind", "wikidata")
_FORM = ("case", "strength", "lang", "from", "to", "status", "source", "licence")
_RELATION = ("relation", "related", "date")
COLUMNS = (*_ENTITY, "form", *_FORM, *_RELATION, "cue")

_Row = dict[str, str]
_Record = dict[str, Any]  # of an entity, as JSON has it
_FORMULA = re.compile("'*[=+@＝＋－＠-]")


def read(text: str, origin: str) -> tuple[Entity, ...]:
    """The entities of rows under a header; comma, semicolon or tab divides, as the header does."""
    gathered = Gathered(origin)
    records: dict[str, tuple[int, _Record]] = {}
    for line, row in _rows(text, gathered):
        with gathered.at(line):
            _add(records, line, row)
    for line, record in records.values():
        with gathered.at(line):
            gathered.add(entity_from_json(record))
    return gathered.entities()


def has_ids(text: str) -> bool:
    """Whether the table has a column of ids."""
    return "id" in _columns(_cells(text))


def write(entities: tuple[Entity, ...]) -> bytes:
    """The rows of all entities under the full header, lines ending in LF."""
    out = StringIO()
    table = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    for entity in entities:
        for row in _told(entity):
            told = {key: one_line(cell, key) for key, cell in row.items() if cell}
            table.writerow({key: _as_text(cell) for key, cell in told.items()})
    return out.getvalue().encode()


def _told(entity: Entity) -> Iterator[_Row]:
    record = entity_record(entity)
    about = {key: str(record[key] or "") for key in _ENTITY}
    for form in entity.forms:
        said = form_record(form)
        yield about | {"form": form.text} | {key: said[key] or "" for key in _FORM}
    for relation in entity.relations:
        told = {"relation": relation.type, "related": relation.to, "date": relation.date or ""}
        yield about | told
    for cue in entity.cues:
        yield about | {"cue": cue}


def _rows(text: str, gathered: Gathered) -> Iterator[tuple[int, _Row]]:
    table = _cells(text)
    try:
        names = _columns(table)
        _check_header(names, gathered)
        for cells in table:
            if len(cells) > len(names):
                raise gathered.wrong(table.line_num, f"{len(cells)} cells for {len(names)} columns")
            if any(cells):
                yield table.line_num, dict(zip(names, map(_as_meant, cells), strict=False))
    except csv.Error as error:
        raise gathered.wrong(table.line_num, f"not CSV: {error}") from error


def _as_text(cell: str) -> str:
    """With an apostrophe in front of what a spreadsheet would read as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _as_meant(cell: str) -> str:
    """Without the apostrophe that ``_as_text`` puts in front."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def _cells(text: str) -> Reader:
    header = text.partition("\n")[0]
    divider = max(",;\t", key=header.count)
    return csv.reader(StringIO(text, newline=""), delimiter=divider, strict=True)


def _columns(table: Reader) -> list[str]:
    return [name.strip().lower() for name in next(table, [])]


def _check_header(names: list[str], gathered: Gathered) -> None:
    if not {"id", "name"} & set(names):
        needed = "the first line must name the columns, 'id' or 'name' among them"
        alone = "a file of names alone, those of one thing on each line, is of the format solr"
        raise gathered.wrong(1, f"{needed}: {', '.join(COLUMNS)} ({alone})")
    for name in names:
        if name not in COLUMNS:
            raise gathered.wrong(1, f"no column {name[:50]!r}; there are {', '.join(COLUMNS)}")
        if names.count(name) > 1:
            raise gathered.wrong(1, f"column {name!r} stands twice")


def _add(records: dict[str, tuple[int, _Record]], line: int, row: _Row) -> None:
    for key, cell in row.items():
        one_line(cell, key)
    known = "id" if "id" in row else "name"
    if not (id := row.get(known)):
        raise BadAlias(f"the row has no {known}")
    id = id if known == "id" else slug(id)
    _, record = records.setdefault(id, (line, {"id": id, "forms": [], "relations": [], "cues": []}))
    for key in ("name", "kind", "wikidata"):
        told = row.get(key)
        if told and record.setdefault(key, told) != told:
            raise BadAlias(f"entity {id!r} has {key} {record[key]!r} in another row, {told!r} here")
    if form := row.get("form"):
        record.setdefault("name", form)
        record["forms"].append({"text": form} | {key: row[key] for key in _FORM if row.get(key)})
    if relation := row.get("relation"):
        link = {"type": relation, "to": row.get("related", ""), "date": row.get("date") or None}
        record["relations"].append(link)
    if cue := row.get("cue"):
        record["cues"].append(cue)
