"""The words that some forms of a name end in and others lack: "group" of "Islamic State group".

As a name with its ending is one token of a text and a name without it is two, a phrase is looked
for in both ways: "Daesh group" finds "Islamic State group", and that finds "the ISIS group".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..aliases.table.records import name_tokens
from ..model import Span, Status
from ..text.analysis import fold
from .items import Items
from .nodes import Name, Row, Word

_LONGEST = 3  # words of an ending


class _Known(NamedTuple):
    """The forms of one thing and what some of them have behind others, as folded tokens."""

    forms: frozenset[tuple[str, ...]]
    endings: frozenset[tuple[str, ...]]


class Endings:
    """The endings of the names in one query."""

    def __init__(self, items: Items) -> None:
        self._items = items

    def ways(self, row: Row) -> Iterator[Row]:
        """The row with the ending of each name apart from it, and with words as such endings."""
        apart: list[Word | Name] = []
        joined: list[Word | Name] = []
        for item in row:
            apart += self._apart(item)
            joined.append(item)
            self._join(joined)
        yield tuple(apart)
        yield tuple(joined)

    def _apart(self, item: Word | Name) -> Row:
        """A name typed with an ending as the name and the words of the ending."""
        if not isinstance(item, Name) or not (known := self._known(item)):
            return (item,)
        tokens = self._items.analyse(item.text)
        for count in range(1, min(_LONGEST, len(tokens) - 1) + 1):
            head, ending = tokens.folded[:-count], tokens.folded[-count:]
            if head in known.forms and ending in known.endings:
                span = Span(item.span.start, item.span.start + tokens.ends[-count - 1])
                words = (self._items.word(item.span.start, tokens, -n) for n in range(count, 0, -1))
                return (self._items.name(span, item.entities), *words)
        return (item,)

    def _join(self, row: list[Word | Name]) -> None:
        """Take the last words of the row into the name before them if they are an ending of it."""
        for count in range(1, min(_LONGEST, len(row) - 1) + 1):
            name, words = row[-count - 1], row[-count:]
            if isinstance(name, Name):
                ending = tuple(fold(word.text) for word in words)
                known = self._known(name)
                if known and ending in known.endings:
                    span = Span(name.span.start, words[-1].span.end)
                    row[-count - 1 :] = [self._items.name(span, name.entities)]
                return

    def _known(self, name: Name) -> _Known | None:
        """The forms and endings of the thing; None if it has no endings, or there are several."""
        entity = self._items.lexicon.table.entity(name.entities[0])
        if entity is None or len(name.entities) > 1:
            return None
        forms = frozenset(
            tuple(fold(token) for token, _, _ in name_tokens(form.text))
            for form in entity.forms
            if form.status is Status.ACTIVE
        )
        endings = {
            form[cut:]
            for form in forms
            for cut in range(max(1, len(form) - _LONGEST), len(form))
            if form[:cut] in forms
        }
        return _Known(forms, frozenset(endings)) if endings else None
