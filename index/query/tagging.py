"""Plug-ins for Whoosh's parser: our syntax nodes, taggers, brackets and operators."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from whoosh.qparser import plugins, syntax, taggers

from .dates import WRITTEN
from .nodes import Node
from .pieces import DATES, VALUES, ZONES, Typed

DEEPEST = 20  # brackets within brackets; far below Python's recursion limit
WORD = r'(?P<text>[^\s"()]+)'


class Piece(syntax.SyntaxNode):  # type: ignore[misc]  # Whoosh ships no types
    """A piece not read yet; ``field`` if it is the value of one."""

    def __init__(self, typed: Typed, field: str | None = None) -> None:
        self.typed = typed
        self.field = field


class Ready(syntax.SyntaxNode):  # type: ignore[misc]
    """One of our nodes in Whoosh's tree; None for typed text without a meaning."""

    def __init__(self, node: Node | None) -> None:
        self.node = node


class Bracket(syntax.GroupNode):  # type: ignore[misc]
    """A group in brackets, not joined with its neighbours."""

    merging = False


class Required(syntax.Wrapper):  # type: ignore[misc]
    """A group after ``+``."""


class InField(syntax.Wrapper):  # type: ignore[misc]
    """A group after ``title:``, ``body:`` or ``comments:``."""


class FieldOperator(syntax.PrefixOperator):  # type: ignore[misc]
    """``title:``, ``source:`` …, its ``field`` folded."""

    def __init__(self, text: str, *_: object) -> None:
        self.field = text.partition(":")[0].casefold()
        super().__init__(text.strip(), partial(InField, field=self.field))


class _WordTagger(taggers.RegexTagger):  # type: ignore[misc]
    """Matches one word at a time: all text that no other tagger matches."""

    def __init__(self) -> None:
        super().__init__(rf'(?P<literal>=(?=[^\s"()]))?{WORD}')

    def create(self, parser: object, match: re.Match[str]) -> Piece:
        return Piece(typed_word(match, literal=bool(match["literal"])))


def typed_word(match: re.Match[str], *, literal: bool = False) -> Typed:
    """The word that ``WORD`` matched."""
    return Typed(match.start(), *match.span("text"), match["text"], literal=literal)


class _QuoteTagger(taggers.RegexTagger):  # type: ignore[misc]
    """``"these words"``, ``="literally"``, ``"near"~5``; the last quote may be missing."""

    def __init__(self) -> None:
        super().__init__(r'(?P<literal>=?)"(?P<text>[^"]*)(?P<close>"(?:\s*~(?P<slop>[0-9]+)|~)?)?')

    def create(self, parser: object, match: re.Match[str]) -> Piece:
        slop = int((match["slop"] or "0")[:9])
        start, literal = match.start("text"), bool(match["literal"])
        return Piece(Typed(match.start(), start, match.end(), match["text"], True, literal, slop))


class _DateTagger(taggers.RegexTagger):  # type: ignore[misc]
    """``date:june 2014``, ``date:[2014 TO 2015]``: the values that hold spaces without quotes."""

    def __init__(self) -> None:
        point = rf"(?:{WRITTEN}|[0-9][0-9/.\-]*)"
        bracketed = r"[\[{][^\]}\"]*[\]}]"
        plain = rf"[\[{{]?\s*{point}\s+to\s+{point}|[\[{{]\s*{point}\s+to(?!\S)|{WRITTEN}"
        value = rf"{bracketed}|{plain}|\(\s*(?:{plain})\s*\)"
        super().__init__(re.compile(rf"(?P<field>{'|'.join(DATES)}):\s*(?P<text>{value})", re.I))

    def create(self, parser: object, match: re.Match[str]) -> Piece:
        start, end = match.span("text")
        typed = Typed(match.start(), start, end, match["text"], quoted=True)
        return Piece(typed, match["field"].casefold())


class Pieces(plugins.Plugin):  # type: ignore[misc]
    """Dates first, for they hold brackets; words last, for they are all the rest."""

    def taggers(self, parser: object) -> list[tuple[object, int]]:
        return [(_DateTagger(), -1), (_QuoteTagger(), 5), (_WordTagger(), 1000)]


class Brackets(plugins.GroupPlugin):  # type: ignore[misc]
    """Whoosh's brackets, with bounded depth; a missing closing bracket is added at the end."""

    def filters(self, parser: object) -> list[object]:
        return []  # ``grouped`` is called by Grammar.tree

    def grouped(self, nodes: Any, note: Callable[[str], None]) -> Any:
        """The nodes in groups; what was mended is noted."""
        stack = [syntax.AndGroup()]
        ignored = 0  # open brackets beyond the depth allowed
        for node in nodes:
            if isinstance(node, self.OpenBracket):
                if len(stack) <= DEEPEST:
                    stack.append(Bracket())
                    stack[-2].append(stack[-1])
                else:
                    ignored += 1
                    note(f"Brackets more than {DEEPEST} deep were read as one.")
            elif not isinstance(node, self.CloseBracket):
                stack[-1].append(node)
            elif ignored:
                ignored -= 1
            elif len(stack) > 1:
                stack.pop()
            else:
                note("A closing bracket had no opening one and was left out.")
        if len(stack) > 1:
            note("A bracket was never closed; it was closed at the end.")
        return stack[0]


class Operators(plugins.OperatorsPlugin):  # type: ignore[misc]
    """Whoosh's operators. Prefix operators go first, from the right: each takes what follows it."""

    def __init__(self) -> None:
        free = r'(?<![^\s()"]){}(?![^\s()"])'
        names = "|".join((*ZONES, *VALUES))

        def prefix(
            expr: str, group: type, kind: type = syntax.PrefixOperator
        ) -> tuple[object, int]:
            return self.OpTagger(re.compile(expr), group, kind, leftassoc=False), 0

        super().__init__(
            ops=[
                prefix(r"(?<![^\s(:+\-])\+(?=[^\s+)])", Required),
                prefix(r"(?<![^\s(:+\-])-(?=[^\s\-)])", syntax.NotGroup),
                prefix(rf"(?i:{names}):\s*", InField, FieldOperator),
                prefix(free.format("NOT"), syntax.NotGroup),
                (self.OpTagger(free.format(r"(?:AND|&&)"), syntax.AndGroup), 0),
                (self.OpTagger(free.format(r"(?:OR|\|\|)"), syntax.OrGroup), 0),
            ],
            clean=True,
        )

    def filters(self, parser: object) -> list[object]:
        return []  # called by Grammar.tree, once names have been found
