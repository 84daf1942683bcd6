"""The words that some forms of a name end in and others lack: "group" of "Islamic State group".

As a name with its ending is one token of a text and a name without it is two, a phrase is looked
for in both ways: "Daesh group" finds "Islamic State group", and that finds "the ISIS group".
"""

from __future__ import annotations

from collections.abc import Iterator

from ..aliases.table.records import name_tokens
from ..model import Span, Status
from ..text.analysis import fold
from .items import Items
from .nodes import Name, Row, Word

_LONGEST = 3  # words of an ending


def ways(row: Row, items: Items) -> Iterator[Row]:
    """The row with the ending of each name apart from it, and with words as such endings."""
    apart: list[Word | Name] = []
    joined: list[Word | Name] = []
    for item in row:
        apart += _apart(item, items)
        joined.append(item)
        _join(joined, items)
    yield tuple(apart)
    yield tuple(joined)


def _apart(item: Word | Name, items: Items) -> Row:
    """A name typed with an ending as the name and the words of the ending."""
    if isinstance(item, Word):
        return (item,)
    forms, tokens, start = _forms(item, items), items.analyse(item.text), item.span.start
    for count in range(1, min(_LONGEST, len(tokens) - 1) + 1):
        if tokens.folded[:-count] in forms:
            span = Span(start, start + tokens.ends[-count - 1])
            words = (items.word(start, tokens, -n) for n in range(count, 0, -1))
            return (items.name(span, item.entities), *words)
    return (item,)


def _join(row: list[Word | Name], items: Items) -> None:
    """Take the last words of the row into the name before them if they are an ending of it."""
    for count in range(1, min(_LONGEST, len(row) - 1) + 1):
        name, words = row[-count - 1], row[-count:]
        if isinstance(name, Name):
            forms, ending = _forms(name, items), tuple(fold(word.text) for word in words)
            if any(f[-count:] == ending and f[:-count] in forms for f in forms):
                span = Span(name.span.start, words[-1].span.end)
                row[-count - 1 :] = [items.name(span, name.entities)]
            return


def _forms(name: Name, items: Items) -> frozenset[tuple[str, ...]]:
    """The forms of the thing, as folded tokens; none if it may be several."""
    ids = name.entities
    entity = items.lexicon.table.entity(ids[0]) if len(ids) == 1 else None
    return frozenset(
        tuple(fold(token) for token, _, _ in name_tokens(form.text))
        for form in (entity.forms if entity else ())
        if form.status is Status.ACTIVE
    )
