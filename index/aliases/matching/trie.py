"""The trie of names: folded tokens lead from node to node, names end at nodes.

What a first token leads to is made when a text first has that token: most of a table is in no text
that a process sees, and to read where its names begin takes a sixth of making them.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ...model import Entity
from .casing import Rule
from .names import Name, may_be_small, may_begin_small
from .spellings import GROUPS, Forms, beginnings, script

SORTS = 14  # of first tokens: the more, the fewer pairs of words pass that begin no name


def sort_of(first: str) -> int:
    """The flag of one of the sorts that first tokens are divided in, by their letters."""
    return 1 << (ord(first[0]) + ord(first[-1]) + len(first)) % SORTS


class Trie(dict[str, "Trie"]):
    """A node: the next token leads on; ``names`` end here, in the order of the table."""

    __slots__ = ("names",)

    def __init__(self) -> None:
        self.names: tuple[Name, ...] = ()

    def insert(self, folded: Iterable[str], name: Name) -> None:
        """Have these tokens lead from here to the name."""
        node = self
        for token in folded:
            following = node.get(token)
            if following is None:
                following = node[token] = Trie()
            node = following
        told_apart = (name.id, name.rule, name.capitals)
        exact = name.rule is Rule.EXACT
        if all(
            (known.id, known.rule, known.capitals) != told_apart
            or (exact and known.surfaces != name.surfaces)
            for known in node.names
        ):
            node.names = (*node.names, name)


class First(Trie):
    """The node of a first token: ``small`` if it may be in lower case in a text that has capitals
    elsewhere, ``smaller`` if so in one without."""

    __slots__ = ("small", "smaller")

    def __init__(self) -> None:
        super().__init__()
        self.small = self.smaller = False

    def plant(self, folded: tuple[str, ...], name: Name) -> None:
        """Insert a name of these tokens, of which the first leads here."""
        small = may_begin_small(name, folded)
        self.small |= small
        self.smaller |= small or may_be_small(name)
        self.insert(folded[1:], name)


_NOWHERE = First()


class Root(dict[str, First]):
    """The first tokens of the names of some entities. Asked by index for a node: there always is
    one, made if need be.

    Threads may share it without a lock: what two of them make at once is the same. Forms in other
    than Latin letters are read when the first token of their scripts comes. ``seconds``: after
    which sorts of first tokens each second one comes.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        super().__init__()
        self._entities = list(entities)
        self._owners: dict[str, list[int]] = {}  # places of the entities with names that begin so
        self._forms: dict[int, Forms] = {}  # of those by now
        self.seconds: dict[str, int] = {}
        self._unread = frozenset(GROUPS)
        self._read(0)

    def __missing__(self, first: str) -> First:
        if script(first) in self._unread:
            self._read(script(first))
        owners = self._owners.get(first)
        if owners is None:
            return _NOWHERE
        node = First()
        for order in owners:
            forms = self._forms.get(order)
            if forms is None:
                forms = self._forms[order] = Forms.of(self._entities[order], order)
            for folded, name in forms.spellings(first):
                node.plant(folded, name)
        self[first] = node
        return node

    def beginning(self, folded: Sequence[str]) -> Iterator[bool]:
        """Whether names begin with each of these tokens, one or more."""
        if self._unread:
            for group in self._unread.intersection(map(script, folded)):
                self._read(group)
        return map(self._owners.__contains__, folded)

    def complete(self, *, latin: bool = True) -> None:
        """Make all nodes, in a third of the time that one after the other takes; with ``latin``
        those of Latin letters: they are half of all, and nearly all that most archives need."""
        for group in self._unread:
            self._read(group)
        nodes: dict[str, First] = defaultdict(First)
        for order, entity in enumerate(self._entities):
            for folded, name in Forms.of(entity, order).spellings(latin=latin):
                nodes[folded[0]].plant(folded, name)
        self.update(nodes)

    def changed(self, changes: Iterable[tuple[Entity | None, Entity, int]]) -> Root:
        """The root with entities replaced (before, after, place), or added as the last ones."""
        other = Root(())
        other._unread = self._unread
        other._entities, other._owners = list(self._entities), dict(self._owners)
        other.seconds = dict(self.seconds)
        other._forms = dict(self._forms)
        other.update(self)
        for before, after, order in changes:
            other._entities[order : order + 1] = [after]
            other._forms.pop(order, None)
            other._replace(before, after, order)
        return other

    def _replace(self, before: Entity | None, after: Entity, order: int) -> None:
        old, new = (_every_beginning(one) if one else set() for one in (before, after))
        self._follow(new)
        firsts = {tokens[0] for tokens in new}
        for first in firsts | {tokens[0] for tokens in old}:
            owners = [owner for owner in self._owners.pop(first, ()) if owner != order]
            if first in firsts:
                insort(owners, order)
            if owners:
                self._owners[first] = owners
            self.pop(first, None)

    def _follow(self, known: Iterable[tuple[str, ...]]) -> None:
        for first, *following in known:
            for second in following:
                self.seconds[second] = self.seconds.get(second, 0) | sort_of(first)

    def _read(self, group: int) -> None:
        """Learn where names in these scripts begin; to do so twice changes nothing."""
        found: dict[str, list[int]] = defaultdict(list)
        for order, entity in enumerate(self._entities):
            known = set(beginnings(entity, group))
            self._follow(known)
            for first in {tokens[0] for tokens in known}:
                found[first].append(order)
        for first, owners in found.items():
            before = self._owners.get(first)
            self._owners[first] = sorted({*before, *owners}) if before else owners
        self._unread -= {group}


def _every_beginning(entity: Entity) -> set[tuple[str, ...]]:
    return {tokens for group in GROUPS for tokens in beginnings(entity, group)}
