"""Plug-ins for Whoosh's parser: our syntax nodes, taggers, brackets and operators."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from whoosh.qparser import plugins, syntax, taggers

from .dates import WRITTEN
from .nodes import Node
from .pieces import BESIDE, DATES, VALUES, ZONES, Typed

DEEPEST = 20  # brackets within brackets; far below Python's recursion limit
WORD = r'(?P<literal>=(?=[^\s"()]))?(?P<text>[^\s"()]+)'
# "these words", ="literally", "near"~5; the last quote may be missing
_QUOTE = r'(?P<literal>=?)"(?P<text>[^"]*)(?P<close>"(?:\s*~(?P<slop>[0-9]+)|~)?)?'
# date:june 2014, date:[2014 TO 2015]: the values that hold spaces without quotes
_POINT = rf"(?:{WRITTEN}|[0-9][0-9/.\-]*)"
_BRACKETED = r"[\[{][^\]}\"]*[\]}]"
_PLAIN = rf"[\[{{]?\s*{_POINT}\s+to\s+{_POINT}|[\[{{]\s*{_POINT}\s+to(?!\S)|{WRITTEN}"
_VALUE = rf"{_BRACKETED}|{_PLAIN}|\(\s*(?:{_PLAIN})\s*\)"
_DATE = re.compile(rf"(?P<field>{'|'.join(DATES)}):\s*(?P<text>{_VALUE})", re.I)


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


class _Tagger(taggers.RegexTagger):  # type: ignore[misc]
    """Cuts out what an expression matches, as the piece that ``read`` makes of it."""

    def __init__(self, expr: str | re.Pattern[str], read: Callable[[re.Match[str]], Piece]) -> None:
        super().__init__(expr)
        self._read = read

    def create(self, parser: object, match: re.Match[str]) -> Piece:
        return self._read(match)


def typed_word(match: re.Match[str]) -> Typed:
    """The word that ``WORD`` matched."""
    return Typed(match.start(), *match.span("text"), match["text"], literal=bool(match["literal"]))


def _word(match: re.Match[str]) -> Piece:
    return Piece(typed_word(match))


def _quoted(match: re.Match[str]) -> Piece:
    slop, literal = int((match["slop"] or "0")[:9]), bool(match["literal"])
    start, end = match.start("text"), match.end()
    return Piece(Typed(match.start(), start, end, match["text"], True, literal, slop))


def _dated(match: re.Match[str]) -> Piece:
    typed = Typed(match.start(), *match.span("text"), match["text"], quoted=True)
    return Piece(typed, match["field"].casefold())


class Pieces(plugins.Plugin):  # type: ignore[misc]
    """Dates first, for they hold brackets; words last, for they are all the rest."""

    def taggers(self, parser: object) -> list[tuple[object, int]]:
        return [
            (_Tagger(_DATE, _dated), -1),
            (_Tagger(_QUOTE, _quoted), 5),
            (_Tagger(WORD, _word), 1000),
        ]


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
        names = "|".join((*ZONES, *(f"{v}(?=:[0-9])" if v in BESIDE else v for v in VALUES)))

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
