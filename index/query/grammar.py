"""The syntax of queries: Whoosh's parser cuts the text up and its tree becomes one of our nodes.

Nothing of Whoosh leaves this module and ``tagging``: ``Leaves`` reads the ``Typed`` pieces, and
what comes out is a tree of our own nodes. Whoosh's habits are kept: words side by side are joined
by AND, AND binds closer than OR, and a bare OR joins only its two neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from whoosh.qparser import QueryParser, syntax

from ..model import Span
from .leaves import Leaves
from .nodes import And, InZone, Moment, Node, Not, Or
from .pieces import VALUES, ZONES, Typed, quoted
from .tagging import (
    WORD,
    Bracket,
    Brackets,
    FieldOperator,
    InField,
    Operators,
    Piece,
    Pieces,
    Ready,
    Required,
    typed_word,
)
from .trees import rebuilt

# anything but plain words: '"', "title:", "+word", "OR"
_SYNTAX = re.compile(r'[":()]|(?<!\S)(?:[+\-=]|(?:AND|OR|NOT|&&|\|\|)(?!\S))')
_MOST_PREFIXES = 4  # operators before one thing: "+title:-x" has three


class Grammar:
    """Holds Whoosh's parser. It keeps nothing between queries: threads may share one."""

    def __init__(self) -> None:
        self._brackets, self._operators = Brackets(), Operators()
        plugins = [Pieces(), self._brackets, self._operators]
        self._parser = QueryParser(None, schema=None, plugins=plugins)
        self._words = re.compile(WORD)

    def tree(self, text: str, leaves: Leaves) -> Node | None:
        """The tree of ``text``; None if nothing in it can be searched for.

        ``text`` has straight quotes and no control characters. Corrections are passed to
        ``leaves.note``. An ``And`` of one part stands for ``+part``: required, even where any
        word will do.
        """
        if not _SYNTAX.search(text):  # only words, as most queries: Whoosh's parser is not needed
            return _joined(leaves.words(list(map(typed_word, self._words.finditer(text)))))
        if text.count('"') % 2:
            leaves.note("A quotation mark had no partner; one was added at the end.")
        nodes = self._parser.filterize(self._parser.tag(text))
        group = self._brackets.grouped(nodes, leaves.note)
        group = _mended(_with_words(_with_values(group, leaves), leaves), leaves)
        return _node(self._operators.do_operators(self._parser, group))


def _with_values(group: Any, leaves: Leaves, field: str | None = None) -> Any:
    """The group with each ``source:x`` read; ``field`` is set while reading a field's value."""
    read: list[Any] = []
    waiting: Any = None  # an operator whose value must come next
    for node in group:
        named: str | None = waiting.field if waiting else field
        if isinstance(node, Piece) and (owner := node.field or named):
            read.append(Ready(leaves.value(owner, node.typed)))
        elif isinstance(node, Bracket):
            read.append(_with_values(node, leaves, named))
        else:
            _note_dangling(waiting, leaves)
            if isinstance(node, FieldOperator) and node.field in VALUES:
                waiting = node
                continue
            read.append(node)
        waiting = None
    _note_dangling(waiting, leaves)
    return _with(group, read)


def _with_words(group: Any, leaves: Leaves) -> Any:
    """The group with adjacent pieces read together."""
    read: list[Any] = []
    for kind, nodes in groupby(group, type):
        if kind is Piece:
            run = [node.typed for node in nodes]
            words = leaves.words(run)
            _note_stretched(read[-1] if read else None, run, words, leaves)
            read += map(Ready, words)
        elif kind is Bracket:
            read += [_with_words(node, leaves) for node in nodes]
        else:
            read += nodes
    return _with(group, read)


def _note_stretched(
    operator: Any, run: Sequence[Typed], nodes: Sequence[Node], leaves: Leaves
) -> None:
    """Add a note where ``-`` or ``title:``, typed before one word, applies to a name or a date of
    several."""
    if isinstance(operator, syntax.PrefixOperator) and operator.text != "NOT" and nodes:
        span: Span | None = getattr(nodes[0], "span", None)
        if span is not None and span.end > run[0].end:
            kind = "date" if isinstance(nodes[0], Moment) else "name"
            typed = quoted(getattr(nodes[0], "text", ""))
            leaves.note(f"“{operator.text}” was applied to the whole {kind} {typed}.")


def _note_dangling(operator: Any, leaves: Leaves) -> None:
    if operator is not None:
        leaves.note(f"“{operator.text}” had nothing to apply to and was left out.")


def _mended(group: Any, leaves: Leaves) -> Any:
    """The group without empty brackets and without operators that have nothing to join."""
    kept: list[Any] = []
    for node in group:
        if isinstance(node, Bracket):
            node = _mended(node, leaves)
            if not len(node):
                continue
        elif _is_idle(node, kept):
            _note_dangling(node, leaves)
            continue
        kept.append(node)
    while kept and isinstance(kept[-1], syntax.Operator):
        _note_dangling(kept.pop(), leaves)
    return _with(group, kept)


def _is_idle(node: Any, before: list[Any]) -> bool:
    """Whether it is an operator that has nothing to join, or one too many before one thing."""
    if isinstance(node, syntax.InfixOperator):
        return not before or isinstance(before[-1], syntax.Operator)
    last = [*before[-_MOST_PREFIXES:], node]
    return len(last) > _MOST_PREFIXES and all(isinstance(n, syntax.PrefixOperator) for n in last)


def _with(group: Any, nodes: list[Any]) -> Any:
    changed = group.empty_copy()
    changed.extend(nodes)
    return changed


def _node(tree: Any) -> Node | None:
    if isinstance(tree, Ready):
        node: Node | None = tree.node
        return node
    parts = [part for node in tree if (part := _node(node)) is not None]
    if not parts:
        return None
    if isinstance(tree, syntax.NotGroup):
        return parts[0].part if isinstance(parts[0], Not) else Not(parts[0])
    if isinstance(tree, InField):
        return InZone(ZONES[tree.kwargs["field"]], _undated(parts[0]))
    if isinstance(tree, Required):
        return And((parts[0],))
    if len(parts) > 1 and isinstance(tree, syntax.OrGroup):
        return Or(tuple(_flat(parts, Or)))
    return _joined(parts)


def _undated(node: Node) -> Node:
    """The tree with dates as the words they are: a headline is not published, the article is."""
    if isinstance(node, Moment):
        return And(node.written) if len(node.written) > 1 else node.written[0]
    return rebuilt(node, _undated)


def _joined(parts: Sequence[Node]) -> Node | None:
    """All of the parts, of which there may be one, or none."""
    return And(tuple(_flat(parts, And))) if len(parts) > 1 else next(iter(parts), None)


def _flat(parts: Iterable[Node], kind: type[And] | type[Or]) -> Iterable[Node]:
    for part in parts:
        if isinstance(part, kind) and len(part.parts) > 1:
            yield from part.parts
        else:
            yield part
