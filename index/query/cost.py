"""The cost of a query, computed from its plan and bounded before any engine runs."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

from ..errors import QueryTooCostly
from ..matching import AllOf, AnyOf, Except, Match, Sequence
from .nodes import Exact, Leaf, Like, Phrase


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one query may cost.

    ``clauses``: look-ups in all (see ``cost``); ``fan_out``: words one ``word*`` may stand for;
    ``words``: in a phrase; ``near``: words in a ``"…"~n``; ``slop``: the greatest n.
    """

    clauses: int = 1024
    fan_out: int = 400
    words: int = 100
    near: int = 10
    slop: int = 50


def cost(match: Match) -> int:
    """How many terms an engine looks up; of slots near each other, each pair of terms twice."""
    match match:
        case AllOf(parts) | AnyOf(parts):
            return sum(map(cost, parts))
        case Except(part, excluded):
            return cost(part) + cost(excluded)
        case Sequence(slots=slots, slop=slop):
            return 2 * prod(map(len, slots)) if slop else sum(map(len, slots))
        case _:
            return 1


class Budget:
    """Adds up the cost of the leaves of one query, and names the dearest if it is too much."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._spent: list[tuple[int, str]] = []

    def check_leaf(self, node: Leaf) -> None:
        """Raises QueryTooCostly if the leaf alone is beyond the limits."""
        match node:
            case Like(terms=terms) if len(terms) > self._limits.fan_out:
                self._refuse(
                    node, f"stands for more than {self._limits.fan_out} words; type more letters"
                )
            case Exact(_, row) | Phrase(_, row) if len(row) > self._limits.words:
                self._refuse(node, f"has more than {self._limits.words} words")
            case Phrase(items=row, slop=slop) if slop and len(row) > self._limits.near:
                self._refuse(node, f"may have at most {self._limits.near} words before “~”")
            case Phrase(slop=slop) if slop > self._limits.slop:
                self._refuse(node, f"may reach over at most {self._limits.slop} words (“~”)")

    def spend(self, node: Leaf, clauses: int) -> None:
        """Add the cost of a leaf."""
        self._spent.append((clauses, as_typed(node)))

    def check(self) -> None:
        """Raises QueryTooCostly, naming the dearest leaf, if all together cost too much."""
        total = sum(clauses for clauses, _ in self._spent)
        if total > self._limits.clauses:
            term = max(self._spent)[1]
            raise QueryTooCostly(
                f"The query takes {total} look-ups, {self._limits.clauses} are allowed; "
                f"“{term}” takes the most of them.",
                term,
            )

    def _refuse(self, node: Leaf, reason: str) -> None:
        typed = as_typed(node)
        raise QueryTooCostly(f"“{typed}” {reason}.", typed)


def as_typed(node: Leaf) -> str:
    """The leaf about as it was typed, without quotation marks."""
    match node:
        case Like(text=text, edits=edits):
            return f"{text}~{edits}" if edits else f"{text}*"
        case Exact(surfaces=row):
            return "=" + " ".join(row)
        case Phrase(items=row):
            return " ".join(item.text for item in row)
        case _:
            return node.text
