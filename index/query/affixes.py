"""The words that some forms of a name have before or behind what others are: "group" of "Islamic
State group", "Iran's" of "Iran's Revolutionary Guards".

As such a name is one token of a text and one without them is several, a phrase is looked for in
both ways: "Daesh group met" finds "Islamic State group met", and "Iran's IRGC" "Iran's
Revolutionary Guards".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ..aliases.table.records import name_tokens
from ..aliases.words.lexicon import ARTICLES
from ..model import Span, Status
from ..text.analysis import fold
from .items import Items
from .lexicon import PERSON
from .nodes import Name, Row, Word

_LONGEST = 3  # words, or names and words, before a name or behind it


def ways(row: Row, items: Items) -> Iterator[Row]:
    """The row with such words of each name apart from it, and with words around it as such."""
    joined: list[Word | Name] = []
    for item in row:
        joined.append(item)
        _join_behind(joined, items)
        _join_before(joined, items)
    yield tuple(chain.from_iterable(_apart(item, items) for item in row))
    yield tuple(joined)


def _apart(item: Word | Name, items: Items) -> Row:
    """A name typed with such words as a shorter name and these words."""
    if isinstance(item, Word):
        return (item,)
    forms, tokens, start = _forms(item, items), items.analyse(item.text), item.span.start
    for count in range(1, min(_LONGEST, len(tokens) - 1) + 1):
        if tokens.folded[:-count] in forms:
            span = Span(start, start + tokens.ends[-count - 1])
            words = (items.word(start, tokens, -n) for n in range(count, 0, -1))
            return (items.name(span, item.entities), *words)
        if tokens.folded[count:] in forms and not _given(item, tokens.folded[:count], items):
            cut = tokens.starts[count]
            before = items.read(start, item.text[:cut], row=True)  # whose it is may be a name too
            return (*before, items.name(Span(start + cut, item.span.end), item.entities))
    return (item,)


def _given(name: Name, before: tuple[str, ...], items: Items) -> bool:
    """Whether these first words of a name only belong to it: a person's given name, an article."""
    return ARTICLES.issuperset(before) or items.lexicon.are(name.entities, PERSON)


def _join_behind(row: list[Word | Name], items: Items) -> None:
    """Take the last words of the row into the name before them, if a form has them so."""
    for count in range(1, min(_LONGEST, len(row) - 1) + 1):
        name, words = row[-count - 1], row[-count:]
        if isinstance(name, Name):
            forms, ending = _forms(name, items), tuple(fold(word.text) for word in words)
            if any(f[-count:] == ending and f[:-count] in forms for f in forms):
                span = Span(name.span.start, words[-1].span.end)
                row[-count - 1 :] = [items.name(span, name.entities)]
            return


def _join_before(row: list[Word | Name], items: Items) -> None:
    """Take the words before the name that ends the row into it, if a form has them so."""
    name = row[-1]
    if not isinstance(name, Name) or len(row) == 1:
        return
    forms, end = _forms(name, items), name.span.start
    for count in range(1, min(_LONGEST, len(row) - 1) + 1):
        begin = row[-count - 1].span.start
        before = items.analyse(items.slice(Span(begin, end))).folded
        if any(f[: len(before)] == before and f[len(before) :] in forms for f in forms):
            row[-count - 1 :] = [items.name(Span(begin, name.span.end), name.entities)]
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
