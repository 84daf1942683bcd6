"""What the formats share: decoding, ids made from names, and errors that say where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from ...errors import BadAlias
from ...model import Entity, Form, Status
from ..table.editing import free_id
from ..table.records import (
    BLOCKER,
    MAX_FORMS,
    MAX_NAME,
    sound,
    without_article,
)

_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


def decoded(content: bytes, origin: str) -> str:
    """The text of a file, without a byte order mark; BadAlias names the line that is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        told = "not UTF-8: a spreadsheet saves it so as “CSV UTF-8”"
        raise BadAlias(f"{origin}:{line}: {told}") from error


def lines(text: str) -> Iterator[tuple[int, str]]:
    """(number from 1, line without its end); only real line ends divide."""
    return enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1)


def one_line(text: str, what: str) -> str:
    """``text`` itself; BadAlias if it has a line break or another control character in it."""
    if _CONTROL.search(text):
        raise BadAlias(f"{what} {text[:50]!r} has a line break or control character in it")
    return text


def exportable(entities: Iterable[Entity]) -> Iterator[tuple[Entity, list[str]]]:
    """What other systems should see: entities that are names of things, and their active forms."""
    for entity in entities:
        if entity.kind != BLOCKER:
            forms = [f.text for f in entity.forms if f.status is Status.ACTIVE]
            if forms:
                yield entity, list(dict.fromkeys(one_line(text, "form") for text in forms))


def name_first(entity: Entity, forms: list[str]) -> list[str]:
    """The forms with the entity's own name in front, for formats where the first is the name."""
    name = without_article(entity.name)
    return sorted(forms, key=lambda text: text != name)


class Gathered:
    """The entities of one file, as they are read: ids are unique and every error has its line."""

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._entities: dict[str, Entity] = {}

    def entities(self) -> tuple[Entity, ...]:
        """All that were added, in order."""
        return tuple(self._entities.values())

    def wrong(self, line: int | None, message: str) -> BadAlias:
        """The error to raise about a line (None: about the file)."""
        where = self._origin if line is None else f"{self._origin}:{line}"
        return BadAlias(f"{where}: {message}")

    @contextmanager
    def at(self, line: int | None) -> Iterator[None]:
        """What is wrong inside is said of this line."""
        try:
            yield
        except BadAlias as error:
            raise self.wrong(line, str(error)) from error

    def add(self, entity: Entity) -> None:
        """One entity, which is ``sound``."""
        if entity.id in self._entities:
            raise BadAlias(f"a second entity with the id {entity.id!r}")
        self._entities[entity.id] = entity

    def add_group(
        self, names: list[str], id: str = "", name: str = "", kind: str = "other"
    ) -> None:
        """An entity of which only names are known; the first is the ``name`` if that is not said,
        and a missing ``id`` is made from it."""
        if not names:
            raise BadAlias("no name")
        if len(names) > MAX_FORMS:
            raise BadAlias(f"{len(names)} forms; {MAX_FORMS} at most")
        if long := next((name for name in names if len(name) > MAX_NAME), None):
            raise BadAlias(f"a form of {len(long)} characters; {MAX_NAME} at most")
        name = name or names[0]
        id = id or free_id(name, self._entities)
        self.add(sound(Entity(id, name, kind, tuple(map(Form, names)))))
