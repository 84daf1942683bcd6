"""The words next to a word in a query: they may tell whether it is a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..aliases.tagger import QueryName
from ..matching import certain_token
from ..model import TokenStream

_JOINING = frozenset(("and", "or"))  # they tell nothing about the words beside them


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A word as ``typed`` next to another (``behind`` it or before), and the ``terms`` that it, or
    the name it belongs to, is indexed under in the entity layer."""

    typed: str
    terms: tuple[str, ...]
    behind: bool

    def row(self, word: tuple[str, ...], own: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """The other word's terms and its own, in the order in which they occur."""
        return (word, own) if self.behind else (own, word)


def neighbours(
    text: str,
    tokens: TokenStream,
    names: Iterable[QueryName],
    at: int,
    terms: Callable[[str], tuple[str, ...]],
) -> Iterator[Neighbour]:
    """The tokens of ``text`` before and after the one ``at``, with just white space between."""
    for left, other in ((at - 1, at - 1), (at, at + 1)):
        if not 0 <= other < len(tokens) or tokens.folded[other] in _JOINING:
            continue
        if text[tokens.ends[left] : tokens.starts[left + 1]].isspace():
            surface = tokens.surfaces[other]
            over = (name for name in names if not name.ordinary and _covers(name, other))
            name = next(over, None)
            found = tuple(map(certain_token, name.entities)) if name else terms(surface)
            yield Neighbour(surface, found, other > at)


def _covers(name: QueryName, at: int) -> bool:
    return name.first_token <= at < name.first_token + name.token_count
