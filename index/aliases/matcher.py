"""Where a name could stand: a trie over folded tokens, the longest match over all entities first.

Blockers are matched like names and only absorb text. What is found has passed the case policy
and stands together as a name does; whether it is believed is for the guards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from itertools import compress
from typing import NamedTuple

import numpy as np

from ..analysis import fold
from ..model import Case, Entity, Status, TokenStream
from ..vocabulary import Told
from .casing import (
    Rule,
    letters,
    mixed_acronym,
    title_case_acronym,
)
from .cues import NO_CUES, Cues
from .lexicon import ABBREVIATED
from .loading import uncollected
from .names import (
    Name,
    article_spellings,
    declined_spellings,
    make_name,
    may_be_small,
    may_begin_small,
    titled_spellings,
)
from .records import name_tokens
from .table import AliasTable
from .trie import Planter, Trie

# Between two tokens of one name: white space with at most one line break, a hyphen, a possessive.
_QUOTES = "'’‘ʼʿʾ`´′＇"
_GLUE = re.compile(
    rf"(?:[{_QUOTES}][sS]?|[sS][{_QUOTES}])?(?:[^\S\n]*\n?[^\S\n]*|[^\S\n]?[-\u2010-\u2015][^\S\n]?\n?)"
)
_JOINING = ("-", "\u2010", "\u2013", "(")  # marks that a bracket may stand for
_DOTTED = re.compile(r"\.[^\S\n]*")
_LOWER_CASE_LINE = 200  # code points looked at, each way, to see whether a text has capitals at all
_SMALL_RUN = bytes(55)  # tokens, about as many as twice that
_EDGE = len(_SMALL_RUN) // 2
_CAPITAL, _BEGINS, _BEGINS_SMALL, _WHOLE, _SECOND = (1 << n for n in range(5))


class Found(NamedTuple):
    """A stretch of text that could be any of ``names``: tokens [first, first + length)."""

    first: int
    length: int
    names: tuple[Name, ...]


_NOTHING = Trie()


class Matcher:
    """Finds the active forms of one table. Immutable; 50,000 forms are loaded in about a second."""

    def __init__(self, table: AliasTable) -> None:
        self._small: set[str] = set()  # first tokens that may be small in a text with capitals
        self._smaller: set[str] = set()  # and in one without
        self._seconds: set[str] = set()
        planter = Planter()
        with uncollected():
            for order, entity in enumerate(table.entities):
                self._plant(planter, entity, order)
        self._root = planter.root
        self._beginnings = Told(self._beginning, np.uint8)

    def changed(self, changes: Iterable[tuple[Entity | None, Entity, int]]) -> Matcher:
        """The matcher of a table in which entities are replaced (before, after, place).

        Those that are new have no before and come last; no other may have changed its place.
        """
        other = copy(self)
        other._small, other._smaller = set(self._small), set(self._smaller)
        other._seconds = set(self._seconds)
        planter = Planter(self._root)
        for before, after, order in changes:
            if before is not None:
                for folded, _ in _spellings(before, order):
                    planter.remove(folded, before.id)
            other._plant(planter, after, order)
        other._root = planter.root
        other._beginnings = Told(other._beginning, np.uint8)
        return other

    def _plant(self, planter: Planter, entity: Entity, order: int) -> None:
        for folded, name in _spellings(entity, order):
            if small := may_begin_small(name):
                self._small.add(folded[0])
            if small or may_be_small(name):
                self._smaller.add(folded[0])
            self._seconds.update(folded[1:2])
            planter.insert(folded, name)

    def find(self, text: str, tokens: TokenStream, *, lenient: bool = False) -> list[Found]:
        """The longest possible names, left to right, disjoint, blocked text left out.

        ``lenient`` is for queries: letter case is no condition, and nothing is rejected for it.
        """
        root, folded, starts, ends = self._root, tokens.folded, tokens.starts, tokens.ends
        found: list[Found] = []
        if not folded:
            return found
        surfaces, done, last = tokens.surfaces, 0, len(tokens)
        new = tuple.__new__  # a third of the time that Found() takes
        for first in self._places(tokens, lenient):
            if first < done:
                continue
            node, end = root[folded[first]], first + 1
            if end < last and folded[end] in node:
                possible = _ends(node, folded, first)
            elif names := node.names:
                if names[0].listed == surfaces[first] and len(names) == 1:  # so with most
                    if not names[0].blocker:
                        found.append(new(Found, (first, 1, names)))
                    done = end
                    continue
                possible = [(end, names)]
            else:
                continue
            if folded[first] == "the":
                possible = self._unless_longer(possible, folded, first)
            while possible:
                end, names = possible.pop()
                if len(names) > 1:
                    names = tuple(n for n in names if _fits(n, text, tokens, first, end, lenient))
                    if names:
                        done = end
                        found += self._named(names, text, tokens, first, end, lenient)
                        break
                    continue
                name = names[0]
                written = text[starts[first] : ends[end - 1]]
                if written != name.listed and not _fits(name, text, tokens, first, end, lenient):
                    continue
                done = end
                if name.owner:
                    found += self._named(names, text, tokens, first, end, lenient)
                elif not name.blocker:
                    found.append(new(Found, (first, end - first, names)))
                break
        return found

    def _unless_longer(
        self, possible: list[tuple[int, tuple[Name, ...]]], folded: tuple[str, ...], first: int
    ) -> list[tuple[int, tuple[Name, ...]]]:
        """Those no longer one is behind whose article: "the Times of London" over "The Times"."""
        node = self._root.get(folded[first + 1]) if first + 1 < len(folded) else None
        last = max((end for end, _ in _ends(node, folded, first + 1)), default=0) if node else 0
        return [one for one in possible if one[0] >= last]

    def _beginning(self, surface: str) -> int:
        """What a surface may be in a name, as flags.

        It has a capital; it may begin a name; so it may in a text without capitals; it is a whole
        name; it may be the second token of one.
        """
        folded = fold(surface)
        capital = surface != folded
        kind = _CAPITAL * capital + _SECOND * (folded in self._seconds)
        if (node := self._root.get(folded)) is not None:
            kind += _BEGINS * (capital or folded in self._small)
            kind += _BEGINS_SMALL * (capital or folded in self._smaller)
            kind += _WHOLE * bool(node.names)
        return kind

    def _places(self, tokens: TokenStream, lenient: bool) -> Iterable[int]:
        """Where a name may begin: with a whole one, or with a word before one that may be second.

        The letters tell most words that begin none.
        """
        if lenient:
            return compress(range(len(tokens)), map(self._root.__contains__, tokens.folded))
        kinds = self._beginnings.of(tokens)
        capitals = (kinds & _CAPITAL).tobytes()
        small = (  # some comments are written without capitals
            _SMALL_RUN in capitals or 1 not in capitals[:_EDGE] or 1 not in capitals[-_EDGE:]
        )
        goes_on = kinds & _WHOLE
        goes_on[:-1] |= kinds[1:] & _SECOND
        goes_on[kinds & (_BEGINS_SMALL if small else _BEGINS) == 0] = 0
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
        one = Found(first, end - first, names)
        return self._divided(one, text, tokens) if names[0].owner and not lenient else (one,)

    def _divided(self, one: Found, text: str, tokens: TokenStream) -> Iterator[Found]:
        """ "Japan's Democratic Party" names the country as well, if that is listed."""
        owner, node = one.names[0].owner, self._root
        for token in tokens.folded[one.first : one.first + owner]:
            node = node.get(token, _NOTHING)
        owners = [
            name
            for name in node.names
            if not (name.blocker or name.weak)
            and name.entity is not one.names[0].entity
            and _case_fits(name, text, tokens, one.first, one.first + owner)
        ]
        if owners:
            yield Found(one.first, owner, _per_entity(owners))
            yield Found(one.first + owner, one.length - owner, one.names)
        else:
            yield one


def _spellings(entity: Entity, order: int) -> Iterator[tuple[tuple[str, ...], Name]]:
    """Every active form of the entity, then its other spellings, behind their folded tokens.

    In this order a text is told to have the form that is written as it is, if there is one.
    """
    forms = [f for f in entity.forms if f.status is Status.ACTIVE]
    split = [name_tokens(form.text) for form in forms]
    own = frozenset(fold(token) for tokens in split for token, _, _ in tokens)
    cues = Cues(entity.cues) if entity.cues else NO_CUES
    made = [
        make_name(entity, form, order, tokens, own, cues)
        for form, tokens in zip(forms, split, strict=True)
    ]
    yield from made
    if entity.kind == "person":
        yield from titled_spellings(made)
    for folded, name in made:
        yield from article_spellings(folded, name)
        yield from declined_spellings(name)


def _ends(node: Trie, folded: tuple[str, ...], first: int) -> list[tuple[int, tuple[Name, ...]]]:
    """Where names end that begin at ``first`` with ``node``, the longest last."""
    end, last = first + 1, len(folded)
    ends = [(end, node.names)] if node.names else []
    while end < last and (following := node.get(folded[end])) is not None:
        node, end = following, end + 1
        if node.names:
            ends.append((end, node.names))
    return ends


def _fits(name: Name, text: str, tokens: TokenStream, first: int, end: int, lenient: bool) -> bool:
    """Whether the stretch is written as the name may be."""
    if end == first + 1:
        if name.surfaces[0] == tokens.surfaces[first] and not (lenient or name.blocker):
            return True
    elif not _stands(name, text, tokens, first, end):
        return False
    if lenient:
        return not name.blocker or _blocks(name, tokens, first, end)
    return _case_fits(name, text, tokens, first, end)


def _blocks(name: Name, tokens: TokenStream, first: int, end: int) -> bool:
    """Whether a typed query means the blocker: "us open" and "US Open", not "US open"."""
    typed = tokens.surfaces[first:end]
    fits = not any(typed[i][0].islower() for i in name.capitals if i < len(typed))
    return name.rule is Rule.ANY or all(map(str.islower, typed)) or fits


def _per_entity(names: Sequence[Name]) -> tuple[Name, ...]:
    """One name for each entity, in the order of the table."""
    return tuple({name.entity.id: name for name in reversed(names)}.values())[::-1]


def _stands(name: Name, text: str, tokens: TokenStream, first: int, end: int) -> bool:
    """Whether nothing but glue stands between the tokens."""
    starts, ends, folded = tokens.starts, tokens.ends, tokens.folded
    for i in range(first, end - 1):
        gap = text[ends[i] : starts[i + 1]]
        if gap == " " and i - first not in name.hyphens:
            continue
        if i - first in name.hyphens and not gap.startswith(("-", "\u2010", "\u2011")):
            return False
        if _GLUE.fullmatch(gap):
            continue
        if _DOTTED.fullmatch(gap) and (len(folded[i]) == 1 or folded[i] in ABBREVIATED):
            continue
        listed = name.gaps[i - first].strip()  # "&" and the like
        if listed and gap.strip() == listed:
            continue
        if listed in _JOINING and gap.strip() == "(" and text.startswith(")", ends[end - 1]):
            continue  # "ZANU (PF)"
        return False
    return True


def _case_fits(name: Name, text: str, tokens: TokenStream, first: int, end: int) -> bool:
    """Whether the letters are as the form's policy asks."""
    if name.rule is Rule.ANY:
        return True
    if end == first + 1:
        written = tokens.surfaces[first]
        if name.rule is Rule.EXACT:
            return (
                written == name.surfaces[0]
                or _as_listed(name, letters(written))
                or (_in_capitals(name, (written,)) and _among_capitals(tokens, first, end))
            )
        if not written[0].islower():
            return True
        return not name.capitals and (
            not written.islower() or (not name.words and _no_capitals(text, tokens, first))
        )
    surfaces = tokens.surfaces[first:end]
    if name.rule is Rule.EXACT:
        return tuple(map(letters, surfaces)) == name.surfaces or (
            _in_capitals(name, surfaces) and _among_capitals(tokens, first, end)
        )
    if all(map(str.islower, surfaces)):
        return not name.words and _no_capitals(text, tokens, first)
    return not any(surfaces[i][0].islower() for i in name.capitals)


