"""The words next to a word in a query: they may tell whether it is a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ..aliases.tagger import QueryName
from ..matching import Field, Match, certain_token
from ..model import TokenStream
from .algebra import row

_JOINING = frozenset(("and", "or"))  # they tell nothing about the words beside them


class Neighbour(NamedTuple):
    """A word, as ``typed``, beside a name of the query, with what articles may have in a row: the
    ``named`` thing and this word, or the name as a word in ``small`` letters and this in any."""

    typed: str
    named: Match
    small: Match


def neighbours(
    text: str,
    tokens: TokenStream,
    names: Mapping[int, QueryName],
    at: int,
    terms: Callable[[str], tuple[str, ...]],
) -> Iterator[Neighbour]:
    """The tokens of ``text`` before and after the name ``at`` one, if only white space is
    between. ``names``: by their first token; ``terms``: those that a word may stand under."""
    entities, small = tuple(map(certain_token, names[at].entities)), (tokens.surfaces[at].lower(),)
    for left, other, way in ((at - 1, at - 1, -1), (at, at + 1, 1)):
        if not 0 <= other < len(tokens) or tokens.folded[other] in _JOINING:
            continue
        if text[tokens.ends[left] : tokens.starts[left + 1]].isspace():
            typed = tokens.surfaces[other]
            cases = (typed, typed.lower(), typed.capitalize(), typed.upper())
            over = (n for n in names.values() if 0 <= other - n.first_token < n.token_count)
            name = next((n for n in over if not n.ordinary), None)
            found = tuple(map(certain_token, name.entities)) if name else terms(typed)
            yield Neighbour(
                typed,
                row(Field.BODY_ENTITY, (entities, found)[::way]),
                row(Field.BODY_EXACT, (small, tuple(dict.fromkeys(cases)))[::way]),
            )
