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
    """A word beside another one of the query, before it or (``after``) after it.

    ``terms``: those of the entity layer that the word, or the name it belongs to, may have.
    """

    typed: str
    terms: tuple[str, ...]
    after: bool

    @property
    def surfaces(self) -> tuple[str, ...]:
        """The word as articles write it: a name typed small has a capital there."""
        typed = self.typed
        return tuple(dict.fromkeys((typed, typed.lower(), typed.capitalize(), typed.upper())))

    def row(self, word: tuple[str, ...], own: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """A slot for the word itself and one for this neighbour (``own``), in their order."""
        return (word, own) if self.after else (own, word)


def neighbours(
    text: str,
    tokens: TokenStream,
    names: Iterable[QueryName],
    at: int,
    terms: Callable[[str], tuple[str, ...]],
) -> Iterator[Neighbour]:
    """The tokens of ``text`` before and after the one ``at``, if only white space is between."""
    for left, other in ((at - 1, at - 1), (at, at + 1)):
        if not 0 <= other < len(tokens) or tokens.folded[other] in _JOINING:
            continue
        if text[tokens.ends[left] : tokens.starts[left + 1]].isspace():
            surface = tokens.surfaces[other]
            over = (n for n in names if n.first_token <= other < n.first_token + n.token_count)
            name = next((n for n in over if not n.ordinary), None)
            found = tuple(map(certain_token, name.entities)) if name else terms(surface)
            yield Neighbour(surface, found, other > at)