def _in_capitals(name: Name, written: Sequence[str]) -> bool:
    """Whether these are the form's letters, but all capitals: "OBAMA" for "Obama"."""
    return all(map(str.isupper, written)) and tuple(written) == tuple(map(str.upper, name.surfaces))


def _among_capitals(tokens: TokenStream, first: int, end: int) -> bool:
    """Whether the words next to a name are all in capitals too, as in some headlines."""
    near = (*tokens.surfaces[max(0, first - 2) : first], *tokens.surfaces[end : end + 2])
    return len(near) > 1 and all(map(str.isupper, near))


def _as_listed(name: Name, written: str) -> bool:
    if written == name.surfaces[0] or _set_small(name, written):
        return True
    return not written.isascii() and _same_case(written, name.surfaces[0])


def _same_case(written: str, listed: str) -> bool:
    """Whether capitals stand in the same places; the letters are known to fold alike (Erdoğan)."""
    return [c.isupper() for c in written] == [c.isupper() for c in listed]


def _set_small(name: Name, written: str) -> bool:
    auto = name.form.case is Case.AUTO
    if not (name.acronym and auto) or name.twin:
        return False
    return title_case_acronym(written, name.surfaces[0]) or mixed_acronym(written)


def _no_capitals(text: str, tokens: TokenStream, token: int) -> bool:
    """Whether the text around is written without capitals, as some comments are."""
    at = tokens.starts[token]
    near = text[max(0, at - _LOWER_CASE_LINE) : at + _LOWER_CASE_LINE]
    return near.islower()
