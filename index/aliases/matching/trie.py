"""The trie of names: folded tokens lead from node to node, names end at nodes.

What two tokens lead to is made when a text first has them in a row: most of a table is in no text
that a process sees, and to read where its names begin takes a sixth of making them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ...model import Entity
from .casing import Rule
from .names import Name, Spelling
from .spellings import GROUPS, NEVER, NO_LATIN, Forms, beginnings, script

Owners = dict[str, tuple[int, ...]]  # by the second token: the places of entities in the table

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


UNMADE = Trie()  # where a second token leads that no text has had behind the first
_NOWHERE = Trie()
_NO_OWNERS: Owners = {}


class Root(dict[str, Trie]):
    """The first tokens of the names of some entities. Asked by index for a node: there always is
    one, made if need be.

    Threads may share it without a lock: what two of them make at once is the same. Forms in other
    than Latin letters are read when the first token of their scripts comes. ``seconds``: after
    which sorts of first tokens each second one comes; ``small``: where each first token may be in
    small letters, ``NEVER`` to ``ANYWHERE``.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        super().__init__()
        self._entities = list(entities)
        self._owners: dict[str, Owners] = {}  # by first token
        self._forms: dict[int, Forms] = {}  # of those by now
        self.seconds: dict[str, int] = {}
        self.small: dict[str, int] = defaultdict(lambda: NEVER)
        self._unread = frozenset(GROUPS)
        self._read(0)

    def owners(self, first: str) -> Owners:
        """The places of the entities with names that begin with a token, by the second one, which
        is "" in a name of one token. Empty if there are none."""
        if first >= NO_LATIN and script(first) in self._unread:
            self._read(script(first))
        return self._owners.get(first, _NO_OWNERS)

    def __missing__(self, first: str) -> Trie:
        owners = self.owners(first)
        if not owners:
            return _NOWHERE
        node = Trie()
        node.update(dict.fromkeys(filter(None, owners), UNMADE))
        for folded, name in self._made(owners.get("", ()), (first,)):
            node.insert(folded[1:], name)
        self[first] = node
        return node

    def after(self, first: str, second: str) -> Trie | None:
        """What two tokens lead to; None if they begin no name."""
        node = self[first]
        following = node.get(second)
        if following is UNMADE:
            following = Trie()
            for folded, name in self._made(self._owners[first][second], (first, second)):
                following.insert(folded[2:], name)
            node[second] = following  # when it is whole, for other threads
        return following

    def _made(self, owners: Iterable[int], begun: tuple[str, ...]) -> Iterator[Spelling]:
        for order in owners:
            forms = self._forms.get(order)
            if forms is None:
                forms = self._forms[order] = Forms.of(self._entities[order], order)
            yield from forms.spellings(begun)

    def complete(self, *, latin: bool = True) -> None:
        """Make all nodes, in a third of the time that one after the other takes; with ``latin``
        those of Latin letters: they are half of all, and nearly all that most archives need."""
        for group in self._unread:
            self._read(group)
        nodes = {first: Trie() for first in self._owners if not (latin and script(first))}
        for order, entity in enumerate(self._entities):
            for folded, name in Forms.of(entity, order).spellings(latin=latin):
                nodes[folded[0]].insert(folded[1:], name)
        self.update(nodes)

    def changed(self, changes: Iterable[tuple[Entity | None, Entity, int]]) -> Root:
        """The root with entities replaced (before, after, place), or added as the last ones."""
        other = Root(())
        other._unread = self._unread
        other._entities, other._owners = list(self._entities), dict(self._owners)
        other.seconds, other.small = dict(self.seconds), self.small.copy()
        other._forms = dict(self._forms)
        other.update(self)
        for before, after, order in changes:
            other._entities[order : order + 1] = [after]
            other._forms.pop(order, None)
            other._replace(before, after, order)
        return other

    def _replace(self, before: Entity | None, after: Entity, order: int) -> None:
        gone = [] if before is None else [one for g in GROUPS for one in beginnings(before, g)]
        for first, second, _ in gone:
            owners = dict(self._owners.pop(first, {}))
            left = tuple(owner for owner in owners.pop(second, ()) if owner != order)
            if owners or left:
                self._owners[first] = {**owners, second: left} if left else owners
        come = [one for g in GROUPS for one in beginnings(after, g)]
        self._follow((order, *one) for one in come)
        for first, *_ in gone + come:
            self.pop(first, None)

    def _read(self, group: int) -> None:
        """Learn where names in these scripts begin; to do so twice changes nothing."""
        self._follow(
            (order, *one)
            for order, entity in enumerate(self._entities)
            for one in beginnings(entity, group)
        )
        self._unread -= {group}

    def _follow(self, begun: Iterable[tuple[int, str, str, int]]) -> None:
        """Note whose names begin with two tokens, and whether in small letters."""
        found: dict[str, Owners] = defaultdict(dict)
        for order, first, second, small in begun:
            owners = found[first]
            if second not in owners:
                owners[second] = (order,)
            elif owners[second][-1] != order:
                owners[second] += (order,)
            if small > self.small[first]:
                self.small[first] = small
        for first, owners in found.items():
            sort = sort_of(first)
            for second in owners:
                self.seconds[second] = self.seconds.get(second, 0) | sort
            if known := self._owners.get(first):
                for second in owners.keys() & known.keys():
                    owners[second] = tuple(sorted({*known[second], *owners[second]}))
                owners = {**known, **owners}
            self._owners[first] = owners
        self.seconds.pop("", None)
