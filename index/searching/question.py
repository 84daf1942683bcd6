"""Questions: a parsed query at one version of the archive, and all that follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain
from typing import NamedTuple

from ..answer import Expansion
from ..deadline import NEVER, Deadline
from ..matching import Layer, Match, Nothing, Zone, text_field
from ..occurrences.scanning import written
from ..query.algebra import any_of, row
from ..query.cost import Limits
from ..query.lexicon import MOSTLY, SEEN
from ..query.longer import is_longer
from ..query.lookups import Lookups
from ..query.modes import AliasMode, Reading
from ..query.nodes import (
    NOWHERE,
    And,
    Exact,
    Leaf,
    Name,
    Node,
    Not,
    Or,
    Phrase,
    Query,
    Word,
    is_time,
    leaves,
    scoped_leaves,
)
from ..query.parse import MAX_CHARS
from ..query.plan import plan
from ..query.trees import filter_names, full_names, loosened
from ..ranking.evidence import WeightedLeaf, distinct
from ..request import MatchMode, SearchRequest
from .counting import leaf_idf
from .point_in_time import PointInTime
from .receipt import expansions, whole

LIMITS = Limits()
UNBOUNDED = Limits(clauses=1 << 30, words=1 << 30)  # for whole documents asked as queries
_DATE = 0.25  # weight of a date as written, since other articles are of that date
_REMEMBERED = 256  # questions, for their next pages and facets
_HEADLINE = (4, 40)  # words, at least and at most
_FIRST = 2.0  # weight of a title that is the query: above articles that only have its words
_PLAIN = (Word, Name, Phrase, Or)  # what words typed side by side are read as


class Wording(NamedTuple):
    """The part of a request that decides how it is understood.

    ``conjunctive``: an article must match all of the query. ``reading``: what is taken for a name.
    """

    text: str
    aliases: AliasMode
    without: tuple[str, ...]
    scope: tuple[Zone, ...]
    document: bool
    conjunctive: bool
    reading: Reading = Reading.TYPED

    @classmethod
    def of(cls, request: SearchRequest) -> Wording:
        """The wording of a request as it was made, before weaker ones are tried."""
        return cls(
            request.text,
            request.aliases,
            request.without,
            request.scope,
            request.document,
            request.match is not MatchMode.ANY,
        )


@dataclass(frozen=True, eq=False)
class Question:
    """A query at one point in time of the archive, with all that follows from it, computed once."""

    known: PointInTime
    wording: Wording
    query: Query

    @cached_property
    def root(self) -> Node:
        """The tree whose leaves make an article match."""
        root = self.query.root
        return root if self.wording.conjunctive else loosened(root)

    @cached_property
    def match(self) -> Match:
        """The match to ask an engine for; words near each other are matched in pairs.

        Raises:
            QueryTooCostly: it costs too much; names the typed term that costs most.
        """
        return self.planned(self.known.lookups)

    def planned(self, lookups: Lookups) -> Match:
        """The match with other look-ups."""
        planned = partial(
            plan,
            mode=self.wording.aliases,
            scope=self.wording.scope,
            conjunctive=self.wording.conjunctive,
            limits=UNBOUNDED if self.wording.document else LIMITS,
            lookups=lookups,
        )
        match = planned(self.query.root)
        return any_of([match, self._headline(), *map(planned, self._in_rows())])

    def _in_rows(self) -> Iterator[Node]:
        """The query with each whole name it may have in a row: such articles score more."""
        rows: list[tuple[Node, tuple[Node, ...]]] = [(n, n.items) for n in full_names(self.query)]
        rows += [(part.parts[-1], (part,)) for part in self.query.parts if is_longer(part)]
        for name, items in rows:
            rest = [part for part in self.query.parts if part not in items]
            if not self.wording.conjunctive:  # what excludes and filters holds all the same
                rest = [part for part in rest if isinstance(part, Not) or filter_names(part)]
            yield And((name, *rest)) if rest else name

    def _headline(self) -> Match:
        """Titles with all typed words in a row, read as names or not: a pasted headline finds its
        article even if a name of the query is uncertain there, or no mention at all."""
        wording, root = self.wording, self.query.root
        plain = isinstance(root, Name) or (
            isinstance(root, And) and all(isinstance(p, _PLAIN) for p in root.parts)
        )
        narrowed = wording.without or wording.aliases is AliasMode.STRICT
        if not plain or narrowed or not wording.conjunctive or Zone.TITLE not in wording.scope:
            return Nothing()
        words = self.known.analyzer.analyse(self.query.text).surfaces
        if not _HEADLINE[0] <= len(words) <= _HEADLINE[1]:
            return Nothing()
        slots = map(self.known.terms, words)
        return row(text_field(Zone.TITLE, Layer.STEM), slots, 0, _FIRST)

    @cached_property
    def means_names(self) -> bool:
        """Whether words beside others are the names they may be ("walker recall"): far more
        articles have these with the rest, and one at most the words in small letters."""
        parts = self.query.parts
        if len(parts) == 1 or not any(isinstance(part, Word) and part.offered for part in parts):
            return False

        def having(read: Callable[[Word], Leaf]) -> int:
            asked = And(tuple(read(p) if isinstance(p, Word) and p.offered else p for p in parts))
            match = plan(asked, scope=self.wording.scope, lookups=self.known.lookups)
            return self.known.engine.search(match, limit=0).total

        named = having(lambda word: Name(word.span, word.text, word.offered))
        return (
            named >= SEEN
            and named >= MOSTLY * having(lambda word: word)
            and having(lambda word: Exact(word.span, (word.text.lower(),))) <= 1
        )

    @cached_property
    def is_divisible(self) -> bool:
        """Whether it has several parts, so that an article can match some of them."""
        root = self.query.root
        return (isinstance(root, And) and len(leaves(root)) > 1) or loosened(root) != root

    @cached_property
    def weighted_leaves(self) -> tuple[WeightedLeaf, ...]:
        """Each different leaf once, with its idf."""
        known = self.known
        scoped = scoped_leaves(self.root, self.wording.scope)
        dates = {leaf for part in self.query.parts if is_time(part) for leaf in leaves(part)}
        idfs = [
            leaf_idf(each.leaf, known.count) * (_DATE if each.leaf in dates else 1.0)
            for each in scoped
        ]
        return tuple(distinct(scoped, idfs))

    @cached_property
    def everyday(self) -> frozenset[Leaf]:
        """The words that more than half of the articles have, if it has a rarer part too."""
        asked = {each.scoped.leaf for each in self.weighted_leaves}
        words = {word for word in asked if isinstance(word, Word)}
        common = frozenset(filter(self.known.count.is_everyday, words))
        return common if common < asked else frozenset()

    @cached_property
    def penalised(self) -> tuple[bool, ...]:
        """Which of these leaves lower the score of an article that lacks them: the names of a query
        of which a part is enough."""
        parts = self.root.parts if isinstance(self.root, And) else ()
        names = (
            [] if self.wording.conjunctive else [p.entities for p in parts if isinstance(p, Name)]
        )
        leaves = (each.scoped.leaf for each in self.weighted_leaves)
        return tuple([isinstance(leaf, Name) and leaf.entities in names for leaf in leaves])

    @cached_property
    def _parts(self) -> dict[str, frozenset[Leaf]]:
        """The parts, as typed, of which an article need not have all; none if it must. It has one
        if it has any of the leaves given, without their places. Dates are none, nor filters."""
        parts: dict[str, frozenset[Leaf]] = {}
        if self.wording.conjunctive or not isinstance(self.root, And):
            return parts
        for part in self.root.parts:
            if not is_time(part) and (known := leaves(part)):
                start = min(leaf.span.start for leaf in known)
                end = max(leaf.span.end for leaf in known)
                plain = frozenset(replace(leaf, span=NOWHERE) for leaf in known)
                parts[self.query.text[start:end]] = plain
        return parts

    def lacking(self, present: Callable[[], frozenset[Leaf]]) -> tuple[str, ...]:
        """The parts, as typed, of which an article with these leaves has none, where a part is
        enough."""
        if not self._parts:
            return ()
        there = present()
        return tuple(text for text, leaves in self._parts.items() if not leaves & there)

    @cached_property
    def zones(self) -> frozenset[Zone]:
        """The zones in which leaves are searched."""
        return frozenset(chain(*(each.scoped.zones for each in self.weighted_leaves)))

    @cached_property
    def is_literal(self) -> bool:
        """Whether it has words to be found in the letters typed, alone (``=word``) or first."""
        return bool(written(each.scoped for each in self.weighted_leaves)[1])

    # --- the receipt ----------------------------------------------------------------------------

    @cached_property
    def understood(self) -> str:
        """The query in words."""
        return whole(self.query, self.known.table)

    @cached_property
    def expansion(self) -> tuple[Expansion, ...]:
        """The forms that were searched or left out for each name."""
        return expansions(self.known, self.query, self.wording.aliases, self.wording.without)


class Questions:
    """Makes the questions at one point in time and remembers the latest; use one per thread."""

    def __init__(self, known: PointInTime) -> None:
        self.known = known
        self._asked: dict[Wording, Question] = {}

    def __call__(self, wording: Wording, deadline: Deadline = NEVER) -> Question:
        """The question of this wording.

        Raises:
            BadQuery, QueryTooCostly, OutOfTime: see ``Parser.parse``.
        """
        if wording not in self._asked:
            if len(self._asked) >= _REMEMBERED:
                self._asked.pop(next(iter(self._asked)))
            query = self.known.parse(
                wording.text,
                aliases=wording.aliases,
                reading=wording.reading,
                without=(*wording.without, *self.known.unsettled.doubted),
                limit=None if wording.document else MAX_CHARS,
                scope=wording.scope,
                deadline=deadline,
            )
            self._asked[wording] = Question(self.known, wording, query)
        return self._asked[wording]
