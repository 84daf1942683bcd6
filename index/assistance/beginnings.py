"""Names by their beginnings: the sorted list of all forms, for suggestions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from ..aliases.table import AliasTable
from ..aliases.table.records import BLOCKER
from ..collector import at_rest
from ..model import Entity, Form, Status
from ..text.analysis import NewsTokenizer, fold

_INSIDE_LETTERS = 3  # letters typed before names are found by a later word
_LATER = re.compile(r"(?<= )\S{4,}")  # such a word: not "the", "of" and "al"
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
        with at_rest(staying=len(table.entities)):
            rows = sorted(_beginnings(placed_forms(table)), key=itemgetter(0, 1))
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


name_list = lru_cache(2)(NameList)  # made once while the table is in force


class PlacedForm(NamedTuple):
    """An active form, its entity, and its place among the forms of this."""

    entity: Entity
    place: int
    form: Form


def placed_forms(table: AliasTable) -> list[PlacedForm]:
    """All forms that name something, in the order of the table."""
    return [
        PlacedForm(entity, place, form)
        for entity in table.entities
        if entity.kind != BLOCKER
        for place, form in enumerate(entity.forms)
        if form.status is Status.ACTIVE
    ]


def folded_words(forms: Iterable[PlacedForm]) -> list[str]:
    """The folded words of each form, joined by spaces.

    A reader waits for them, so all are divided at once, one on a line: a third of the time.
    """
    parts = NewsTokenizer().divide("\n".join(each.form.text for each in forms))
    parts[1::2] = map(fold, parts[1::2])
    parts[::2] = ["\n" * between.count("\n") or " " for between in parts[::2]]
    return "".join(parts).strip(" ").split("\n")


def _beginnings(forms: list[PlacedForm]) -> Iterator[Beginning]:
    for words, (entity, place, form) in zip(folded_words(forms), forms, strict=False):
        if words:
            yield Beginning(words, False, place, entity, form)
        for later in _LATER.finditer(words):
            yield Beginning(words[later.start() :], True, place, entity, form)
