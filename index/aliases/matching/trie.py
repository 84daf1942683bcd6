"""The trie of names: folded tokens lead from node to node, names end at nodes.

A trie is never changed once it is in use. A changed one shares with it all nodes but those on the
paths that changed.
"""

from __future__ import annotations

from .casing import Rule
from .names import Name


class Trie(dict[str, "Trie"]):
    """A node: the next token leads on; ``names`` end here, in the order of the table."""

    __slots__ = ("names",)

    def __init__(self) -> None:
        self.names: tuple[Name, ...] = ()


class Planter:
    """Puts names into a trie and takes them out, copying what the trie shares with another."""

    def __init__(self, shared: Trie | None = None) -> None:
        """Begins with nothing, or with what another trie has, which stays as it is."""
        self.root = Trie() if shared is None else _copied(shared)
        self._shares = shared is not None
        self._own = {id(self.root)}

    def insert(self, folded: tuple[str, ...], name: Name) -> None:
        """Have the folded tokens lead to the name."""
        node = self._at(folded)
        if not node.names:
            node.names = (name,)
            return
        told_apart = (name.id, name.rule, name.capitals)
        exact = name.rule is Rule.EXACT
        if all(
            (known.id, known.rule, known.capitals) != told_apart
            or (exact and known.surfaces != name.surfaces)
            for known in node.names
        ):
            late = node.names[-1].order > name.order
            node.names = (*node.names, name)
            if late:
                node.names = tuple(sorted(node.names, key=lambda name: name.order))

    def remove(self, folded: tuple[str, ...], entity: str) -> None:
        """Take out the entity's names at the end of these tokens, and nodes that lead nowhere."""
        node = self._at(folded)
        node.names = tuple(name for name in node.names if name.entity.id != entity)
        for length in range(len(folded), 0, -1):
            before = self._at(folded[: length - 1])
            node = before[folded[length - 1]]
            if node or node.names:
                break
            del before[folded[length - 1]]

    def _at(self, folded: tuple[str, ...]) -> Trie:
        """The node at the end of these tokens; it and all before it may be changed."""
        node = self.root
        for token in folded:
            following = node.get(token)
            if following is None:
                following = node[token] = Trie()
                if self._shares:
                    self._own.add(id(following))
            elif self._shares and id(following) not in self._own:
                following = node[token] = _copied(following)
                self._own.add(id(following))
            node = following
        return node


def _copied(node: Trie) -> Trie:
    other = Trie()
    other.update(node)
    other.names = node.names
    return other
