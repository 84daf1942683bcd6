"""Names by their beginnings: the sorted list of all forms, for suggestions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from ..aliases.table import AliasTable
from ..aliases.table.loading import uncollected
from ..aliases.table.records import name_tokens
from ..model import Entity, Form, Status
from ..text.analysis import fold

_INSIDE_LETTERS = 3  # letters typed before names are found by a later word
_INSIDE_LONG = 4  # letters of such a word at least: not "the", "of" and "al"
_LAST = "\U0010ffff"  # sorts after every letter


class Beginning(NamedTuple):
    """A folded form, or the rest of it from a later word (``inside``).

    ``place``: the form's place among those of the entity, of which the usual ones come first.
    """

    folded: str
    inside: bool
    place: int
    entity: Entity
    form: Form


class NameList:
    """All forms of one alias table in alphabetical order. Immutable, shared by threads."""

    def __init__(self, table: AliasTable) -> None:
        with uncollected(len(table.entities)):
            rows = sorted(_beginnings(table.entities), key=itemgetter(0, 1))
        self._rows = rows
        self._keys = [row.folded for row in rows]

    def beginning(self, folded: str) -> Iterator[Beginning]:
        """The forms that begin with ``folded``, or have a later word that begins with it.

        Later words of a form are compared from three letters on; fewer would find too many.
        """
        first = bisect_left(self._keys, folded)
        for row in self._rows[first : bisect_left(self._keys, folded + _LAST)]:
            if not row.inside or len(folded) >= _INSIDE_LETTERS:
                yield row


def _beginnings(entities: Iterable[Entity]) -> Iterator[Beginning]:
    for entity in entities:
        if entity.kind == "blocker":
            continue
        for place, form in enumerate(entity.forms):
            if form.status is Status.ACTIVE:
                words = [fold(token) for token, _, _ in name_tokens(form.text)]
                later = [n for n, word in enumerate(words) if len(word) >= _INSIDE_LONG and n]
                for n in (0, *later) if words else ():
                    yield Beginning(" ".join(words[n:]), n > 0, place, entity, form)
