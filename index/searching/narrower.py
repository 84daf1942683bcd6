"""Notes on what was typed beside how it was read: a name in a row, its other bearers, capitals."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..aliases.matching.casing import is_ordinary
from ..aliases.table import AliasTable
from ..model import Form, Strength
from ..outcomes import counted
from ..query.nodes import Name, Query, Word
from ..query.trees import full_names
from ..request import MatchMode, SearchRequest
from ..text.analysis import fold, is_acronym

_A_TENTH = 10  # of what is found: fewer more are not worth a note


def narrower_notes(
    query: Query,
    table: AliasTable,
    request: SearchRequest,
    having_all: int,
    total_of: Callable[[str], int],
) -> Iterator[str]:
    """Notes for the first page of a query, each with a search that finds what it tells of.

    ``having_all``: how many articles have all of the query; ``total_of``: how many have all of
    another one.
    """
    if request.cursor or request.text_limit is None or request.match is MatchMode.ANY:
        return
    typed = query.text
    for name in full_names(query):
        words = " ".join(item.text for item in name.items)
        whole = f'{typed[: name.span.start]}"{words}"{typed[name.span.end :]}'
        if 0 < (total := total_of(whole)) < having_all:
            yield f"In {counted(total)} of these “{words}” stands in a row: {whole}"
    for part in query.parts:
        form = _form(table, part) if isinstance(part, Name) else None
        if isinstance(part, Word | Name) and _in_capitals(part.text, form, typed):
            exact = f"{typed[: part.span.start]}={typed[part.span.start :]}"
            total = total_of(exact)
            if total and (form or total < having_all):
                yield f"In {counted(total)} “{part.text}” stands in capitals: {exact}"
        elif form and part is query.root and _needs_company(form):
            more = total_of(f"={form.text} -{typed}")
            if more * _A_TENTH > having_all:
                exact = f"={form.text}"
                yield f"In {counted(more)} more “{form.text}” is another name or a word: {exact}"


def _form(table: AliasTable, name: Name) -> Form | None:
    known = table.form(name.form) if name.form else None
    return known[1] if known else None


def _needs_company(form: Form) -> bool:
    """Whether others have a name of one word as well: "Johnson", unlike "ISS"."""
    return form.strength is Strength.WEAK and form.text.isalpha() and not is_acronym(form.text)


def _in_capitals(text: str, form: Form | None, typed: str) -> bool:
    """Whether an ordinary word was typed in capitals that are not its name's and not the query's:
    "SNAP benefits"."""
    alone = text == typed.strip() or not typed.isupper()
    meant = form is not None and form.text == text
    return alone and not meant and is_acronym(text) and is_ordinary(fold(text))
