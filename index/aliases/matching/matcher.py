"""Where a name could stand: a trie over folded tokens, the longest match over all entities first.

Blockers are matched like names and only absorb text. What is found has passed the case policy
and stands together as a name does; whether it is believed is for the guards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import partial
from itertools import compress

import numpy as np

from ...collector import at_rest
from ...model import Entity, TokenStream
from ...text.analysis import fold
from ...text.gaps import OWNS
from ...text.vocabulary import PerWord
from ..table import AliasTable
from ..words.heads import SON_OF
from .fitting import case_fits, fits
from .names import Name
from .spellings import ANYWHERE, IN_SMALL_TEXTS
from .trie import SORTS, UNMADE, Root, Trie, sort_of

_SMALL_RUN = bytes(55)  # tokens, about as many as twice that
_EDGE = len(_SMALL_RUN) // 2
_SHORT = 32  # tokens; a title has fewer
_NEW = object.__new__
_CAPITAL, _WHOLE = 1, 2
_SORT = 2  # bits before those of the sort a first token is of; then come those a second may follow
_FOLLOWS = (1 << SORTS) - 1 << _SORT + SORTS


class Found:
    """A stretch of text that could be any of ``names``: tokens [first, end).

    ``length`` is their number, ``name`` the first of the names. Never changed; no tuple and nothing
    worked out when asked, since it is read far more often than made (as ``Name`` is).
    """

    __slots__ = ("end", "first", "length", "name", "names")

    first: int
    end: int
    length: int
    name: Name
    names: tuple[Name, ...]


def found_at(first: int, end: int, names: tuple[Name, ...]) -> Found:
    """What tokens [first, end) may be: in 0.7 of the time that an ``__init__`` takes."""
    one = _NEW(Found)
    one.first, one.end, one.length = first, end, end - first
    one.name, one.names = names[0], names
    return one


class Matcher:
    """Finds the active forms of one table. Immutable; 50,000 forms are read in half a second, and
    each is made ready when a text first has its first word."""

    def __init__(self, table: AliasTable) -> None:
        with at_rest(staying=len(table.entities)):
            self._root = Root(table.entities)
        self._remember()

    def complete(self) -> None:
        """Make ready for every text in Latin letters: for processes forked from this one."""
        self._root.complete()

    def changed(self, changes: Iterable[tuple[Entity | None, Entity, int]]) -> Matcher:
        """The matcher of a table in which entities are replaced (before, after, place).

        Those that are new have no before and come last; no other may have changed its place.
        """
        other = copy(self)
        other._root = self._root.changed(changes)
        other._remember()
        return other

    def _remember(self) -> None:
        self._beginnings = PerWord(self._beginning, np.uint32)
        self._small_beginnings = PerWord(partial(self._beginning, small=True), np.uint32)

    def find(self, text: str, tokens: TokenStream, *, lenient: bool = False) -> list[Found]:
        """The longest possible names, left to right, disjoint, blocked text left out.

        ``lenient`` is for queries: letter case is no condition, and nothing is rejected for it.
        """
        folded, starts, ends = tokens.folded, tokens.starts, tokens.ends
        found: list[Found] = []
        if not folded:
            return found
        surfaces, done, last = tokens.surfaces, 0, len(folded)
        at = self._root.__getitem__  # a third of the time of an index, as the class is no mere dict
        for first in self._places(tokens, lenient):
            if first < done:
                continue
            node, end = at(folded[first]), first + 1
            following = node.get(folded[end]) if end < last else None
            if following is UNMADE:
                following = self._root.after(folded[first], folded[end])
            if following is not None:
                possible = _ends(node, following, folded, first)
            elif names := node.names:
                if names[0].listed == surfaces[first] and len(names) == 1:  # so with most
                    if not names[0].blocker:
                        found.append(found_at(first, end, names))
                    done = end
                    continue
                possible = [(end, names)]
            else:
                continue
            if folded[first] == "the":
                possible = self._unless_longer(possible, folded, first)
            while possible:
                end, names = possible.pop()
                if end < last and folded[end] in SON_OF and self._goes_on(folded, first, end):
                    continue
                listed = len(names) == 1 and names[0].listed == text[starts[first] : ends[end - 1]]
                if not listed:
                    names = _fitting(names, text, tokens, first, end, lenient)
                if names:
                    if not listed or names[0].owner or names[0].blocker:
                        found += self._named(names, text, tokens, first, end, lenient)
                    else:
                        found.append(found_at(first, end, names))
                    done = end
                    break
        return found

    def _unless_longer(
        self, possible: list[tuple[int, tuple[Name, ...]]], folded: tuple[str, ...], first: int
    ) -> list[tuple[int, tuple[Name, ...]]]:
        """Those no longer one is after whose article: "the Times of London" over "The Times"."""
        begun = folded[first + 1 : first + 3]
        if not begun or not ((node := self._root[begun[0]]) or node.names):
            return possible
        following = self._root.after(*begun) if len(begun) > 1 else None
        last = max((end for end, _ in _ends(node, following, folded, first + 1)), default=0)
        return [one for one in possible if one[0] >= last]

    def _goes_on(self, folded: tuple[str, ...], first: int, end: int) -> bool:
        """Whether its last word begins a longer name: "Crown Prince", "Mohammed bin Salman"."""
        father, son = folded[end], folded[end - 1]
        ends = _ends(self._root[son], self._root.after(son, father), folded, end - 1)
        return end - first > 1 and any(one > end for one, _ in ends)

    def _beginning(self, surface: str, *, small: bool = False) -> int:
        """What a surface may be in a name, as flags; ``small``: of a text without capitals.

        It has a capital; it is a whole name; its sort, if it may begin one; the sorts after which
        it may be second.
        """
        folded, root = fold(surface), self._root
        owners = root.owners(folded)  # before it is asked what may be second
        capital = surface != folded
        kind = _CAPITAL * capital + (root.seconds.get(folded, 0) << _SORT + SORTS)
        if owners and (capital or root.small[folded] >= (IN_SMALL_TEXTS if small else ANYWHERE)):
            alone = "" in owners
            kind += _WHOLE * alone + (sort_of(folded) << _SORT) * (len(owners) > alone)
        return kind

    def _places(self, tokens: TokenStream, lenient: bool) -> Iterable[int]:
        """Where a name may begin: with a whole one, or with a word of a sort that the next follows.

        The letters tell most words that begin none; in a short text they are not worth asking.
        """
        if lenient or len(tokens) <= _SHORT:
            return compress(range(len(tokens)), map(self._root.owners, tokens.folded))
        kinds = self._beginnings.of(tokens)
        capitals = (kinds & _CAPITAL).astype(np.uint8).tobytes()
        small = (  # some comments are written without capitals
            _SMALL_RUN in capitals or 1 not in capitals[:_EDGE] or 1 not in capitals[-_EDGE:]
        )
        if small:
            kinds = self._small_beginnings.of(tokens)
        goes_on = kinds & _WHOLE
        goes_on[:-1] |= kinds[:-1] << SORTS & kinds[1:] & _FOLLOWS
        places: list[int] = goes_on.nonzero()[0].tolist()
        return places

    def _named(
        self,
        names: tuple[Name, ...],
        text: str,
        tokens: TokenStream,
        first: int,
        end: int,
        lenient: bool,
    ) -> Iterable[Found]:
        if len(names) > 1:
            names = () if any(name.blocker for name in names) else _per_entity(names)
        elif names[0].blocker:
            return ()
        if not names:
            return ()
        one = found_at(first, end, names)
        owner = names[0].owner or _owner(tokens, one)
        return self._divided(one, owner, text, tokens) if owner and not lenient else (one,)

    def _divided(self, one: Found, owner: int, text: str, tokens: TokenStream) -> Iterator[Found]:
        """ "Japan's Democratic Party" names the country as well, if that is listed, and so does
        "Syria's civil war"; not "New York's governor", where both are names of the state.

        ``owner``: how many tokens it has.
        """
        node: Trie = self._root[tokens.folded[one.first]]
        for token in tokens.folded[one.first + 1 : one.first + owner]:
            node = node[token]
        owners = [
            name
            for name in node.names
            if not (name.blocker or name.weak)
            and case_fits(name, text, tokens, one.first, one.first + owner)
        ]
        if owners and not any(name.entity is one.name.entity for name in node.names):
            yield found_at(one.first, one.first + owner, _per_entity(owners))
            yield found_at(one.first + owner, one.end, one.names)
        else:
            yield one


def _owner(tokens: TokenStream, one: Found) -> int:
    """How many tokens of it end in a possessive, 0 if none do."""
    owned = (n for n in range(1, one.length) if tokens.gaps[one.first + n] & OWNS)
    return next(owned, 0)


def _fitting(
    names: tuple[Name, ...], text: str, tokens: TokenStream, first: int, end: int, lenient: bool
) -> tuple[Name, ...]:
    """Those of the names that may be written as the stretch is."""
    written = text[tokens.starts[first] : tokens.ends[end - 1]]
    return tuple(
        [
            name
            for name in names
            if written == name.listed or fits(name, text, tokens, first, end, lenient)
        ]
    )


def _ends(
    node: Trie, following: Trie | None, folded: tuple[str, ...], first: int
) -> list[tuple[int, tuple[Name, ...]]]:
    """Where names end that begin at ``first`` with ``node`` and go on with ``following``.

    The longest last.
    """
    end, last = first + 1, len(folded)
    ends = [(end, node.names)] if node.names else []
    while following is not None:
        node, end = following, end + 1
        if node.names:
            ends.append((end, node.names))
        following = node.get(folded[end]) if end < last else None
    return ends


def _per_entity(names: Sequence[Name]) -> tuple[Name, ...]:
    """One name for each entity, in the order of the table."""
    return tuple({name.entity.id: name for name in reversed(names)}.values())[::-1]
