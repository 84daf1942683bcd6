"""Solr's and Lucene's ``synonyms.txt``: ``ISIS, ISIL, Daesh`` and ``Isis, Daish => ISIS``.

Keeps names in order, and in comments (``# id:``, ``# name:``, ``# kind:``) the entity they name;
loses all that is said of single forms, relations and cues.
"""

from __future__ import annotations

import re

from ...errors import BadAlias
from ...model import Entity
from ..table.records import without_article
from .parts import Gathered, exportable, lines, one_line

_ABOUT = re.compile(r"#\s*(id|name|kind):\s*(\S.*?)\s*")
_SPECIAL = re.compile(r"\\|,|=>")
_PARTS = re.compile(r"(\\.)|(,)|(=>)|([^\\,=]+|=)", re.DOTALL)


def read(text: str, origin: str) -> tuple[Entity, ...]:
    """One entity a line: before ``=>`` its other names, after it the name."""
    gathered = Gathered(origin)
    known: dict[str, str] = {}
    for number, raw in lines(text):
        line = raw.strip()
        if about := _ABOUT.fullmatch(line):
            known[about[1]] = about[2]
        elif line and not line.startswith("#"):
            with gathered.at(number):
                names = rule_names(line)
                if "id" not in known:
                    _check_letters(names)
                gathered.add_group(names, **known)
            known = {}
    return gathered.entities()


def _check_letters(names: list[str]) -> None:
    """BadAlias for a letter alone, unless it was said of what: an initial names half the world."""
    for name in names:
        if len(name) == 1 and (name.isdigit() or name.lower() != name.upper()):
            raise BadAlias(
                f"{name!r} is a single letter and no name; if it is meant, "
                "put a line '# id: …' with the entity's id above"
            )


def write(entities: tuple[Entity, ...]) -> bytes:
    """One line per entity with its active forms, comments before it. No blockers."""
    out = []
    for entity, forms in exportable(entities):
        out.append(f"# id: {entity.id}")
        if forms[0] != entity.name or without_article(entity.name) != entity.name:
            out.append(f"# name: {one_line(entity.name, 'name')}")
        out.append(f"# kind: {one_line(entity.kind, 'kind')}")
        out.append(rule(forms))
    return "".join(line + "\n" for line in out).encode()


def rule(names: list[str]) -> str:
    """Names as one rule, what is special in them after a backslash."""
    escaped = ", ".join(_SPECIAL.sub(r"\\\g<0>", name) for name in names)
    return "\\" + escaped if escaped.startswith("#") else escaped


def rule_names(line: str) -> list[str]:
    """The names of one rule, the right side first; BadAlias if it is none."""
    sides: list[list[str]] = [[""]]
    for part in _PARTS.finditer(line):
        escaped, comma, arrow, plain = part.groups()
        if comma:
            sides[-1].append("")
        elif arrow:
            sides.append([""])
        else:
            sides[-1][-1] += escaped[1:] if escaped else plain
    if len(sides) > 2:
        raise BadAlias("'=>' stands twice")
    cleaned = [[name.strip() for name in side] for side in reversed(sides)]
    if not all(map(any, cleaned)):
        raise BadAlias("no name on one side of '=>'" if len(sides) > 1 else "no name")
    if not all(map(all, cleaned)):
        raise BadAlias("an empty name: a comma with nothing beside it")
    return list(dict.fromkeys(name for side in cleaned for name in side))
