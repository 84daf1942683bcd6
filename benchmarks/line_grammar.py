"""Rules for what surrounds articles on pages (``benchmarks/frames/*.txt``), and their expansion.

``[name]`` begins a rule for one line: each line below it is an alternative. ``[[name]]`` begins a
rule for several lines; its alternatives are divided by ``--``. In a line, ``{a|b|}`` is one of
these and ``<name>`` a line by that rule. In a rule for several lines, ``@name 3-8`` is that many
different alternatives of the rule, and a line beginning with ``?40`` is there in 40 % of the cases.
Before that a mark may say what the line is: ``+`` body, ``~`` unknown, ``>`` a reader's comment;
without a mark it is none of these.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "frames"
_RULE = re.compile(r"(\[\[?)([a-z-]+)\]\]?")
_CHOICE = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"<([a-z-]+)>")
_MARK = re.compile(r"(?:([+~>]) )?(?:\?(\d+) )?")
_CALL = re.compile(r"@([a-z-]+)(?: (\d+)-(\d+))?")
AGAIN = 0.8  # chance that a rule for several lines is expanded as before on this page
KINDS: dict[str | None, str] = {"+": "body", "~": "unknown", ">": "comment"}


@dataclass(frozen=True)
class Line:
    """One line of a page; an empty text is the end of a block."""

    text: str
    kind: str = "other"


@dataclass(frozen=True)
class Rules:
    """``said``: the alternatives of each rule for one line; ``built``: of each rule for several."""

    said: dict[str, list[str]]
    built: dict[str, list[list[str]]]


def read_rules(folder: Path = FOLDER) -> Rules:
    """The rules in all files of the folder; ValueError for a line before the first rule."""
    rules = Rules({}, {})
    for path in sorted(folder.glob("*.txt")):
        add: Callable[[str], None] | None = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.startswith("# "):
                continue
            rule = _RULE.fullmatch(line)
            if rule and rule[1] == "[":
                add = rules.said.setdefault(rule[2], []).append
            elif rule:
                ways = rules.built.setdefault(rule[2], [])
                ways.append([])
                add = ways[-1].append
            elif line == "--":
                ways.append([])
                add = ways[-1].append
            elif add is None:
                raise ValueError(f"{path.name}: a line before the first rule: {line!r}")
            else:
                add(line)
    return rules


@dataclass
class Writer:
    """Expands rules for one page. ``words``: by name, functions for what no rule describes."""

    rules: Rules
    chance: random.Random
    words: dict[str, Callable[[], str]]
    fixed: dict[str, str] = field(default_factory=dict)
    ways: dict[str, list[str]] = field(default_factory=dict)

    def say(self, text: str) -> str:
        """One line with all choices made. ``<own-x>`` is an ``<x>`` that stays the same on the
        page."""
        while match := _CHOICE.search(text):
            chosen = self.chance.choice(match[1].split("|"))
            text = text[: match.start()] + chosen + text[match.end() :]
        return " ".join(_NAME.sub(lambda match: self.word(match[1]), text).split())

    def word(self, name: str) -> str:
        """The text for a name: from ``words``, or a line of the rule."""
        if name in self.words:
            return self.words[name]()
        if name.startswith("own-"):
            if name not in self.fixed:
                self.fixed[name] = self.word(name.removeprefix("own-"))
            return self.fixed[name]
        return self.say(self.chance.choice(self.rules.said[name]))

    def build(self, name: str) -> Iterator[Line]:
        """The lines of a rule for several lines, mostly by the same alternative as before on the
        page."""
        if name not in self.ways or self.chance.random() > AGAIN:
            self.ways[name] = self.chance.choice(self.rules.built[name])
        for line in self.ways[name]:
            yield from self.lines(line)
        yield Line("")

    def lines(self, line: str) -> Iterator[Line]:
        """The lines of one line of such a rule, which may call another rule."""
        mark = _MARK.match(line)
        kind, often = KINDS.get(mark[1], "other"), int(mark[2] or 100)
        if self.chance.random() * 100 >= often:
            return
        line = line[mark.end() :]
        call = _CALL.fullmatch(line)
        if not call:
            yield Line(self.say(line), kind)
            return
        name, least, most = call[1], int(call[2] or 1), int(call[3] or call[2] or 1)
        count = self.chance.randint(least, most)
        if name in self.rules.built:
            for _ in range(count):
                yield from self.build(name)
            return
        ways = self.rules.said[name]
        for way in self.chance.sample(ways, min(count, len(ways))):
            yield Line(self.say(way), kind)
